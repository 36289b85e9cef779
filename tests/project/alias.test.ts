import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findAlias } from "../../src/project/alias.js";
import { build, type Tree } from "./tree.js";

/** Where TypeScript itself finds the module, relative to root. */
function resolve(root: string, specifier: string): string | undefined {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const from = join(root, "pages/api/x.ts");
  const { resolvedModule } = ts.resolveModuleName(
    specifier,
    from,
    { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ts.sys,
  );
  return resolvedModule?.resolvedFileName.slice(root.length + 1);
}

const paths = (patterns: object, more: object = {}) =>
  JSON.stringify({ compilerOptions: { ...more, paths: patterns } });

describe("the alias arrives where TypeScript says", () => {
  test.each<[what: string, lib: string, tree: Tree, alias: string | undefined]>([
    ["create-next-app", "lib", { "tsconfig.json": paths({ "@/*": ["./*"] }) }, "@/ ''"],
    ["create-next-app with src", "src/lib", { "tsconfig.json": paths({ "@/*": ["./src/*"] }) }, "@/ 'src'"],
    ["the root, for lib below src", "src/lib", { "tsconfig.json": paths({ "~/*": ["./*"] }) }, "~/ ''"],
    [
      "lib's parent wins over the root",
      "src/lib",
      { "tsconfig.json": paths({ "@/*": ["./*"], "#/*": ["./src/*"] }) },
      "#/ 'src'",
    ],
    ["@/ wins over others", "lib", { "tsconfig.json": paths({ "~/*": ["./*"], "@/*": ["./*"] }) }, "@/ ''"],
    ["without a slash", "lib", { "tsconfig.json": paths({ "@*": ["./*"] }) }, "@ ''"],
    ["baseUrl", "src/lib", { "tsconfig.json": paths({ "@/*": ["*"] }, { baseUrl: "./src" }) }, "@/ 'src'"],
    [
      "baseUrl, target with a slash",
      "src/lib",
      { "tsconfig.json": paths({ "@/*": ["./*"] }, { baseUrl: "src" }) },
      "@/ 'src'",
    ],
    [
      "comments where text looks like one",
      "lib",
      {
        "tsconfig.json":
          '{ "compilerOptions": { "paths": { "@/*": ["./*"], // see "https://nextjs.org"\n "//*": [] } } }',
      },
      "@/ ''",
    ],
    [
      "comments and trailing commas",
      "lib",
      { "tsconfig.json": '{ // "paths"\n "compilerOptions": { /* , */ "paths": { "@/*": ["./*",], }, }, }' },
      "@/ ''",
    ],
    [
      "extends",
      "lib",
      { "tsconfig.json": '{ "extends": "./config/base.json" }', "config/base.json": paths({ "@/*": ["../*"] }) },
      "@/ ''",
    ],
    [
      "extends without .json",
      "lib",
      { "tsconfig.json": '{ "extends": "./base" }', "base.json": paths({ "@/*": ["./*"] }) },
      "@/ ''",
    ],
    [
      "extends, own paths replace all",
      "lib",
      {
        "tsconfig.json": JSON.stringify({ extends: "./base.json", compilerOptions: { paths: { "~/*": ["./*"] } } }),
        "base.json": paths({ "@/*": ["./*"] }),
      },
      "~/ ''",
    ],
    [
      "extends a list, the last wins",
      "lib",
      {
        "tsconfig.json": '{ "extends": ["./a.json", "./b.json"] }',
        "a.json": paths({ "@/*": ["./*"] }),
        "b.json": paths({ "~/*": ["./*"] }),
      },
      "~/ ''",
    ],
    [
      "extends of extends",
      "src/lib",
      {
        "tsconfig.json": '{ "extends": "./a.json" }',
        "a.json": '{ "extends": "./deep/b.json" }',
        "deep/b.json": paths({ "@/*": ["../src/*"] }),
      },
      "@/ 'src'",
    ],
    [
      "extends a package",
      "lib",
      {
        "tsconfig.json": '{ "extends": "@acme/tsconfig/next.json" }',
        "node_modules/@acme/tsconfig/next.json": paths({ "@/*": ["../../../*"] }),
      },
      "@/ ''",
    ],
    [
      "extends a package's tsconfig.json",
      "lib",
      {
        "tsconfig.json": '{ "extends": "@acme/tsconfig" }',
        "node_modules/@acme/tsconfig/package.json": "{}",
        "node_modules/@acme/tsconfig/tsconfig.json": paths({ "@/*": ["../../../*"] }),
      },
      "@/ ''",
    ],
    [
      "extends the file a package names",
      "lib",
      {
        "tsconfig.json": '{ "extends": "acme" }',
        "node_modules/acme/package.json": '{ "tsconfig": "./next.json" }',
        "node_modules/acme/next.json": paths({ "@/*": ["../../*"] }),
      },
      "@/ ''",
    ],
    [
      "extends what a package exports",
      "lib",
      {
        "tsconfig.json": '{ "extends": ["acme/next"] }',
        "node_modules/acme/package.json": '{ "exports": { "./*": "./configs/*.json" } }',
        "node_modules/acme/configs/next.json": paths({ "@/*": ["../../../*"] }),
      },
      "@/ ''",
    ],
    [
      "${configDir}",
      "lib",
      { "tsconfig.json": '{ "extends": "./deep/base.json" }', "deep/base.json": paths({ "@/*": ["${configDir}/*"] }) },
      "@/ ''",
    ],
    [
      "baseUrl inherited, paths own",
      "src/lib",
      {
        "tsconfig.json": JSON.stringify({ extends: "./a/base.json", compilerOptions: { paths: { "@/*": ["./*"] } } }),
        "a/base.json": '{ "compilerOptions": { "baseUrl": "../src" } }',
      },
      "@/ 'src'",
    ],
    [
      "a longer pattern leads elsewhere",
      "lib",
      { "tsconfig.json": paths({ "@/*": ["./*"], "@/lib/*": ["./other/*"] }) },
      undefined,
    ],
    [
      "a longer pattern leads to the same",
      "lib",
      { "tsconfig.json": paths({ "@/*": ["./*"], "@/lib/*": ["./lib/*"] }) },
      "@/ ''",
    ],
    ["lib itself only", "lib", { "tsconfig.json": paths({ "@lib/*": ["./lib/*"] }) }, undefined],
    ["another folder", "lib", { "tsconfig.json": paths({ "@/*": ["./src/*"] }) }, undefined],
    ["a folder whose name begins alike", "src2/lib", { "tsconfig.json": paths({ "@/*": ["./src/*"] }) }, undefined],
    ["outside", "lib", { "tsconfig.json": paths({ "@/*": ["../*"] }) }, undefined],
    ["no star", "lib", { "tsconfig.json": paths({ "@": ["./lib"] }) }, undefined],
    ["everything", "lib", { "tsconfig.json": paths({ "*": ["./*"] }) }, undefined],
    ["no targets", "lib", { "tsconfig.json": paths({ "@/*": [] }) }, undefined],
    ["no paths", "lib", { "tsconfig.json": "{}" }, undefined],
    ["an empty file", "lib", { "tsconfig.json": "" }, undefined],
    ["none", "lib", {}, undefined],
  ])("%s", async (_, lib, tree, expected) => {
    const root = build({ ...tree, [`${lib}/api/route.ts`]: "export {}", "other/api/route.ts": "export {}" });
    const { alias, broken } = await findAlias(root, lib);
    expect(broken).toBeUndefined();
    expect(alias && `${alias.prefix} '${alias.dir}'`).toBe(expected);
    if (alias)
      expect(
        resolve(root, `${alias.prefix}${`${lib}/api/route`.slice(alias.dir === "" ? 0 : alias.dir.length + 1)}`),
      ).toBe(`${lib}/api/route.ts`);
  });
});

test("jsconfig.json is read when there is no tsconfig.json", async () => {
  const jsconfig = paths({ "@/*": ["./*"] });
  expect((await findAlias(build({ "jsconfig.json": jsconfig }), "lib")).alias).toEqual({ prefix: "@/", dir: "" });
  expect((await findAlias(build({ "jsconfig.json": jsconfig, "tsconfig.json": "{}" }), "lib")).alias).toBeUndefined();
});

test.each<[what: string, tree: Tree, broken: string]>([
  ["no JSON", { "tsconfig.json": "{ oops" }, "tsconfig.json"],
  ["no object", { "tsconfig.json": "[]" }, "tsconfig.json"],
  ["extends a broken file", { "tsconfig.json": '{ "extends": "./base.json" }', "base.json": "{" }, "base.json"],
  ["extends a missing file", { "tsconfig.json": '{ "extends": "./base.json" }' }, "base.json"],
])("%s is reported, never thrown", async (_, tree, broken) => {
  expect((await findAlias(build(tree), "lib")).broken).toBe(broken);
});

test("configurations that extend each other end", async () => {
  const root = build({
    "tsconfig.json": '{ "extends": "./a.json" }',
    "a.json": '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  });
  expect((await findAlias(root, "lib")).alias).toEqual({ prefix: "@/", dir: "" });
});
