import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { describeProject } from "../../src/project/describe.js";
import { detectProject } from "../../src/project/detect.js";
import { makeFolder, type Files } from "../support/folder.js";

const manifest = (...development: string[]): string =>
  JSON.stringify({
    dependencies: { next: "16.4.6", zod: "4.6.7" },
    devDependencies: Object.fromEntries(development.map((name) => [name, "1"])),
  });

/** As create-next-app writes it, and more. */
const FULL: Files = {
  "package.json": manifest("typescript", "vitest", "prettier"),
  ".prettierrc": "{}",
  "tsconfig.base.json": '{ "compilerOptions": { "target": "ES2017", "moduleResolution": "node" } }',
  "tsconfig.json":
    '{ "extends": "./tsconfig.base.json", "compilerOptions": { "moduleResolution": "bundler", "paths": { "@/*": ["./src/*"] } } }',
  "next.config.ts":
    'export default {\n  // cacheComponents: false\n  "cacheComponents": true,\n  basePath: "/shop", output: "export" };\n',
  "src/proxy.ts": "export function proxy() {}\n",
  "src/app/layout.tsx": "export default function Layout() {}\n",
};

test("the tsconfig.json is the one that next.config names", async () => {
  const cwd = makeFolder({
    ...FULL,
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    "tsconfig.app.json": '{ "compilerOptions": { "target": "ES2020", "paths": { "@/*": ["./src/*"] } } }',
    "next.config.ts": 'export default { typescript: { tsconfigPath: "tsconfig.app.json" } };\n',
  });
  expect(await detectProject(cwd)).toMatchObject({
    alias: { prefix: "@/", dir: "src" },
    compiler: { target: "ES2020" },
  });
});

test.each<[options: object, lacksHasOwn: boolean | undefined]>([
  [{ lib: ["dom", "ES2017"] }, true],
  [{ lib: ["dom"] }, true],
  [{ target: "es2017" }, true],
  [{ target: "es2017", lib: ["DOM", "ESNext"] }, undefined],
  [{ target: "ES2022" }, undefined],
  [{ target: "es2025", lib: ["dom", "es2021"] }, true],
  [{ lib: ["dom", "es2021", "ES2022.Object"] }, undefined],
  [{ lib: ["es2030"] }, undefined],
  [{ strict: true }, undefined],
])("%j: Object.hasOwn has to be asked for: %s", async (compilerOptions, lacksHasOwn) => {
  const { compiler } = await detectProject(
    makeFolder({ ...FULL, "tsconfig.json": JSON.stringify({ compilerOptions }) }),
  );
  expect(compiler?.lacksHasOwn).toBe(lacksHasOwn);
});

test("what was found is in the report and in what --verbose prints", async () => {
  const cwd = makeFolder({ ...FULL, "api-routes.yaml": "routes: { x: { get: { response: string } } }\n" });
  const { project } = await generate({ cwd, mode: "dry-run" });
  expect(project).toEqual({
    next: 16,
    router: "app",
    routers: ["app"],
    language: "ts",
    target: "ES2017",
    moduleResolution: "bundler",
    alias: "@/* -> src/*",
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "/shop",
    cacheComponents: true,
    output: "export",
    proxy: "src/proxy.ts",
    formatter: "prettier",
    testRunner: "vitest",
    packageManager: "npm",
  });
  const lines = describeProject(await detectProject(cwd)).map((line) => line.replace(/ {2,}/, ": "));
  expect(lines).toEqual(
    expect.arrayContaining([
      "target: ES2017",
      "module resolution: bundler",
      "base path: /shop",
      "cacheComponents: on",
      "output: export",
      "proxy: src/proxy.ts",
      "formatter: prettier",
      "test runner: vitest",
    ]),
  );
});

