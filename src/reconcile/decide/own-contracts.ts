import { posix } from "node:path";
import { saysItsPlace } from "../../text/signature.js";
import type { Snapshot } from "./types.js";

/**
 * The signed contracts on disk that this run does not render and that are ours to remove.
 *
 * A signature says where its file belongs, so a copy is not among the contracts at all. Those of earlier versions do
 * not: such a file counts as lying where it was made for when the project needed it there, that is when a receipt names
 * it as its route's contract, or a file of ours imports it: one that is rendered, a receipt's base, or another such
 * contract. Nothing of ours imports a copy.
 */
export function contractsToGo(planned: ReadonlySet<string>, snapshot: Snapshot): string[] {
  const unplanned = [...snapshot.contracts].filter((path) => !planned.has(path));
  const isOld = (path: string): boolean => !saysItsPlace(snapshot.files.get(path) ?? "");
  if (!unplanned.some(isOld)) return unplanned;
  const needed = neededOnes(planned, snapshot);
  return unplanned.filter((path) => needed.has(path) || !isOld(path));
}

/** Contracts that a file of ours names, and those that these import. */
function neededOnes(planned: ReadonlySet<string>, { receipts, contracts, files }: Snapshot): Set<string> {
  const receiptsToo = [...receipts.values()].flatMap(({ path, contract, base }) => [
    contract ?? "",
    ...imported(path, base),
  ]);
  const needed = new Set([...planned, ...receiptsToo].filter((path) => contracts.has(path)));
  // A set may grow while it is walked: what is added is visited too.
  for (const path of needed) {
    for (const each of imported(path, files.get(path) ?? "")) if (contracts.has(each)) needed.add(each);
  }
  return needed;
}

/** Files that contracts and seeds import, relatively as they all do, from files of their own language. */
function imported(path: string, text: string): string[] {
  const relative = text.matchAll(/\bfrom\s*["'](\.[^"'\n]+)["']/g);
  return [...relative].map(([, from = ""]) => `${posix.join(posix.dirname(path), from)}${posix.extname(path)}`);
}
