import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { makeFolder, readTree, TS_PROJECT, type Files } from "../support/folder.js";
import { told, typed } from "../support/typed.js";

const SPEC = (path: string, limit = "1mb"): string =>
  `routes:\n  ${path}:\n    get: { response: string }\n    post: { body: string, bodyLimit: ${limit}, response: string }\n`;
const HANDLER = "export function GET() {}\n";
const PAGE = "export default function Page() {}\n";
const EXPORT = { "next.config.ts": 'export default { output: "export" };\n' };

/** What Next.js says nothing of, or only when it builds or starts; and what becomes of a spec's route there. */
const ROWS: [what: string, route: string, there: Files, ofSpec: string][] = [
  ["a page in its folder", "x", { "app/api/x/page.tsx": PAGE }, "foreign app/api/x/page.tsx"],
  ["a page through a group", "x", { "app/(g)/api/x/page.tsx": PAGE }, "foreign app/(g)/api/x/page.tsx"],
  ["a route through a group", "x", { "app/(a)/api/x/route.ts": HANDLER }, "foreign app/(a)/api/x/route.ts"],
  ["a slot's route", "x", { "app/api/x/@s/route.ts": HANDLER }, "foreign app/api/x/@s/route.ts"],
  ["a name of its slug", "u/[id]", { "app/api/u/[slug]/y/route.ts": HANDLER }, "create app/api/u/[slug]/route.ts"],
  ["one in the other router", "u/[id]", { "pages/api/u/[slug].ts": PAGE }, "foreign pages/api/u/[slug].ts"],
  ["a catch-all", "d", { "app/api/d/[[...s]]/route.ts": HANDLER }, "foreign app/api/d/[[...s]]/route.ts"],
  ["a file of the other router", "x", { "pages/api/x.ts": PAGE }, "foreign pages/api/x.ts"],
  ["a public file", "x", { "public/api/x": "" }, "route-behind-public-file public/api/x"],
  ["a folder in another case", "User", { "app/api/user/route.ts": HANDLER }, "route-case app/api/user/route.ts"],
  ["an export", "x", EXPORT, "route-not-exported next.config.ts"],
];

describe("what Next.js says nothing of, in the App Router", () => {
  test.each(ROWS)("a route of a spec beside %s", async (_, route, there, want) => {
    const cwd = makeFolder({ ...TS_PROJECT, "app/layout.tsx": PAGE, ...there, "api-routes.yaml": SPEC(route) });
    const { diagnostics, files } = await generate({ cwd, router: "app", mode: "dry-run" });
    const routes = files.filter(({ owner }) => owner === "route").map(({ verdict, path }) => `${verdict} ${path}`);
    const errors = diagnostics.flatMap(({ code, related = [] }) => related.map(({ file }) => `${code} ${file}`));
    expect([...routes, ...errors]).toEqual([want]);
    for (const { origin } of diagnostics) expect(origin).toMatchObject({ file: "api-routes.yaml", line: 2 });
  });

  test.each(ROWS)("a route by name beside %s", async (_, route, there) => {
    const files = { ...TS_PROJECT, "app/layout.tsx": PAGE, ...there };
    const cwd = makeFolder(files);
    expect(await typed(cwd, route, "--router", "app")).toBe(2);
    expect(readTree(cwd)).toEqual(files);
  });

  test.each<[what: string, there: Files]>([
    ["an intercepting route, which is at its own literal", { "app/api/(.)x/route.ts": HANDLER }],
    ["a private folder, which serves nothing", { "app/api/_x/route.ts": HANDLER, "app/_x/api/x/route.ts": HANDLER }],
    ["files beside it that are not routes", { "app/api/x/handlers.ts": HANDLER, "app/api/x/route.test.ts": HANDLER }],
    ["a catch-all", { "app/api/[...all]/route.ts": HANDLER }],
  ])("nothing is said of %s", async (_, there) => {
    const cwd = makeFolder({ ...TS_PROJECT, ...there, "api-routes.yaml": SPEC("x") });
    const { diagnostics, exitCode } = await generate({ cwd, router: "app", mode: "dry-run" });
    expect([diagnostics, exitCode]).toEqual([[], 0]);
  });

  test("an export leaves routes of the Pages Router out, which next dev serves", async () => {
    const cwd = makeFolder({ ...TS_PROJECT, ...EXPORT, "api-routes.yaml": SPEC("x") });
    const { diagnostics, exitCode } = await generate({ cwd, router: "pages", mode: "dry-run" });
    const hint = "next build leaves it out: take the setting out.";
    expect(diagnostics).toMatchObject([{ code: "route-not-exported", severity: "warning", hint }]);
    expect(exitCode).toBe(0);
    const { stdout } = await told(cwd, "generate", "--router", "pages");
    expect(stdout).toContain("2 operations: 2 served by next dev alone\n");
  });

  test.each(["app", "pages"] as const)(
    "an export that depends on the environment is told as that: %s",
    async (router) => {
      const at = { "next.config.ts": 'export default { output: process.env.CI ? "export" : undefined };\n' };
      const cwd = makeFolder({ ...TS_PROJECT, ...at, "api-routes.yaml": SPEC("x") });
      const { diagnostics, exitCode, project } = await generate({ cwd, router });
      const message = expect.stringMatching(/ needs a server, and next\.config\.ts may say output: "export"/);
      expect(diagnostics).toMatchObject([{ code: "route-not-exported", severity: "warning", message }]);
      expect([exitCode, project?.output]).toEqual([0, null]);
      const { stdout, stderr } = await told(cwd, "generate", "--verbose");
      expect([stdout, stderr]).toEqual([
        expect.stringContaining("2 operations: 2 served\n"),
        expect.stringMatching(/^output +export at times$/m),
      ]);
    },
  );
});

