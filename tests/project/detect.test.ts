import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/model/diagnostic.js";
import type { Project } from "../../src/model/project.js";
import { describeProject } from "../../src/project/describe.js";
import { detectProject } from "../../src/project/detect.js";
import { build, next, type Tree } from "./tree.js";

test("a project as create-next-app makes it", async () => {
  const root = build({
    "package.json": JSON.stringify({
      dependencies: { next: "16.4.3", react: "19.3.1" },
      devDependencies: { typescript: "^5", eslint: "^9" },
    }),
    "package-lock.json": "{}",
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "paths": { "@/*": ["./src/*"] } } }',
    "next.config.ts":
      "import type { NextConfig } from 'next';\nconst nextConfig: NextConfig = {};\nexport default nextConfig;\n",
    "src/pages/_app.tsx": "",
    "src/pages/api/hello.ts": "",
  });
  const project = await detectProject(root);
  expect(project).toEqual({
    root,
    dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" },
    routers: ["pages"],
    router: "pages",
    language: "ts",
    nextMajor: 16,
    alias: { prefix: "@/", dir: "src" },
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "",
    packageManager: "npm",
    dependencies: new Set(["eslint", "next", "react", "typescript"]),
    existingRoutes: [{ router: "pages", file: "src/pages/api/hello.ts", url: "/api/hello" }],
    diagnostics: [],
  } satisfies Project);
  expect(describeProject(project)).toEqual([
    `project            ${root}`,
    "next               16",
    "routers            pages",
    "pages              src/pages",
    "lib                src/lib",
    "language           TypeScript",
    "target             not said",
    "module resolution  not said",
    "alias              @/* -> src/*",
    "page extensions    tsx, ts, jsx, js",
    "base path          none",
    "cacheComponents    off",
    "output             server",
    "proxy              none",
    "formatter          none",
    "test runner        none",
    "package manager    npm",
    "existing routes    1",
  ]);
});

test.skipIf(process.platform === "win32")("a pipe in place of a configuration is not waited for", async () => {
  const root = build({ "package.json": next(), "pages/": "" });
  const pipes = ["tsconfig.json", "next.config.js", ".prettierrc"].map((name) => join(root, name));
  execFileSync("sh", ["-c", 'mkfifo "$@"', "sh", ...pipes]);
  expect((await detectProject(root)).routers).toEqual(["pages"]);
});

test("an empty JavaScript project", async () => {
  const root = build({ "package.json": '{ "dependencies": { "next": "latest" } }' });
  const project = await detectProject(root);
  expect(project).toEqual({
    root,
    dirs: { pages: "pages", app: "app", lib: "lib" },
    routers: [],
    router: "pages",
    language: "js",
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "",
    packageManager: "npm",
    dependencies: new Set(["next"]),
    existingRoutes: [],
    diagnostics: [],
  } satisfies Project);
  expect(describeProject(project)).toContain("next               unknown version");
});

describe("the nearest app", () => {
  test.each<[what: string, cwd: string, root: string, tree: Tree]>([
    ["the folder itself", ".", ".", { "package.json": next() }],
    ["a folder of it", "pages/api/users", ".", { "package.json": next(), "pages/api/users/": "" }],
    ["below src", "src/pages", ".", { "package.json": next(), "src/pages/api/": "" }],
    [
      "an app of a workspace",
      "apps/web/pages",
      "apps/web",
      { "package.json": next({ workspaces: ["apps/*"] }), "apps/web/package.json": next(), "apps/web/pages/": "" },
    ],
    ["an app within an app", "examples/a", "examples/a", { "package.json": next(), "examples/a/package.json": next() }],
    [
      "a package beside the routes of an app",
      "pkg",
      ".",
      { "package.json": next(), "pages/": "", "pkg/package.json": "{}" },
    ],
    [
      "a workspace root that is an app",
      ".",
      ".",
      { "package.json": next({ workspaces: ["packages/*"] }), "pages/index.js": "" },
    ],
    [
      "pnpm settings make no workspace",
      ".",
      ".",
      { "package.json": next(), "pnpm-workspace.yaml": "onlyBuiltDependencies:\n  - sharp\n" },
    ],
    ["only a dev dependency", ".", ".", { "package.json": '{ "devDependencies": { "next": "16" } }' }],
    [
      "Nx: next.config, the dependency at the root",
      "apps/web/src",
      "apps/web",
      {
        "nx.json": "{}",
        "package.json": next(),
        "apps/web/next.config.js": "module.exports = {}",
        "apps/web/src/": "",
      },
    ],
    [
      "hoisted: a script that runs it",
      "apps/web",
      "apps/web",
      {
        "package.json": next({ workspaces: ["apps/*"] }),
        "apps/web/package.json": '{ "scripts": { "dev": "next dev -p 3001" } }',
        "apps/web/pages/": "",
      },
    ],
    [
      "installed in the folder, not listed",
      ".",
      ".",
      { "package.json": "{}", "node_modules/next/package.json": '{ "version": "15.1.0" }', "app/": "" },
    ],
    ["a byte order mark", ".", ".", { "package.json": `\ufeff${next()}` }],
    ["through a link", "link/pages", "real", { "real/package.json": next(), "real/pages/": "", link: "-> real" }],
  ])("%s", async (_, cwd, root, tree) => {
    const folder = build(tree);
    expect((await detectProject(join(folder, cwd))).root).toBe(join(folder, root));
  });
});

