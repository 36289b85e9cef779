import { pointerTokens } from "../../../model/pointer.js";
import { quote } from "../../../model/quote.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { isTrue, items, member, members, textOf, valueAt, type Node } from "../document/node.js";
import type { Lookup } from "./stated.js";

/** 2.0 has the name of the property alone, which authors of 3.x write too. */
export function discriminatingProperty(discriminator: Node): string | undefined {
  return textOf(discriminator.value) ?? textOf(valueAt(discriminator, "propertyName"));
}

/** What is to be told of a discriminator. */
export interface Problem {
  code: string;
  message: string;
  node: Node;
}

/** The keys of the mapping by the schema each leads to; those that lead nowhere say nothing. */
export function mappedNames(context: Lookup, discriminator: Node): ReadonlyMap<Json, string[]> {
  const found = new Map<Json, string[]>();
  for (const [name, part] of members(member(discriminator, "mapping"))) {
    const target = mappedTo(context, part);
    if (target !== undefined) found.set(target.value, [...(found.get(target.value) ?? []), name]);
  }
  return found;
}

/** A mapping's value is a reference, or the name of a component. */
export function mappedTo(context: Lookup, part: Node): Node | undefined {
  if (typeof part.value !== "string") return undefined;
  const named = /^[\w.-]+$/.test(part.value) ? `#/components/schemas/${part.value}` : undefined;
  const found = context.lookUp({ ...part, value: { $ref: part.value } });
  return found ?? (named === undefined ? undefined : context.lookUp({ ...part, value: { $ref: named } }));
}

/** @param isMeant whether a name means a schema */
export function unmatchedNames(
  context: Lookup,
  discriminator: Node,
  isMeant: (value: Json, name: string) => boolean,
): Problem[] {
  return members(member(discriminator, "mapping")).flatMap(([name, part]) => {
    const reference = typeof part.value === "string" ? part.value : "";
    const target = mappedTo(context, part);
    if (target !== undefined && isMeant(target.value, name)) return [];
    const what = target === undefined ? "leads nowhere" : "is not among the alternatives";
    const message = `The discriminator maps ${quote(name)} to ${quote(reference)}, which ${what}; the name is left out.`;
    return [{ code: "discriminator-mapping", message, node: part }];
  });
}

/** OpenAPI 3.1, 4.8.25: without a mapping, a schema goes by its name among the components. */
export function componentName(reference: string): string[] {
  const [, name] = /#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
  return name === undefined ? [] : pointerTokens(`/${name}`);
}

/** Whether a schema allows no other type than one, as far as it states any. */
export function isOnly({ value }: Node<JsonObject>, type: string): boolean {
  const types = Array.isArray(value.type) ? value.type : [value.type ?? type];
  return types.every((one) => one === type) && !isTrue(value.nullable) && !isTrue(value["x-nullable"]);
}

export function shownValues({ value }: Node<JsonObject>): string[] {
  const examples = Array.isArray(value.examples) ? value.examples : [];
  return [value.default ?? null, value.example ?? null, ...examples].filter((one) => typeof one === "string");
}

export function requires(part: Node, property: string): boolean {
  return items(member(part, "required")).some(({ value }) => value === property);
}
