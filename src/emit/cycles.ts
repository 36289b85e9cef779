import type { Model } from "../model/schema.js";
import { references } from "../model/schema-walk.js";

/**
 * The circles among models: id to the number of its strongly connected component, for every model that can reach
 * itself. Tarjan's algorithm without recursion, linear in models and references.
 */
export function modelComponents(models: ReadonlyMap<string, Model>): Map<string, number> {
  const edges = new Map<string, string[]>();
  for (const [id, model] of models)
    edges.set(
      id,
      [...references(model.schema)].filter((target) => models.has(target)),
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