describe("no app", () => {
  test.each<[what: string, cwd: string, tree: Tree, message: RegExp, hint: RegExp]>([
    [
      "an empty folder",
      ".",
      {},
      /neither \S+ nor a folder above it has a package.json that depends on "next", or a next.config/,
      /-C <folder>/,
    ],
    [
      "another package",
      ".",
      { "package.json": '{ "dependencies": { "vite": "8" } }', "src/pages/": "" },
      /No Next\.js project/,
      /-C <folder>/,
    ],
    [
      "a library for Next.js",
      ".",
      { "package.json": '{ "peerDependencies": { "next": "16" } }' },
      /No Next\.js project/,
      /-C <folder>/,
    ],
    ["a folder that is missing", "nowhere", {}, /nowhere does not exist/, /-C/],
    ["a file", "package.json", { "package.json": next() }, /package\.json does not exist/, /-C/],
    ["a broken package.json", ".", { "package.json": "{ oops" }, /package\.json is not a JSON object/, /Repair it/],
    ["a package.json that is a list", ".", { "package.json": "[]" }, /package\.json is not a JSON object/, /Repair it/],
    [
      "a workspace with one app",
      ".",
      {
        "package.json": next({ workspaces: ["apps/*"] }),
        "apps/web/package.json": next(),
        "apps/lib/package.json": "{}",
      },
      /No Next\.js project/,
      /There is one in apps\/web: add -C apps\/web\./,
    ],
    [
      "beside the only app",
      "packages/ui",
      {
        "package.json": next({ workspaces: { packages: ["apps/*", "packages/*"] } }),
        "apps/web/package.json": next(),
        "packages/ui/package.json": "{}",
      },
      /No Next\.js project/,
      /add -C \.\.\/\.\.\/apps\/web\./,
    ],
    [
      "a pnpm workspace with two",
      ".",
      {
        "package.json": "{}",
        "pnpm-workspace.yaml": "# all\npackages:\n  - 'sites/**' # deep\n  - \"!sites/old\"\n",
        "sites/a/one/package.json": next(),
        "sites/b/package.json": next(),
      },
      /No Next\.js project/,
      /several: sites\/a\/one, sites\/b\. Choose one with -C, e\.g\. -C sites\/a\/one\./,
    ],
    [
      "what a workspace takes out is not offered",
      ".",
      {
        "package.json": "{}",
        "pnpm-workspace.yaml": "packages:\n  - 'sites/**'\n  - \"!sites/old\"\n",
        "sites/old/package.json": next(),
        "sites/new/package.json": next(),
      },
      /No Next\.js project/,
      /There is one in sites\/new: add -C sites\/new\./,
    ],
    [
      "a pnpm workspace with its folders in one line",
      ".",
      {
        "package.json": "{}",
        "pnpm-workspace.yaml": 'packages: ["{sites,shops}/*"] # all\n',
        "shops/web/package.json": next(),
      },
      /No Next\.js project/,
      /There is one in shops\/web: add -C shops\/web\./,
    ],
    [
      "a pnpm-workspace.yaml that is broken",
      ".",
      { "package.json": "{}", "pnpm-workspace.yaml": "packages: [", "apps/web/package.json": next() },
      /No Next\.js project/,
      /There is one in apps\/web: add -C apps\/web\./,
    ],
    [
      "a folder with an app below, no workspace",
      ".",
      { "frontend/package.json": next(), "backend/package.json": "{}" },
      /No Next\.js project/,
      /-C frontend\./,
    ],
    [
      "a hoisted Next.js is not a sign for another package with pages",
      "apps/admin",
      {
        "package.json": next({ workspaces: ["apps/*"] }),
        "node_modules/next/package.json": '{ "version": "16.0.0" }',
        "apps/admin/package.json": '{ "dependencies": { "vite": "8" } }',
        "apps/admin/src/pages/": "",
      },
      /No Next\.js project/,
      /-C <folder>/,
    ],
    [
      "a broken package.json of another app",
      ".",
      { "package.json": '{ "workspaces": ["apps/*"] }', "apps/a/package.json": "{", "apps/b/package.json": next() },
      /No Next\.js project/,
      /-C apps\/b\./,
    ],
  ])("%s", async (_, cwd, tree, message, hint) => {
    const folder = build(tree);
    const error = await detectProject(join(folder, cwd)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(message);
    expect((error as UserError).hint).toMatch(hint);
  });
});

describe("language", () => {
  test.each<[what: string, tree: Tree, language: "ts" | "js"]>([
    ["nothing", {}, "js"],
    ["jsconfig.json", { "jsconfig.json": "{}" }, "js"],
    ["tsconfig.json", { "tsconfig.json": "{}" }, "ts"],
    ["the package", { "package.json": next({ devDependencies: { typescript: "5" } }) }, "ts"],
    [
      "the package that checks JavaScript",
      { "package.json": next({ devDependencies: { typescript: "5" } }), "jsconfig.json": "{}" },
      "js",
    ],
    ["next.config.ts", { "next.config.ts": "export default {}" }, "ts"],
    ["next.config.mjs", { "next.config.mjs": "export default {}" }, "js"],
  ])("%s", async (_, tree, language) => {
    const root = build({ "package.json": next(), ...tree });
    expect((await detectProject(root)).language).toBe(language);
    expect((await detectProject(root, { language: "ts" })).language).toBe("ts");
    expect((await detectProject(root, { language: "js" })).language).toBe("js");
  });
});

describe("Next.js' major version", () => {
  test.each<[range: string, major: number | undefined]>([
    ["16.4.3", 16],
    ["^15.1.0", 15],
    ["~14.2", 14],
    ["13", 13],
    ["v15.0.0", 15],
    [">=14 <16", 14],
    ["15.x", 15],
    ["16.0.0-canary.3", 16],
    ["npm:next@15.2.0", 15],
    ["npm:@acme/next@^14.0.0", 14],
    ["workspace:^16.0.0", 16],
    ["latest", undefined],
    ["canary", undefined],
    ["*", undefined],
    ["<16", undefined],
    ["catalog:", undefined],
    ["workspace:*", undefined],
    ["https://example.com/15/next.tgz", undefined],
    ["github:vercel/next.js#v15", undefined],
    ["file:../next", undefined],
  ])("range %s", async (range, major) => {
    const root = build({ "package.json": JSON.stringify({ dependencies: { next: range } }) });
    expect((await detectProject(root)).nextMajor).toBe(major);
  });

  test("what is installed counts, here or above", async () => {
    const installed = { "node_modules/next/package.json": '{ "name": "next", "version": "14.2.35" }' };
    expect((await detectProject(build({ "package.json": next(), ...installed }))).nextMajor).toBe(14);
    const workspace = build({ "apps/web/package.json": next(), ...installed });
    expect((await detectProject(join(workspace, "apps/web"))).nextMajor).toBe(14);
  });
});

describe("package manager", () => {
  test.each<[what: string, tree: Tree, manager: Project["packageManager"]]>([
    ["nothing", {}, "npm"],
    ["package-lock.json", { "web/package-lock.json": "" }, "npm"],
    ["pnpm-lock.yaml", { "web/pnpm-lock.yaml": "" }, "pnpm"],
    ["yarn.lock", { "web/yarn.lock": "" }, "yarn"],
    ["bun.lock", { "web/bun.lock": "" }, "bun"],
    ["bun.lockb", { "web/bun.lockb": "" }, "bun"],
    [
      "the field wins",
      { "web/package.json": next({ packageManager: "yarn@4.1.0+sha256.abc" }), "web/pnpm-lock.yaml": "" },
      "yarn",
    ],
    [
      "a field nobody knows",
      { "web/package.json": next({ packageManager: "deno@2" }), "web/pnpm-lock.yaml": "" },
      "pnpm",
    ],
    ["a lock file of the workspace", { "pnpm-lock.yaml": "" }, "pnpm"],
    ["the field of the workspace", { "package.json": '{ "packageManager": "bun@1.2.0" }', "yarn.lock": "" }, "bun"],
    ["nearest first", { "web/yarn.lock": "", "pnpm-lock.yaml": "" }, "yarn"],
    ["not beyond the repository", { "web/.git/": "", "pnpm-lock.yaml": "" }, "npm"],
  ])("%s", async (_, tree, manager) => {
    const folder = build({ ".git/": "", "web/package.json": next(), ...tree });
    expect((await detectProject(join(folder, "web"))).packageManager).toBe(manager);
  });
});

describe("formatter", () => {
  test.each<[what: string, tree: Tree, formatter: Project["formatter"]]>([
    ["nothing", {}, undefined],
    [".prettierrc", { "web/.prettierrc": "" }, "prettier"],
    [".prettierrc.json5", { "web/.prettierrc.json5": "" }, "prettier"],
    ["prettier.config.mts", { "web/prettier.config.mts": "" }, "prettier"],
    ["the key", { "web/package.json": next({ prettier: {} }) }, "prettier"],
    ["the package", { "web/package.json": next({ devDependencies: { prettier: "3" } }) }, "prettier"],
    ["biome.json", { "web/biome.json": "" }, "biome"],
    ["biome.jsonc", { "web/biome.jsonc": "" }, "biome"],
    ["the package of Biome", { "web/package.json": next({ devDependencies: { "@biomejs/biome": "2" } }) }, "biome"],
    [
      "a configuration counts more than a package",
      { "web/biome.json": "", "web/package.json": next({ devDependencies: { prettier: "3" } }) },
      "biome",
    ],
    ["of the workspace", { ".prettierrc": "" }, "prettier"],
    ["nearest first", { "web/biome.json": "", ".prettierrc": "" }, "biome"],
  ])("%s", async (_, tree, formatter) => {
    const folder = build({ ".git/": "", "web/package.json": next(), ...tree });
    expect((await detectProject(join(folder, "web"))).formatter).toBe(formatter);
  });
});
