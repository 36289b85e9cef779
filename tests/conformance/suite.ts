import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Json } from "../../src/model/schema.js";

/** The official JSON Schema Test Suite (https://github.com/json-schema-org/JSON-Schema-Test-Suite). */
export const DRAFTS = { draft4: "draft4", "draft2020-12": "2020-12" } as const;
export type Draft = keyof typeof DRAFTS;

/** One schema with the instances it is tried on. */
export interface Group {
  draft: Draft;
  /** `ref.json`, without extension. */
  file: string;
  description: string;
  schema: Json;
  tests: { description: string; data: unknown; valid: boolean }[];
}

/** The groups of a draft; `part` is a folder below it, such as `optional`. */
export function readGroups(folder: string, draft: Draft, part = ""): Group[] {
  const directory = join(folder, draft, part);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((name) => {
    const groups = JSON.parse(readFileSync(join(directory, name), "utf8")) as Omit<Group, "draft" | "file">[];
    return groups.map((group) => ({ ...group, draft, file: name.replace(/\.json$/, "") }));
  });
}

/** The documents that tests refer to: the suite's remotes at `http://localhost:1234/`, and the standard metaschemas. */
export function remoteLoader(folder: string): (uri: string) => Json | undefined {
  const cache = new Map<string, Json | undefined>();
  return (uri) => {
    if (!cache.has(uri)) cache.set(uri, readRemote(folder, uri));
    return cache.get(uri);
  };
}

const require = createRequire(import.meta.url);

function readRemote(folder: string, uri: string): Json | undefined {
  const local = /^http:\/\/localhost:1234\/(.+)$/.exec(uri)?.[1];
  if (local !== undefined) return readJson(join(folder, "remotes", local));
  if (/^http:\/\/json-schema\.org\/draft-04\/schema$/.test(uri)) {
    return require("ajv-draft-04/dist/refs/json-schema-draft-04.json") as Json;
  }
  const meta = /^https:\/\/json-schema\.org\/draft\/2020-12\/(schema|meta\/[a-z-]+)$/.exec(uri)?.[1];
  if (meta === undefined) return undefined;
  return require(`ajv/dist/refs/json-schema-2020-12/${meta}.json`) as Json;
}

function readJson(file: string): Json | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Json) : undefined;
}

/** All remotes with their URIs, for validators that want them beforehand. */
export function allRemotes(folder: string): [uri: string, document: Json][] {
  const names = readdirSync(join(folder, "remotes"), { recursive: true, encoding: "utf8" }).sort();
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => [
      `http://localhost:1234/${name.replaceAll("\\", "/")}`,
      readJson(join(folder, "remotes", name)) as Json,
    ]);
}
