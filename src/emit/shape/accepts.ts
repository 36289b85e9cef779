import { getOwn } from "../../model/object.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import type { Within } from "../pattern/effort.js";
import { isOfFormat } from "./formats.js";
import { canonical, isMultiple } from "./json-value.js";
import { matcherOf } from "../pattern/match.js";
import type { Check, CheckArgument, NumberShape, ObjectShape, Shape, StringShape, TupleShape } from "./shape.js";
import { typeOfValue } from "./type-set.js";

/** How to get from a reference to what it means. */
export interface AcceptContext {
  shapeOfModel: (id: string) => Shape;
  /** Runs a step of what is asked; throws when there are too many. */
  within: Within;
}

/** Whether a value has a shape: what the emitted zod schema will say. `unevaluated*` is taken for granted. */
export function accepts(shape: Shape, value: Json, context: AcceptContext): boolean {
  return context.within(
    () => hasKind(shape, value, context) && shape.checks.every((check) => passes(check, value, context)),
  );
}

function hasKind(shape: Shape, value: Json, context: AcceptContext): boolean {
  const inner = (child: Shape, part: Json): boolean => accepts(child, part, context);
  switch (shape.kind) {
    case "unknown":
      return true;
    case "never":
    // No value of JSON is one.
    case "file":
      return false;
    case "null":
    case "boolean":
      return typeOfValue(value) === shape.kind;
    case "string":
      return typeof value === "string" && isString(shape, value);
    case "number":
      return (typeof value === "number" || typeof value === "bigint") && isNumber(shape, value);
    case "literals":
    case "constants":
      return shape.values.some((listed) => canonical(listed) === canonical(value));
    case "array":
      return Array.isArray(value) && isWithin(value.length, shape) && value.every((item) => inner(shape.items, item));
    case "tuple":
      return Array.isArray(value) && isTuple(shape, value, inner);
    case "object":
      return isObject(value) && isOfObject(shape, value, context);
    case "record":
      return isObject(value) && Object.values(value).every((part) => inner(shape.values, part));
    case "without":
      return inner(shape.shape, value);
    case "ref":
      return inner(context.shapeOfModel(shape.id), value);
    case "union": {
      const count = shape.members.filter((member) => inner(member, value)).length;
      return shape.choice === "one" ? count === 1 : count > 0;
    }
    case "all":
      return shape.members.every((member) => inner(member, value));
  }
}

function isWithin(length: number, { min = 0, max = Infinity }: { min?: number; max?: number }): boolean {
  return length >= min && length <= max;
}

function isString(shape: StringShape, value: string): boolean {
  if (!isWithin(value.length, shape) || !shape.patterns.every((regex) => matcherOf(regex)(value))) return false;
  return shape.format === undefined || isOfFormat(shape.format, value);
}

const INT32 = 2 ** 31;

function isNumber({ integer, min, max, gt, lt }: NumberShape, value: number | bigint): boolean {
  const number = Number(value);
  if (!Number.isFinite(number) || (integer !== undefined && !Number.isInteger(number))) return false;
  if (integer === "int32" && (number < -INT32 || number >= INT32)) return false;
  if (integer === "int" && !Number.isSafeInteger(number)) return false;
  return !(
    (min !== undefined && number < Number(min)) ||
    (max !== undefined && number > Number(max)) ||
    (gt !== undefined && number <= Number(gt)) ||
    (lt !== undefined && number >= Number(lt))
  );
}

function isTuple(shape: TupleShape, value: Json[], inner: (child: Shape, part: Json) => boolean): boolean {
  if (value.length < shape.required) return false;
  return value.every((item, index) => {
    const own = shape.items[index] ?? shape.rest;
    return own !== undefined && inner(own, item);
  });
}

function isOfObject({ properties, rest }: ObjectShape, value: JsonObject, context: AcceptContext): boolean {
  const declared = new Set<string>();
  for (const { name, required, shape } of properties) {
    declared.add(name);
    const part = getOwn(value, name);
    if (part === undefined ? required : !accepts(shape, part, context)) return false;
  }
  return Object.keys(value).every((name) => {
    if (declared.has(name)) return true;
    if (typeof rest === "string") return rest !== "strict";
    return accepts(rest, value[name] as Json, context);
  });
}

