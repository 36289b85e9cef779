import { isDeepStrictEqual } from "node:util";
import { pointerTokens } from "../../../model/pointer.js";
import { quote } from "../../../model/quote.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { isTrue, items, member, originOf, valueAt, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";
import type { Clash, SchemaContext } from "./context.js";
import { JSON_TYPES } from "./meant-type.js";
import { SAYS_NOTHING } from "./overlaid.js";
import { conjuncts, listedValues, type Lookup } from "./stated.js";
import { BOUNDS } from "../../bounds.js";

/** Parts of one value beyond these are not compared: each is with each. */
const COMPARED = 20;

/** The first two statements about one value that exclude each other by their types, listed values or bounds. */
export function clashIn(context: Lookup, statements: readonly Node[], property: string | undefined): Clash | undefined {
  const parts = [...new Set(statements.flatMap((each) => conjuncts(context, each)))];
  // What stands beside a reference need not apply.
  const own = parts.filter(({ value }) => !isRef(value)).slice(0, COMPARED);
  for (const [index, later] of own.entries()) {
    for (const earlier of own.slice(0, index)) {
      const found = ofTypes(context, earlier, later) ?? ofValues(earlier, later) ?? ofBounds(earlier, later);
      if (found !== undefined) return { ...found, property };
    }
  }
  return undefined;
}

type Found = Omit<Clash, "property">;

function ofTypes(context: Lookup, earlier: Node<JsonObject>, later: Node<JsonObject>): Found | undefined {
  const [one, two] = [typesOf(context, earlier), typesOf(context, later)];
  if (one === undefined || two === undefined || one.some((type) => two.includes(type))) return undefined;
  const isEither = (types: readonly string[]) =>
    types.filter((type) => type !== "integer" || !types.includes("number"));
  const why = `one part of an allOf makes it ${isEither(one).join(" or ")}, another ${isEither(two).join(" or ")}`;
  return { at: member(later, "type") ?? later, other: member(earlier, "type") ?? earlier, why };
}

/** The types that a schema is certain to be limited to; a number may be an integer. */
export function typesOf(context: Lookup, node: Node, depth = 0): readonly string[] | undefined {
  const stated = [valueAt(node, "type") ?? []].flat();
  const isNullable = isTrue(valueAt(node, "nullable")) || isTrue(valueAt(node, "x-nullable"));
  if (stated.length > 0) {
    if (!stated.every((type): type is string => typeof type === "string" && JSON_TYPES.has(type))) return undefined;
    const types = stated.flatMap((type) => (type === "number" ? [type, "integer"] : [type]));
    return isNullable || items(member(node, "enum")).some(({ value }) => value === null) ? [...types, "null"] : types;
  }
  if (valueAt(node, "properties") !== undefined) return isNullable ? ["object", "null"] : ["object"];
  const choice = items(member(node, "anyOf") ?? member(node, "oneOf"));
  if (choice.length === 0 || depth > 2) return undefined;
  const each = choice.map((one) => {
    return conjuncts(context, one).map((part) => (isRef(part.value) ? undefined : typesOf(context, part, depth + 1)));
  });
  // One alternative of which nothing is known may be of any type.
  if (each.some((types) => types.every((one) => one === undefined))) return undefined;
  return [...new Set(each.flat().flatMap((types) => types ?? []))];
}

function ofValues(earlier: Node<JsonObject>, later: Node<JsonObject>): Found | undefined {
  for (const one of listedValues(earlier)) {
    for (const two of listedValues(later)) {
      if (one.length === 0 || two.length === 0 || two.some((value) => one.some((other) => isSame(value, other))))
        continue;
      const place = (node: Node): Node => member(node, "enum") ?? member(node, "const") ?? node;
      const why = "two parts of an allOf list values for it, and none is in both";
      return { at: place(later), other: place(earlier), why };
    }
  }
  return undefined;
}

function isContainer(value: Json): boolean {
  return typeof value === "object" && value !== null;
}

/** Texts and what they spell are the same until their type is known. */
function isSame(one: Json, other: Json): boolean {
  const areObjects = isContainer(one) || isContainer(other);
  return areObjects ? isDeepStrictEqual(one, other) : String(one) === String(other);
}

function ofBounds(earlier: Node<JsonObject>, later: Node<JsonObject>): Found | undefined {
  for (const [lower, upper] of BOUNDS) {
    for (const [low, high] of [
      [earlier, later],
      [later, earlier],
    ] as const) {
      const [least, most] = [low.value[lower], high.value[upper]];
      if (typeof least !== "number" || typeof most !== "number" || least <= most) continue;
      const at = member(later, low === later ? lower : upper)!;
      const other = member(earlier, low === later ? upper : lower)!;
      return { at, other, why: `${lower} ${least} of one part of an allOf is above ${upper} ${most} of another` };
    }
  }
  return undefined;
}

/**
 * Tells of what no value fits. A type beside an `allOf` that says nothing else is a slip where a part has another: it is left
 * out.
 *
 * @param stated the schema as it stands; in `node` what excludes null may have been left out
 * @returns what of the schema is to be read; undefined where no value fits all of it
 */
export function withoutClashes(
  { clashes, notes }: SchemaContext,
  node: Node<JsonObject>,
  stated: Node,
): Node<JsonObject> | undefined {
  const found = (clashes.get(stated.value) ?? []).filter(
    ({ at, other }) => !isLeftOut(node, at) && !isLeftOut(node, other),
  );
  const own = found.find(({ property, at, other }) => property === undefined && isOnlyType(node, [at, other]));
  for (const { at, other, property, why } of found.filter((one) => one !== own)) {
    const subject = property === undefined ? "this allOf" : `the property ${quote(property)}`;
    const message = `No value fits ${subject}: ${why}.`;
    const hint = "All parts of an allOf apply, none overrides another.";
    notes.warn({ code: "accepts-nothing", message, hint, related: [originOf(other)] }, originOf(at));
  }
  if (own === undefined) return found.some(({ property }) => property === undefined) ? undefined : node;
  const { type, ...value } = node.value;
  const part = own.at.pointer === `${node.pointer}/type` ? own.other : own.at;
  const message = `The type ${String(type)} beside allOf excludes a part of it, which is of another; it is ignored.`;
  notes.warn({ code: "schema-type", message, related: [originOf(part)] }, originOf(member(node, "type")!));
  return { ...node, value };
}

function isLeftOut(from: Node, { doc, pointer }: Node): boolean {
  if (doc !== from.doc || !pointer.startsWith(`${from.pointer}/`)) return false;
  const tokens = pointerTokens(pointer.slice(from.pointer.length));
  return tokens.reduce<Node | undefined>((part, token) => part && member(part, token), from) === undefined;
}

/** Beside the parts of an `allOf` nothing but a type that decides about values. */
function isOnlyType(node: Node<JsonObject>, places: readonly Node[]): boolean {
  const isOwn = typeof node.value.type === "string" && places.some(({ pointer }) => pointer === `${node.pointer}/type`);
  return isOwn && Object.keys(node.value).every((key) => key === "allOf" || SAYS_NOTHING.test(key));
}
