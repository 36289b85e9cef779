import type { Model, Schema } from "../../model/schema.js";
import { stronglyConnected } from "../../model/strongly-connected.js";
import { inPlaceReferences, references } from "../../model/schema-walk.js";

/** The circles among models: id to the number of its circle, for every model that can reach itself. */
export function modelComponents(models: ReadonlyMap<string, Model>): Map<string, number> {
  return circles(models, references);
}

/**
 * The circles that never get to another value, e.g. two models that are each `allOf` the other. JSON Schema leaves
 * their meaning undefined (2020-12 core, 9.4.1).
 */
export function modelLoops(models: ReadonlyMap<string, Model>): Map<string, number> {
  return circles(models, inPlaceReferences);
}

function circles(models: ReadonlyMap<string, Model>, targets: (schema: Schema) => Set<string>): Map<string, number> {
  const edges = new Map<string, string[]>();
  for (const [id, model] of models)
    edges.set(
      id,
      [...targets(model.schema)].filter((target) => models.has(target)),
    );
  const components = new Map<string, number>();
  let count = 0;
  for (const component of stronglyConnected(edges)) {
    const [first] = component;
    if (first === undefined || (component.length === 1 && !edges.get(first)?.includes(first))) continue;
    for (const id of component) components.set(id, count);
    count++;
  }
  return components;
}
