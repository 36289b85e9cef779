import type { Json, SchemaObject } from "../../../model/schema.js";
import { isTrue, items, kindOf, originOf, textOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { countOf, numberOf } from "./values.js";

/** Reads what a keyword holds into a schema. */
export type Reader = (context: SchemaContext, schema: SchemaObject, part: Node, keyword: string) => void;

export const set = (schema: SchemaObject, keyword: string, value: unknown): void => {
  if (value !== undefined) (schema as Record<string, unknown>)[keyword] = value;
};

/** Tells of a keyword that holds something else than it may. */
export function wrong(
  context: SchemaContext,
  part: Node,
  keyword: string,
  expected: string,
  fate = "it is ignored",
): void {
  const message = `Expected ${expected} for ${keyword}, got ${kindOf(part.value)}; ${fate}.`;
  context.notes.warn({ code: "schema-keyword", message }, originOf(part));
}

export const text: Reader = (context, schema, part, keyword) => {
  if (typeof part.value === "string") set(schema, keyword, part.value);
  else wrong(context, part, keyword, "a text");
};
/** What the word `file` means stays; that a text is of the format string says nothing. */
export const format: Reader = (context, schema, part, keyword) => {
  if (schema.format !== "binary" && schema.type !== part.value) text(context, schema, part, keyword);
};
export const note: Reader = (_context, schema, part, keyword) => set(schema, keyword, textOf(part.value));
export const number: Reader = (context, schema, part, keyword) => set(schema, keyword, numberOf(context, part));
export const count: Reader = (context, schema, part, keyword) => set(schema, keyword, countOf(context, part));

export function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");
}

/**
 * A keyword in the schema of a property, also where a letter of `properties` is wrong or they are a list; no schema or
 * property that is called alike, such as `Property`.
 */
export const OF_PROPERTY =
  /\/(?:properties|(?<!\/(?:schemas|definitions|properties)\/)p(?:ro|or)p\w+)\/(?:\d+\/)?[^/]+\/[^/]+$/i;

/** `true`, alone or in a list of one (`required: ["true"]`). */
export function saysTrue(part: Node | undefined): Node | undefined {
  const [only, ...others] = items(part);
  if (only !== undefined)
    return others.length === 0 && (only.value === true || only.value === "true") ? only : undefined;
  return isTrue(part?.value) ? part : undefined;
}

/** Drafts before 6 had a boolean beside `minimum`, OpenAPI until 3.0. */
export function exclusive(keyword: "exclusiveMinimum" | "exclusiveMaximum", bound: "minimum" | "maximum"): Reader {
  return (context, schema, part) => {
    if (typeof part.value !== "boolean") return set(schema, keyword, numberOf(context, part));
    const limit = schema[bound];
    if (!part.value) return;
    if (limit === undefined) return wrong(context, part, keyword, `a number, or ${bound} beside it,`);
    schema[keyword] = limit;
    delete schema[bound];
  };
}

/** What a date or time looks like in letters, which no date or time matches. */
const MASK = /^(?=.*(?:yyyy|hh:mm))[ymdhsaz\s.,:/'+-]+$/i;

export const pattern: Reader = (context, schema, part) => {
  const { value } = part;
  if (typeof value === "string" && !MASK.test(value)) schema.pattern = value;
  else wrong(context, part, "pattern", typeof value === "string" ? "a regular expression" : "a text");
};

export const multipleOf: Reader = (context, schema, part) => {
  const divisor = numberOf(context, part);
  if (divisor !== undefined && divisor > 0) schema.multipleOf = divisor;
  else if (divisor !== undefined) wrong(context, part, "multipleOf", "a number above 0");
};
