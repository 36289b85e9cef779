import { dirname, isAbsolute, join, resolve } from "node:path";
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
  /** A configuration that could not be read, absolute; what it would have said is missing. */
  broken?: string;
}

/** What is inherited through `extends`. */
interface Inherited {
  /** Absolute. */
  baseUrl?: string;
  patterns?: ReadonlyMap<string, readonly string[]>;
  /** Folder of the file that states `patterns`. */
  stated?: string;
}

/**
 * `compilerOptions.paths` of a tsconfig or jsconfig with all it extends
 * (https://www.typescriptlang.org/tsconfig/#extends, #paths): later files replace `paths` as a whole, and targets are
 * relative to `baseUrl`, else to the file that states them.
 */
export function readPaths(folder: string, file: string): PathsResult {
  const broken: string[] = [];
  const { baseUrl, patterns, stated } = inherited(join(folder, file), folder, [], broken);
  const base = baseUrl ?? stated;
  return {
    ...(patterns && base !== undefined && { paths: { base, patterns } }),
    ...(broken[0] !== undefined && { broken: broken[0] }),
  };
}

function inherited(file: string, configDir: string, chain: readonly string[], broken: string[]): Inherited {
  if (chain.includes(file)) return {};
  const config = readConfig(file);
  if (!config) {
    broken.push(file);
    return {};
  }
  const folder = dirname(file);
  const parents = (Array.isArray(config.extends) ? config.extends : [config.extends])
    .filter((parent) => typeof parent === "string")
    .map((parent) => ({ parent, path: findExtended(folder, parent) }));
  broken.push(...parents.filter(({ path }) => path === undefined).map(({ parent }) => join(folder, parent)));
  const above = parents.flatMap(({ path }) =>
    path === undefined ? [] : [inherited(path, configDir, [...chain, file], broken)],
  );
  return [...above, own(config, folder, configDir)].reduce((all, part) => ({ ...all, ...part }), {});
}

function readConfig(file: string): Record<string, unknown> | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return asObject(parseJsonc(text.trim() === "" ? "{}" : text));
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
  return {
    ...(typeof options.baseUrl === "string" && { baseUrl: resolve(folder, fill(options.baseUrl)) }),
    ...(paths && {
      patterns: new Map(Object.entries(paths).map(([pattern, targets]) => [pattern, list(targets)])),
      stated: folder,
    }),
  };
}

/** A path, with or without `.json`, or a file of a package, by default its tsconfig.json. */
function findExtended(folder: string, parent: string): string | undefined {
  if (isAbsolute(parent) || /^\.\.?([\\/]|$)/.test(parent)) return asConfig(resolve(folder, parent));
  return upwards(folder)
    .map((above) => asConfig(join(above, "node_modules", parent)))
    .find((path) => path !== undefined);
}

function asConfig(path: string): string | undefined {
  const candidates = [path, `${path}.json`, join(path, namedByPackage(path) ?? "tsconfig.json")];
  return candidates.find((candidate) => exists(candidate) && !isDirectory(candidate));
}

/** The `tsconfig` field of a package. */
function namedByPackage(folder: string): string | undefined {
  const name = readConfig(join(folder, "package.json"))?.tsconfig;
  return typeof name === "string" ? name : undefined;
}
