import { pointerTo } from "../../model/pointer.js";
import type { Json, Model, Schema, SchemaObject } from "../../model/schema.js";
import { acceptor } from "../shape/acceptor.js";

/** An example, and where it stands. */
export interface StatedExample {
  schema: SchemaObject;
  value: Json;
  pointer: string;
}

/** Whether a schema refuses an example; not where that takes too much to tell. */
export type Examiner = (schema: Schema, example: Json) => boolean;

export function examiner(models: ReadonlyMap<string, Model>): Examiner {
  const accepts = acceptor(models);
  return (schema, example) => !meantBy(example).some((value) => accepts(schema, value));
}

/** The values that an example may stand for: many write an object as the text of its JSON. */
export function meantBy(example: Json): Json[] {
  if (typeof example !== "string" || !/^\s*[[{]/.test(example)) return [example];
  try {
    return [example, JSON.parse(example) as Json];
  } catch {
    return [example];
  }
}

/** The examples of a schema and of all inside it; what it refers to has its own place. */
export function examplesIn(schema: Schema, pointer: string): StatedExample[] {
  const found: StatedExample[] = [];
  const pending: [schema: Schema, pointer: string][] = [[schema, pointer]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [here, at] = next;
    if (typeof here === "boolean") continue;
    const values = here.examples ?? [];
    // Which of the two an author wrote is the same here: of the two pointers one leads to it, the other to what is around.
    const place = (index: number) => (values.length === 1 ? `${at}/example` : `${at}/examples/${index}`);
    found.push(...values.map((value, index) => ({ schema: here, value, pointer: place(index) })));
    pending.push(...partsOf(here, at).reverse());
  }
  return found;
}

/** Keywords with schemas by name or number. */
const SEVERAL = ["properties", "allOf", "anyOf", "oneOf", "prefixItems"] as const;

function partsOf(schema: SchemaObject, at: string): [Schema, string][] {
  const alone = (["items", "additionalProperties"] as const).map((key): [Schema, string] => [
    schema[key] ?? true,
    `${at}/${key}`,
  ]);
  const named = SEVERAL.flatMap((key) =>
    Object.entries(schema[key] ?? {}).map(([name, one]): [Schema, string] => [one, pointerTo(`${at}/${key}`, name)]),
  );
  return [...alone, ...named];
}
