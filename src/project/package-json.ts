import { readText } from "./files.js";
import { asObject } from "./jsonc.js";

/** What matters of a package.json. */
export interface Package {
  /** dependencies and devDependencies: name to range. A library that has Next.js as a peer is not an app. */
  ranges: ReadonlyMap<string, string>;
  scripts: readonly string[];
  /** Globs of `workspaces`; undefined when there is no such key. */
  workspaces?: string[];
  /** The `packageManager` field: `pnpm@9.1.0`. */
  packageManager?: string;
  /** `type: module`: its .ts files are ES modules to TypeScript. */
  isModule: boolean;
  /** `imports` by their patterns, and `exports`, which the package may import by its own name. */
  imports?: ReadonlyMap<string, readonly string[]>;
  /** There is a `prettier` key. */
  prettier: boolean;
}

/** The package.json of a folder; undefined when there is none or it is not a JSON object. */
export function readPackage(folder: string): Package | undefined {
  const text = readText(folder, "package.json");
  const json = text === undefined ? undefined : asObject(parse(text));
  if (json === undefined) return undefined;
  const workspaces = workspaceGlobs(json.workspaces);
  return {
    ranges: new Map([...texts(json.devDependencies), ...texts(json.dependencies)]),
    scripts: texts(json.scripts).map(([, script]) => script),
    ...(workspaces && { workspaces }),
    ...(typeof json.packageManager === "string" && { packageManager: json.packageManager }),
    imports: new Map([...targets(json.imports, ""), ...targets(json.exports, json.name)]),
    isModule: json.type === "module",
    prettier: json.prettier !== undefined,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function texts(value: unknown): [string, string][] {
  return Object.entries(asObject(value) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
}

/** Whatever conditions they are for (https://nodejs.org/api/packages.html#subpath-imports). */
function targets(all: unknown, name: unknown): [string, string[]][] {
  if (typeof name !== "string") return [];
  return Object.entries(asObject(all) ?? {}).map(([key, target]) => [
    name + (name === "" ? key : key.slice(1)),
    textsWithin(target),
  ]);
}

function textsWithin(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsWithin) : [];
}

/** A list, or `{ packages: [...] }` as Yarn 1 also takes it. */
function workspaceGlobs(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : asObject(value)?.packages;
  if (!Array.isArray(list)) return value === undefined ? undefined : [];
  return list.filter((glob) => typeof glob === "string");
}
