import { setOwn } from "../../model/object.js";
import { quote } from "../../model/quote.js";
import type { JsonObject } from "../../model/schema.js";
import type { DocumentContext } from "./context.js";
import { isObjectNode, kindOf, member, members, originOf, type Node } from "./document.js";
import { isBroken, isRef } from "./refs.js";

/** A path of the document and what it offers. */
export interface PathItem {
  /** As the document writes it. */
  key: string;
  node: Node;
}

/** All path items of a document, references followed; `x-ms-paths` (Azure) are paths too. */
export function pathItems(context: DocumentContext): PathItem[] {
  return ["paths", "x-ms-paths"].flatMap((name) => {
    const stated = member(context.root, name);
    const paths = stated && context.refs.follow(stated);
    if (paths === undefined || stated === undefined) return [];
    if (isBroken(paths) || !isObjectNode(paths)) {
      const message = isBroken(paths) ? paths.reason : `Expected a map of paths, got ${kindOf(paths.value)}.`;
      context.notes.error({ code: "paths-no-object", message }, originOf(stated));
      return [];
    }
    return members(paths).flatMap(([key, part]) => (key.startsWith("x-") ? [] : pathItem(context, key, part)));
  });
}

function pathItem(context: DocumentContext, key: string, part: Node): PathItem[] {
  if (!key.startsWith("/")) {
    const message = `Expected a path that starts with a slash, got ${quote(key)}; it is read as if it did.`;
    context.notes.warn({ code: "path-slash", message }, originOf(part));
  }
  const node = joined(context, part);
  return node === undefined ? [] : [{ key, node }];
}

/**
 * A path item with what its `$ref` adds. What stands beside the reference wins, as it is closer. The members keep the
 * places they come from only together, so a reference with siblings is read at its own place.
 */
function joined(context: DocumentContext, part: Node): Node | undefined {
  const target = context.refs.follow(part);
  if (isBroken(target)) {
    context.notes.error({ code: "path-item-unresolved", message: target.reason }, originOf(part));
    return undefined;
  }
  if (!isObjectNode(target)) {
    if (target.value === null) return undefined;
    const message = `Expected a path item, got ${kindOf(target.value)}; it is ignored.`;
    context.notes.warn({ code: "path-item-no-object", message }, originOf(part));
    return undefined;
  }
  if (!isRef(part.value) || Object.keys(part.value).length === 1) return target;
  const own = { ...part.value } as JsonObject;
  delete own.$ref;
  const value: JsonObject = { ...target.value };
  for (const [key, child] of Object.entries(own)) setOwn(value, key, child);
  return { ...target, value };
}
