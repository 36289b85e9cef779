import type { Json, JsonObject } from "../../../model/schema.js";
import { isObjectNode, items, member, members, type Node } from "../document/node.js";
import { isBroken, isRef, type Refs } from "../document/refs.js";
import { mappedTo } from "./mapping.js";
import { ANNOTATIONS } from "./annotations.js";
import type { Lookup } from "./stated.js";

/** Which schemas of a document are `allOf` another. */
export interface Family extends Lookup {
  /** By their values: components, what they are derived from, and what discriminators lead to. */
  schemas: ReadonlyMap<Json, Node<JsonObject>>;
  /** What schemas are called among the components. */
  names: ReadonlyMap<Json, string>;
  /** What is derived from a schema. */
  children: ReadonlyMap<Json, readonly Child[]>;
}

export interface Child {
  node: Node<JsonObject>;
  /** The `{ $ref }` in its `allOf`. */
  reference: Json;
}

/** @param named `components/schemas` or `definitions` */
export function readFamily(refs: Refs, named: Node | undefined): Family {
  const schemas = new Map<Json, Node<JsonObject>>();
  const names = new Map<Json, string>();
  const children = new Map<Json, Child[]>();
  const lookUp = (node: Node): Node | undefined => {
    const target = refs.follow(node);
    return isBroken(target) ? undefined : target;
  };
  const add = (stated: Node): Json | undefined => {
    const target = lookUp(stated);
    if (target !== undefined && isObjectNode(target) && !schemas.has(target.value)) schemas.set(target.value, target);
    return target?.value;
  };
  for (const [name, stated] of members(named)) {
    const value = add(stated);
    if (value !== undefined && !names.has(value)) names.set(value, name);
  }
  // A map visits what is added while it is walked.
  for (const node of schemas.values()) {
    for (const [, part] of members(mappingOf(node))) {
      const target = mappedTo({ lookUp }, part);
      if (target !== undefined) add(target);
    }
    for (const reference of isAlias(node) ? [] : derivations(node)) {
      const parent = add(reference);
      if (parent === undefined || parent === node.value) continue;
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [{ node, reference: reference.value }]);
      else known.push({ node, reference: reference.value });
    }
  }
  return { lookUp, schemas, names, children };
}

function mappingOf(node: Node): Node | undefined {
  const discriminator = member(node, "discriminator");
  return discriminator && member(discriminator, "mapping");
}

/** The references that a schema is `allOf`. */
function derivations(node: Node): Node[] {
  return items(member(node, "allOf")).flatMap((part) => (isRef(part.value) ? [part] : derivations(part)));
}

/** Another schema that may be null besides: `{ allOf: [{ $ref }], nullable: true }`. */
function isAlias({ value }: Node<JsonObject>): boolean {
  const others = Object.keys(value).filter((key) => key !== "allOf" && !ANNOTATIONS.has(key));
  return others.length > 0 && others.every((key) => key === "nullable" || key === "x-nullable");
}
