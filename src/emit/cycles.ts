import type { Model, Schema } from "../model/schema.js";
import { inPlaceReferences, references } from "../model/schema-walk.js";

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

/** Tarjan's algorithm without recursion, linear in nodes and edges. */
function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];
  const path: { id: string; next: number }[] = [];

  const enter = (id: string): void => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    path.push({ id, next: 0 });
  };
  const lower = (id: string, value: number): void => {
    low.set(id, Math.min(low.get(id) as number, value));
  };
  const close = (id: string): void => {
    const component = open.splice(open.lastIndexOf(id));
    for (const member of component) isOpen.delete(member);
    components.push(component);
  };

  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    enter(root);
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const target = edges.get(frame.id)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (isOpen.has(target)) lower(frame.id, order.get(target) as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.id, low.get(frame.id) as number);
      if (low.get(frame.id) === order.get(frame.id)) close(frame.id);
    }
  }
  return components;
}
