import type { Diagnostic } from "../../model/diagnostic.js";
import { suggestion } from "../../model/did-you-mean.js";
import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import type { JsonObject, SchemaObject } from "../../model/schema.js";
import { BOUNDS } from "../bounds.js";
import { isAside } from "./check.js";
import { JSON_TYPES, KEYWORD_SLIPS, KEYWORDS, PROPERTY_ASIDES } from "./keywords.js";

/** What a schema says that its author can hardly mean, though it is valid. */

interface Told {
  file: string;
  diagnostics: Diagnostic[];
}

/** Names that `required` has and `properties` has not, where nothing else may bring them. */
export function tellRequired(context: Told, schema: SchemaObject, pointer: string): void {
  const { required = [], properties, additionalProperties = false } = schema;
  const isPart = /\/(?:allOf|anyOf|oneOf)\/\d+$/.test(pointer);
  const isComposed = ["$ref", "allOf", "anyOf", "oneOf", "patternProperties"].some((key) => key in schema);
  if (properties === undefined || additionalProperties !== false || isPart || isComposed) return;
  for (const [index, name] of required.entries()) {
    if (Object.hasOwn(properties, name)) continue;
    const hint = suggestion(name, Object.keys(properties));
    context.diagnostics.push({
      code: "schema-required",
      severity: "warning",
      message: `required names ${quote(name)}, which is not a property; any value is asked for.`,
      ...(hint && { hint }),
      origin: { file: context.file, pointer: pointerTo(pointerTo(pointer, "required"), index) },
    });
  }
}

/** Bounds that accept nothing. Which of the two is the slip, only the file's author knows. */
export function tellBounds(context: Told, schema: SchemaObject, pointer: string): void {
  for (const [lower, upper] of BOUNDS) {
    const [least, most] = [schema[lower], schema[upper]];
    if (least === undefined || most === undefined || least <= most) continue;
    context.diagnostics.push({
      code: "schema-bound",
      severity: "error",
      message: `${lower} ${least} is above ${upper} ${most}, so that no value is right.`,
      hint: "swap the two, or correct one",
      origin: { file: context.file, pointer: pointerTo(pointer, lower) },
    });
  }
}

/** `{ type: array, of: string }`, `{ type: uuid }`: all of it could be properties, and is taken so. */
export function tellSlips(context: Told, value: JsonObject, pointer: string): void {
  const { type, ...rest } = value;
  const keys = Object.keys(rest);
  if (typeof rest.extends === "string") {
    const hint = `all of two types is { allOf: [${rest.extends}, { ... }] }`;
    tellTaken(context, pointerTo(pointer, "extends"), `${quote("extends")} is taken for a property here.`, hint);
  }
  const flag = keys.find(
    (key) =>
      typeof rest[key] === "boolean" && Object.hasOwn(KEYWORDS, key) && !isAside(key, rest[key], PROPERTY_ASIDES),
  );
  if (flag !== undefined) {
    const hint = "A ? makes a property optional, |null nullable; keywords stand beside properties: { ... }.";
    tellTaken(context, pointerTo(pointer, flag), `${quote(flag)} is taken for a property here.`, hint);
  }
  if (typeof type === "string" && keys.length === 0) {
    const alone = `The type alone is ${quote(type)}; if it is one: { properties: { type: ${quote(type)} }, required: [type] }`;
    return tellTaken(context, pointerTo(pointer, "type"), `${quote("type")} is taken for a property here.`, alone);
  }
  const isType = JSON_TYPES.some((one) => one === type);
  const slip = keys.find((key) => Object.hasOwn(KEYWORD_SLIPS, key));
  if (!isType || slip === undefined || !keys.every((key) => key === slip || Object.hasOwn(KEYWORDS, key))) return;
  const told = context.diagnostics.find(({ origin }) => origin?.pointer === pointerTo(pointer, slip));
  if (told !== undefined) return void (told.hint = KEYWORD_SLIPS[slip]!);
  const message = `${quote("type")} and ${quote(slip)} are taken for properties here.`;
  const hint = `As JSON Schema: ${KEYWORD_SLIPS[slip]}; if they are: properties: { type: ..., ${slip}: ... }`;
  tellTaken(context, pointerTo(pointer, slip), message, hint);
}

function tellTaken({ diagnostics, file }: Told, pointer: string, message: string, hint: string): void {
  diagnostics.push({ code: "taken-for-property", severity: "warning", message, hint, origin: { file, pointer } });
}
