// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 6daa54346f073deb-aadf1d9e-8836aabe

import type { ZodType } from "zod";
import { z } from "./zod";

/** What JSON Schema can say and zod cannot. Each check ignores other types. */
type Check<T = unknown> = (payload: Payload<T>) => void;

/** The part of zod's `ParsePayload` that is used here. */
interface Payload<T = unknown> {
  value: T;
  issues: object[];
}

type Path = PropertyKey[];

/** Whole numbers, also beyond 2^53, where `z.int()` ends. */
export function integer() {
  return z.number().check((payload: Payload) => {
    if (Number.isInteger(payload.value)) return;
    const { value: input } = payload;
    payload.issues.push({ code: "invalid_type", expected: "int", input });
  });
}

/** A multiple of the exact decimal fraction, without rounding errors. */
export function multipleOf(divisor: number): Check<number> {
  return (payload) => {
    if (isMultiple(payload.value, divisor)) return;
    fail(payload, `Invalid number: must be a multiple of ${divisor}`);
  };
}

/** At least so many characters: Unicode code points, not UTF-16 units. */
export function minCodePoints(minimum: number): Check<string> {
  return (payload) => {
    if (codePoints(payload.value) >= minimum) return;
    fail(payload, `Too small: expected at least ${minimum} characters`);
  };
}

/** At most so many characters: Unicode code points, not UTF-16 units. */
export function maxCodePoints(maximum: number): Check<string> {
  return (payload) => {
    const text = payload.value;
    if (text.length <= maximum) return;
    // A code point is one or two units, so that few texts have to be counted.
    if (text.length <= 2 * maximum && codePoints(text) <= maximum) return;
    fail(payload, `Too big: expected at most ${maximum} characters`);
  };
}

/** One of the values, compared deeply; the order of keys does not matter. */
export function equalTo<const T extends readonly unknown[]>(
  ...values: T
): ZodType<Mutable<T[number]>> {
  const allowed = new Set(values.map(canonical));
  return z.unknown().check((payload: Payload) => {
    if (allowed.has(canonical(payload.value))) return;
    fail(payload, "Invalid value: must be one of those listed");
  }) as ZodType<Mutable<T[number]>>;
}

type Mutable<T> = T extends object
  ? { -readonly [K in keyof T]: Mutable<T[K]> }
  : T;

/** All of the schemas. Unlike `z.intersection`, strict objects stay strict. */
export function allOf<T extends readonly ZodType[]>(
  ...schemas: T
): ZodType<Intersection<T>> {
  const all: unknown = z.unknown().check(...schemas.map(matches));
  return all as ZodType<Intersection<T>>;
}

type Intersection<T extends readonly ZodType[]> = T extends readonly [
  infer First,
  ...infer Rest extends readonly ZodType[],
]
  ? Output<First> & Intersection<Rest>
  : unknown;

/** `never`, which fits everywhere, for what `zod.ts` leaves untyped. */
type Output<S> = 0 extends 1 & S ? never : S extends ZodType<infer T> ? T : S;

export function matches(schema: ZodType): Check {
  return (payload) => check(payload, schema, payload.value, []);
}

export function not(schema: ZodType): Check {
  return (payload) => {
    if (accepts(schema, payload.value)) {
      fail(payload, "Invalid input: matches what it must not match");
    }
  };
}

export function conditional(
  condition: ZodType,
  then: ZodType,
  otherwise?: ZodType,
): Check {
  return (payload) => {
    const schema = accepts(condition, payload.value) ? then : otherwise;
    if (schema) check(payload, schema, payload.value, []);
  };
}

/** The schema, for values of one type only. */
export function when(
  type: "string" | "number" | "boolean" | "array" | "object" | "null",
  schema: ZodType,
): Check {
  return (payload) => {
    const { value } = payload;
    const actual =
      value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
    if (actual === type) check(payload, schema, value, []);
  };
}

export function minItems(minimum: number): Check {
  return (payload) => {
    if (!Array.isArray(payload.value) || payload.value.length >= minimum)
      return;
    fail(payload, `Too small: expected at least ${minimum} items`);
  };
}

export function maxItems(maximum: number): Check {
  return (payload) => {
    if (!Array.isArray(payload.value) || payload.value.length <= maximum)
      return;
    fail(payload, `Too big: expected at most ${maximum} items`);
  };
}

export function uniqueItems(): Check {
  return (payload) => {
    if (!Array.isArray(payload.value)) return;
    const seen = new Set<string>();
    for (const [index, item] of payload.value.entries()) {
      const key = canonical(item);
      if (seen.has(key))
        fail(payload, "Invalid item: is a repetition", [index]);
      seen.add(key);
    }
  };
}

export function contains(
  schema: ZodType,
  minimum = 1,
  maximum = Infinity,
): Check {
  return (payload) => {
    if (!Array.isArray(payload.value)) return;
    const count = payload.value.filter((item) => accepts(schema, item)).length;
    if (count < minimum) {
      fail(payload, `Too small: expected at least ${minimum} matching items`);
    } else if (count > maximum) {
      fail(payload, `Too big: expected at most ${maximum} matching items`);
    }
  };
}

export function minProperties(minimum: number): Check {
  return (payload) => {
    if (!isObject(payload.value)) return;
    if (Object.keys(payload.value).length >= minimum) return;
    fail(payload, `Too small: expected at least ${minimum} properties`);
  };
}

