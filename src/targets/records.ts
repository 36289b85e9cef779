import { UserError } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import { isObject, type Json, type JsonObject } from "../model/schema.js";

/** What `--data` named. */
export interface NamedData {
  /** Relative to the project root, with `/`. */
  file: string;
  value: Json;
}

const HINT = 'A JSON list of records, each with an id of its own: [{ "id": "1", "name": "Luke Skywalker" }]';

/**
 * The records in a data file: objects with an `id` that is a text or a number, no two the same.
 *
 * @throws UserError when it holds something else
 */
export function recordsOf({ file, value }: NamedData): JsonObject[] {
  if (!Array.isArray(value)) throw new UserError(`${file} is not a list of records but ${describe(value)}.`, HINT);
  if (value.length === 0) throw new UserError(`${file} has no records to take the types from.`, HINT);
  const ids = new Set<string>();
  return value.map((record, index) => {
    if (!isObject(record))
      throw new UserError(`${file}: record ${index + 1} is ${describe(record)}, not an object.`, HINT);
    const id = Object.hasOwn(record, "id") ? record.id : undefined;
    if (typeof id !== "string" && typeof id !== "number") {
      throw new UserError(`${file}: record ${index + 1} has no id that is a text or a number.`, HINT);
    }
    if (ids.has(String(id)))
      throw new UserError(`${file}: record ${index + 1} has the id ${quote(String(id))} again.`, HINT);
    ids.add(String(id));
    return record;
  });
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
