import { getOwn } from "../../model/object.js";
import type { Schema, SchemaObject } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { uniqueValues } from "./json-value.js";
import { shapeOfChild, type Position } from "./position.js";
import { isUnknown, unionOf, type PropertyShape, type Shape } from "./shape.js";
import { statedTypes } from "./type-set.js";

/**
 * What an object only requires gets the type that a schema beside it declares: `User & { email: string }`, or, of a choice,
 * `User & ({ email: string } | { phone: string })`. As `unknown` the property would keep the `undefined` that it has where
 * it is optional.
 */
export function typedFromBeside(shape: Shape, schema: SchemaObject, position: Position): Shape {
  if (shape.kind !== "all" || !shape.members.some((member) => alternatives(member).some(onlyRequires))) return shape;
  const parts = conjuncts(schema, position.scope.models);
  const typed = (property: PropertyShape): PropertyShape => {
    if (!isOnlyRequired(property)) return property;
    const declared = parts.map(({ properties = {} }) => getOwn(properties, property.name));
    const found = declared.map((each) => typeOnly(each ?? true, position)).find((each) => each !== undefined);
    return found === undefined ? property : { ...property, undeclared: false, beside: true, shape: found };
  };
  const typedObject = (member: Shape): Shape =>
    member.kind === "object" ? { ...member, properties: member.properties.map(typed) } : member;
  const members = shape.members.map((member) =>
    member.kind === "union" ? { ...member, members: member.members.map(typedObject) } : typedObject(member),
  );
  return { ...shape, members };
}

/** "One of these is required" is a choice of objects. */
function alternatives(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members : [shape];
}

function onlyRequires(shape: Shape): boolean {
  return shape.kind === "object" && shape.properties.some(isOnlyRequired);
}

function isOnlyRequired({ required, shape }: PropertyShape): boolean {
  return required && isUnknown(shape);
}

/** The type a schema has, without what limits it; of inline objects and choices none: they would be written twice. */
function typeOnly(schema: Schema, position: Position): Shape | undefined {
  if (typeof schema === "boolean") return undefined;
  if (schema.$ref !== undefined) return shapeOfChild({ $ref: schema.$ref }, position);
  if (schema.const !== undefined || schema.enum !== undefined) return literals(schema);
  const members = statedTypes(schema)?.map((type): Shape | undefined => {
    switch (type) {
      case "string":
      case "boolean":
      case "null":
        return type === "string" ? { kind: type, patterns: [], checks: [] } : { kind: type, checks: [] };
      case "number":
      case "integer":
        return { kind: "number", checks: [] };
      case "array": {
        const items = schema.prefixItems === undefined && typeOnly(schema.items ?? true, position);
        return items ? { kind: "array", items, checks: [] } : undefined;
      }
      case "object":
        return undefined;
    }
  });
  const known = members?.filter((member) => member !== undefined);
  return known !== undefined && known.length === members?.length ? unionOf(known) : undefined;
}

function literals({ enum: listed, const: only = null }: SchemaObject): Shape | undefined {
  const values = uniqueValues(listed ?? [only]).filter((value) => typeof value !== "object" || value === null);
  return values.length === (listed?.length ?? 1) ? { kind: "literals", values, checks: [] } : undefined;
}
