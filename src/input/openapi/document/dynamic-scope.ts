import type { Doc, Node } from "./node.js";
import type { Refs } from "./refs.js";

/**
 * What the names of `$dynamicAnchor` mean to the schemas that are reached from here: the first of each name that was
 * entered on the way (2020-12 core, 8.2.3.2).
 */
export type DynamicScope = ReadonlyMap<string, Node>;

const NONE: DynamicScope = new Map();

/** The scope inside a schema resource. Most documents have no such anchors, and one empty scope. */
export function enter(refs: Refs, doc: Doc, outer: DynamicScope = NONE): DynamicScope {
  const anchors = refs.dynamicAnchors(doc);
  if (anchors.size === 0) return outer;
  const added = [...anchors].filter(([name]) => !outer.has(name));
  return added.length === 0 ? outer : new Map([...outer, ...added]);
}

/** Equal for scopes in which everything means the same. */
export function scopeKey(scope: DynamicScope): string {
  if (scope.size === 0) return "";
  return [...scope].map(([name, { doc, pointer }]) => `${name}=${doc.uri}#${pointer}`).join(" ");
}

/** What a `$dynamicRef` means that, were it a `$ref`, would lead to `target`. */
export function outermost(refs: Refs, reference: string, target: Node, scope: DynamicScope): Node {
  const name = reference.slice(reference.indexOf("#") + 1);
  const isDynamic = refs.dynamicAnchors(target.doc).get(name)?.value === target.value;
  return isDynamic ? (scope.get(name) ?? target) : target;
}
