import { schemaComment } from "../model/types.js";
import type { AnalysedSchema, OperationDescription, RouteDescription } from "../operation/description.js";
import { PARAMETER_GROUPS } from "../operation/description.js";
import { partName } from "../operation/names.js";
import { pascalCase, words } from "../print/identifiers.js";
import { stringLiteral } from "../print/literals.js";
import { sameShapes, type SameShape } from "../shape/same-shape.js";
import { isRequirement, type Shape } from "../shape/shape.js";

/** A schema that a contract spells out in several places, and what it is called from there. */
export interface RepeatedSchema {
  /** Of which `OrdersShipping` is made. */
  readonly wanted: string;
  /** Those in it have lower ones. */
  readonly order: number;
  /** The one of its shapes that says most in comments. */
  readonly shape: Shape;
  /** All that are printed alike. */
  readonly all: readonly Shape[];
}

/** Objects and long lists of values that routes of one contract spell out more than once, in the order they are found in. */
export function repeatedSchemas(routes: readonly RouteDescription[]): RepeatedSchema[] {
  const found: Found = { same: sameShapes(), groups: new Map() };
  routes.forEach((route) => route.operations.forEach((operation) => lookThrough(operation, route, found)));
  const all = [...found.groups.values()].flat();
  return all.flatMap((group) => {
    if (!isPrintedTwice(group)) return [];
    const { shape, uses } = group;
    return [{ wanted: nameOf(group), order: found.same(shape), shape, all: uses.map((use) => use.shape) }];
  });
}

interface Found {
  readonly same: SameShape;
  /** Of one shape several, where comments differ. */
  readonly groups: Map<number, Group[]>;
}

interface Group {
  shape: Shape;
  comments: string;
  readonly uses: Use[];
  isTwice?: boolean;
}

interface Place {
  readonly route: RouteDescription;
  /** What it is found by: of a property its name. */
  readonly key: string;
  /** The value itself, not a part of it. */
  readonly isWhole: boolean;
  /** Printed with an answer that is alike. */
  readonly isAgain: boolean;
  /** What may be printed elsewhere. */
  readonly inside: { readonly group: Group; readonly shape: Shape } | undefined;
}

interface Use extends Place {
  readonly shape: Shape;
}

function lookThrough(
  { parameters, querystring, body, responses }: OperationDescription,
  route: RouteDescription,
  found: Found,
): void {
  const look = (value: AnalysedSchema | undefined, key: string, isWhole: boolean, isAgain = false): void => {
    if (value !== undefined) visit(value.shape, { route, key, isWhole, isAgain, inside: undefined }, found);
  };
  PARAMETER_GROUPS.forEach((group) => parameters[group].forEach(({ name, value }) => look(value, name, false)));
  look(querystring?.value, "query", true);
  body?.contents.forEach(({ value }) => look(value, "body", true));
  const seen = new Set<string>();
  for (const { status, headers, contents } of responses) {
    headers.forEach(({ name, value }) => look(value, name, false));
    const key = typeof status === "number" && status < 400 ? "body" : "error";
    for (const { value, mediaType } of contents) {
      // Codes that answer alike are one alternative.
      const said = value && typeof status === "number" && `${mediaType} ${found.same(value.shape)} ${headers.length}`;
      look(value, key, true, said !== undefined && said !== false && seen.has(said));
      if (typeof said === "string") seen.add(said);
    }
  }
}

/** Notes a shape and those in it. */
function visit(shape: Shape, place: Place, found: Found): void {
  const group = isWorthAName(shape, place) ? noted({ ...place, shape }, found) : undefined;
  const within: Place = group === undefined ? place : { ...place, inside: { group, shape } };
  const inner = (each: Shape, key: string, isWhole: boolean): void => visit(each, { ...within, key, isWhole }, found);
  const { key, isWhole } = place;
  switch (shape.kind) {
    case "object":
      shape.properties.forEach((property) => inner(property.shape, property.name, false));
      if (typeof shape.rest !== "string") inner(shape.rest, key, false);
      return;
    case "array":
      return inner(shape.items, isWhole ? "item" : singular(key), isWhole);
    case "tuple":
      [...shape.items, ...(shape.rest === undefined ? [] : [shape.rest])].forEach((each) => inner(each, key, false));
      return;
    case "record":
      return inner(shape.values, singular(key), false);
    case "without":
      return inner(shape.shape, key, isWhole);
    case "union":
    case "all":
      return shape.members.forEach((each) => inner(each, key, isWhole));
    default:
  }
}

