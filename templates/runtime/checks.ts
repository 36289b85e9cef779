// Written by create-api-route; rewritten by `create-api-route generate`.

import type { core, ZodType } from "zod";
import { isObject } from "./merge";
import { MAX_PROBLEMS } from "./problem";
import { run, take, z } from "./zod";

type Payload<T = unknown> = core.ParsePayload<T>;

/** What JSON Schema can say and zod cannot. Each check ignores other types. */
export type Check<T = unknown> = (payload: Payload<T>) => void;

/** Whole numbers, also beyond 2^53, where `z.int()` ends; as untyped as `z`. */
export function integer(): ReturnType<typeof z.number> {
  return z.number().check((payload: Payload) => {
    const { value: input, issues } = payload;
    if (Number.isInteger(input)) return;
    issues.push({
      code: "invalid_type",
      expected: "int",
      input,
      continue: true,
    });
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
    if (isWithin(payload.value, maximum)) return;
    fail(payload, `Too big: expected at most ${maximum} characters`);
  };
}

/** A code point is one or two units, so that few texts have to be counted. */
function isWithin(text: string, maximum: number): boolean {
  if (text.length <= maximum) return true;
  return text.length <= 2 * maximum && codePoints(text) <= maximum;
}

/** A pattern that is slow on long texts: those too long, which are wrong already, are not tried. */
export function patternUpTo(pattern: RegExp, maximum: number): Check<string> {
  return (payload) => {
    const text = payload.value;
    if (!isWithin(text, maximum) || pattern.test(text)) return;
    fail(payload, `Invalid string: must match pattern ${pattern}`);
  };
}

export function not(schema: ZodType): Check {
  return (payload) => {
    if (run(schema, payload.value).issues.length === 0) {
      fail(payload, "Invalid input: matches what it must not match");
    }
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
      if (payload.issues.length >= MAX_PROBLEMS) return;
      seen.add(key);
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
      if (payload.issues.length >= MAX_PROBLEMS) return;
      take(run(schema, name), name, payload.issues);
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
        fail(payload, `Required beside ${name}`, [other]);
      }
    }
  };
}

export function fail(
  payload: Payload,
  message: string,
  path: PropertyKey[] = [],
): void {
  payload.issues.push({
    code: "custom",
    message,
    input: payload.value,
    path,
    continue: true,
  });
}

function codePoints(text: string): number {
  return [...text].length;
}

/** A text that is the same for equal values only. */
export function canonical(value: unknown): string {
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

/** Neither `10n` nor `**`, which targets before ES2020 do not have. */
function powerOfTen(exponent: number): bigint {
  return BigInt(`1${"0".repeat(exponent)}`);
}