const { "pages/index.tsx": _home, ...BARE } = TS_PROJECT;

test.each([
  ["app", ["body-of-get api-routes.yaml:2"], false],
  ["pages", [], true],
] as const)("the body of a GET request in the %s router", async (router, want, isThere) => {
  const get = "get: { body: { q: string }, response: string }";
  const cwd = makeFolder({ ...BARE, "api-routes.yaml": `routes:\n  x: { ${get}, post: { body: string } }\n` });
  const { diagnostics } = await generate({ cwd, router });
  expect(diagnostics.map(({ code, origin }) => `${code} ${origin?.file}:${origin?.line}`)).toEqual(want);
  expect(readTree(cwd)["lib/api/routes/x.ts"]?.includes("q: string")).toBe(isThere);
});

describe("bodies above the 10 MB that Next.js hands on behind a proxy", () => {
  const PROXY = { "proxy.ts": "export function proxy() {}\n" };
  const matching = (matcher: string): Files => ({ "proxy.ts": `export const config = { matcher: ${matcher} };\n` });
  const next = (version: string): Files => ({
    "package.json": JSON.stringify({
      dependencies: { next: version, zod: "^4.4.0" },
      devDependencies: { typescript: "5" },
    }),
  });
  const OBJECTS = (source: string): string => `[
    // "/api/:path*" isn't (yet
    { source: "/dashboard/:path*", has: [{ type: "header", key: "x", value: "/api/me" }], missing: [] },
    { 'source': '${source}', locale: false, missing: [{ type: 'cookie', key: 'a' }, { type: "query", key: "/api" }] },
  ]`;
  test.each<[what: string, there: Files, setting: string | undefined, limit?: string]>([
    ["a proxy", PROXY, "proxyClientMaxBodySize"],
    ["a middleware of Next.js 15", { ...next("15.5.0"), "middleware.ts": "" }, "middlewareClientMaxBodySize"],
    ["a proxy in src", { "src/proxy.ts": "", "src/app/layout.tsx": PAGE }, "proxyClientMaxBodySize"],
    ["a matcher that takes all", matching('["/:path*"]'), "proxyClientMaxBodySize"],
    ["a matcher of the API", matching('"/api/:path*"'), "proxyClientMaxBodySize"],
    ["nothing in the way", {}, undefined],
    ["a middleware of Next.js 14, which does not cut", { ...next("14.2.0"), "middleware.ts": "" }, undefined],
    ["a matcher of something else", matching('["/dashboard/:path*", "/apiary"]'), undefined],
    ["a matcher without the API", matching('["/((?!api|_next/static).*)"]'), undefined],
    ["objects, the first with a condition", matching(OBJECTS("/api/:path*")), "proxyClientMaxBodySize"],
    ["objects of something else", matching(OBJECTS("/shop/:path*")), undefined],
    ["objects before a text", matching(`[${OBJECTS("/a").slice(1, -1)}, "/api/x"]`), "proxyClientMaxBodySize"],
    ["what a name holds", matching('PATHS };\nconst of = { source: "/shop"'), "proxyClientMaxBodySize"],
    [
      "a setting",
      { ...PROXY, "next.config.ts": "export default { experimental: { proxyClientMaxBodySize: '60mb' } };" },
      undefined,
    ],
    ["a body of 10 MB", PROXY, undefined, "10mb"],
  ])("%s", async (_, there, setting, limit = "50mb") => {
    const cwd = makeFolder({ ...BARE, ...there, "api-routes.yaml": SPEC("files", limit) });
    const { diagnostics, exitCode } = await generate({ cwd, router: "app", mode: "dry-run" });
    const hints = diagnostics.map(({ code, severity, hint, message }) => [code, severity, message, hint]);
    const want = ["body-cut-by-proxy", "warning", expect.stringMatching(/^POST \/files .*(proxy|middleware)\.ts\.$/)];
    expect(hints).toEqual(
      setting === undefined ? [] : [[...want, expect.stringContaining(`experimental.${setting} `)]],
    );
    expect(exitCode).toBe(0);
  });

  test.each<[limit: string, post: string, want: number]>([
    ["const BODY_LIMIT = 50 * 1024 * 1024;", "{ body: string, response: string }", 1],
    ["const BODY_LIMIT = 50_000_000 // for videos", "{ body: string, response: string }", 1],
    ["const BODY_LIMIT = 50 * 1024 * 1024;", "{ body: string, bodyLimit: 1mb, response: string }", 0],
    ["const BODY_LIMIT = 50 * 1024 * 1024;", "{ response: string }", 0],
    ["const BODY_LIMIT = 10 * 1024 * 1024;", "{ body: string, response: string }", 0],
    ["const BODY_LIMIT = limit();", "{ body: string, response: string }", 0],
  ])("are those that BODY_LIMIT of define-route.ts allows: %s %s", async (limit, post, want) => {
    const seed = { "lib/api/define-route.ts": `/** Bytes. */\n${limit}\n` };
    const spec = { "api-routes.yaml": `routes: { files: { post: ${post} } }` };
    const cwd = makeFolder({ ...BARE, ...PROXY, ...seed, ...spec });
    const { diagnostics } = await generate({ cwd, router: "app", mode: "dry-run" });
    expect(diagnostics.filter(({ code }) => code === "body-cut-by-proxy")).toHaveLength(want);
  });

  test("are told of a template that takes them", async () => {
    const cwd = makeFolder({ ...TS_PROJECT, ...PROXY });
    const { code, stdout, stderr } = await told(cwd, "files", "-t", "upload", "--dry-run");
    expect(code).toBe(0);
    expect(stdout + stderr).toContain(
      "files takes bodies above 10 MB, of which Next.js hands on 10 MB because of proxy.ts.",
    );
  });
});

