/** JSON as read from a spec. Integers beyond 2^53 are `bigint`, so that no digit is lost on the way to the output. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** An object, which neither a list nor `null` is. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * A schema of the neutral model: JSON Schema 2020-12 (https://json-schema.org/draft/2020-12), whatever dialect the
 * document used. Readers convert older dialects (`nullable`, boolean `exclusiveMinimum`, `items` arrays, `definitions`,
 * `example`, `discriminator`-only hints) on the way in.
 *
 * The one difference from the standard: `$ref` is not a URI but the `id` of a {@link Model}. Every reference is
 * named; circular references stay references.
 */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  /** The `id` of a model. Siblings apply too, as in 2020-12. */
  $ref?: string;
  type?: JsonType | JsonType[];
  enum?: Json[];
  const?: Json;

  multipleOf?: number | bigint;
  maximum?: number | bigint;
  exclusiveMaximum?: number | bigint;
  minimum?: number | bigint;
  exclusiveMinimum?: number | bigint;

  maxLength?: number | bigint;
  minLength?: number | bigint;
  pattern?: string;
  format?: string;
  contentEncoding?: string;
  contentMediaType?: string;

  items?: Schema;
  prefixItems?: Schema[];
  contains?: Schema;
  minContains?: number | bigint;
  maxContains?: number | bigint;
  maxItems?: number | bigint;
  minItems?: number | bigint;
  uniqueItems?: boolean;
  unevaluatedItems?: Schema;

  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema;
  propertyNames?: Schema;
  required?: string[];
  maxProperties?: number | bigint;
  minProperties?: number | bigint;
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: Record<string, Schema>;
  unevaluatedProperties?: Schema;

  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;

  title?: string;
  description?: string;
  default?: Json;
  examples?: Json[];
  deprecated?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  /** Ours: properties that are the other direction's by this mark. Whatever they are, they are not handed on. */
  withheld?: Record<string, "readOnly" | "writeOnly">;
}

/** A named schema: `components/schemas/User`, a model of `api-routes.yaml`, or the target of any other `$ref`. */
export interface Model {
  /** Unique in the API; what `$ref` names. Free text from the spec: never an identifier or file name as it is. */
  id: string;
  /** The name the spec gives it (`User`), before normalising; several models may have the same. Free text. */
  name: string;
  schema: Schema;
  /** The place of the document that describes it: see `DocumentUse.as`. */
  as?: string;
  origin: import("./diagnostic.js").Origin;
}