/** Other types than a check is about pass it. */
function passes({ name, args }: Check, value: Json, context: AcceptContext): boolean {
  const inner = (argument: CheckArgument | undefined, part: Json = value): boolean =>
    argument?.kind !== "shape" || accepts(argument.shape, part, context);
  const [first, second, third] = args;
  const count = first?.kind === "json" ? Number(first.value) : 0;
  switch (name) {
    case "conditional":
      return inner(inner(first) ? second : third);
    case "matches":
      return inner(first);
    case "not":
      return !inner(first);
    case "when":
      return (first?.kind === "json" && first.value !== typeOfValue(value)) || inner(second);
    case "multipleOf":
      return typeof value !== "number" || first?.kind !== "json" || isMultiple(value, first.value as number);
    case "minCodePoints":
      return typeof value !== "string" || [...value].length >= count;
    case "maxCodePoints":
      return typeof value !== "string" || [...value].length <= count;
    case "minItems":
      return !Array.isArray(value) || value.length >= count;
    case "maxItems":
      return !Array.isArray(value) || value.length <= count;
    case "uniqueItems":
      return !Array.isArray(value) || new Set(value.map(canonical)).size === value.length;
    case "contains":
      return !Array.isArray(value) || contains(value.filter((item) => inner(first, item)).length, second, third);
    default:
      return !isObject(value) || passesObject({ name, args }, value, inner);
  }
}

function contains(found: number, minimum: CheckArgument | undefined, maximum: CheckArgument | undefined): boolean {
  const bound = (argument: CheckArgument | undefined, otherwise: number) =>
    argument?.kind === "json" ? Number(argument.value) : otherwise;
  return found >= bound(minimum, 1) && found <= bound(maximum, Infinity);
}

function passesObject(
  { name, args }: Check,
  value: JsonObject,
  inner: (argument: CheckArgument | undefined, part?: Json) => boolean,
): boolean {
  const [first, second, third] = args;
  const keys = Object.keys(value);
  const entries = first?.kind === "record" ? first.entries : [];
  switch (name) {
    case "minProperties":
      return first?.kind !== "json" || keys.length >= Number(first.value);
    case "maxProperties":
      return first?.kind !== "json" || keys.length <= Number(first.value);
    case "propertyNames":
      return keys.every((key) => inner(first, key));
    case "dependentRequired":
      return entries.every(
        ([key, names]) => !keys.includes(key) || listOf(names).every((other) => keys.includes(other)),
      );
    case "dependentSchemas":
      return entries.every(([key, argument]) => !keys.includes(key) || inner(argument));
    case "ownProperties":
      return (
        listOf(second).every((key) => keys.includes(key)) &&
        entries.every(([key, argument]) => !keys.includes(key) || inner(argument, value[key] as Json))
      );
    case "patternProperties": {
      const patterns = patternsOf(first);
      return keys.every((key) => {
        const matching = patterns.filter(([matches]) => matches(key));
        const declared = listOf(second).includes(key);
        if (matching.length === 0) return declared || inner(third, value[key] as Json);
        return matching.every(([, argument]) => inner(argument, value[key] as Json));
      });
    }
    default:
      return true;
  }
}

function listOf(argument: CheckArgument | undefined): string[] {
  return argument?.kind === "json" && Array.isArray(argument.value) ? (argument.value as string[]) : [];
}

function patternsOf(argument: CheckArgument | undefined): [matches: (key: string) => boolean, CheckArgument][] {
  if (argument?.kind !== "list") return [];
  return argument.items.flatMap((pair): ReturnType<typeof patternsOf> => {
    const [pattern, schema] = pair.kind === "list" ? pair.items : [];
    return pattern?.kind === "regex" && schema !== undefined ? [[matcherOf(pattern.regex), schema]] : [];
  });
}
