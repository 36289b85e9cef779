import { quote } from "../../../model/quote.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { items, member, textOf, valueAt, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";
import { isOnly, mappedNames, requires, shownValues, unmatchedNames, type Problem } from "./mapping.js";
import type { Family } from "./family.js";
import { modelNameOf } from "./model-names.js";
import { conjuncts, listedValues } from "./stated.js";

/** The values of a discriminating property that mean a schema. */
export interface Names {
  values: readonly string[];
  /** Whether the property has to be there. */
  required: boolean;
}

/** A schema with a discriminator and all that is derived from it. */
export interface Discriminated {
  base: Node<JsonObject>;
  discriminator: Node;
  property: string;
  derived: readonly Node<JsonObject>[];
}

interface Found {
  /** By schema; absent where they do not tell all schemas apart, and the discriminator is not followed. */
  names?: ReadonlyMap<Json, Names>;
  /** What is to be told of the discriminator. */
  problems: Problem[];
}

export function namesOfAll(family: Family, all: Discriminated): Found {
  const { base, discriminator, property } = all;
  const parts = conjuncts(family, base);
  const values = propertyOf(family, parts, property);
  const lists = values.flatMap(listedValues).map((list) => list.map(String));
  const names = new Map<Json, Names>();
  const mapped = mappedNames(family, discriminator);
  let why = unfit(all, parts, values);
  for (const node of why === undefined ? [base, ...all.derived] : []) {
    const stated = statedNames(family, node, all, mapped);
    const fitting = stated.flatMap((name) => fittingName(name, lists) ?? []);
    if (fitting.length < stated.length && node !== base) why = `${namesOf(stated)} is not among its values`;
    const required = conjuncts(family, node).some((part) => requires(part, property));
    if (fitting.length > 0) names.set(node.value, { values: fitting, required });
  }
  const taken = [...names.values()].flatMap((one) => one.values);
  why ??= ambiguous(taken, values.flatMap(shownValues));
  if (why !== undefined) {
    const message = `The discriminator ${quote(property)} is not followed: ${why}.`;
    return { problems: [{ code: "discriminator-ignored", message, node: discriminator }] };
  }
  const isMeant = (value: Json, name: string) => names.get(value)?.values.includes(name) === true;
  const problems = [...unmatchedNames(family, discriminator, isMeant), ...incomplete(all, names, lists.flat())];
  return { names, problems };
}

/** A union of more is neither read by people nor checked in a reasonable time, by TypeScript or for a request. */
const MOST_DERIVED = 100;

function unfit({ discriminator, derived }: Discriminated, parts: Node<JsonObject>[], values: Node<JsonObject>[]) {
  if (valueAt(discriminator, "defaultMapping") !== undefined) return "defaultMapping takes any other value";
  if (derived.length > MOST_DERIVED) return `${derived.length} schemas are derived, expected at most ${MOST_DERIVED}`;
  if (!parts.every((part) => isOnly(part, "object"))) return "what has it may be something else than an object";
  return values.every((value) => isOnly(value, "string")) ? undefined : "it is not a text";
}

function ambiguous(taken: readonly string[], shown: readonly string[]): string | undefined {
  const twice = taken.find((name, index) => taken.indexOf(name) !== index);
  if (twice !== undefined) return `${quote(twice)} means two schemas`;
  const other = shown.find((value) => !taken.includes(value));
  return other === undefined ? undefined : `its example ${quote(other)} means none of the schemas derived`;
}

/** What the schemas are told apart by, but some values are left over, or it need not be there. */
function incomplete(
  { discriminator: node, property }: Discriminated,
  names: ReadonlyMap<Json, Names>,
  listed: readonly string[],
): Problem[] {
  const taken = new Set([...names.values()].flatMap(({ values }) => values));
  const left = [...new Set(listed)].filter((value) => !taken.has(value));
  const problems: Problem[] = [];
  if (left.length > 0) {
    const message = `No schema is derived for ${namesOf(left)} of the discriminator ${quote(property)}; it is refused.`;
    problems.push({ code: "discriminator-values", message, node });
  }
  if ([...names.values()].some(({ required }) => !required)) {
    const message = `The discriminator ${quote(property)} is not required; without it, a value that fits any of the schemas derived is accepted.`;
    problems.push({ code: "discriminator-optional", message, node });
  }
  return problems;
}

/**
 * What its author calls a schema: by values of the property that it lists itself, by an extension, by the mapping, else by
 * its name. What others are derived from is itself only where it is called something, or 2.0 says so (4.3.20,
 * `discriminator`).
 */
function statedNames(
  family: Family,
  node: Node<JsonObject>,
  { base, discriminator, property, derived }: Discriminated,
  mapped: ReadonlyMap<Json, readonly string[]>,
): readonly string[] {
  const own = member(node, "discriminator");
  const named = mapped.get(node.value) ?? (own && mappedNames(family, own).get(node.value));
  const component = family.names.get(node.value) ?? modelNameOf(node.pointer, node.doc.uri);
  if (node === base) return named ?? (typeof discriminator.value === "string" ? [component] : []);
  const listed = propertyOf(family, ownParts(node), property).flatMap(listedValues).flat();
  if (listed.length > 0) return listed.map(String);
  const extension = textOf(node.value["x-ms-discriminator-value"]) ?? textOf(node.value["x-discriminator-value"]);
  if (extension !== undefined) return [extension];
  const isBetween = (family.children.get(node.value) ?? []).some((child) => derived.includes(child.node));
  return named ?? (isBetween && mapped.size > 0 ? [] : [component]);
}

/** The schema and what it is `allOf`, without what it is derived from. */
function ownParts(node: Node<JsonObject>): Node<JsonObject>[] {
  const inside = items(member(node, "allOf")).filter(({ value }) => !isRef(value)) as Node<JsonObject>[];
  return [node, ...inside.flatMap(ownParts)];
}

function propertyOf(family: Family, parts: readonly Node[], property: string): Node<JsonObject>[] {
  return parts.flatMap((part) => {
    const properties = member(part, "properties");
    const declared = properties && member(properties, property);
    return declared === undefined ? [] : conjuncts(family, declared);
  });
}

/** As the property lists it, if it lists any: `CAT` for the schema `Cat`. */
function fittingName(name: string, lists: readonly string[][]): string | undefined {
  if (lists.every((list) => list.includes(name))) return name;
  const alike = [...new Set(lists.flat())].filter((value) => plain(value) === plain(name));
  return alike.length === 1 ? alike[0] : undefined;
}

function plain(name: string): string {
  return name.replaceAll(/[\s_.-]/g, "").toLowerCase();
}

function namesOf(values: readonly string[]): string {
  return values.map((value) => quote(value)).join(", ");
}
