import { nameModels } from "../emit/shape/model-names.js";
import { setOwn } from "../model/object.js";
import { isObject, type Json, type JsonObject, type Model, type Schema, type SchemaObject } from "../model/schema.js";

/** Writes schemas for a document, where a model goes by the name it has below `components/schemas`. */
export interface SchemaWriter {
  write(schema: Schema): Json;
  /** `components.schemas`. */
  components(): JsonObject;
}

/** What a key of `components` may be (https://spec.openapis.org/oas/v3.1.1#components-object). */
export const COMPONENT_KEY = /^[\w.-]+$/;

/** Keywords whose values are data, not schemas: a `$ref` in there is none. */
const DATA: readonly string[] = ["const", "default", "enum", "examples", "required", "dependentRequired"];

export function schemaWriter(models: ReadonlyMap<string, Model>): SchemaWriter {
  const keys = keysOf(models);
  const write = (schema: Schema): Json => {
    if (typeof schema === "boolean") return schema;
    const written: JsonObject = {};
    for (const [keyword, value] of Object.entries(withMarks(schema))) {
      setOwn(written, keyword, keyword === "$ref" ? refTo(String(value)) : withRefs(keyword, value as Json));
    }
    return written;
  };
  const refTo = (id: string): string => `#/components/schemas/${keys.get(id) ?? id}`;
  /** The value of a keyword: a schema, a list or a record of them, or data. */
  const withRefs = (keyword: string, value: Json): Json => {
    if (DATA.includes(keyword) || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => (isObject(each) ? write(each as Schema) : each));
    if (!RECORDS.includes(keyword)) return write(value as Schema);
    const record: JsonObject = {};
    for (const [name, each] of Object.entries(value)) setOwn(record, name, write(each as Schema));
    return record;
  };
  return {
    write,
    components() {
      const components: JsonObject = {};
      for (const [id, { schema }] of models) setOwn(components, keys.get(id)!, write(schema));
      return components;
    },
  };
}

/** What is withheld, as OpenAPI says it. */
function withMarks({ withheld, ...schema }: SchemaObject): SchemaObject {
  if (withheld === undefined) return schema;
  const properties = { ...schema.properties };
  for (const [name, mark] of Object.entries(withheld)) setOwn(properties, name, { [mark]: true });
  return { ...schema, properties };
}

/** Keywords that hold a schema for each name. */
const RECORDS: readonly string[] = ["properties", "patternProperties", "dependentSchemas"];

/** The name the spec gives a model where that can be a key and is nobody else's, else that of its type. */
function keysOf(models: ReadonlyMap<string, Model>): Map<string, string> {
  const types = nameModels(models.values());
  const counts = new Map<string, number>();
  const wanted = [...models.values()].flatMap(({ id, name }) => [name, types.get(id)!.type]);
  for (const name of wanted) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    [...models.values()].map(({ id, name }) => {
      const { type } = types.get(id)!;
      const isFree = counts.get(name) === (name === type ? 2 : 1);
      return [id, COMPONENT_KEY.test(name) && isFree ? name : type];
    }),
  );
}
