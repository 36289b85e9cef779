import type { Diagnostic } from "../../model/diagnostic.js";
import { askWhether, suggestion } from "../../model/did-you-mean.js";
import { getOwn } from "../../model/object.js";
import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import type {
  Asides,
  ChoiceShape,
  Definitions,
  EitherShape,
  FormsShape,
  KeyedShape,
  ListShape,
  MapShape,
  ObjectShape,
  Shape,
  Sign,
  TextShape,
} from "./shape.js";
import { BUILT_IN_TYPES } from "./short-type.js";

/** Holds values against shapes and collects all that is wrong. */
export interface Checker {
  file: string;
  definitions: Definitions;
  diagnostics: Diagnostic[];
}

/** Everything about `value` that its shape does not allow; nothing when it fits. */
export function check(checker: Checker, value: Json, shape: Shape, pointer: string): void {
  switch (shape.kind) {
    case "any":
      return;
    case "use":
      return check(checker, value, checker.definitions[shape.name]!, pointer);
    case "either":
      return checkEither(checker, value, shape, pointer);
    case "map":
      return checkMap(checker, value, shape, pointer);
    case "object":
      return checkObject(checker, value, shape, pointer);
    case "forms":
      return checkForms(checker, value, shape, pointer);
    case "keyed":
      return check(checker, value, isKeyed(value, shape) ? shape.map : shape.otherwise, pointer);
    case "list":
      return checkList(checker, value, shape, pointer);
    default:
      if (!fits(value, shape))
        report(checker, "wrong-type", `Expected ${expected(shape)}, got ${shown(value)}.`, pointer);
      else if (shape.kind === "text") checkText(checker, value as string, shape, pointer);
      else if (shape.kind === "choice") checkChoice(checker, value as string, shape, pointer);
  }
}

/** Whether a value has the JSON type of a shape; says nothing about its content. */
export function fits(value: Json, shape: Shape): boolean {
  switch (shape.kind) {
    case "text":
    case "choice":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "null":
      return value === null;
    case "number":
      return shape.integer ? isCount(value) : typeof value === "number" || typeof value === "bigint";
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
    case "forms":
    case "keyed":
      return isObject(value);
    case "either":
      return shape.shapes.some((one) => fits(value, one));
    case "any":
    case "use":
      return true;
  }
}

/** Whether an object is written in the long form. */
export function isLongForm(value: JsonObject, shape: FormsShape): boolean {
  const isOfLong = ([key, part]: [string, Json]): boolean =>
    Object.hasOwn(shape.long.keys, key) ||
    (shape.slips?.keys.includes(key) === true && !mayBeEntry(part, shape.slips.entryText));
  return Object.entries(value).every(isOfLong) && shape.signs.some((sign) => shows(value, sign));
}

/** Whether a value could be the type of a property, of which nobody writes `true`. */
function mayBeEntry(value: Json, entryText: string): boolean {
  return typeof value === "string" ? new RegExp(entryText, "u").test(value) : isObject(value);
}

/** Whether a value is a map all of whose keys are as the map's have to be. */
export function isKeyed(value: Json, { map }: KeyedShape): value is JsonObject {
  const pattern = new RegExp(map.keys.pattern, "u");
  return isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => pattern.test(key));
}

/** Whether a key of a map is not an entry but says something of all of them. */
export function isAside(key: string, value: Json, asides: Asides): boolean {
  if (!Object.hasOwn(asides.shapes, key)) return false;
  if (asides.always.includes(key) || Array.isArray(value)) return true;
  if (typeof value === "string") return !new RegExp(asides.entryText, "u").test(value);
  return typeof value === "number" || typeof value === "bigint";
}

