import type { Schema } from "../../model/schema.js";
import type { Scope } from "./scope.js";
import type { Shape } from "./shape.js";
import { ALL_TYPES, type TypeSet } from "./type-set.js";

/** Where a schema stands, and how to go on with the schemas inside it. */
export interface Position {
  readonly scope: Scope;
  /** Types the value is known to have, because something around the schema makes sure of it. */
  readonly types: TypeSet;
  /** The schema applies to the same value as the model's own, so that a reference back would never end. */
  readonly inPlace: boolean;
  /** Handed down, because each kind of schema contains schemas of every kind. */
  readonly analyse: (schema: Schema, position: Position) => Shape;
}

/** The meaning of a schema for the same value. */
export function shapeInPlace(schema: Schema, position: Position): Shape {
  return position.analyse(schema, position);
}

/** The meaning of a schema for an element or a property. */
export function shapeOfChild(schema: Schema, position: Position): Shape {
  return position.analyse(schema, { ...position, types: ALL_TYPES, inPlace: false });
}
