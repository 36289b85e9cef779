import { depthFirst } from "../../../model/schema-walk.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
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

/** Whether a schema says that nothing fits: so generators write what is never there, such as zod's `void`. */
export function saysNothing(value: Json | undefined): boolean {
  if (!isObject(value)) return value === false;
  const { not } = value;
  return not === true || (isObject(not) && Object.keys(not).length === 0);
}

/** The values that a schema lists by `enum` and by `const`, a list for each. */
export function listedValues({ value }: Node<JsonObject>): Json[][] {
  const listed = Array.isArray(value.enum) ? [value.enum] : [];
  return value.const === undefined ? listed : [...listed, [value.const]];
}
