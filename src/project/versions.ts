import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Project } from "../model/project.js";
import { firstExisting, readText, upToRepository, upwards } from "./files.js";
import { readPackage, type Package } from "./package-json.js";

/** What is installed of a package, looked up as Node.js does: `16.4.6`; undefined when nothing is. */
export function installedVersion(root: string, name: string): string | undefined {
  for (const folder of upwards(root)) {
    const text = readText(folder, `node_modules/${name}/package.json`);
    const version = text === undefined ? null : /"version"\s*:\s*"(\d+\.[^"]*)"/.exec(text);
    if (version) return version[1];
  }
  return undefined;
}

/** The version that a range stays below the next of: `3` of `^3.25`, `4.1` of `~4.1.2`; a tag, a catalog and `>=3` have none. */
export function statedVersion(root: string, name: string): string | undefined {
  const [, caret, other] =
    /^(?:\^(\d+)|[~=v]?(\d+(?:\.\d+)?))[\d.x*]*$/.exec(readPackage(root)?.ranges.get(name) ?? "") ?? [];
  return caret ?? other;
}

/** Whether a workspace around the project has the package in its package.json; others have it in node_modules for their own use. */
export function isStatedAbove(root: string, name: string): boolean {
  return upToRepository(root).some((folder) => folder !== root && readPackage(folder)?.ranges.has(name) === true);
}

/** The major version of Next.js or TypeScript: what is installed, else what the range starts with. */
export function majorOf(name: "next" | "typescript", root: string, found: Package): number | undefined {
  const installed = installedVersion(root, name);
  if (installed !== undefined) return Number.parseInt(installed, 10);
  const range =
    found.ranges.get(name) ??
    upwards(root)
      .map((folder) => readPackage(folder)?.ranges.get(name))
      .find((text) => text !== undefined);
  // `^15.1.0`, `>=14 <16`, `npm:next@16`, `workspace:^15`; `latest`, `catalog:`, a URL and `<16` say nothing certain.
  const major = /^(?:npm:(?:@?[^@]+)@|workspace:)?[\s^~>=v]*(\d+)(?![\w/:])/.exec(range ?? "");
  return major ? Number(major[1]) : undefined;
}

type PackageManager = Project["packageManager"];

const LOCK_FILES: readonly [file: string, manager: PackageManager][] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** The `packageManager` field, else the lock file, of the project or of the nearest folder above that has one; else npm. */
export function detectPackageManager(root: string, found: Package): PackageManager {
  for (const folder of upToRepository(root)) {
    const { packageManager } = folder === root ? found : (readPackage(folder) ?? {});
    const named = /^(npm|pnpm|yarn|bun)@/.exec(packageManager ?? "");
    if (named) return named[1] as PackageManager;
    const lockFile = LOCK_FILES.find(([file]) => firstExisting(folder, [file]));
    if (lockFile) return lockFile[1];
  }
  return "npm";
}

/**
 * Whether Corepack is to start the package manager: where there is none on the PATH, or package.json states Yarn 2 or
 * later, where the first Yarn refuses to run; pnpm runs what is stated by itself. Elsewhere it would fetch the latest
 * version, whatever the project is installed with. The PATH is that of the process, by which the package manager is
 * started.
 */
export function asksCorepack({ root, packageManager }: Pick<Project, "root" | "packageManager">): boolean {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = ["", ".cmd", ".exe"].map((ending) => packageManager + ending);
  const isThere = folders.some((folder) => files.some((file) => existsSync(join(folder, file))));
  return (
    !isThere || upToRepository(root).some((folder) => /^yarn@[^1]/.test(readPackage(folder)?.packageManager ?? ""))
  );
}

const BIOME = ["biome.json", "biome.jsonc", ".biome.json", ".biome.jsonc"];
const EXTENSIONS = ["js", "mjs", "cjs", "ts", "mts", "cts"];
const PRETTIER = [
  ".prettierrc",
  ...["json", "json5", "yaml", "yml", "toml", ...EXTENSIONS].map((extension) => `.prettierrc.${extension}`),
  ...EXTENSIONS.map((extension) => `prettier.config.${extension}`),
];

/** Whether Next.js bundles with webpack: before 16 unless it is told otherwise, since then where a script says so. */
export function detectWebpack(major: number | undefined, { scripts }: Package): boolean {
  const says = (flag: RegExp): boolean => scripts.some((script) => /\bnext build\b/.test(script) && flag.test(script));
  return (major ?? 16) < 16 ? !says(/--turbo/) : says(/--webpack\b/);
}

/**
 * Who formats the project: the nearest configuration upwards (https://biomejs.dev/guides/configure-biome,
 * https://prettier.io/docs/configuration), else a dependency.
 */
export function detectFormatter(root: string, found: Package): Project["formatter"] {
  for (const folder of upToRepository(root)) {
    const here = folder === root ? found : readPackage(folder);
    if (firstExisting(folder, BIOME)) return "biome";
    if (here?.prettier || firstExisting(folder, PRETTIER)) return "prettier";
  }
  if (found.ranges.has("@biomejs/biome")) return "biome";
  return found.ranges.has("prettier") ? "prettier" : undefined;
}

const TEST_RUNNERS = ["vitest", "jest", "mocha", "ava"];

/** What runs the project's tests: a package, else what comes with Node.js or Bun and a script calls. */
export function detectTestRunner({ ranges, scripts }: Package): string | undefined {
  const installed = TEST_RUNNERS.find((name) => ranges.has(name));
  if (installed !== undefined) return installed;
  if (scripts.some((script) => /\b(?:node|tsx)\b[^&|;]*\s--test\b/.test(script))) return "node:test";
  return scripts.some((script) => /\bbun test\b/.test(script)) ? "bun" : undefined;
}
