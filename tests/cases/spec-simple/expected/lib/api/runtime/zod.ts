// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: e727b48ea0144b1a-caa79e13-69738c74

import { z as zod } from "zod";

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
  array: zod.array,
  base64: zod.base64,
  boolean: zod.boolean,
  email: zod.email,
  enum: zod.enum,
  file: zod.file,
  guid: zod.guid,
  hostname: zod.hostname,
  int: zod.int,
  int32: zod.int32,
  intersection: zod.intersection,
  ipv4: zod.ipv4,
  ipv6: zod.ipv6,
  iso: zod.iso,
  lazy,
  literal: zod.literal,
  looseObject: zod.looseObject,
  never: zod.never,
  null: zod.null,
  number: zod.number,
  object: zod.object,
  record: zod.record,
  strictObject: zod.strictObject,
  string: zod.string,
  tuple: zod.tuple,
  union: zod.union,
  unknown: zod.unknown,
  url: zod.url,
  xor: zod.xor,
};

type Payload = zod.core.ParsePayload;

/**
 * As `zod.lazy`, but no value is looked at twice: where several parts of a schema
 * lead to the same child, each level of it would double the work.
 */
function lazy(getter: () => zod.core.$ZodType) {
  return new Lazy({ type: "lazy", getter });
}

const Lazy = zod.core.$constructor("Lazy", initialise);

function initialise(schema: zod.ZodLazy, definition: zod.core.$ZodLazyDef) {
  zod.ZodLazy.init(schema, definition);
  const internals = schema._zod;
  const { parse } = internals;
  internals.parse = (payload, context) => {
    const { innerType } = internals;
    return once(innerType, payload.value, () => parse(payload, context));
  };
}

/** The results of the validation that is running, by schema and value. */
let results: Map<unknown, Map<unknown, Payload>> | undefined;

function once(schema: unknown, value: unknown, parse: () => unknown) {
  const isOutermost = results === undefined;
  results ??= new Map();
  try {
    const known = results.get(schema) ?? new Map<unknown, Payload>();
    results.set(schema, known);
    const result = known.get(value) ?? (parse() as Payload);
    // Later checks may come to the copy that zod makes of an object.
    known.set(value, result).set(result.value, result);
    return copy(result);
  } finally {
    if (isOutermost) results = undefined;
  }
}

/** More are not told of one value: they, too, would double at each level. */
const MAX_ISSUES = 20;

/** With issues of its own, because zod extends their paths in place. */
function copy(result: Payload): Payload {
  const issues = result.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ ...issue, path: [...(issue.path ?? [])] }));
  return { ...result, issues };
}
