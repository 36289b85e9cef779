// Written by create-api-route; rewritten by `create-api-route generate`.

import { z as zod } from "zod";

import { isObject } from "./merge";
import { MAX_PROBLEMS } from "./problem";

/**
 * The parts of zod the schemas here are made of, without their types: those stand
 * beside each schema, and to infer a thousand would take twenty times as long.
 * To have TypeScript compare the two once, write `export const z = zod;` instead.
 * What `JSON.parse` returns is `any`, a word that linters refuse.
 */
export const z: ReturnType<typeof JSON.parse> = {
  // #members z
  array,
  base64: zod.base64,
  boolean: zod.boolean,
  email: zod.email,
  enum: zod.enum,
  file: zod.file,
  guid: zod.guid,
  hostname: zod.hostname,
  int: zod.int,
  int32: zod.int32,
  ipv4: zod.ipv4,
  ipv6: zod.ipv6,
  iso: { ...zod.iso, datetime, time },
  lazy,
  literal: zod.literal,
  looseObject: zod.looseObject,
  never: zod.never,
  null: zod.null,
  nullable: zod.nullable,
  number: zod.number,
  // #if catchall
  object,
  // #else
  // object: zod.object,
  // #end
  // #members z
  optional: zod.optional,
  record,
  strictObject: zod.strictObject,
  string: zod.string,
  tuple,
  union: zod.union,
  unknown: zod.unknown,
  url: zod.url,
  xor: zod.xor,
  // #end
};

/** A `date-time` as RFC 3339 has it: `t`, `z` and leap seconds are fine. */
function datetime() {
  return zod.stringFormat(
    "datetime",
    (text) =>
      zod.regexes.date.test(text.slice(0, 10)) &&
      /^t/i.test(text.slice(10)) &&
      isTime(text.slice(11), true),
  );
}

/** A `time`, which many write without the offset that RFC 3339 wants. */
function time() {
  return zod.stringFormat("time", (text) => isTime(text, false));
}

const TIME =
  /^([01]\d|2[0-3]):([0-5]\d):(?:[0-5]\d|(60))(?:\.\d+)?(z|([+-])([01]\d|2[0-3]):([0-5]\d))?$/i;

function isTime(text: string, needsOffset: boolean): boolean {
  const found = TIME.exec(text);
  if (!found) return false;
  const [, hour, minute, leap, offset, sign, hours = 0, minutes = 0] = found;
  if (needsOffset && offset === undefined) return false;
  // A second can only be added to the last minute of a day, in UTC.
  const ahead =
    Number(`${sign ?? "+"}1`) * (Number(hours) * 60 + Number(minutes));
  const inDay = (Number(hour) * 60 + Number(minute) - ahead + 2880) % 1440;
  return leap === undefined || inDay === 1439;
}

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

/** As `zod.array`, but it ends where enough is wrong. */
function array(element: Type) {
  return new List({ type: "array", element });
}

// #if z.tuple|z.record|z.lazy|catchall
const List = variant(zod.ZodArray, (parse, schema) => (payload, context) => {
  const { value } = payload;
  if (!Array.isArray(value)) return parse(payload, context);
  const { element } = schema._zod.def;
  return each(value.entries(), element, { ...payload, value: [] }, context);
});
// #else
// const List = zod.core.$constructor<zod.ZodArray>("List", (schema, def) => {
//   zod.ZodArray.init(schema, def);
//   const { parse } = schema._zod;
//   schema._zod.parse = (payload, context) => {
//     if (!Array.isArray(payload.value)) return parse(payload, context);
//     const { _zod: element } = def.element as Type;
//     const { issues } = payload;
//     const list: unknown[] = [];
//     for (const [index, value] of payload.value.entries()) {
//       if (issues.length >= MAX_PROBLEMS) break;
//       const item = element.run({ value, issues: [] }, context) as Payload;
//       issues.push(...zod.core.util.prefixIssues(index, item.issues));
//       list.push(item.value);
//     }
//     return { ...payload, value: list };
//   };
// });
// #end