test("what the compiler refuses of index signatures and unused parameters is found, inherited too", async () => {
  const strictest = { noUnusedParameters: true, noPropertyAccessFromIndexSignature: true };
  const own = { noUnusedParameters: false };
  const cwd = makeFolder({
    ...FULL,
    "tsconfig.base.json": JSON.stringify({ compilerOptions: strictest }),
    "tsconfig.json": JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions: own }),
  });
  const { compiler } = await detectProject(cwd);
  expect(compiler).toMatchObject({ refusesUnused: false, wantsBrackets: true });
});

test("whether JavaScript is checked is found in jsconfig.json", async () => {
  const jsconfig = JSON.stringify({ compilerOptions: { checkJs: true } });
  const cwd = makeFolder({ "package.json": manifest(), "jsconfig.json": jsconfig, "pages/index.js": "" });
  expect((await detectProject(cwd)).compiler).toMatchObject({ checksJs: true });
});

test("what is not there is said to be missing", async () => {
  const cwd = makeFolder({
    "package.json": manifest(),
    "next.config.mjs": "export default {\n  // cacheComponents: true,\n};\n",
    "middleware.tsx.bak": "",
    "api-routes.yaml": "routes: { x: { get: { response: string } } }\n",
  });
  const { project } = await generate({ cwd, mode: "dry-run" });
  expect(project).toMatchObject({
    target: null,
    moduleResolution: null,
    alias: null,
    cacheComponents: false,
    output: null,
    proxy: null,
    formatter: null,
    testRunner: null,
  });
});

const next = (version: string, more: object = {}): string =>
  JSON.stringify({ dependencies: { next: version, zod: "4.6.7" }, ...more });

test.each<[what: string, files: Files, facts: object]>([
  [
    "a comment over lines",
    { "next.config.js": "module.exports = {\n  /*\n  cacheComponents: true,\n  */\n};\n" },
    { cacheComponents: false },
  ],
  [
    "a text",
    { "next.config.js": 'console.log("cacheComponents: true");\nmodule.exports = {};\n' },
    { cacheComponents: false },
  ],
  [
    "a constant",
    { "next.config.mts": "const cacheComponents = true;\nexport default { cacheComponents };\n" },
    { cacheComponents: true },
  ],
  [
    "a function",
    { "next.config.mjs": 'export default async () => ({ cacheComponents: true, output: "export" });\n' },
    { cacheComponents: true, output: "export" },
  ],
  ["a proxy before Next.js 16", { "package.json": next("15.1.0"), "proxy.ts": "" }, { proxy: null }],
  [
    "a middleware before Next.js 16",
    { "package.json": next("15.1.0"), "proxy.ts": "", "middleware.js": "" },
    { proxy: "middleware.js" },
  ],
  ["a proxy", { "proxy.js": "", "middleware.js": "" }, { proxy: "proxy.js" }],
  [
    "the runner of Node.js",
    { "package.json": next("16", { scripts: { test: "node --import tsx --test" } }) },
    { testRunner: "node:test" },
  ],
  ["the runner of Bun", { "package.json": next("16", { scripts: { test: "bun test" } }) }, { testRunner: "bun" }],
  [
    "a package before that",
    { "package.json": next("16", { scripts: { test: "bun test" }, devDependencies: { jest: "30" } }) },
    { testRunner: "jest" },
  ],
  ["module", { "tsconfig.json": '{ "compilerOptions": { "module": "NodeNext" } }' }, { moduleResolution: "NodeNext" }],
  [
    "module, which preserves",
    { "tsconfig.json": '{ "compilerOptions": { "module": "preserve" } }' },
    { moduleResolution: "bundler" },
  ],
  [
    "module, beside what is said",
    { "tsconfig.json": '{ "compilerOptions": { "module": "preserve", "moduleResolution": "node16" } }' },
    { moduleResolution: "node16" },
  ],
])("%s is taken for what it is", async (_, files, facts) => {
  const routes = "routes: { x: { get: { response: string } } }\n";
  const cwd = makeFolder({ "package.json": next("16.4.6"), "pages/x.tsx": "", ...files, "api-routes.yaml": routes });
  const { project } = await generate({ cwd, mode: "dry-run", router: "pages" });
  expect(project).toMatchObject(facts);
});
