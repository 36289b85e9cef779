import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { validate } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { JS_PROJECT, makeFolder, TS_PROJECT, writeFiles } from "./support/folder.js";
import { told, typed } from "./support/typed.js";

const routes = (...names: string[]): string =>
  `routes:\n${names.map((name) => `  ${name}: { get: { response: string } }\n`).join("")}`;

const DOCUMENT = (path: string): string => `openapi: 3.1.0
info: { title: Other, version: "1" }
paths:
  ${path}: { get: { responses: { "200": { description: fine } } } }
`;

/** The document that a project serves. */
async function served(cwd: string, file = "lib/api/openapi.ts"): Promise<{ paths: object; servers: unknown }> {
  const code = readFileSync(join(cwd, file), "utf8").replace(": Record<string, unknown>", "");
  const { openapi } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { openapi: never };
  return openapi;
}

const APP_PROJECT = { "app/layout.tsx": "", ...TS_PROJECT, "pages/index.tsx": "" };

describe.each([
  ["pages", TS_PROJECT, "pages/api/openapi.json.ts", "pages/api/docs.ts"],
  ["app", APP_PROJECT, "app/api/openapi.json/route.ts", "app/api/docs/route.ts"],
])("templates that show the API, in %s", (router, project, documentRoute, docsRoute) => {
  const make = async (): Promise<string> => {
    const cwd = makeFolder({ ...project, "api-routes.yaml": `router: ${router}\n${routes("users")}` });
    expect(await typed(cwd, "generate")).toBe(0);
    return cwd;
  };
  const there = (cwd: string, ...files: string[]): boolean[] => files.map((file) => existsSync(join(cwd, file)));

  it("have their own places, and what they need beside them", async () => {
    const cwd = await make();
    expect(await typed(cwd, "-t", "openapi", "--router", router)).toBe(0);
    expect(there(cwd, documentRoute, "lib/api/openapi.ts", "lib/api/runtime/docs-page.ts")).toEqual([
      true,
      true,
      false,
    ]);
    const { stderr } = await told(cwd, "-t", "docs", "--router", router);
    expect(stderr).toContain("open /api/docs");
    expect(there(cwd, docsRoute, "lib/api/runtime/docs-page.ts")).toEqual([true, true]);
    const document = await served(cwd);
    expect(document).toMatchObject({ servers: [{ url: "/api" }], paths: { "/users": {} } });
    expect(await validate(structuredClone(document) as never)).toMatchObject({ valid: true });
    expect(await new Validator().validate(document as never)).toMatchObject({ valid: true });
  });

  it("are brought up to date by every run, and what is left without them goes", async () => {
    const cwd = await make();
    await typed(cwd, "-t", "openapi", "--router", router);
    await typed(cwd, "-t", "docs", "--router", router);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
    writeFiles(cwd, { "api-routes.yaml": `router: ${router}\n${routes("users", "rooms")}` });
    expect((await told(cwd, "generate", "--check")).stdout).toContain("update     contract  lib/api/openapi.ts");
    expect(await typed(cwd, "generate")).toBe(0);
    expect(Object.keys((await served(cwd)).paths)).toEqual(["/users", "/rooms"]);
    expect(await typed(cwd, "remove", "docs")).toBe(0);
    expect(
      there(cwd, docsRoute, "lib/api/runtime/docs-page.ts", "lib/api/runtime/markup.ts", "lib/api/openapi.ts"),
    ).toEqual([false, false, false, true]);
    expect(await typed(cwd, "remove", "openapi.json", "-t", "openapi")).toBe(0);
    expect(there(cwd, documentRoute, "lib/api/openapi.ts", "lib/api/define-route.ts")).toEqual([false, false, true]);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
  });

  it("take what only they need along, whoever imports them", async () => {
    const cwd = await make();
    await typed(cwd, "-t", "docs", "--router", router);
    const from = docsRoute.replace(/\.ts$/, "");
    writeFiles(cwd, { "tests/a.test.ts": `import * as docs from "../${from}";\n\nexport const a = docs;\n` });
    expect(await told(cwd, "remove", "docs")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`tests/a.test.ts may no longer fit what it imports: ${docsRoute} is gone`),
    });
    expect(there(cwd, docsRoute, "lib/api/runtime/docs-page.ts", "lib/api/openapi.ts")).toEqual([false, false, false]);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
  });

  it("show what all specs say, whichever of them a run reads", async () => {
    const cwd = makeFolder({ ...project, "a.yaml": DOCUMENT("/a"), "b.yaml": DOCUMENT("/b") });
    const generate = (...args: string[]) => typed(cwd, "generate", ...args, "--router", router);
    expect([await generate("a.yaml"), await generate("b.yaml", "--as", "other", "--prefix", "b")]).toEqual([0, 0]);
    await typed(cwd, "-t", "openapi", "--router", router);
    expect(Object.keys((await served(cwd)).paths)).toEqual(["/a", "/b/b"]);
    writeFiles(cwd, { "a.yaml": DOCUMENT("/c") });
    expect(await generate("a.yaml")).toBe(0);
    expect(Object.keys((await served(cwd)).paths)).toEqual(["/c", "/b/b"]);
    expect([
      await generate("a.yaml", "--check"),
      await generate("b.yaml", "--as", "other", "--prefix", "b", "--check"),
    ]).toEqual([0, 0]);
  });

  it("may be routes of the spec file", async () => {
    const shown = "  openapi.json: { template: openapi }\n  reference: { template: docs }\n";
    const cwd = makeFolder({ ...project, "api-routes.yaml": `router: ${router}\n${routes("users")}${shown}` });
    expect(await typed(cwd, "generate")).toBe(0);
    expect(there(cwd, documentRoute, "lib/api/openapi.ts", "lib/api/runtime/docs-page.ts")).toEqual([true, true, true]);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
  });
});

