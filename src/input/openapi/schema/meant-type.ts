import { isObject, type Schema, type SchemaObject } from "../../../model/schema.js";
import { WORDS_FOR_TYPES } from "../../words-for-types.js";
import type { Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";

export const JSON_TYPES: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

/** No word for a type is longer; each list in it nests a call. */
const LONGEST = 200;

const LIST =
  /^(.+)\[\s*\]$|^\[\s*\](.+)$|^\[\s*(.+?)\s*\]$|^(?:array|list|set)\s*(?:<\s*(.+?)\s*>|\[\s*(.+?)\s*\]|\s+of\s+(.+))$/i;
const OR_NULL =
  /^\?\s*(.+)$|^(?:optional|nullable)\s*[<[]\s*(.+?)\s*[>\]]$|^(.+?)\s*(?:\?|(?:\||,|\/|\s+or\s)\s*null)$/i;
/** `Map<string, number>`, `dict[str, int]`, `map[string]int`: what its values are. */
const MAP = /^(?:map|record|dict|dictionary)\s*(?:[<[]\s*\w+\s*,\s*(.+?)\s*[>\]]|\[\s*\w+\s*\]\s*(.+))$/i;
/** `string($date-time)` as Swagger UI shows it, `varchar(255)`. */
const WITH_FORMAT = /^([\w.]+)\s*\(\s*\$?([\w-]*)[\s\d,]*\)$/;

/**
 * The schema that a word means which is not a type of JSON Schema: that of another language, a model's name, a list
 * (`User[]`, `[string]`, `array<string>`), one that may be null (`?string`, `string|null`), a map. Undefined where nothing is known of it.
 *
 * @param node where it stands
 */
export function meantByWord(context: SchemaContext, word: string, node: Node): SchemaObject | undefined {
  if (word.length > LONGEST) return undefined;
  const text = word.trim();
  const item = firstGroup(LIST.exec(text));
  if (item !== undefined) {
    const items = meantByWord(context, item, node);
    return items && { type: "array", items };
  }
  const inner = firstGroup(OR_NULL.exec(text));
  if (inner !== undefined) {
    const schema = meantByWord(context, inner, node);
    if (schema === undefined) return undefined;
    return typeof schema.type === "string"
      ? { ...schema, type: [schema.type, "null"] }
      : { anyOf: [schema, { type: "null" }] };
  }
  const value = firstGroup(MAP.exec(text));
  if (value !== undefined) return { type: "object", additionalProperties: meantByWord(context, value, node) ?? true };
  const [, base, format = ""] = WITH_FORMAT.exec(text) ?? [];
  const formatted = base === undefined ? undefined : meantByWord(context, base, node);
  if (formatted !== undefined) return /^[a-z]/i.test(format) ? { ...formatted, format } : formatted;
  const lower = text.toLowerCase().replaceAll("_", "");
  if (JSON_TYPES.has(lower)) return { type: lower } as SchemaObject;
  const model = modelNamed(context, text, node);
  if (model !== undefined) return model;
  // `Schema.Types.ObjectId`, `System.String`: the last word says what it is.
  const last = lower.slice(lower.lastIndexOf(".") + 1);
  if (JSON_TYPES.has(last)) return { type: last } as SchemaObject;
  return Object.hasOwn(WORDS_FOR_TYPES, last) ? WORDS_FOR_TYPES[last] : undefined;
}

/** Whether a text is a word for a type, and no name of a model. */
export function isTypeWord(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const word = value.toLowerCase();
  return JSON_TYPES.has(word) || Object.hasOwn(WORDS_FOR_TYPES, word);
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find((group) => group !== undefined);
}

/** A model by its name alone, or by the pointer to it without `$ref`. */
function modelNamed(context: SchemaContext, name: string, node: Node): SchemaObject | undefined {
  if (!/^[\w.-]+$|^#\//.test(name)) return undefined;
  const reference = { ...node, value: { $ref: name } };
  // A word again would lead on, and back.
  if (!isObject(context.lookUp(reference)?.value)) return undefined;
  const schema: Schema = context.read(reference);
  return typeof schema === "object" ? schema : undefined;
}
