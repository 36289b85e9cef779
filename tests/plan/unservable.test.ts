import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { typed } from "../support/typed.js";

const document = (...paths: string[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: "ok" } } } }])),
  });

describe("segments that a router cannot have", () => {
  test("of a document are served all the same, as `_x` is", async () => {
    const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": document("/(x)", "/@me/orders", "/_x/plain") });
    for (const router of ROUTER_NAMES) {
      const { operations, exitCode } = await generate({ cwd, specs: ["openapi.json"], router, mode: "dry-run" });
      expect(exitCode).toBe(0);
      const files = operations.flatMap((operation) => ("file" in operation ? [operation.file] : []));
      expect(files).toHaveLength(3);
      if (router === "app") expect(files).toContain("app/api/%5Fx/plain/route.ts");
      for (const file of files.filter((path) => path.startsWith("app/"))) expect(file).not.toMatch(/[()@]/);
    }
  });

  test("of the spec file are an error, for the App Router", async () => {
    const cwd = makeFolder({
      ...TS_PROJECT,
      "api-routes.yaml": 'routes: { "a/@me": { get: { response: string } } }\n',
    });
    const { diagnostics } = await generate({ cwd, router: "app", mode: "dry-run" });
    expect(diagnostics).toMatchObject([{ code: "route-not-in-router", origin: { file: "api-routes.yaml" } }]);
    expect(diagnostics[0]?.message).toContain('"@me", which the App Router takes for a slot');
    expect((await generate({ cwd, router: "pages", mode: "dry-run" })).exitCode).toBe(0);
  });

  test("by name it is an error, and nothing is written", async () => {
    const cwd = makeFolder(TS_PROJECT);
    expect(await typed(cwd, "@me", "other", "--router", "app")).toBe(2);
    expect(readTree(cwd)).toEqual(TS_PROJECT);
    expect(await typed(cwd, "@me", "other", "--router", "pages")).toBe(0);
  });
});

describe("methods that one router passes on", () => {
  test("by name are there in the Pages Router, and an error in the App Router, where nothing is written", async () => {
    const cwd = makeFolder(TS_PROJECT);
    expect(await typed(cwd, "find", "-m", "GET,QUERY", "--router", "app")).toBe(2);
    expect(readTree(cwd)).toEqual(TS_PROJECT);
    expect(await typed(cwd, "find", "-m", "GET,QUERY", "--router", "pages")).toBe(0);
    expect(readFileSync(join(cwd, "pages/api/find.ts"), "utf8")).toContain('    case "QUERY":\n');
  });

  test("of the spec file are served or refused by router, QUERY beside parameters of the query", async () => {
    const routes = "routes: { find: { get: { query: { a: string? } }, QUERY: { body: string } } }\n";
    const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": routes });
    const served = await generate({ cwd, router: "pages", mode: "dry-run" });
    expect(served.operations.filter((operation) => "file" in operation)).toHaveLength(2);
    const refused = await generate({ cwd, router: "app", mode: "dry-run" });
    expect(refused.operations).toMatchObject([
      { method: "GET", file: "app/api/find/route.ts" },
      { method: "QUERY", refused: expect.stringContaining("the Pages Router can") as string },
    ]);
  });
});

describe("paths that differ in case only", () => {
  const CASES = document("/Case", "/case/{caseSn}");

  test.each([
    ["pages", ["pages/api/Case.ts", "pages/api/case/[caseSn].ts"]],
    ["app", ["app/api/Case/route.ts", "app/api/[part]/[caseSn]/route.ts"]],
  ] as const)("lie apart where a disk would make one folder of them: %s", async (router, want) => {
    const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": CASES });
    const { files, diagnostics } = await generate({ cwd, specs: ["openapi.json"], router, mode: "write" });
    expect(files.filter(({ owner }) => owner === "route").map(({ path }) => path)).toEqual([...want].sort());
    expect(diagnostics.filter(({ code }) => code !== "path-parameter-undeclared")).toEqual([]);
    const again = await generate({ cwd, specs: ["openapi.json"], mode: "check" });
    expect(again.exitCode).toBe(0);
  });

  test("go by the router that the spec file names", async () => {
    const cwd = makeFolder({
      ...TS_PROJECT,
      "openapi.json": CASES,
      "api-routes.yaml": "router: app\nspec: openapi.json\n",
    });
    const { files } = await generate({ cwd, mode: "dry-run" });
    expect(files.map(({ path }) => path)).toContain("app/api/[part]/[caseSn]/route.ts");
  });

  test("take their handlers along to the other router", async () => {
    const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": CASES });
    await generate({ cwd, specs: ["openapi.json"], router: "pages", mode: "write" });
    const file = join(cwd, "pages/api/case/[caseSn].ts");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(/throw new NotImplemented.*;/, "return { status: 200 }; // mine"),
    );
    const { exitCode } = await generate({ cwd, specs: ["openapi.json"], router: "app", mode: "write" });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, "app/api/[part]/[caseSn]/route.ts"), "utf8")).toContain("// mine");
  });
});
