import { setOwn } from "../../../model/object.js";
import { pointerTokens } from "../../../model/pointer.js";
import type { Json, JsonObject, Schema, SchemaObject } from "../../../model/schema.js";
import { isTrue, items, member, members, originOf, textOf, valueAt, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";
import { quote } from "../../../model/quote.js";
import type { SchemaContext } from "./context.js";
import { conjuncts, listedValues } from "./stated.js";

/**
 * OpenAPI 3.x, "Discriminator Object": a property tells by its value which alternative of a choice is meant. Each
 * alternative becomes itself with its own names for that property, so that no value fits two. The hint is left out where
 * it does not say enough to tell all of them apart, or something else than the schemas do.
 *
 * @param schema what `node` was read as; its `oneOf` and `anyOf` are changed
 * @returns whether it tells the alternatives of `oneOf` apart
 */
export function discriminate(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): boolean {
  const stated = member(node, "discriminator");
  const property = stated && textOf(valueAt(stated, "propertyName"));
  // A default (3.2) takes values that are not names.
  if (stated === undefined || property === undefined || valueAt(stated, "defaultMapping") !== undefined) return false;
  if (context === context.literal) return false;
  const mapped = mappedNames(context, stated);
  noteUnmatched(context, node, stated);
  let isTold = false;
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const alternatives = items(member(node, keyword)).map((part) => alternativeOf(context, part, property, mapped));
    const names = alternatives.flatMap((one) => one?.names ?? []);
    const isDistinct =
      alternatives.length > 1 && !alternatives.includes(undefined) && new Set(names).size === names.length;
    if (!isDistinct || !alternatives.every((one) => one!.shown.every((value) => names.includes(value)))) continue;
    schema[keyword] = schema[keyword]!.map((read, index) => restricted(read, property, alternatives[index]!));
    isTold ||= keyword === "oneOf";
  }
  return isTold;
}

/** Names of a mapping that no alternative of the choice has: requests with them are refused, whatever they lead to. */
function noteUnmatched(context: SchemaContext, node: Node<JsonObject>, discriminator: Node): void {
  const choices = (["oneOf", "anyOf"] as const).flatMap((keyword) => items(member(node, keyword)));
  if (choices.length === 0) return;
  const alternatives = new Set(choices.map((part) => (isRef(part.value) ? context.lookUp(part)?.value : part.value)));
  for (const [name, part] of members(member(discriminator, "mapping"))) {
    const reference = typeof part.value === "string" ? part.value : "";
    const target = mappedTo(context, part);
    if (target !== undefined && alternatives.has(target.value)) continue;
    const what = target === undefined ? "leads nowhere" : "is not among the alternatives";
    const message = `The discriminator maps ${quote(name)} to ${quote(reference)}, which ${what}; the name is left out.`;
    context.notes.warn({ code: "discriminator-mapping", message }, originOf(part));
  }
}

/** A mapping's value is a reference, or the name of a component. */
function mappedTo(context: SchemaContext, part: Node): Node | undefined {
  if (typeof part.value !== "string") return undefined;
  const named = /^[\w.-]+$/.test(part.value) ? `#/components/schemas/${part.value}` : undefined;
  const found = context.lookUp({ ...part, value: { $ref: part.value } });
  return found ?? (named === undefined ? undefined : context.lookUp({ ...part, value: { $ref: named } }));
}

interface Alternative {
  /** Values of the property that mean it; never empty. */
  names: readonly string[];
  /** Values that the schema shows as examples and defaults. Where they are not names, the author has others in mind. */
  shown: readonly string[];
  /** Whether the schema itself accepts no other values. */
  listsNames: boolean;
}

/** The keys of the mapping by the schema each leads to; those that lead nowhere say nothing. */
function mappedNames(context: SchemaContext, discriminator: Node): ReadonlyMap<Json, string[]> {
  const found = new Map<Json, string[]>();
  for (const [name, part] of members(member(discriminator, "mapping"))) {
    const target = mappedTo(context, part);
    if (target !== undefined) found.set(target.value, [...(found.get(target.value) ?? []), name]);
  }
  return found;
}

/** An object that requires the property and may have the names for it; nothing for any other alternative. */
function alternativeOf(
  context: SchemaContext,
  node: Node,
  property: string,
  mapped: ReadonlyMap<Json, string[]>,
): Alternative | undefined {
  const target = isRef(node.value) ? context.lookUp(node) : undefined;
  if (target === undefined || !isRef(node.value)) return undefined;
  const names = mapped.get(target.value) ?? componentName(node.value.$ref);
  const parts = conjuncts(context, node);
  const required = parts.flatMap((part) => items(member(part, "required")).map(({ value }) => value));
  if (names.length === 0 || !required.includes(property) || !parts.every((part) => isOnly(part, "object"))) {
    return undefined;
  }
  const values = parts.flatMap((part) => {
    const properties = member(part, "properties");
    const declared = properties && member(properties, property);
    return declared === undefined ? [] : conjuncts(context, declared);
  });
  const lists = values.flatMap(listedValues);
  const allows = names.every((name) => lists.every((list) => list.includes(name)));
  if (!allows || !values.every((value) => isOnly(value, "string"))) return undefined;
  return { names, shown: values.flatMap(shownValues), listsNames: lists.some((list) => list.length === names.length) };
}

/** OpenAPI 3.1, 4.8.25: without a mapping, a schema goes by its name among the components. */
function componentName(reference: string): string[] {
  const [, name] = /#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
  return name === undefined ? [] : pointerTokens(`/${name}`);
}

/** Whether a schema allows no other type than one, as far as it states any. */
function isOnly({ value }: Node<JsonObject>, type: string): boolean {
  const types = Array.isArray(value.type) ? value.type : [value.type ?? type];
  return types.every((one) => one === type) && !isTrue(value.nullable) && !isTrue(value["x-nullable"]);
}

function shownValues({ value }: Node<JsonObject>): string[] {
  const examples = Array.isArray(value.examples) ? value.examples : [];
  return [value.default ?? null, value.example ?? null, ...examples].filter((one) => typeof one === "string");
}

function restricted(read: Schema, property: string, { names, listsNames }: Alternative): Schema {
  if (listsNames) return read;
  const properties: Record<string, Schema> = {};
  setOwn(properties, property, { enum: [...names] });
  return { allOf: [read, { type: "object", properties, required: [property] }] };
}
