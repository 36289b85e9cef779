// Written by create-api-route; rewritten by `create-api-route generate`.

/**
 * What several parts of a schema hand on of one value, key by key. A part that
 * hands on the very value names nothing: another one decides, else all stays.
 */
export function merge(value: unknown, outputs: unknown[]): unknown {
  const named = [...new Set(outputs)].filter((output) => output !== value);
  const [first] = named;
  if (named.length < 2 || typeof value !== "object" || value === null) {
    return named.length === 0 ? value : first;
  }
  const all = named as Record<string, unknown>[];
  const merged = Object.entries(value).flatMap(([key, child]) => {
    const naming = all.filter((output) => Object.hasOwn(output, key));
    if (naming.length === 0 || key === "__proto__") return [];
    const outputOf = (output: Record<string, unknown>) => output[key];
    return [[key, merge(child, naming.map(outputOf))] as const];
  });
  if (Array.isArray(value)) {
    return withNames(
      merged.map(([, child]) => child),
      all,
    );
  }
  return withNames(Object.fromEntries(merged), all);
}

/** Where a part says less of a value than it hands on: the keys it evaluates. */
const evaluated = new WeakMap<object, ReadonlySet<string>>();

/** The output, of which no more than these keys count as evaluated. */
export function limit<T extends object>(output: T, names: string[]): T {
  evaluated.set(output, new Set(names));
  return output;
}

/** The keys that a part evaluates, as `unevaluatedProperties` and `unevaluatedItems` mean it. */
export function namesOf(output: object): Iterable<string> {
  return evaluated.get(output) ?? Object.keys(output);
}

function withNames(merged: object, outputs: object[]): object {
  if (!outputs.some((output) => evaluated.has(output))) return merged;
  return limit(
    merged,
    outputs.flatMap((output) => [...namesOf(output)]),
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
