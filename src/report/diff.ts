import { createTwoFilesPatch } from "diff";
import type { FileChange } from "../model/files.js";

/** The unified diff of one change, with `a/` and `b/` prefixes as git prints them; of one that was not done, what it would have been; empty when nothing changes. */
export function unifiedDiff(change: FileChange): string {
  const removed = change.verdict === "remove";
  const text = change.after ?? change.undone;
  if (text === undefined && !removed) return "";
  const before = change.before ?? "";
  const after = text ?? "";
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
