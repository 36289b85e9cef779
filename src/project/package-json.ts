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

/** A list, or `{ packages: [...] }` as Yarn 1 also takes it. */
function workspaceGlobs(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : asObject(value)?.packages;
  if (!Array.isArray(list)) return value === undefined ? undefined : [];
  return list.filter((glob) => typeof glob === "string");
}
