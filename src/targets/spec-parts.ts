import { serialize } from "node:v8";
import type { ContractsScope } from "../emit/contract/scope.js";
import type { Model } from "../model/schema.js";
import { references } from "../model/schema-walk.js";
import { stronglyConnected } from "../model/strongly-connected.js";
import { sha256 } from "../text/short-hash.js";

/**
 * Keys of routes and models: equal only where the same would come out. Each hashes the route or model, every model that it
 * leads to, and what has a say in all of them.
 *
 * @param said plain data
 */
export function partKeys(
  models: ReadonlyMap<string, Model>,
  { names, place, slots, options }: ContractsScope,
  said: unknown,
): { of(what: unknown): string; ofModel(id: string): string } {
  const common = digest([said, names, place, slots, options]);
  const known = closures(models);
  const ofModel = (id: string): string => digest([common, id, known.get(id)]);
  return { ofModel, of: (what) => digest([common, what, idsIn(what).map((id) => known.get(id))]) };
}

/** Of each model and all that it leads to. */
function closures(models: ReadonlyMap<string, Model>): Map<string, string> {
  const edges = new Map<string, string[]>();
  for (const [id, { schema }] of models)
    edges.set(
      id,
      [...references(schema)].filter((target) => models.has(target)),
    );
  const hashes = new Map<string, string>();
  // Those that a group leads to come before it.
  for (const group of stronglyConnected(edges)) {
    const below = new Set(group.flatMap((id) => edges.get(id) ?? []).map((id) => hashes.get(id) ?? ""));
    const hash = digest([group.sort().map((id) => models.get(id)), [...below].sort()]);
    for (const id of group) hashes.set(id, hash);
  }
  return hashes;
}

/** Whatever is a `$ref` anywhere in it: too many do no harm. */
function idsIn(what: unknown): string[] {
  const ids = new Set<string>();
  const pending = [what];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const key in next) {
      const value = (next as Record<string, unknown>)[key];
      if (typeof value === "object") pending.push(value);
      else if (key === "$ref" && typeof value === "string") ids.add(value);
    }
  }
  return [...ids].sort();
}

function digest(value: unknown): string {
  return sha256(serialize(value)).slice(0, 32);
}
