import { depthFirst } from "../../../model/schema-walk.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { isObjectNode, items, member, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";

/** Follows references, without a word where they lead nowhere. */
export interface Lookup {
  lookUp(node: Node): Node | undefined;
}

/** As `conjuncts` of `model/schema-walk.ts`, of schemas as the document states them. */
export function conjuncts(context: Lookup, node: Node): Node<JsonObject>[] {
  return depthFirst(
    node,
    (each) => {
      const target = isRef(each.value) ? context.lookUp(each) : undefined;
      return [...(target === undefined ? [] : [target]), ...items(member(each, "allOf"))];
    },
    ({ value }) => value,
  ).filter(isObjectNode);
}

/** The values that a schema lists by `enum` and by `const`, a list for each. */
export function listedValues({ value }: Node<JsonObject>): Json[][] {
  const listed = Array.isArray(value.enum) ? [value.enum] : [];
  return value.const === undefined ? listed : [...listed, [value.const]];
}
