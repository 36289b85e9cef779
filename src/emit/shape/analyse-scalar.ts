import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import type { SchemaObject } from "../../model/schema.js";
import { isExactNumber, numberLiteral } from "../print/literals.js";
import { slownessOf } from "../pattern/backtracking.js";
import { toRegex, type Regex } from "../pattern/pattern.js";
import type { Position } from "./position.js";
import { warn, type Scope } from "./scope.js";
import {
  check,
  jsonArgument,
  type Check,
  type NumberShape,
  type Shape,
  type StringShape,
  type ZodFormat,
} from "./shape.js";
import { statedTypes } from "./type-set.js";

export function hasStringKeywords(schema: SchemaObject): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  return minLength !== undefined || maxLength !== undefined || pattern !== undefined || FORMATS.has(format ?? "");
}

export function hasNumberKeywords(schema: SchemaObject): boolean {
  return (
    schema.minimum !== undefined ||
    schema.maximum !== undefined ||
    schema.exclusiveMinimum !== undefined ||
    schema.exclusiveMaximum !== undefined ||
    schema.multipleOf !== undefined
  );
}

/**
 * Formats zod checks as their specifications say. `uuid` is zod's `guid`: any version and variant, as RFC 4122 and
 * the JSON Schema test suite have it. Others (`password`, `binary`, `regex`, `uri-reference`, ...) stay annotations.
 */
const FORMATS: ReadonlyMap<string, ZodFormat> = new Map<string, ZodFormat>([
  ["email", "email"],
  ["uuid", "guid"],
  ["uri", "url"],
  ["url", "url"],
  ["date", "iso.date"],
  ["date-time", "iso.datetime"],
  ["duration", "iso.duration"],
  ["time", "iso.time"],
  ["ipv4", "ipv4"],
  ["ipv6", "ipv6"],
  ["hostname", "hostname"],
  ["byte", "base64"],
]);

/** Formats whose texts are ASCII, so that UTF-16 units and code points are the same. */
const WIDE_FORMATS = new Set<ZodFormat>(["email", "url"]);

export function stringShape(schema: SchemaObject, { scope }: Position): Shape {
  const format = scope.options.formats && schema.format !== undefined ? FORMATS.get(schema.format) : undefined;
  const regex = schema.pattern === undefined ? undefined : usableRegex(schema.pattern, scope, bound(schema.maxLength));
  const ascii = (format !== undefined && !WIDE_FORMATS.has(format)) || (regex !== undefined && isAsciiOnly(regex));
  const min = bound(schema.minLength);
  const max = bound(schema.maxLength);
  const checks: Check[] = [];
  const native: { min?: number; max?: number } = {};
  // zod counts UTF-16 units, JSON Schema code points. "At least one" and "none" are the same in both.
  if (min !== undefined && min > 0) {
    if (ascii || min === 1) native.min = min;
    else checks.push(check("minCodePoints", jsonArgument(min)));
  }
  if (max !== undefined) {
    if (ascii || max === 0) native.max = max;
    else checks.push(check("maxCodePoints", jsonArgument(max)));
  }
  // zod tries a pattern on texts that are too long too.
  const isSlow = regex !== undefined && max !== undefined && slownessOf(regex.source) !== undefined;
  const patterns = { patterns: regex === undefined ? [] : [regex], ...(isSlow && { patternsUpTo: max }) };
  const shape: StringShape = { kind: "string", ...native, ...patterns };
  return { ...shape, ...(format === undefined ? {} : { format }), checks };
}

