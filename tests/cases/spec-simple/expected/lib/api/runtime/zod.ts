// Written by create-api-route; rewritten by `create-api-route generate`.
// biome-ignore-all lint/suspicious/noExplicitAny: `z` says why.
// create-api-route signature: 00f798470f936eef-47829e87-69738c74

import { z as zod } from "zod";

import { MAX_PROBLEMS } from "./problem";

/**
 * The parts of zod the schemas here are made of, without their types. Types are
 * written out beside each schema, so nothing has to be inferred: type-checking
 * a thousand inferred schemas takes twenty times as long.
 *
 * To have TypeScript compare types and schemas once, write
 * `export const z = zod;` in its place.
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

/** As `zod.array`, but it ends where enough is wrong. */
function array(element: Type) {
  return new List({ type: "array", element });
}

const List = zod.core.$constructor<zod.ZodArray>("List", (schema, def) => {
  zod.ZodArray.init(schema, def);
  const { parse } = schema._zod;
  schema._zod.parse = (payload, context) => {
    if (!Array.isArray(payload.value)) return parse(payload, context);
    const { issues } = payload;
    const list: unknown[] = [];
    for (const [index, value] of payload.value.entries()) {
      if (issues.length >= MAX_PROBLEMS) break;
      const { _zod: internals } = def.element as Type;
      const item = internals.run({ value, issues: [] }, context) as Payload;
      list.push(take(item, index, issues));
    }
    return { ...payload, value: list };
  };
});

function object(shape: Record<string, zod.core.SomeType>) {
  return zod.object(shape);
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