describe("what only routes that go imported goes in the same run", () => {
  const [SHOWN, PAGE] = ["  oa: { template: openapi }\n", "  page: { template: docs }\n"];
  const edited = (cwd: string, path: string): void =>
    writeFiles(cwd, { [path]: `${readFileSync(join(cwd, path), "utf8")}\nexport const mine = 1;\n` });
  const deleted = (cwd: string, path: string): void => rmSync(join(cwd, path));
  const CLIENT = ["--client", "--with-tests"];
  const LIBRARY = ["lib/api/openapi", "lib/api/runtime/docs-page", "lib/api/runtime/markup"];
  const NONE = [false, false, false];

  it.each([
    { when: "both are gone from the spec", next: "", left: NONE },
    { when: "the page is", next: SHOWN, left: [true, false, false] },
    { when: "the document's route is", next: PAGE, left: [true, true, true] },
    { when: "in JavaScript", next: "", first: ["--js"], left: NONE },
    { when: "beside a client and tests", next: "", first: CLIENT, then: CLIENT, left: NONE },
    { when: "one that was edited is pruned", change: edited, next: "", then: ["--prune"], left: NONE },
    { when: "the user deleted one, which the spec still has", change: deleted, next: SHOWN, left: NONE },
    { when: "the user deleted one that the spec has no longer", change: deleted, next: "", left: NONE },
    { when: "they go into the other router", next: SHOWN + PAGE, then: ["--router", "app"], left: [true, true, true] },
    {
      when: "they go into the other router but for one",
      next: SHOWN,
      then: ["--router", "app"],
      left: [true, false, false],
    },
  ])("$when", async ({ change, next, first = [], then = [], left }) => {
    const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": routes("users", "rooms") + SHOWN + PAGE });
    expect(await typed(cwd, "generate", ...first)).toBe(0);
    change?.(cwd, "pages/api/oa.ts");
    writeFiles(cwd, { "api-routes.yaml": routes("users") + next });
    const dry = await told(cwd, "generate", ...then, "--dry-run");
    const wet = await told(cwd, "generate", ...then);
    expect([wet.code, dry.stdout.replace(" (nothing was written)", "")]).toEqual([0, wet.stdout]);
    const there = LIBRARY.map((path) => [".ts", ".js"].some((end) => existsSync(join(cwd, path + end))));
    expect(there).toEqual(left);
    expect(await told(cwd, "generate", ...then, "--check")).toMatchObject({ code: 0 });
  });

  it("and by name, of a route that the spec still has", async () => {
    const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": routes("users") + SHOWN });
    expect(await typed(cwd, "generate")).toBe(0);
    expect(await typed(cwd, "remove", "oa")).toBe(0);
    expect(existsSync(join(cwd, "lib/api/openapi.ts"))).toBe(false);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
    expect(await typed(cwd, "generate", "--recreate")).toBe(0);
    expect(existsSync(join(cwd, "lib/api/openapi.ts"))).toBe(true);
  });

  it("but for what the user's own code imports", async () => {
    const own = 'import { openapi } from "../lib/api/openapi";\n\nexport const mine = openapi;\n';
    const cwd = makeFolder({
      ...TS_PROJECT,
      "lib/mine.ts": own.replace("../lib", "."),
      "api-routes.yaml": routes("users") + SHOWN,
    });
    expect(await typed(cwd, "generate")).toBe(0);
    writeFiles(cwd, { "api-routes.yaml": routes("users") });
    expect(await typed(cwd, "generate")).toBe(0);
    expect(existsSync(join(cwd, "lib/api/openapi.ts"))).toBe(true);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
  });
});

it("a project without a spec is told what to write first, and gets nothing", async () => {
  const cwd = makeFolder(TS_PROJECT);
  const { code, stderr } = await told(cwd, "-t", "docs");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("and there is none.") });
  expect(existsSync(join(cwd, "pages/api"))).toBe(false);
});

it("what a spec has wrong is told, and nothing is written", async () => {
  const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "routes: { users: { get: { response: Usr } } }\n" });
  const { code, stderr } = await told(cwd, "-t", "openapi");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("Usr") });
  expect(existsSync(join(cwd, "pages/api"))).toBe(false);
});

it("the document begins where the app is served", async () => {
  const cwd = makeFolder({
    ...JS_PROJECT,
    "next.config.mjs": 'export default { basePath: "/shop" };\n',
    "api-routes.yaml": routes("users"),
  });
  expect(await typed(cwd, "-t", "docs")).toBe(0);
  expect(await served(cwd, "lib/api/openapi.js")).toMatchObject({ servers: [{ url: "/shop/api" }] });
  expect(readFileSync(join(cwd, "pages/api/docs.js"), "utf8")).toContain('from "@/lib/api/openapi";');
});

it("a document that somebody edited is left alone and told", async () => {
  const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": routes("users") });
  await typed(cwd, "-t", "openapi");
  const file = join(cwd, "lib/api/openapi.ts");
  writeFiles(cwd, { "lib/api/openapi.ts": readFileSync(file, "utf8").replace("1.0.0", "2.0.0") });
  expect(await typed(cwd, "-t", "openapi")).toBe(1);
  expect(await typed(cwd, "generate")).toBe(1);
  expect(readFileSync(file, "utf8")).toContain("2.0.0");
});
