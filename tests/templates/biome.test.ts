import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { makeFolder, TS_PROJECT, writeFiles } from "../support/folder.js";
import { told } from "../support/typed.js";
import { matrix } from "./matrix.js";
import { renderedAll } from "./render.js";

/** What `create-next-app --biome` writes, where warnings are errors. */
const CONFIG = {
  files: { ignoreUnknown: true, includes: ["**", "!node_modules"] },
  formatter: { enabled: true, indentStyle: "space", indentWidth: 2 },
  linter: { enabled: true, rules: { recommended: true }, domains: { next: "recommended", react: "recommended" } },
  assist: { actions: { source: { organizeImports: "on" } } },
};

const LINT = { ...CONFIG, formatter: { enabled: false }, assist: { enabled: false } };

const BIOME = resolve("node_modules/@biomejs/biome");

/** A project with the Biome of this repository installed. */
function makeProject(config: object = CONFIG): string {
  const page = { "pages/index.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n" };
  const cwd = makeFolder({
    ...TS_PROJECT,
    ...page,
    "biome.json": JSON.stringify(config),
  });
  cpSync("sample/api-routes.yaml", join(cwd, "api-routes.yaml"));
  mkdirSync(join(cwd, "node_modules/@biomejs"), { recursive: true });
  symlinkSync(BIOME, join(cwd, "node_modules/@biomejs/biome"), "dir");
  return cwd;
}

/** What Biome has against the files of folders. */
function objections(cwd: string, ...folders: string[]): string {
  const args = ["check", "--error-on-warnings", "--colors=off", ...folders];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(BIOME, "bin/biome"), ...args], {
    cwd,
    encoding: "utf8",
  });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

async function type(cwd: string, ...args: string[]): Promise<void> {
  const { code, stderr } = await told(cwd, ...args);
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: expect.not.stringContaining("warning") });
}

it.each(ROUTER_NAMES)(
  "%s: what is written for a spec passes `biome check` as it is, and is known again",
  async (router) => {
    const cwd = makeProject();
    await type(cwd, "generate", "--router", router);
    expect(objections(cwd, "lib", router, ".create-api-route")).toBe("");
    await type(cwd, "generate", "--router", router, "--check");
  },
);

it.each(["ts", "js"] as const)(
  "routes by name in %s have nothing that its recommended rules are against",
  async (language) => {
    const cwd = makeProject(LINT);
    const isOne = /^(?:user|users\/\[id\]|blog\/\[\.\.\.slug\])$/;
    const routes = (await matrix()).filter(({ name, methods }) => isOne.test(name) && methods?.length === 0);
    const files = await renderedAll(routes, language, undefined, "biome");
    for (const [index, some] of files.entries()) {
      writeFiles(join(cwd, "app", `${index}`), Object.fromEntries(some.map(({ path, text }) => [path, text])));
    }
    expect(objections(cwd, "app")).toBe("");
  },
);

it("a project's own style is kept, with sorted imports", async () => {
  const javascript = { formatter: { quoteStyle: "single", semicolons: "asNeeded" } };
  const cwd = makeProject({ ...CONFIG, formatter: { indentStyle: "tab", lineWidth: 100 }, javascript });
  await type(cwd, "generate", "--router", "app");
  expect(objections(cwd, "lib", "app")).toBe("");
  expect(readFileSync(join(cwd, "app/api/tasks/route.ts"), "utf8")).toMatch(/^import .*'\n.*\n\n?[^]*\n\tasync GET/);
  await type(cwd, "generate", "--check");
});

it("no module of the runtime has anything that Biome's recommended rules are against", () => {
  const cwd = makeProject(LINT);
  cpSync("templates/runtime", join(cwd, "lib/api/runtime"), { recursive: true });
  expect(objections(cwd, "lib")).toBe("");
});
