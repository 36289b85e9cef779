import { join } from "node:path";
import type { Receipt } from "../model/files.js";
import { readDisk } from "../write/snapshot.js";

/**
 * The spec files that earlier runs were given and that are still there, by their receipts: absolute, sorted.
 *
 * @param root absolute path of the project
 * @param path a file, relative to `root`, to find its specs alone: those in its receipt, and those that other receipts
 *   name beside one of them. All specs for a file whose receipt names none, as that of a seed.
 */
export async function knownSpecs(root: string, path?: string): Promise<string[]> {
  const { receipts, goneSpecs } = await readDisk(root, [], { state: true });
  const specsOf = ({ specs = [] }: Partial<Receipt>): string[] => specs.filter((spec) => !goneSpecs.has(spec));
  const runs = [...receipts.values()].map(specsOf);
  const own = path === undefined ? [] : specsOf(receipts.get(path) ?? {});
  const found =
    own.length === 0 ? runs.flat() : [...own, ...runs.filter((run) => run.some((spec) => own.includes(spec))).flat()];
  return [...new Set(found)].sort().map((spec) => join(root, spec));
}