function bound(value: number | bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** More of a pattern than these characters is not shown. */
const MAX_SHOWN = 1000;

/** The longest texts for which a pattern of that slowness is soon done, in characters. */
const SHORT = { exponential: 25, quadratic: 5000 } as const;

const SLOW = {
  exponential: {
    what: "repeats a repetition, or alternatives that overlap; some texts could take very long to check",
    instead: "Rewrite it so that each text can be read in one way only",
  },
  quadratic: {
    what: "takes time that grows with the square of a text that does not match",
    instead: "Begin it with ^, let what follows a repetition be something else than what is repeated",
  },
} as const;

/**
 * The pattern as a regular expression; without one, the check is left out with a warning.
 *
 * @param maxLength of the texts it is for
 */
export function usableRegex(pattern: string, outer: Scope, maxLength = Infinity): Regex | undefined {
  const { regex, problem, slow, delimited } = toRegex(pattern);
  if (regex !== undefined && !slow && !delimited) return regex;
  const scope = atKeyword(outer, "pattern", pattern);
  const shown = quote(pattern, MAX_SHOWN);
  if (delimited && regex !== undefined) {
    warn(scope, {
      code: "schema-pattern",
      message: `The pattern ${shown} stands between slashes; ${quote(regex.source, MAX_SHOWN)} with the flags ${regex.flags} is checked`,
      hint: "Patterns of JSON Schema have no slashes around them and no flags.",
    });
  }
  if (problem !== undefined) {
    warn(scope, {
      code: "invalid-pattern",
      message: `The pattern ${shown} ${problem}; it is not checked`,
      hint: "Write it as ECMA-262 has it, with the u flag.",
    });
  } else if (slow !== undefined && maxLength > SHORT[slow]) {
    const { what, instead } = SLOW[slow];
    const hint = `${instead}, or state a maxLength of at most ${SHORT[slow]}: longer texts are not tried.`;
    warn(scope, { code: "slow-pattern", message: `The pattern ${shown} ${what}`, hint });
  }
  return regex;
}

/** Where a keyword of this value stands; what is told where nothing is, is told at what is around it. */
function atKeyword(scope: Scope, keyword: string, stated: unknown): Scope {
  const { origin, self = "", models, whole } = scope;
  const model = models.get(self);
  const path = pathTo(model?.schema ?? whole, keyword, stated);
  if (origin === undefined || path === undefined) return scope;
  if (model === undefined) path.unshift("schema");
  return { ...scope, origin: { file: origin.file, pointer: path.reduce(pointerTo, origin.pointer) } };
}

/** The patterns of `patternProperties` are keys. */
function pathTo(part: unknown, keyword: string, stated: unknown): string[] | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  for (const [key, value] of Object.entries(part)) {
    if (key === stated || (key === keyword && value === stated)) return [key];
    const inner = pathTo(value, keyword, stated);
    if (inner !== undefined) return [key, ...inner];
  }
  return undefined;
}

/** Anchored at both ends, without alternatives at the top, and made of ASCII only. */
function isAsciiOnly({ source }: Regex): boolean {
  if (!/^\^[\x20-\x7e]*[^\\]\$$/.test(source)) return false;
  return !/\[\^|(?<!\\)\.(?![^[]*\])|\\[SDWPpu]|\||\(\?[=!<]/.test(source);
}

export function numberShape(schema: SchemaObject, { scope }: Position): Shape {
  const types = statedTypes(schema);
  const isInteger = types !== undefined && types.includes("integer") && !types.includes("number");
  warnOfBounds(schema, scope);
  const integer = isInteger ? integerKind(schema, scope) : undefined;
  // What `z.int()` refuses goes without saying: zod writes both bounds of every integer.
  const says = (bound?: number | bigint) => bound !== undefined && !(integer === "int" && isEndOfSafe(bound));
  const shape: NumberShape = {
    kind: "number",
    ...(integer && { integer }),
    ...(says(schema.minimum) && { min: schema.minimum! }),
    ...(says(schema.maximum) && { max: schema.maximum! }),
    ...(schema.exclusiveMinimum === undefined ? {} : { gt: schema.exclusiveMinimum }),
    ...(schema.exclusiveMaximum === undefined ? {} : { lt: schema.exclusiveMaximum }),
  };
  // zod's own multipleOf is approximate: it works on the quotient of two doubles.
  const { multipleOf } = schema;
  const implied = isInteger && Number(multipleOf) === 1;
  return {
    ...shape,
    checks:
      multipleOf === undefined || implied || multipleOf <= 0 ? [] : [check("multipleOf", jsonArgument(multipleOf))],
  };
}

function isEndOfSafe(bound: number | bigint): boolean {
  return Math.abs(Number(bound)) === Number.MAX_SAFE_INTEGER;
}

function integerKind(schema: SchemaObject, scope: Scope): "int" | "int32" | "integer" {
  if (scope.options.formats && schema.format === "int32") return "int32";
  const low = schema.minimum ?? schema.exclusiveMinimum;
  const high = schema.maximum ?? schema.exclusiveMaximum;
  const safe =
    low !== undefined && low >= Number.MIN_SAFE_INTEGER && high !== undefined && high <= Number.MAX_SAFE_INTEGER;
  return safe ? "int" : "integer";
}

/** Bounds are compared as `JSON.parse` reads numbers: as the nearest double. */
function warnOfBounds(schema: SchemaObject, scope: Scope): void {
  if (!hasNumberKeywords(schema)) return;
  for (const keyword of ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const) {
    const value = schema[keyword];
    if (value === undefined || isExactNumber(value)) continue;
    warn(atKeyword(scope, keyword, value), {
      code: "inexact-number",
      message: `The ${keyword} ${value} has more digits than a JavaScript number; ${numberLiteral(value)} is used`,
    });
  }
}
