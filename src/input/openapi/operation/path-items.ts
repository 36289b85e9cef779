import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { RefusedOperation } from "../../../model/route-spec.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import type { DocumentContext } from "./context.js";
import { isObjectNode, kindOf, member, members, originOf, textOf, type Node } from "../document/node.js";
import { respelled } from "../document/known-fields.js";
import { isBroken, isRef } from "../document/refs.js";

/** A path of the document and what it offers. */
export interface PathItem {
  /** As the document writes it. */
  key: string;
  node: Node;
}

/**
 * All path items of a document, references followed; `x-ms-paths` (Azure) are paths too. What a reference that leads
 * nowhere would have added goes to `refused`.
 */
export function pathItems(context: DocumentContext, refused: RefusedOperation[]): PathItem[] {
  return ["paths", "x-ms-paths"].flatMap((name) => {
    const stated = member(context.root, name);
    const paths = stated && context.refs.follow(stated);
    // `paths:` without anything below it is null in YAML.
    if (paths === undefined || stated === undefined || stated.value === null) return [];
    if (isBroken(paths) || !isObjectNode(paths)) {
      const message = isBroken(paths) ? paths.reason : `Expected a map of paths, got ${kindOf(paths.value)}.`;
      context.notes.error({ code: "paths-no-object", message }, originOf(stated));
      return [];
    }
    return members(paths).flatMap(([key, part]) => (key.startsWith("x-") ? [] : pathItem(context, key, part, refused)));
  });
}

const METHOD = "get|put|post|delete|options|head|patch";

/** A path behind a method or before one, as frameworks list their routes, or behind what only a server's URL has. */
const OF_A_PATH = new RegExp(
  `^\\s*(?:[[(]?(${METHOD})[\\])]?[\\s:|-]+|https?://[^/\\s]+)?(/.*?)(?:\\s+[-[(]*\\s*(${METHOD})\\s*[\\])]?)?\\s*$`,
  "is",
);

function pathItem(context: DocumentContext, stated: string, part: Node, refused: RefusedOperation[]): PathItem[] {
  const [, before, found = stated, behind] = OF_A_PATH.exec(stated) ?? [];
  const key = withBraces(found.replace(/%7b/gi, "{").replace(/%7d/gi, "}"));
  const target = context.refs.follow(part);
  if (isBroken(target)) {
    const origin = originOf(member(part, "$ref") ?? part);
    refused.push({ method: "*", path: key, reason: `Its operations are not known. ${target.reason}`, origin });
  }
  const node = isBroken(target) ? withoutRef(part) : joined(context, part, target);
  const named = member(node ?? part, "method");
  const stating = (before ?? behind ?? textOf(named?.value))?.toLowerCase();
  if (node === undefined) return [];
  // An operation in the place of the path item that has it.
  const method = hasOperations(node.value) ? undefined : METHOD.split("|").find((one) => one === stating);
  if (named !== undefined && method !== undefined) {
    const message = `Expected an operation below its method, got its method below method; it is read as the operation ${method}.`;
    context.notes.warn({ code: "path-item-key", message }, originOf(named));
  } else if (key !== stated || !key.startsWith("/")) {
    const fate = method ? `the operation ${method} of ${quote(key)}` : key === stated ? "if it did" : quote(key);
    const expected = stated.startsWith("/") ? "" : " that starts with a slash";
    const message = `Expected a path${expected}, got ${quote(stated)}; it is read as ${fate}.`;
    context.notes.warn({ code: "path-slash", message }, originOf(part));
  }
  const item = method ? { ...node, value: { [method]: node.value } } : respelled(context, node, "path item", false);
  return [{ key, node: item }];
}

/** A segment that is a name and some braces: `{id`, `id}`, `:id}`, `{id}}`. */
const A_NAME_AND_BRACES = /^[:$]?(?:\{+[A-Za-z_][\w.-]*\}*|[A-Za-z_][\w.-]*\}+)$/;

/** A path whose braces are not balanced, with those of its parameters put right. */
function withBraces(path: string): string {
  if (isBalanced(path)) return path;
  const mended = (segment: string): string =>
    !isBalanced(segment) && A_NAME_AND_BRACES.test(segment) ? `{${segment.replace(/[:${}]/g, "")}}` : segment;
  return path.split("/").map(mended).join("/");
}

function isBalanced(text: string): boolean {
  return text.split("{").length === text.split("}").length;
}

function hasOperations(value: Json): boolean {
  return isObject(value) && METHOD.split("|").some((method) => isObject(value[method]));
}

/**
 * A path item with what its `$ref` adds. What stands beside the reference wins, as it is closer. The members keep the
 * places they come from only together, so a reference with siblings is read at its own place.
 */
function joined(context: DocumentContext, part: Node, target: Node): Node | undefined {
  if (!isObjectNode(target)) {
    if (target.value === null) return undefined;
    const message = `Expected a path item, got ${kindOf(target.value)}; it is ignored.`;
    context.notes.warn({ code: "path-item-no-object", message }, originOf(part));
    return undefined;
  }
  const stated = member(part, "$ref");
  if (stated !== undefined && typeof stated.value !== "string") {
    const message = `Expected $ref to be a text, got ${kindOf(stated.value)}; only what stands beside it is read.`;
    context.notes.warn({ code: "path-item-ref", message }, originOf(stated));
  }
  if (!isRef(part.value) || Object.keys(part.value).length === 1) return target;
  const value: JsonObject = { ...target.value };
  for (const [key, { value: child }] of members(withoutRef(part))) setOwn(value, key, child);
  return { ...target, value };
}

function withoutRef(part: Node): Node {
  const { $ref: _, ...value } = part.value as JsonObject;
  return { ...part, value };
}