describe("pageExtensions", () => {
  const only = (...extensions: string[]): Files => ({
    "next.config.ts": `export default { pageExtensions: ${JSON.stringify(extensions)} };\n`,
  });
  test.each([
    [["page.tsx"], "app/api/x/route.page.tsx"],
    [["mdx", "api.ts"], "app/api/x/route.api.ts"],
  ])("%j name what is written", async (extensions, path) => {
    const cwd = makeFolder({ ...TS_PROJECT, ...only(...extensions), "api-routes.yaml": SPEC("x") });
    const { files } = await generate({ cwd, router: "app", mode: "dry-run" });
    expect(files.map((file) => file.path)).toContain(path);
  });

  test("without one of the language are an error, by name and from a spec", async () => {
    const files = { ...TS_PROJECT, ...only("page.jsx", "page.js"), "api-routes.yaml": SPEC("x") };
    const cwd = makeFolder(files);
    const { diagnostics } = await generate({ cwd, mode: "write" });
    expect(diagnostics).toMatchObject([{ code: "page-extensions-without-language", severity: "error" }]);
    expect(await typed(cwd, "x")).toBe(2);
    expect(readTree(cwd)).toEqual(files);
    expect(await typed(cwd, "x", "--js", "--dry-run")).toBe(0);
  });
});

