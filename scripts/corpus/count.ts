import { readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { parse } from "yaml";

/** `GET /users/{id}`, as the document writes the path. */
export type OperationName = string;

type Node = Record<string, unknown>;

/** A value and the file it stands in, which references are relative to. */
interface Place {
  file: string;
  document: unknown;
  value: unknown;
}

/**
 * Every operation that a document states, counted by nothing but the specification's own words: the fixed fields of a
 * Path Item Object that hold an operation, for each key of `paths` that is one
 * (https://spec.openapis.org/oas/v3.2.0.html#path-item-object). Shares no code with the reader it checks.
 *
 * @returns undefined when the file cannot be parsed, or is not an object with an object `paths`
 */
export function countOperations(file: string): OperationName[] | undefined {
  const document = parseFile(file);
  if (!isNode(document)) return undefined;
  // Microsoft's extension for paths with a query in their key; tools that know it treat it as more paths.
  const { paths = {}, "x-ms-paths": more = {} } = document;
  if (!isNode(paths) || !isNode(more)) return undefined;
  return [more, paths].flatMap((value) => {
    const all = resolved({ file, document, value });
    return Object.entries(all.value).flatMap(([path, item]) => {
      if (path.startsWith("x-") || path === "$ref") return [];
      return operationsOf(resolved({ ...all, value: item }).value, document).map((method) => `${method} ${path}`);
    });
  });
}

function parseFile(file: string): unknown {
  try {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    if (extname(file) === ".json") return JSON.parse(text) as unknown;
    return parse(text, { uniqueKeys: false, maxAliasCount: 10_000, logLevel: "silent" });
  } catch {
    return undefined;
  }
}

/** Paths and a path item may be a reference, with or without something of their own beside it. */
function resolved({ file, document, value }: Place, depth = 0): Place & { value: Node } {
  if (!isNode(value)) return { file, document, value: {} };
  const { $ref } = value;
  if (typeof $ref !== "string" || depth > 20) return { file, document, value };
  const [name = "", fragment = ""] = $ref.split("#");
  const target = name === "" ? file : resolve(dirname(file), decodeURIComponent(name));
  const whole = name === "" ? document : parseFile(target);
  const part = fragment
    .split("/")
    .slice(1)
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), whole);
  const behind = resolved({ file: target, document: whole, value: part }, depth + 1);
  return { ...behind, value: { ...behind.value, ...value } };
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

function operationsOf(item: Node, document: Node): string[] {
  const version = String(document.openapi ?? "2.0");
  const fields = [...METHODS, ...(version >= "3" ? ["trace"] : []), ...(version >= "3.2" ? ["query"] : [])];
  // Whatever stands there: an operation that is not an object is one that is refused.
  const plain = fields.filter((method) => (item[method] ?? null) !== null).map((method) => method.toUpperCase());
  const additional = version >= "3.2" && isNode(item.additionalOperations) ? item.additionalOperations : {};
  return [...plain, ...Object.keys(additional).filter((method) => isNode(additional[method]))];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
