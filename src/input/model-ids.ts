/** Gives out model ids; one object serves all documents that are read together. */
export interface ModelIds {
  /** `name` itself the first time, then `name~2`, `name~3`. */
  take(name: string): string;
}

export function modelIds(): ModelIds {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return {
    take(name) {
      let id = name;
      let count = counts.get(name) ?? 1;
      while (taken.has(id)) id = `${name}~${++count}`;
      counts.set(name, count);
      taken.add(id);
      return id;
    },
  };
}