test.each<[what: string, next: string, compiler: object, build: string, want: string[]]>([
  ["before 16", "15", { moduleResolution: "nodenext" }, "next build", ["imports-unresolved"]],
  ["before 16 with Turbopack", "15", { moduleResolution: "nodenext" }, "next build --turbopack", []],
  ["16", "16", { moduleResolution: "nodenext" }, "next build", []],
  ["16 with webpack", "16", { module: "Node16" }, "next build --webpack", ["imports-unresolved"]],
  ["imports with .ts", "15", { module: "node16", allowImportingTsExtensions: true }, "next build", []],
  ["imports without", "15", { moduleResolution: "bundler" }, "next build", []],
])("imports with .js are told where webpack does not find them: %s", async (_, next, compiler, build, want) => {
  const cwd = makeFolder({
    ...TS_PROJECT,
    "package.json": JSON.stringify({
      type: "module",
      scripts: { build },
      dependencies: { next: `^${next}.0.0`, zod: "^4.4.0" },
    }),
    "tsconfig.json": JSON.stringify({ compilerOptions: compiler }),
    "api-routes.yaml": SPEC("x"),
  });
  const { diagnostics } = await generate({ cwd, router: "app", mode: "dry-run" });
  expect(diagnostics.map(({ code }) => code)).toEqual(want);
});

test.each([
  ["es5", ["target-too-old"]],
  ["ES2015", []],
  ["ES2017", []],
])("a target for which TypeScript refuses what is written is told: %s", async (target, want) => {
  const tsconfig = { "tsconfig.json": JSON.stringify({ compilerOptions: { target } }) };
  const cwd = makeFolder({ ...TS_PROJECT, ...tsconfig, "api-routes.yaml": SPEC("x") });
  const { diagnostics } = await generate({ cwd, router: "app", mode: "dry-run" });
  expect(diagnostics.map(({ code }) => code)).toEqual(want);
  // By that file TypeScript 5 repeats its errors after the target was raised.
  expect(diagnostics.every(({ hint }) => hint?.includes("delete tsconfig.tsbuildinfo"))).toBe(true);
});

test.each<[next: string, typescript: string, compiler: object, want: RegExp[]]>([
  [
    "^14.2.0",
    "^5.4.0",
    { module: "preserve" },
    [/^tsconfig.json has no target, which is ES5 for TypeScript 5: tsc and next build refuse lib\/api,/],
  ],
  ["13.5.6", "~4.9.5", { moduleResolution: "node" }, [/no target, which is ES3 for TypeScript 4/]],
  ["^14.2.0", "^5.4.0", { target: "es2015" }, []],
  ["^14.2.0", "^6.0.0", { module: "preserve" }, []],
  ["^15.0.0", "^5.4.0", { module: "preserve" }, []],
  ["^14.2.0", "^5.4.0", { module: "nodenext" }, []],
])(
  "a target that nobody states is told where it is too old: Next.js %s, TypeScript %s, %j",
  async (next, typescript, compilerOptions, want) => {
    const cwd = makeFolder({
      ...TS_PROJECT,
      "package.json": JSON.stringify({ dependencies: { next, zod: "^4.4.0" }, devDependencies: { typescript } }),
      "tsconfig.json": JSON.stringify({ compilerOptions }),
      "api-routes.yaml": SPEC("x"),
    });
    const { diagnostics } = await generate({ cwd, router: "app", mode: "dry-run" });
    expect(diagnostics.map(({ message }) => message)).toEqual(want.map((each) => expect.stringMatching(each)));
  },
);

test("a route by name imports nothing of ours: neither its target nor its imports are told", async () => {
  const old = { dependencies: { next: "^14.2.0" }, type: "module", devDependencies: { typescript: "^5.4.0" } };
  const compilerOptions = { target: "es5", moduleResolution: "nodenext" };
  const config = { "package.json": JSON.stringify(old), "tsconfig.json": JSON.stringify({ compilerOptions }) };
  const cwd = makeFolder({ ...TS_PROJECT, ...config });
  const named = await told(cwd, "x", "--json");
  expect(JSON.parse(named.stdout)).toMatchObject({ diagnostics: [], counts: { byVerdict: { create: 1 } } });
  const specified = await generate({ cwd: makeFolder({ ...TS_PROJECT, ...config, "api-routes.yaml": SPEC("x") }) });
  expect(specified.diagnostics.map(({ code }) => code)).toEqual(["imports-unresolved", "target-too-old"]);
});
