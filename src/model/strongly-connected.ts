/**
 * The groups of nodes that all lead to each other; most have one member. Tarjan's algorithm without recursion, linear in
 * nodes and edges.
 *
 * @param edges where each node leads; everything it leads to has an entry
 */
export function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): string[][] {
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