function shows(object: JsonObject, sign: Sign): boolean {
  const value = getOwn(object, sign.key);
  if (value === undefined || (sign.beside !== undefined && !Object.hasOwn(object, sign.beside))) return false;
  if (sign.value === "any") return true;
  if (sign.value === "text") return typeof value === "string";
  if (sign.value === "list") return Array.isArray(value);
  if (sign.value === "object") return isObject(value);
  if (sign.value.kind === "keys match") {
    const pattern = new RegExp(sign.value.pattern, "u");
    return isObject(value) && Object.keys(value).every((key) => pattern.test(key));
  }
  if (sign.value.kind === "text unlike") {
    return typeof value === "string" && !new RegExp(sign.value.pattern, "u").test(value);
  }
  if (sign.value.kind === "text amid") {
    const { pattern, keys } = sign.value;
    if (typeof value !== "string" || !new RegExp(pattern, "u").test(value)) return false;
    const isSaid = keys.some((key) => Object.hasOwn(object, key) && !mayBeEntry(object[key]!, pattern));
    return isSaid || isChosen(value, getOwn(object, "default")) || isChosen(value, getOwn(object, "example"));
  }
  const { words } = sign.value;
  return Array.isArray(value) || (typeof value === "string" && words.includes(value));
}

/** `asc` of `asc|desc`, which is no type of a property. */
function isChosen(type: string, word: Json | undefined): boolean {
  const words = type.split(/[\s|?]+/);
  return typeof word === "string" && type.includes("|") && words.includes(word) && !BUILT_IN_TYPES.has(word);
}

function checkText(checker: Checker, value: string, shape: TextShape, pointer: string): void {
  if (shape.pattern === undefined || new RegExp(shape.pattern, "u").test(value)) return;
  report(checker, "wrong-text", `Expected ${expected(shape)}, got ${quote(value)}.`, pointer, shape.hint?.(value));
}

function checkChoice(checker: Checker, value: string, shape: ChoiceShape, pointer: string): void {
  if (shape.values.includes(value)) return;
  const hint = getOwn(shape.hints ?? {}, value.toLowerCase()) ?? suggestion(value, shape.values);
  report(checker, "wrong-choice", `Expected ${expected(shape)}, got ${quote(value)}.`, pointer, hint);
}

function checkEither(checker: Checker, value: Json, shape: EitherShape, pointer: string): void {
  const fitting = shape.shapes.find((one) => fits(value, one));
  if (fitting !== undefined) return check(checker, value, fitting, pointer);
  report(checker, "wrong-type", `Expected ${shape.what}, got ${shown(value)}.`, pointer, shape.hint?.(value));
}

function checkList(checker: Checker, value: Json, shape: ListShape, pointer: string): void {
  if (!Array.isArray(value)) {
    return report(checker, "wrong-type", `Expected a list, got ${shown(value)}.`, pointer, shape.hint);
  }
  if (shape.nonEmpty && value.length === 0)
    report(checker, "empty-list", "Expected at least one item, got an empty list.", pointer);
  value.forEach((item, index) => check(checker, item, shape.items, pointerTo(pointer, index)));
}

function checkMap(checker: Checker, value: Json, shape: MapShape, pointer: string): void {
  if (!isObject(value)) return notMapping(checker, value, shape, pointer);
  const pattern = shape.keys && new RegExp(shape.keys.pattern, "u");
  for (const [key, part] of Object.entries(value)) {
    const place = pointerTo(pointer, key);
    if (shape.asides && isAside(key, part, shape.asides)) {
      check(checker, part, shape.asides.shapes[key]!, place);
      continue;
    }
    const told = shape.keyHint?.(key);
    if (told !== undefined && !pattern) {
      report(checker, "wrong-key", `The key ${quote(key)} says more than a name.`, place, told);
      continue;
    }
    if (pattern && !pattern.test(key)) {
      const hint = pattern.test(key.toUpperCase()) ? askWhether(key.toUpperCase()) : told;
      report(checker, "wrong-key", `Expected ${shape.keys?.what}, got the key ${quote(key)}.`, place, hint);
    }
    check(checker, part, shape.values, place);
  }
}

function notMapping(checker: Checker, value: Json, shape: MapShape | ObjectShape, pointer: string): void {
  report(checker, "wrong-type", `Expected a mapping, got ${shown(value)}.`, pointer, shape.hint?.(value));
}

