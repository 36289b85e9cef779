import type { Json, Model, Schema } from "../../model/schema.js";
import { limitedEffort, orTooMuch } from "../pattern/effort.js";
import { accepts } from "./accepts.js";
import { analyse } from "./analyse.js";
import { Budget } from "./budget.js";
import type { Scope } from "./scope.js";
import type { Shape } from "./shape.js";

/** Of all samples of some large documents none took more than 41,000 steps, 17 within each other. */
export const LIMITS = { steps: 200_000, depth: 200 };

/** Whether a schema accepts a value; taken for granted where that takes too much to tell. */
export type Acceptor = (schema: Schema, value: Json) => boolean;

export function acceptor(models: ReadonlyMap<string, Model>): Acceptor {
  const { scope, shapeOfModel } = shapesOf(models);
  return (schema, value) => {
    const context = { shapeOfModel, within: limitedEffort(LIMITS) };
    return orTooMuch(() => accepts(analyse(schema, scope), value, context), true);
  };
}

/** The shapes of models, each made once, and where they are made. */
export function shapesOf(models: ReadonlyMap<string, Model>): { scope: Scope; shapeOfModel: (id: string) => Shape } {
  const scope: Scope = {
    models,
    names: new Map(),
    cycles: new Map(),
    loops: new Map(),
    place: "",
    options: { formats: true },
    typeSets: new Map(),
    budget: new Budget(Infinity),
    used: { types: new Set(), schemas: new Set(), checks: new Set(), z: false, diagnostics: [] },
  };
  const shapes = new Map<string, Shape>();
  const shapeOfModel = (id: string): Shape => {
    const shape = shapes.get(id) ?? analyse(models.get(id)?.schema ?? true, scope);
    shapes.set(id, shape);
    return shape;
  };
  return { scope, shapeOfModel };
}
