import { createRequire } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Project } from "../model/project.js";
import { exists, isDirectory, readText, upwards } from "./files.js";
import { asObject, parseJsonc } from "./jsonc.js";

export interface Paths {
  /** Absolute folder that the targets are relative to. */
  base: string;
  /** Pattern to targets, in the file's order. */
  patterns: ReadonlyMap<string, readonly string[]>;
}

export interface PathsResult {
  paths?: Paths;
  compiler: Compiler;
  /** Absolute. */
  baseUrl?: string;
  /** What files it is about, as stated. */
  named?: readonly string[];
  /** A configuration that could not be read, absolute; what it would have said is missing. */
  broken?: string;
}

type Compiler = NonNullable<Project["compiler"]>;

/** Of `module`, what says how modules are found too (https://www.typescriptlang.org/tsconfig/#moduleResolution). */
const IMPLIED = /^(?:node(?:16|18|20|next)|preserve)$/i;

/** A `lib` that knows `Object.hasOwn`. */
const HAS_OWN = /^es(?:next|2022\.object|20(?:2[2-9]|[3-9]\d))$/i;

/** What is inherited through `extends`. */
interface Inherited extends Compiler {
  module?: string;
  lib?: readonly string[];
  /** Absolute. */
  baseUrl?: string;
  patterns?: ReadonlyMap<string, readonly string[]>;
  /** Folder of the file that states `patterns`. */
  stated?: string;
  named?: readonly string[];
}

/**
 * `compilerOptions.paths` of a tsconfig or jsconfig with all it extends
 * (https://www.typescriptlang.org/tsconfig/#extends, #paths): later files replace `paths` as a whole, and targets are
 * relative to `baseUrl`, else to the file that states them.
 */
export async function readPaths(folder: string, file: string): Promise<PathsResult> {
  const broken: string[] = [];
  const {
    baseUrl,
    patterns,
    stated,
    named,
    module = "",
    lib,
    ...said
  } = await inherited(join(folder, file), folder, [], broken);
  const implied = IMPLIED.exec(module)?.[0];
  // Where no `lib` is said it is the target's.
  const known = lib ?? (said.target === undefined ? [] : [said.target]);
  const compiler = {
    ...(known.length > 0 && !known.some((name) => HAS_OWN.test(name)) && { lacksHasOwn: true }),
    ...(implied !== undefined && { moduleResolution: resolutionOf(implied) }),
    ...said,
  };
  const base = baseUrl ?? stated;
  return {
    ...(patterns && base !== undefined && { paths: { base, patterns } }),
    compiler,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(named && { named }),
    ...(broken[0] !== undefined && { broken: broken[0] }),
  };
}

function resolutionOf(module: string): string {
  if (/^preserve$/i.test(module)) return "bundler";
  return /^node(?:18|20)$/i.test(module) ? "node16" : module;
}

async function inherited(
  file: string,
  configDir: string,
  chain: readonly string[],
  broken: string[],
): Promise<Inherited> {
  if (chain.includes(file)) return {};
  const config = await readConfig(file);
  if (!config) {
    broken.push(file);
    return {};
  }
  const folder = dirname(file);
  const parents: unknown[] = Array.isArray(config.extends) ? config.extends : [config.extends];
  let all: Inherited = {};
  for (const parent of parents.filter((each) => typeof each === "string")) {
    const path = await findExtended(folder, parent);
    if (path === undefined) broken.push(join(folder, parent));
    else all = { ...all, ...(await inherited(path, configDir, [...chain, file], broken)) };
  }
  return { ...all, ...own(config, folder, configDir) };
}

async function readConfig(file: string): Promise<Record<string, unknown> | undefined> {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return asObject(await parseJsonc(text.trim() === "" ? "{}" : text));
  } catch {
    return undefined;
  }
}

function own(config: Record<string, unknown>, folder: string, configDir: string): Inherited {
  const options = asObject(config.compilerOptions) ?? {};
  const paths = asObject(options.paths);
  // `${configDir}` is the folder of the configuration one started with (TypeScript 5.5).
  const fill = (text: string) => text.replace(/^\$\{configDir\}/i, configDir);
  const list = (value: unknown) =>
    Array.isArray(value) ? value.filter((target) => typeof target === "string").map(fill) : [];
  const named = [...list(config.files), ...list(config.include)];
  const said = (key: "target" | "moduleResolution" | "module"): Inherited =>
    typeof options[key] === "string" ? { [key]: options[key] } : {};
  const is = (option: string, key: keyof Compiler): Inherited =>
    typeof options[option] === "boolean" ? { [key]: options[option] } : {};
  return {
    ...said("target"),
    ...said("moduleResolution"),
    ...said("module"),
    ...is("allowImportingTsExtensions", "importsTs"),
    ...is("noUnusedParameters", "refusesUnused"),
    ...is("checkJs", "checksJs"),
    ...is("isolatedDeclarations", "statesTypes"),
    ...is("noPropertyAccessFromIndexSignature", "wantsBrackets"),
    ...(typeof options.baseUrl === "string" && { baseUrl: resolve(folder, fill(options.baseUrl)) }),
    ...(named.length > 0 && { named }),
    ...(Array.isArray(options.lib) && { lib: list(options.lib) }),
    ...(paths && {
      patterns: new Map(Object.entries(paths).map(([pattern, targets]) => [pattern, list(targets)])),
      stated: folder,
    }),
  };
}

/** A path, with or without `.json`, or a file of a package, by default its tsconfig.json, else what its `exports` say. */
async function findExtended(folder: string, parent: string): Promise<string | undefined> {
  if (isAbsolute(parent) || /^\.\.?([\\/]|$)/.test(parent)) return asConfig(resolve(folder, parent));
  for (const above of upwards(folder)) {
    const path = await asConfig(join(above, "node_modules", parent));
    if (path !== undefined) return path;
  }
  try {
    return createRequire(join(folder, "tsconfig.json")).resolve(parent);
  } catch {
    return undefined;
  }
}

async function asConfig(path: string): Promise<string | undefined> {
  const candidates = [path, `${path}.json`, join(path, (await namedByPackage(path)) ?? "tsconfig.json")];
  return candidates.find((candidate) => exists(candidate) && !isDirectory(candidate));
}

/** The `tsconfig` field of a package. */
async function namedByPackage(folder: string): Promise<string | undefined> {
  const name = (await readConfig(join(folder, "package.json")))?.tsconfig;
  return typeof name === "string" ? name : undefined;
}
