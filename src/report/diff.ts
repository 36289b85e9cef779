import { createTwoFilesPatch } from "diff";
import type { FileChange } from "../model/files.js";

/** The unified diff of one change, with `a/` and `b/` prefixes as git prints them; empty when nothing changes. */
export function unifiedDiff(change: FileChange): string {
  const removed = change.verdict === "remove";
  if (change.after === undefined && !removed) return "";
  const before = change.before ?? "";
  const after = change.after ?? "";
  if (before === after) return "";
  const patch = createTwoFilesPatch(
    change.before === undefined ? "/dev/null" : `a/${change.path}`,
    removed ? "/dev/null" : `b/${change.path}`,
    before,
    after,
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.slice(patch.indexOf("---"));
}
