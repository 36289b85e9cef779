import type { Json, SchemaObject } from "../../model/schema.js";
import { matcherOf } from "../pattern/match.js";
import { toRegex } from "../pattern/pattern.js";
import { statedTypes, typeBit, typeOfValue, type TypeSet } from "./type-set.js";

/** The values without repetitions, first ones kept. */
export function uniqueValues(values: readonly Json[]): Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = canonical(value);
    return !seen.has(key) && seen.add(key);
  });
}

/** A value as JSON, all digits of its integers included. */
export function jsonText(value: Json): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, child]) => `${JSON.stringify(key)}:${jsonText(child)}`)
    .join(",")}}`;
}

/** A text equal for equal values only. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(",")}}`;
  }
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value).toString();
  return typeof value === "bigint" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

/**
 * Whether listed values (`enum`, `const`) meet the schema's own keywords for their type; keywords for arrays and objects
 * and `format` are left to whoever asks.
 */
export function allowedBy(schema: SchemaObject, types: TypeSet): (value: Json) => boolean {
  const stated = statedTypes(schema);
  const isAllowedString = allowedStrings(schema);
  return (value) => {
    const type = typeOfValue(value);
    if ((typeBit(type) & types) === 0) return false;
    if (stated !== undefined && !stated.some((name) => name === type || (name === "integer" && isInteger(value)))) {
      return false;
    }
    if (typeof value === "string") return isAllowedString(value);
    if (typeof value === "number" || typeof value === "bigint") return isAllowedNumber(value, schema);
    return true;
  };
}

function isInteger(value: Json): boolean {
  return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
}

function allowedStrings({ minLength, maxLength, pattern }: SchemaObject): (value: string) => boolean {
  const regex = pattern === undefined ? undefined : toRegex(pattern).regex;
  const matches = regex === undefined ? undefined : matcherOf(regex);
  return (value) => {
    const length = [...value].length;
    if (minLength !== undefined && length < minLength) return false;
    if (maxLength !== undefined && length > maxLength) return false;
    return matches === undefined || matches(value);
  };
}

function isAllowedNumber(value: number | bigint, schema: SchemaObject): boolean {
  if (schema.minimum !== undefined && value < schema.minimum) return false;
  if (schema.maximum !== undefined && value > schema.maximum) return false;
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) return false;
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) return false;
  return schema.multipleOf === undefined || isMultiple(value, schema.multipleOf);
}

/** Exact: both numbers as decimal fractions. Nothing is a multiple of zero. */
export function isMultiple(value: number | bigint, divisor: number | bigint): boolean {
  const a = decimal(value);
  const b = decimal(divisor);
  const scale = a.scale > b.scale ? a.scale : b.scale;
  const step = b.digits * 10n ** BigInt(scale - b.scale);
  return step !== 0n && (a.digits * 10n ** BigInt(scale - a.scale)) % step === 0n;
}

/** `digits / 10^scale`, of the shortest decimal that reads back as the number. */
function decimal(value: number | bigint): { digits: bigint; scale: number } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
