import { pointerTo } from "../../model/pointer.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import type { Spelling } from "../parsed.js";

/** Keywords whose value, or each item of it, is of the type that stands beside them. */
const OF_THE_TYPE = ["const", "default", "enum", "example", "examples"];

/**
 * A value of the file with numbers and booleans as they are written wherever a text is meant: 08 beside `type: string`
 * is "08", 007 in `required` the property of that name. What needs no change is the same value as before.
 */
export function spelledOut(value: Json, spelling: Spelling, pointer = ""): Json {
  const written = (part: Json, at: string) =>
    typeof part === "object" || typeof part === "string" ? part : (spelling(at) ?? String(part));
  const each = (part: Json, at: string): Json =>
    Array.isArray(part) ? part.map((item, index) => written(item, pointerTo(at, index))) : written(part, at);

  if (Array.isArray(value))
    return kept(
      value,
      value.map((item, index) => spelledOut(item, spelling, pointerTo(pointer, index))),
    );
  if (!isObject(value)) return value;
  const isText = isOfTexts(value);
  const entries = Object.entries(value).map(([key, part]): [string, Json] => {
    const at = pointerTo(pointer, key);
    const isSpelled = isText ? OF_THE_TYPE.includes(key) : key === "required" && Array.isArray(part);
    return [key, isSpelled ? each(part, at) : spelledOut(part, spelling, at)];
  });
  const isSame = entries.every(([key, part]) => part === value[key]);
  return isSame ? value : Object.fromEntries(entries);
}

function kept(before: Json[], after: Json[]): Json[] {
  return after.every((item, index) => item === before[index]) ? before : after;
}

function isOfTexts({ type }: JsonObject): boolean {
  const types = Array.isArray(type) ? type : [type];
  return types.includes("string") && types.every((one) => one === "string" || one === "null");
}
