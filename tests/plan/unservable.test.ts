import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/files.js";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { generate } from "../../src/index.js";
import { typed } from "../support/typed.js";

const document = (...paths: string[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: "ok" } } } }])),
  });

/** Operations that are refused, and files of routes. */
function seen({ operations, files }: Report): { refused: string[]; routes: string[] } {
  return {
    refused: operations.flatMap((operation) => ("refused" in operation ? [operation.refused] : [])),
    routes: files.filter(({ owner }) => owner === "route").map(({ path }) => path),
  };
}

describe("segments that a router cannot have", () => {
  test.each([
    ["/(x)", "takes for a group"],
    ["/@me/orders", "takes for a slot"],
    ["/a/(.)b", "takes for an intercepting route"],
  ])("%s of a document is refused for the App Router, with the reason, and served by the other", async (path, why) => {
    const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": document(path, "/_x/plain") });
    const app = seen(await generate({ cwd, specs: ["openapi.json"], router: "app", mode: "dry-run" }));
    expect(app.refused).toEqual([expect.stringContaining(why)]);
    expect(app.routes).toEqual(["app/api/%5Fx/plain/route.ts"]);
    const pages = seen(await generate({ cwd, specs: ["openapi.json"], router: "pages", mode: "dry-run" }));
    expect(pages.refused).toEqual([]);
    expect(pages.routes).toHaveLength(2);
  });

  test("by name it is an error, and nothing is written", async () => {
    const cwd = makeFolder(TS_PROJECT);
    expect(await typed(cwd, "@me", "other", "--router", "app")).toBe(2);
    expect(readTree(cwd)).toEqual(TS_PROJECT);
    expect(await typed(cwd, "@me", "other", "--router", "pages")).toBe(0);
  });
});