function tuple(items: Type[], rest: Type | null = null) {
  return new Tuple({ type: "tuple", items, rest });
}

const Tuple = variant(zod.ZodTuple, (parse, schema) => {
  const { items, rest } = schema._zod.def;
  const isOptional = (item: unknown) => item instanceof zod.ZodOptional;
  const minimum = items.filter((item) => !isOptional(item)).length;
  return (payload, context) => {
    const { value, issues } = payload;
    if (!Array.isArray(value)) return parse(payload, context);
    // What is missing is undefined for zod, which some schemas accept.
    if (value.length < minimum) {
      issues.push({
        code: "too_small",
        origin: "array",
        minimum,
        input: value,
      });
      return payload;
    }
    if (rest === null || value.length <= items.length)
      return parse(payload, context);
    const head = { ...payload, value: value.slice(0, items.length) };
    const others = [...value.entries()].slice(items.length);
    return each(others, rest, parse(head, context) as Payload, context);
  };
});

// #if catchall
/** As `zod.object`, with a `catchall` that ends where enough is wrong. */
function object(shape: Record<string, zod.core.SomeType>) {
  return new Shaped({ type: "object", shape });
}
// #end

const Shaped = variant(zod.ZodObject, (parse, schema) => {
  const { shape, catchall } = schema._zod.def;
  if (catchall === undefined) return parse;
  const declared = zod.object(shape);
  return (payload, context) => {
    const { value } = payload;
    if (!isObject(value)) return parse(payload, context);
    const isOther = ([name]: [string, unknown]) => !Object.hasOwn(shape, name);
    const others = Object.entries(value).filter(isOther);
    const known = declared._zod.run(payload, context) as Payload;
    return each(others, catchall as Type, known, context);
  };
});

/** As `zod.record` of any names. */
function record(keyType: zod.ZodString, valueType: Type) {
  return new Dictionary({ type: "record", keyType, valueType });
}

const Dictionary = variant(
  zod.ZodRecord,
  (parse, schema) => (payload, context) => {
    const { value } = payload;
    if (!isObject(value)) return parse(payload, context);
    const { valueType } = schema._zod.def;
    const entries = Object.entries(value);
    return each(entries, valueType, { ...payload, value: {} }, context);
  },
);

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

/** What a schema makes of a value, and what it finds wrong with it. */
export function run(schema: unknown, value: unknown): Payload {
  const { _zod: internals } = schema as Type;
  return internals.run({ value, issues: [] }, { async: false }) as Payload;
}

/** An issue with its message. */
export function finalize(issue: Issues[number]): zod.core.$ZodIssue {
  return zod.core.util.finalizeIssue(issue, undefined, zod.core.config());
}

/**
 * As `zod.lazy`, but no value is looked at twice: where several parts of a schema
 * lead to the same child, each level of it would double the work.
 */
function lazy(getter: () => Type) {
  return new Lazy({ type: "lazy", getter });
}

const Lazy = variant(
  zod.ZodLazy,
  (parse, { _zod }) =>
    (payload, context) =>
      once(
        _zod.innerType,
        payload.value,
        () => parse(payload, context) as Payload,
      ),
);

/** The results of the validation that is running, by schema and value. */
let results: Map<unknown, Map<unknown, Payload>> | undefined;

/** The result for a value that other parts of a schema may lead to as well. */
export function once(
  schema: unknown,
  value: unknown,
  parse: () => Payload,
): Payload {
  if (typeof value !== "object" || value === null) return parse();
  const isOutermost = results === undefined;
  results ??= new Map();
  try {
    const known = results.get(schema) ?? new Map<unknown, Payload>();
    results.set(schema, known);
    const result = known.get(value) ?? parse();
    known.set(value, result);
    return copy(result);
  } finally {
    if (isOutermost) results = undefined;
  }
}

/** With issues of its own, because zod extends their paths in place; more would double at each level. */
function copy(result: Payload): Payload {
  const issues = result.issues
    .slice(0, MAX_PROBLEMS)
    .map((issue) => ({ ...issue, path: [...(issue.path ?? [])] }));
  return { ...result, issues };
}
