import type { FileChange } from "../model/files.js";
import type { Project } from "../model/project.js";
import { testRunnerOf } from "../model/test-runner.js";
import { firstExisting, readText } from "../project/files.js";
import { installCommands } from "./packages.js";

/** Verdicts of tests that are not ours to run, or go. */
const NOT_RUN: ReadonlySet<FileChange["verdict"]> = new Set(["foreign", "deleted-by-user", "orphan", "remove"]);

/**
 * What the project lacks for its generated tests to run, on each run until it is there, and how they are run: then, and
 * where the first ones come or they are for another runner than before.
 */
export function testSteps(changes: readonly FileChange[], project: Project): string[] {
  const tests = changes.filter(({ routeId, verdict }) => routeId.startsWith("test:") && !NOT_RUN.has(verdict));
  if (tests.length === 0) return [];
  const { lacks, run } = RUNNERS[testRunnerOf(project.testRunner)];
  const lacking = lacks(project);
  return lacking.length > 0 || isNews(tests) ? [...lacking, `Run the tests: ${run(project)}`] : [];
}

function isNews(tests: readonly FileChange[]): boolean {
  // The imports of the runner stand at the top.
  const runnerOf = (text: string): string => text.slice(0, text.search(/\r?\n\r?\n/));
  const wereThere = tests.some(({ before }) => before !== undefined);
  return tests.some(({ before, after, verdict }) => {
    if (after === undefined || verdict === "identical") return false;
    return before === undefined ? !wereThere : runnerOf(before) !== runnerOf(after);
  });
}

/** Until `auth.ts` lets the tests in, they prove little of what asks who is calling. */
export async function credentialSteps(changes: readonly FileChange[], filled: readonly string[]): Promise<string[]> {
  if (filled.length === 0) return [];
  const helpers = changes.filter(({ routeId, verdict }) => routeId.startsWith("seed:serve-") && !NOT_RUN.has(verdict));
  if (helpers.length === 0) return [];
  const { isEmptyObject } = await import("../reconcile/code/unfilled-slots.js");
  const open = helpers.filter(({ path, before = "", after = before }) => isEmptyObject(path, after, "CREDENTIALS"));
  if (open.length === 0) return [];
  const where = open.map(({ path }) => path).join(" and ");
  return [
    `Put a credential for ${filled.join(", ")} into CREDENTIALS of ${where}; until then the tests of secured operations take 401 for an answer.`,
  ];
}

interface Runner {
  /** Steps that make tests run. */
  lacks(project: Project): string[];
  /** The command. */
  run(project: Project): string;
}

const RUNNERS: Readonly<Record<ReturnType<typeof testRunnerOf>, Runner>> = {
  vitest: { lacks: vitestSteps, run: ({ packageManager }) => `${EXECUTE[packageManager]} vitest run` },
  jest: { lacks: jestSteps, run: ({ packageManager }) => `${EXECUTE[packageManager]} jest` },
  node: {
    lacks: ({ dependencies, packageManager }) =>
      installCommands({ dependencies: [], devDependencies: dependencies.has("tsx") ? [] : ["tsx"] }, packageManager),
    // `--test` takes globs since Node.js 21 only, and since then a listed `[id].test.ts` for one.
    run: ({ root, packageManager }) => {
      // By itself tsx looks for an alias in tsconfig.json alone.
      const isRead = firstExisting(root, ["tsconfig.json", "jsconfig.json"]) !== "jsconfig.json";
      const start = isRead
        ? `--import tsx -e "`
        : `-e "process.env.TSX_TSCONFIG_PATH = 'jsconfig.json'; require('tsx/cjs'); `;
      // With Plug'n'Play only Yarn's node finds packages.
      return `${packageManager === "yarn" ? "yarn " : ""}node ${start}fs.readdirSync('tests', { recursive: true }).forEach((f) => /\\.test\\./.test(f) && require('./tests/' + f))"`;
    },
  },
};

/** How a package's program is run. */
const EXECUTE: Readonly<Record<Project["packageManager"], string>> = {
  npm: "npx",
  pnpm: "pnpm exec",
  yarn: "yarn",
  bun: "bunx",
};

/** Routes are imported as they are, and import by the alias. */
function vitestSteps({ root, alias }: Project): string[] {
  const file = configOf(root, "vitest") ?? configOf(root, "vite");
  if (alias === undefined || says(root, file, /alias|tsconfig-?paths|mergeConfig|extends/i)) return [];
  const entry = `resolve: { alias: ${viteAlias(alias)} }`;
  if (file !== undefined) return [`Tell vitest of ${alias.prefix} in ${file}: ${entry}`];
  const config = `import { defineConfig } from "vitest/config";\n\nexport default defineConfig({ ${entry} });`;
  return [written("vitest.config.mts", config)];
}

/** A key stands for itself and what is below it (https://vite.dev/config/shared-options#resolve-alias). */
function viteAlias({ prefix, dir }: NonNullable<Project["alias"]>): string {
  const path = (below: string): string =>
    below === "" ? "import.meta.dirname" : `\`\${import.meta.dirname}${below}\``;
  const folder = dir === "" ? "" : `/${dir}`;
  if (prefix.endsWith("/")) return `{ ${JSON.stringify(prefix.slice(0, -1))}: ${path(folder)} }`;
  return `[{ find: /^${literally(prefix).replaceAll("/", "\\/")}/, replacement: ${path(`${folder}/`)} }]`;
}

/** Without a configuration jest reads neither TypeScript nor modules (https://nextjs.org/docs/app/guides/testing/jest). */
function jestSteps({ root, alias }: Project): string[] {
  const inPackage = says(root, "package.json", /"jest"\s*:\s*\{/) ? "package.json" : undefined;
  const file = configOf(root, "jest") ?? inPackage;
  const name = file?.endsWith("json") ? '"moduleNameMapper"' : "moduleNameMapper";
  const entry = alias && `${name}: ${jestAlias(alias)}`;
  if (file === undefined) {
    const own = entry === undefined ? "" : `{ ${entry} }`;
    const config = `import nextJest from "next/jest.js";\n\nexport default nextJest({ dir: "./" })(${own});`;
    return [written("jest.config.mjs", config)];
  }
  if (alias === undefined || says(root, file, /next\/jest|moduleNameMapper|modulePaths|preset|projects/)) return [];
  return [`Tell jest of ${alias.prefix} in ${file}: ${entry}`];
}

function jestAlias({ prefix, dir }: NonNullable<Project["alias"]>): string {
  const pair = [`^${literally(prefix)}(.*)$`, `<rootDir>/${dir === "" ? "" : `${dir}/`}$1`];
  return `{ ${pair.map((text) => JSON.stringify(text)).join(": ")} }`;
}

/** As steps with a text show it. */
function written(file: string, text: string): string {
  return `Write ${file}:\n${text.replace(/^(?=.)/gm, "    ")}`;
}

/** A pattern of this text alone. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function configOf(root: string, name: string): string | undefined {
  const extensions = ["ts", "mts", "cts", "js", "mjs", "cjs", "json"];
  return firstExisting(
    root,
    extensions.map((extension) => `${name}.config.${extension}`),
  );
}

function says(root: string, file: string | undefined, what: RegExp): boolean {
  return file !== undefined && what.test(readText(root, file) ?? "");
}
