import { join } from "node:path";
import type { Receipt } from "../model/files.js";
import { readDisk } from "../write/snapshot.js";

/**
 * The spec files that earlier runs were given and that are still there, by their receipts: absolute, sorted.
 *
 * @param root absolute path of the project
 * @param path a file, relative to `root`: only the specs it was generated from, and what was generated with those. A seed
 *   is of all specs.
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