function checkObject(checker: Checker, value: Json, shape: ObjectShape, pointer: string): void {
  if (!isObject(value)) return notMapping(checker, value, shape, pointer);
  for (const [key, part] of Object.entries(value)) {
    const known = getOwn(shape.keys, key);
    if (known === undefined) unknownKey(checker, key, shape, pointerTo(pointer, key));
    else check(checker, part, known.shape, pointerTo(pointer, key));
  }
  const has = (key: string) => Object.hasOwn(value, key);
  for (const key of shape.required ?? []) {
    if (!has(key)) report(checker, "missing-key", `Expected the key ${quote(key)}, but it is not there.`, pointer);
  }
  const isKnown = (key: string) => Object.hasOwn(shape.keys, key);
  if (shape.needsOneOf && !shape.needsOneOf.some(has) && Object.keys(value).every(isKnown)) {
    const few = shape.needsOneOf.slice(0, 5).join(", ");
    report(checker, "missing-key", `Expected at least one of ${few}, ...`, pointer, "add an operation, e.g. get: {}");
  }
  for (const [one, other] of shape.conflicts ?? []) {
    if (!has(one) || !has(other)) continue;
    report(
      checker,
      "conflicting-keys",
      `Expected either ${quote(one)} or ${quote(other)}, got both.`,
      pointerTo(pointer, other),
    );
  }
}

function unknownKey(checker: Checker, key: string, shape: ObjectShape, pointer: string): void {
  const refused = getOwn(shape.refused ?? {}, key.toLowerCase().replace(/[\s_-]/g, ""));
  const known = Object.keys(shape.keys);
  const hint = refused ?? shape.keyHint?.(key) ?? suggestion(key, known) ?? `known keys: ${listed(known)}`;
  report(checker, refused ? "not-available" : "unknown-key", `The key ${quote(key)} is not known here.`, pointer, hint);
}

/** Of many keys the first, which are the more usual ones. */
function listed(keys: readonly string[]): string {
  return keys.length > 16 ? `${keys.slice(0, 12).join(", ")}, ...` : keys.join(", ");
}

function checkForms(checker: Checker, value: Json, shape: FormsShape, pointer: string): void {
  if (!isObject(value) || isLongForm(value, shape)) return check(checker, value, shape.long, pointer);
  const before = checker.diagnostics.length;
  check(checker, value, shape.otherwise, pointer);
  // A mistyped keyword makes JSON Schema look like a list of properties: say what may have been meant.
  for (const diagnostic of checker.diagnostics.slice(before)) {
    for (const key of Object.keys(value)) {
      if (diagnostic.origin?.pointer !== pointerTo(pointer, key)) continue;
      const hint = Object.hasOwn(shape.long.keys, key) ? TAKEN : suggestion(key, Object.keys(shape.long.keys));
      if (hint !== undefined && typeof value[key] === "number") diagnostic.hint = hint;
      else if (hint !== undefined) diagnostic.hint ??= hint;
    }
  }
}

const TAKEN = "taken for a property, as its neighbours are; JSON Schema has them below properties: { ... }";

function report(checker: Checker, code: string, message: string, pointer: string, hint?: string): void {
  const origin = { file: checker.file, pointer };
  checker.diagnostics.push({ code, severity: "error", message, ...(hint !== undefined && { hint }), origin });
}

function expected(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return shape.what ?? "a text";
    case "choice":
      return shape.values.length === 1 ? `${shape.values[0]}` : `one of ${shape.values.join(", ")}`;
    case "flag":
      return "true or false";
    case "number":
      return shape.integer ? "a whole number from 0" : "a number";
    default:
      return shape.kind;
  }
}

/** A value as a message shows it: scalars themselves, the others by kind. */
function shown(value: Json): string {
  if (value === null) return "nothing (null)";
  if (typeof value === "string") return quote(value);
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a mapping";
  return String(value);
}

function isCount(value: Json): boolean {
  return (typeof value === "bigint" && value >= 0n) || (Number.isInteger(value) && (value as number) >= 0);
}
