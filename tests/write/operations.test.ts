import { expect, test } from "vitest";
import type { FileChange } from "../../src/model/files.js";
import { operationsOf } from "../../src/write/operations.js";

const PATH = "pages/api/users.ts";
const HELD: FileChange = { path: PATH, owner: "route", routeId: "/api/users", verdict: "held", before: "// mine\n" };

test.each<[string, FileChange, string | undefined]>([
  ["follows a file that was moved and waits", { ...HELD, diff3: "three sides" }, "three sides"],
  ["goes with what it was about", { ...HELD, verdict: "identical" }, undefined],
])("a .diff3 %s", (_, change, text) => {
  const about = operationsOf(change, new Set([PATH])).filter(({ path }) => path.endsWith(".diff3"));
  const want = { path: `.create-api-route/conflicts/${PATH}.diff3`, text, expected: false, about: PATH };
  expect(about).toEqual([want]);
});

test("a .diff3 stays where its file waits in its place", () => {
  expect(operationsOf(HELD, new Set([PATH]))).toEqual([]);
});