/** What is no longer than this is read faster where it stands. */
const LONGEST_INLINE = 40;

function isWorthAName(shape: Shape, { isWhole }: Place): boolean {
  if (shape.kind === "object") return !isRequirement(shape) && shape.properties.length >= (isWhole ? 1 : 2);
  if (shape.kind !== "literals" || shape.values.length < 3) return false;
  const texts = shape.values.map((value) => (typeof value === "string" ? stringLiteral(value) : String(value)));
  return texts.join(" | ").length > LONGEST_INLINE;
}

function noted(use: Use, { same, groups }: Found): Group {
  const number = same(use.shape);
  const known = groups.get(number) ?? [];
  groups.set(number, known);
  const comments = commentsIn(use.shape);
  const group = known.find((each) => each.comments === comments || each.comments === "" || comments === "");
  if (group === undefined) {
    const made: Group = { shape: use.shape, comments, uses: [use] };
    known.push(made);
    return made;
  }
  group.uses.push(use);
  if (group.comments === "" && comments !== "") Object.assign(group, { shape: use.shape, comments });
  return group;
}

/** All that comments in a shape say. */
function commentsIn(shape: Shape): string {
  switch (shape.kind) {
    case "object":
      return shape.properties
        .map(({ name, schema, shape: value }) => {
          const said = schemaComment(schema, name).filter((part) => part !== undefined);
          return (said.length === 0 ? "" : JSON.stringify([name, said])) + commentsIn(value);
        })
        .join("");
    case "array":
      return commentsIn(shape.items);
    case "union":
    case "all":
    case "tuple":
      return (shape.kind === "tuple" ? shape.items : shape.members).map(commentsIn).join("");
    case "record":
      return commentsIn(shape.values);
    case "without":
      return commentsIn(shape.shape);
    default:
      return "";
  }
}

/** What is in something that has a name itself is printed once, with that. */
function isPrintedTwice(group: Group): boolean {
  group.isTwice ??=
    group.uses.filter(({ inside, isAgain }) => {
      return !isAgain && (inside === undefined || inside.shape === inside.group.shape || !isPrintedTwice(inside.group));
    }).length > 1;
  return group.isTwice;
}

/** After what it is found by, below the name of the route. */
function nameOf({ uses }: Group): string {
  const keys = [...new Set(uses.map(({ key }) => key))];
  const named = keys.filter((key) => !["body", "error", "item"].includes(key));
  const of = named.length > 0 ? named : [keys.find((key) => key !== "body") ?? "body"];
  const [first] = uses;
  return partName(pascalCase(first?.route.name ?? ""), commonWords(of));
}

/** shippingAddress, billingAddress -> Address; shipping, billing -> ShippingOrBilling. */
function commonWords(keys: readonly string[]): string[] {
  const [first = [], ...others] = keys.map((key) => words(key).map(pascalCase));
  const common = others.reduce((kept, other) => {
    const from = kept.findIndex((_, index) => kept.slice(index).join() === other.slice(index - kept.length).join());
    return from === -1 ? [] : kept.slice(from);
  }, first);
  if (common.length > 0) return common;
  const [second = [], ...further] = others;
  return further.length === 0 ? [...first, "Or", ...second] : [...first, "Like"];
}

/** lines -> line: as well as a name needs. */
function singular(key: string): string {
  if (/(?:series|species|news|ss|us|is)$/i.test(key)) return key;
  return key.replace(/ies$/, "y").replace(/(?<=ss|tus|x|ch|sh)es$|s$/, "");
}
