import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { picture } from "../../scripts/picture/index.js";

test("the picture in the README shows what the program says now; npm run picture draws it anew", async () => {
  expect(readFileSync(resolve(import.meta.dirname, "../../docs/run.svg"), "utf8")).toBe(await picture());
});
