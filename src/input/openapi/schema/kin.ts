import { getOwn, setOwn } from "../../../model/object.js";
import type { JsonObject, Schema, SchemaObject } from "../../../model/schema.js";
import { isTrue, textOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import type { Kin } from "./inheritance.js";
import type { Names } from "./kin-names.js";

/** What others are derived by: the base without its choice of them. */
export function readCommon(context: SchemaContext, node: Node<JsonObject>): Schema {
  const { discriminator: _, oneOf: _1, anyOf: _2, ...value } = node.value;
  return context.read({ ...node, value });
}

/**
 * What a reference to a schema with a discriminator, or to one derived from it, stands for.
 *
 * @param refer a reference to one of the alternatives; of the schema itself to what is common to all
 */
export function readKin(
  context: SchemaContext,
  node: Node<JsonObject>,
  kin: Kin,
  refer: (alternative: Node<JsonObject>) => Schema,
): Schema {
  if (kin.alternatives.length === 0) return withNames(context.read(node), kin.names);
  const alternatives = kin.alternatives.map((one) => {
    const schema = refer(one);
    return one.value === node.value ? withNames({ allOf: [schema] }, kin.names) : schema;
  });
  const [title, description] = [textOf(node.value.title), textOf(node.value.description)];
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(isTrue(node.value.deprecated) && { deprecated: true }),
    ...(alternatives.length === 1 ? { allOf: alternatives } : { anyOf: alternatives }),
  };
}

function withNames(schema: Schema, names: ReadonlyMap<string, Names>): Schema {
  if (typeof schema === "boolean" || names.size === 0) return schema;
  const { $ref, ...others } = schema;
  const named: SchemaObject = $ref === undefined ? schema : { allOf: [{ $ref }], ...others };
  const properties = { ...named.properties };
  const required = new Set(named.required);
  for (const [property, stated] of names) {
    setOwn(properties, property, namedProperty(getOwn(properties, property), stated.values));
    if (stated.required) required.add(property);
  }
  const result: SchemaObject = { ...named, type: "object", properties };
  return required.size > 0 ? { ...result, required: [...required] } : result;
}

function namedProperty(stated: Schema | undefined, values: readonly string[]): Schema {
  if (typeof stated !== "object") return { enum: [...values] };
  if (stated.const !== undefined) return stated;
  if (stated.$ref !== undefined) return { allOf: [stated, { enum: [...values] }] };
  return { ...stated, enum: [...values] };
}
