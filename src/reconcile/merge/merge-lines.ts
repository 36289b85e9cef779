import { diff3Merge } from "node-diff3";

/** Three-way merge of lines; `undefined` when it is not clean. Changes both sides made alike are not a conflict. */
export function mergeLines(ours: string[], base: string[], theirs: readonly string[]): string[] | undefined {
  const regions = diff3Merge(ours, base, [...theirs], { excludeFalseConflicts: true });
  const merged: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) return undefined;
    merged.push(...region.ok);
  }
  return merged;
}
