import { parse } from "yaml";

/** `GET /users/{id}`, as the document writes the path. */
export type OperationName = string;

type Node = Record<string, unknown>;

/**
 * Every operation that a document states, counted by nothing but the specification's own words: the fixed fields of a
 * Path Item Object that hold an operation, for each key of `paths` that is one
 * (https://spec.openapis.org/oas/v3.2.0.html#path-item-object). Shares no code with the reader it checks.
 *
 * @returns undefined when the text cannot be parsed, or is no object with an object `paths`
 */
export function countOperations(text: string, isJson: boolean): OperationName[] | undefined {
  const document = parseText(text.replace(/^\uFEFF/, ""), isJson);
  if (!isNode(document)) return undefined;
  // Microsoft's extension for paths with a query in their key; tools that know it treat it as more paths.
  const { paths = {}, "x-ms-paths": more = {} } = document;
  if (!isNode(paths) || !isNode(more)) return undefined;
  return Object.entries({ ...more, ...paths }).flatMap(([path, item]) => {
    if (path.startsWith("x-")) return [];
    return operationsOf(pathItem(document, item), document).map((method) => `${method} ${path}`);
  });
}

function parseText(text: string, isJson: boolean): unknown {
  try {
    return isJson ? JSON.parse(text) : parse(text, { uniqueKeys: false, maxAliasCount: 10_000, logLevel: "silent" });
  } catch {
    return undefined;
  }
}

/** A path item may be a reference, with or without operations of its own beside it. References to other files count as unknown. */
function pathItem(document: Node, item: unknown, depth = 0): Node {
  if (!isNode(item)) return {};
  const { $ref } = item;
  if (typeof $ref !== "string" || !$ref.startsWith("#/") || depth > 20) return item;
  const target = $ref
    .slice(2)
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), document);
  return { ...pathItem(document, target, depth + 1), ...item };
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

function operationsOf(item: Node, document: Node): string[] {
  const version = String(document.openapi ?? "2.0");
  const fields = [...METHODS, ...(version >= "3" ? ["trace"] : []), ...(version >= "3.2" ? ["query"] : [])];
  const plain = fields.filter((method) => isNode(item[method])).map((method) => method.toUpperCase());
  const additional = version >= "3.2" && isNode(item.additionalOperations) ? item.additionalOperations : {};
  return [...plain, ...Object.keys(additional).filter((method) => isNode(additional[method]))];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
