/** What an expression gives in one run: null for what cannot be known. */
export type Value = string | null | undefined | Value[] | Map<string, Value> | Callable;

/** A function of the project's own; without what it is given, nothing of that is known. */
export type Callable = (given?: readonly Value[]) => Value;

/** The key of an object that may have others than are known, and any that cannot be known. */
export const OTHERS = "*";

/** `default` is a value itself where it has none. */
export function get(from: Value, key: string): Value {
  if (from instanceof Map && from.has(key)) return from.get(key);
  if (key === "default") return from;
  return from instanceof Map && key !== OTHERS ? from.get(OTHERS) : null;
}

/** In an object, or in a list, of which nobody can tell then what is in it. */
export function set(to: Value, key: string, value: Value): void {
  if (Array.isArray(to)) to.push(null);
  if (!(to instanceof Map)) return;
  if (key === OTHERS) for (const each of to.keys()) to.set(each, null);
  to.set(key, value);
}

/** `{ ...to, ...from }` */
export function spread(
  to: Value,
  from: Value,
  run: { keys: readonly string[]; choose: (ways: number) => number },
): void {
  const isOpen = from instanceof Map ? from.has(OTHERS) : from === null || typeof from === "function";
  if (isOpen && to instanceof Map) {
    if (run.keys.some((key) => to.has(key)) && run.choose(2) === 1) set(to, OTHERS, null);
    to.set(OTHERS, null);
  }
  if (from instanceof Map && to instanceof Map) for (const [key, value] of from) to.set(key, value);
}
