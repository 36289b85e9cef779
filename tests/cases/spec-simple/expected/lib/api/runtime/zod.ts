// Written by create-api-route; rewritten by `create-api-route generate`.
// biome-ignore-all lint/suspicious/noExplicitAny: `z` says why.
// create-api-route signature: 03e44b7aae87d71e-f097410b-69738c74

import { z as zod } from "zod";

import { MAX_PROBLEMS } from "./problem";

/**
 * The parts of zod the schemas here are made of, without their types. Types are
 * written out beside each schema, so nothing has to be inferred: type-checking
 * a thousand inferred schemas takes twenty times as long.
 *
 * To have TypeScript prove that types and schemas agree, replace this file's
 * code by `export { z } from "zod";`.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const z: any = {
  array,
  email: zod.email,
  enum: zod.enum,
  guid: zod.guid,
  int: zod.int,
  number: zod.number,
  object,
  string: zod.string,
};

type Type = zod.core.$ZodType;
type Payload = zod.core.ParsePayload;
export type Issues = Payload["issues"];

/** A class of zod's that parses in another way. */
function variant<T extends Type>(
  base: { init: (schema: T, def: T["_zod"]["def"]) => void },
  change: (parse: Parse, schema: T) => Parse,
): new (def: T["_zod"]["def"]) => T {
  return zod.core.$constructor<T>("Variant", (schema, def) => {
    base.init(schema, def);
    schema._zod.parse = change(schema._zod.parse, schema);
  });
}

type Parse = Type["_zod"]["parse"];

/** As `zod.array`, but it ends where enough is wrong, as those below. */
function array(element: Type) {
  return new List({ type: "array", element });
}

const List = variant(zod.ZodArray, (parse, schema) => (payload, context) => {
  const { value } = payload;
  if (!Array.isArray(value)) return parse(payload, context);
  const { element } = schema._zod.def;
  return each(value.entries(), element, { ...payload, value: [] }, context);
});

function object(shape: Record<string, zod.core.SomeType>) {
  return zod.object(shape);
}

/** Adds each part as the schema has it, until enough is wrong. */
function each(
  parts: Iterable<[PropertyKey, unknown]>,
  schema: zod.core.SomeType,
  whole: Payload,
  context: zod.core.ParseContextInternal,
): Payload {
  const { _zod: internals } = schema as Type;
  const output = whole.value as Record<PropertyKey, unknown>;
  for (const [key, value] of parts) {
    if (whole.issues.length >= MAX_PROBLEMS) break;
    const result = internals.run({ value, issues: [] }, context) as Payload;
    const part = take(result, key, whole.issues);
    if (key !== "__proto__") output[key] = part;
  }
  return whole;
}

/** The value of a part; what is wrong with it goes to the whole. */
export function take(
  { value, issues: found }: Payload,
  key: PropertyKey,
  issues: Issues,
): unknown {
  if (found.length === 0) return value;
  for (const issue of found.slice(0, MAX_PROBLEMS)) {
    issues.push({ ...issue, path: [key, ...(issue.path ?? [])] });
  }
  return value;
}
