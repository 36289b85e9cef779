import { getOwn } from "../../model/object.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import { accepts, type AcceptContext } from "../shape/accepts.js";
import type { Shape } from "../shape/shape.js";

/**
 * Whether a value the shape accepts can be written as a literal of its type: TypeScript refuses properties in a literal
 * that the type does not declare.
 */
export function declares(shape: Shape, value: Json, context: AcceptContext): boolean {
  return context.within(() => declaresKind(shape, value, context));
}

function declaresKind(shape: Shape, value: Json, context: AcceptContext): boolean {
  switch (shape.kind) {
    case "without":
      return declares(shape.shape, value, context);
    case "ref":
      return declares(context.shapeOfModel(shape.id), value, context);
    case "union":
      return shape.members.some((member) => accepts(member, value, context) && declares(member, value, context));
    case "array":
      return !Array.isArray(value) || value.every((item) => declares(shape.items, item, context));
    case "tuple":
      return (
        !Array.isArray(value) ||
        value.every((item, index) => declares(shape.items[index] ?? shape.rest ?? shape, item, context))
      );
    case "object":
    case "record":
    case "all":
      return !isObject(value) || declaresObject(shape, value, context);
    default:
      return true;
  }
}

function declaresObject(shape: Shape, value: JsonObject, context: AcceptContext): boolean {
  return Object.keys(value).every((name) => {
    const shapes = propertyShapes(shape, name, context);
    return shapes.length > 0 && shapes.every((child) => declares(child, getOwn(value, name) as Json, context));
  });
}

/** All that a shape says about a property; nothing for one it does not declare. */
function propertyShapes(shape: Shape, name: string, context: AcceptContext): Shape[] {
  return context.within(() => propertyShapesOfKind(shape, name, context));
}

function propertyShapesOfKind(shape: Shape, name: string, context: AcceptContext): Shape[] {
  switch (shape.kind) {
    case "without":
      return shape.names.includes(name) ? [] : propertyShapes(shape.shape, name, context);
    case "ref":
      return propertyShapes(context.shapeOfModel(shape.id), name, context);
    case "all":
    case "union":
      return shape.members.flatMap((member) => propertyShapes(member, name, context));
    case "record":
      return [shape.values];
    case "unknown":
      return [shape];
    case "object": {
      const { properties, rest } = shape;
      const declared = properties.find((property) => property.name === name);
      if (declared !== undefined) return [declared.shape];
      if (typeof rest !== "string") return [rest];
      return rest !== "strict" && properties.length === 0 ? [{ kind: "unknown", checks: [] }] : [];
    }
    default:
      return [];
  }
}
