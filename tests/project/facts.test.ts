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
    'export default {\n  // cacheComponents: false\n  "cacheComponents": true,\n  output: "export" };\n',
  "src/proxy.ts": "export function proxy() {}\n",
  "src/app/layout.tsx": "export default function Layout() {}\n",
};

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
      "cacheComponents: on",
      "output: export",
      "proxy: src/proxy.ts",
      "formatter: prettier",
      "test runner: vitest",
    ]),
  );
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
