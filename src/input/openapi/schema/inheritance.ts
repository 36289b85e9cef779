import type { Json, JsonObject } from "../../../model/schema.js";
import { items, member, originOf, type Node } from "../document/node.js";
import type { Notes } from "../document/notes.js";
import { isRef, type Refs } from "../document/refs.js";
import { discriminatingProperty, type Problem } from "./mapping.js";
import { readFamily, type Family } from "./family.js";
import { namesOfAll, type Names } from "./kin-names.js";
import { namesDialect } from "./dialect.js";

/** A schema with a discriminator that others are derived from by `allOf`, or one of these. */
export interface Kin {
  /** Values of each discriminating property that mean it. */
  names: Map<string, Names>;
  /** What a reference to it stands for; empty: itself, as nothing is derived from it. */
  alternatives: Node<JsonObject>[];
}

/**
 * Discriminators in the form of inheritance (OpenAPI 3.x, "Models with Polymorphism Support"; 2.0, "Composition and
 * Inheritance"): where the base is referred to, the value of a property says which of the schemas that are derived from
 * it is meant.
 */
export interface Inheritance {
  kinOf(value: Json): Kin | undefined;
  /** Values of discriminating properties that a reference to a schema allows. */
  namesOf(value: Json): ReadonlyMap<string, readonly string[]>;
  /** Whether a `{ $ref }` is what a schema is derived by: then it means what all that are derived have in common. */
  derives(reference: Json): boolean;
  /** Whether others are derived from a schema by its discriminator, whatever is wrong with that. */
  isBase(value: Json): boolean;
  /** Says what is wrong with the discriminator of a schema that is used. */
  tell(value: Json, notes: Notes): void;
}

/** @param named `components/schemas` or `definitions` */
export function findInheritance(refs: Refs, named: Node | undefined): Inheritance {
  const family = readFamily(refs, named);
  const kin = new Map<Json, Kin>();
  const told = new Map<Json, readonly Problem[]>();
  for (const base of family.schemas.values()) {
    const discriminator = member(base, "discriminator");
    const property = discriminator && discriminatingProperty(discriminator);
    if (discriminator === undefined || property === undefined || namesDialect(base)) continue;
    const derived = derivedFrom(family, base, property);
    if (derived.length === 0) continue;
    const found = namesOfAll(family, { base, discriminator, property, derived });
    told.set(base.value, found.problems);
    if (found.names !== undefined) enter(family, { base, property, derived, names: found.names }, kin);
  }
  const references = new Set<Json>();
  for (const [parent, children] of family.children) {
    if (!kin.get(parent)?.alternatives.length) continue;
    for (const { reference } of children) references.add(reference);
  }
  return {
    kinOf: (value) => kin.get(value),
    namesOf: (value) => namesOf(value, kin),
    derives: (reference) => references.has(reference),
    isBase: (value) => told.has(value),
    tell: (value, notes) =>
      told.get(value)?.forEach(({ code, message, node }) => notes.warn({ code, message }, originOf(node))),
  };
}

/** All that a schema is derived from by a discriminator, those that lie between first; what has another one stands for its own. */
function derivedFrom(family: Family, base: Node<JsonObject>, property: string): Node<JsonObject>[] {
  const found = new Map<Json, Node<JsonObject>>();
  const pending = [base];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    for (const { node } of family.children.get(next.value) ?? []) {
      if (found.has(node.value) || node.value === base.value) continue;
      found.set(node.value, node);
      if (!discriminatesBy(node, property)) pending.push(node);
    }
  }
  return listed(family, base, [...found.values()]);
}

/** Whether it tells what is derived from it by a property of its own. */
function discriminatesBy(node: Node, property: string): boolean {
  const own = member(node, "discriminator");
  const stated = own && discriminatingProperty(own);
  return stated !== undefined && stated !== property;
}

/** Only those that the base lists, where it lists any; where it lists others, its choice says what is meant. */
function listed(family: Family, base: Node, derived: readonly Node<JsonObject>[]): Node<JsonObject>[] {
  const choice = [...items(member(base, "oneOf")), ...items(member(base, "anyOf"))];
  if (choice.length === 0) return [...derived];
  const targets = choice.map((part) => (isRef(part.value) ? family.lookUp(part)?.value : undefined));
  const found = targets.map((value) => derived.find((node) => node.value === value));
  return found.every((node) => node !== undefined) ? found : [];
}

function namesOf(value: Json, kin: ReadonlyMap<Json, Kin>): Map<string, string[]> {
  const { names = [], alternatives = [] } = kin.get(value) ?? {};
  const all = alternatives.filter((one) => one.value !== value).map((one) => namesOf(one.value, kin));
  if (all.length === 0 || all.length < alternatives.length) {
    all.push(new Map([...names].map(([property, { values }]) => [property, [...values]])));
  }
  const [first = new Map<string, string[]>()] = all;
  const shared = [...first.keys()].filter((property) => all.every((one) => one.has(property)));
  return new Map(shared.map((property) => [property, all.flatMap((one) => one.get(property) ?? [])]));
}

interface Found {
  base: Node<JsonObject>;
  property: string;
  derived: readonly Node<JsonObject>[];
  names: ReadonlyMap<Json, Names>;
}

function enter(family: Family, { base, property, derived, names }: Found, kin: Map<Json, Kin>): void {
  const entryOf = ({ value }: Node): Kin => {
    const known = kin.get(value) ?? { names: new Map(), alternatives: [] };
    kin.set(value, known);
    return known;
  };
  for (const node of [base, ...derived]) {
    const under = allBelow(family, node);
    const below = derived.filter((one) => under.has(one.value));
    const stated = names.get(node.value);
    const entry = entryOf(node);
    if (stated !== undefined) entry.names.set(property, stated);
    if (discriminatesBy(node, property)) {
      for (const one of stated === undefined ? [] : under.values()) entryOf(one).names.set(property, stated!);
    } else if (entry.alternatives.length === 0 && below.length > 0) {
      const further = new Set(below.flatMap((one) => [...allBelow(family, one).keys()]));
      const direct = below.filter(({ value }) => !further.has(value));
      entry.alternatives = stated === undefined ? direct : [node, ...direct];
    }
  }
}

/** All that is derived from a schema, by whatever discriminator. */
function allBelow(family: Family, node: Node): ReadonlyMap<Json, Node<JsonObject>> {
  const found = new Map<Json, Node<JsonObject>>();
  const pending: Node[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of family.children.get(next.value) ?? []) {
      if (found.has(child.node.value)) continue;
      found.set(child.node.value, child.node);
      pending.push(child.node);
    }
  }
  return found;
}