export function maxProperties(maximum: number): Check {
  return (payload) => {
    if (!isObject(payload.value)) return;
    if (Object.keys(payload.value).length <= maximum) return;
    fail(payload, `Too big: expected at most ${maximum} properties`);
  };
}

export function propertyNames(schema: ZodType): Check {
  return (payload) => {
    if (!isObject(payload.value)) return;
    for (const name of Object.keys(payload.value)) {
      check(payload, schema, name, [name]);
    }
  };
}

/** Properties whose names every object inherits, such as `constructor`. */
export function ownProperties(
  schemas: Record<string, ZodType>,
  required: string[] = [],
): Check {
  return (payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, schema] of Object.entries(schemas)) {
      if (Object.hasOwn(value, name)) {
        check(payload, schema, value[name], [name]);
      } else if (required.includes(name)) {
        fail(payload, "Invalid input: is required", [name]);
      }
    }
  };
}

/** Each property by the patterns its name matches; `others` for the rest. */
export function patternProperties(
  patterns: [RegExp, ZodType][],
  declared: string[] = [],
  others?: ZodType,
): Check {
  return (payload) => {
    if (!isObject(payload.value)) return;
    for (const [name, value] of Object.entries(payload.value)) {
      const matching = patterns.filter(([pattern]) => pattern.test(name));
      for (const [, schema] of matching) check(payload, schema, value, [name]);
      if (others && matching.length === 0 && !declared.includes(name)) {
        check(payload, others, value, [name]);
      }
    }
  };
}

export function dependentRequired(names: Record<string, string[]>): Check {
  return (payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, needed] of Object.entries(names)) {
      if (!Object.hasOwn(value, name)) continue;
      for (const other of needed) {
        if (Object.hasOwn(value, other)) continue;
        fail(payload, `Invalid input: is required beside ${name}`, [other]);
      }
    }
  };
}

export function dependentSchemas(schemas: Record<string, ZodType>): Check {
  return (payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, schema] of Object.entries(schemas)) {
      if (Object.hasOwn(value, name)) check(payload, schema, value, []);
    }
  };
}

/** What other parts of a schema look at, partly depending on the value. */
export interface Evaluated {
  all?: boolean;
  names?: string[];
  patterns?: RegExp[];
  /** The first so many items. */
  count?: number;
  contains?: ZodType[];
  /** A condition, what it adds if it holds, and what else. */
  when?: [ZodType, Evaluated, Evaluated?][];
  /** A property, and what its presence adds. */
  present?: [string, Evaluated][];
}

export function unevaluatedProperties(
  schema: ZodType,
  evaluated: Evaluated,
): Check {
  return (payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    const parts = applicable(evaluated, value);
    for (const [name, property] of Object.entries(value)) {
      const isEvaluated = parts.some(
        ({ all, names, patterns }) =>
          all ||
          names?.includes(name) ||
          patterns?.some((pattern) => pattern.test(name)),
      );
      if (!isEvaluated) check(payload, schema, property, [name]);
    }
  };
}

export function unevaluatedItems(schema: ZodType, evaluated: Evaluated): Check {
  return (payload) => {
    const { value } = payload;
    if (!Array.isArray(value)) return;
    const parts = applicable(evaluated, value);
    for (const [index, item] of value.entries()) {
      const isEvaluated = parts.some(
        ({ all, count = 0, contains }) =>
          all ||
          index < count ||
          contains?.some((containing) => accepts(containing, item)),
      );
      if (!isEvaluated) check(payload, schema, item, [index]);
    }
  };
}

/** The parts of `evaluated` that hold for this value. */
function applicable(evaluated: Evaluated, value: object): Evaluated[] {
  const parts = [evaluated];
  for (const [condition, then, otherwise] of evaluated.when ?? []) {
    const part = accepts(condition, value) ? then : otherwise;
    if (part) parts.push(...applicable(part, value));
  }
  for (const [name, part] of evaluated.present ?? []) {
    if (Object.hasOwn(value, name)) parts.push(...applicable(part, value));
  }
  return parts;
}

function accepts(schema: ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

/** Reports what the schema finds wrong with a part of the value. */
function check(
  payload: Payload,
  schema: ZodType,
  value: unknown,
  path: Path,
): void {
  const { error } = schema.safeParse(value);
  for (const issue of error?.issues ?? []) {
    payload.issues.push({
      ...issue,
      input: value,
      path: [...path, ...issue.path],
      continue: true,
    });
  }
}

function fail(payload: Payload, message: string, path: Path = []): void {
  payload.issues.push({
    code: "custom",
    message,
    input: payload.value,
    path,
    continue: true,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function codePoints(text: string): number {
  return [...text].length;
}

/** A text that is the same for equal values only. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined";
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join()}}`;
}

function isMultiple(value: number, divisor: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(divisor)) {
    return value % divisor === 0;
  }
  const a = toDecimal(value);
  const b = toDecimal(divisor);
  const scale = Math.max(a.scale, b.scale);
  const step = b.digits * powerOfTen(scale - b.scale);
  return (a.digits * powerOfTen(scale - a.scale)) % step === BigInt(0);
}

/** A number as `digits / 10 ** scale`. */
function toDecimal(value: number): { digits: bigint; scale: number } {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  if (scale >= 0) return { digits, scale };
  return { digits: digits * powerOfTen(-scale), scale: 0 };
}

/** Not `10n`: create-next-app compiles for ES2017, which has no such literals. */
function powerOfTen(exponent: number): bigint {
  return BigInt(10) ** BigInt(exponent);
}
