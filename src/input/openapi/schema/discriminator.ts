import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { Json, JsonObject, Schema, SchemaObject } from "../../../model/schema.js";
import { items, member, originOf, textOf, valueAt, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";
import type { SchemaContext } from "./context.js";
import {
  componentName,
  discriminatingProperty,
  isOnly,
  mappedNames,
  requires,
  shownValues,
  unmatchedNames,
} from "./mapping.js";
import { conjuncts, listedValues } from "./stated.js";

/**
 * OpenAPI 3.x, "Discriminator Object": a property tells by its value which alternative of a choice is meant. Each
 * alternative becomes itself with its own names for that property, so that no value fits two. The hint is left out where
 * it does not say enough to tell all of them apart, or something else than the schemas do.
 *
 * @param schema what `node` was read as; its `oneOf` and `anyOf` are changed
 * @returns whether it tells the alternatives of `oneOf` apart, or why it does not tell those of a choice apart
 */
export function discriminate(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): boolean | string {
  const stated = member(node, "discriminator");
  if (stated === undefined || context === context.literal) return false;
  noteAlone(context, node, stated);
  const property = textOf(valueAt(stated, "propertyName"));
  if (property === undefined) return choicesOf(node).length > 0 ? "Expected propertyName in the discriminator" : false;
  // A default (3.2) takes values that are not names.
  if (valueAt(stated, "defaultMapping") !== undefined)
    return followed(property, "defaultMapping takes any other value");
  const mapped = mappedNames(context, stated);
  noteUnmatched(context, node, stated);
  let isTold: boolean | string = false;
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const parts = items(member(node, keyword));
    // Null is no object that could be meant by a name.
    const isNull = parts.map((part) => valueAt(part, "type") === "null");
    if (isNull.filter((one) => !one).length < 2) continue;
    const alternatives = parts.map((part, at) =>
      isNull[at] ? undefined : alternativeOf(context, part, property, mapped),
    );
    const why = indistinct(alternatives);
    if (why !== undefined) return followed(property, why);
    schema[keyword] = schema[keyword]!.map((read, at) =>
      isNull[at] ? read : restricted(read, property, alternatives[at] as Alternative),
    );
    isTold ||= keyword === "oneOf";
  }
  return isTold;
}

function followed(property: string, why: string): string {
  return `The discriminator ${quote(property)} is not followed: ${why}`;
}

/** Names of a mapping that no alternative of the choice has: requests with them are refused, whatever they lead to. */
function noteUnmatched(context: SchemaContext, node: Node<JsonObject>, discriminator: Node): void {
  const choices = choicesOf(node);
  if (choices.length === 0) return;
  const alternatives = new Set(choices.map((part) => (isRef(part.value) ? context.lookUp(part)?.value : part.value)));
  for (const problem of unmatchedNames(context, discriminator, (value) => alternatives.has(value))) {
    context.notes.warn({ code: problem.code, message: problem.message }, originOf(problem.node));
  }
}

function choicesOf(node: Node): Node[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => items(member(node, keyword)));
}

/** A discriminator with nothing to choose from: no alternatives, and nothing that is derived. */
function noteAlone(context: SchemaContext, node: Node, discriminator: Node): void {
  const property = discriminatingProperty(discriminator);
  if (property === undefined || choicesOf(node).length > 0 || context.inheritance.isBase(node.value)) return;
  const message = `The discriminator ${quote(property)} chooses from nothing: there is no oneOf or anyOf, and no schema is allOf this one; it is ignored.`;
  context.notes.info({ code: "discriminator-alone", message }, originOf(discriminator));
}

interface Alternative {
  /** Values of the property that mean it; never empty. */
  names: readonly string[];
  /** Values that the schema shows as examples and defaults. Where they are not names, the author has others in mind. */
  shown: readonly string[];
  /** Whether the schema itself accepts no other values. */
  listsNames: boolean;
}

/** An object that requires the property and may have the names for it; else why it cannot be told from others. */
function alternativeOf(
  context: SchemaContext,
  node: Node,
  property: string,
  mapped: ReadonlyMap<Json, string[]>,
): Alternative | string {
  const target = isRef(node.value) ? context.lookUp(node) : node;
  const parts = conjuncts(context, node);
  const values = parts.flatMap((part) => {
    const properties = member(part, "properties");
    const declared = properties && member(properties, property);
    return declared === undefined ? [] : conjuncts(context, declared);
  });
  const kin = target && context.inheritance.namesOf(target.value).get(property);
  const lists: (readonly Json[])[] = [...values.flatMap(listedValues), ...(kin === undefined ? [] : [kin])];
  const component = isRef(node.value) ? componentName(node.value.$ref) : [];
  const listed = lists.find((list) => list.length === 1)?.map(String);
  const names = (target && mapped.get(target.value)) ?? listed ?? component;
  if (names.length === 0) return isRef(node.value) ? "has no name" : "is not a reference";
  if (!parts.every((part) => isOnly(part, "object"))) return "may be something else than an object";
  if (!parts.some((part) => requires(part, property))) return "does not require it";
  if (!values.every((value) => isOnly(value, "string"))) return "has it as something else than a text";
  const other = names.find((name) => !lists.every((list) => list.includes(name)));
  if (other !== undefined) return `does not have the value ${quote(other)} that means it`;
  return { names, shown: values.flatMap(shownValues), listsNames: lists.some((list) => list.length === names.length) };
}

/** Why alternatives cannot be told apart by their names; nothing where they can. */
function indistinct(alternatives: readonly (Alternative | string | undefined)[]): string | undefined {
  const [index, why] = [...alternatives.entries()].find(([, one]) => typeof one === "string") ?? [];
  if (index !== undefined) return `alternative ${index + 1} ${why as string}`;
  const all = alternatives.filter((one) => typeof one === "object");
  const names = all.flatMap((one) => one.names);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `${quote(twice)} means two alternatives`;
  const other = all.flatMap(({ shown }) => shown).find((value) => !names.includes(value));
  return other === undefined ? undefined : `its example ${quote(other)} means no alternative`;
}

function restricted(read: Schema, property: string, { names, listsNames }: Alternative): Schema {
  if (listsNames) return read;
  const properties: Record<string, Schema> = {};
  setOwn(properties, property, { enum: [...names] });
  return { allOf: [read, { type: "object", properties, required: [property] }] };
}
