import { replacedPath } from "../model/snapshot.js";
import { isAboutSame, isAsWritten } from "../text/own-diff3.js";
import { plain } from "./text/layout.js";
import type { FileChange, Snapshot } from "./decide/types.js";

/**
 * Changes by which nothing is lost that the user made of a `.diff3`: while it is about the same conflict it stays, else a
 * copy is kept and told, before it is written anew or removed.
 */
export function keepingEditedDiff3(changes: readonly FileChange[], snapshot: Snapshot): FileChange[] {
  return changes.map((each) => {
    const stored = snapshot.conflicts.get(each.path);
    const { verdict, conflict, before = "", after = before, note } = each;
    if (stored === undefined || verdict === "held" || isAsWritten(stored) || plain(stored) === plain(after))
      return each;
    const said = note === undefined ? "" : `${note}; `;
    if (conflict !== undefined && conflict.kept === undefined && isAboutSame(stored, conflict.diff3)) {
      return {
        ...each,
        conflict: { ...conflict, diff3: stored },
        note: `${said}its .diff3, edited by you, is left as it is`,
      };
    }
    const path = replacedPath(`${each.path}.diff3`, snapshot);
    return {
      ...each,
      settled: true,
      editedDiff3: { path, text: stored },
      note: `${said}its .diff3, edited by you, is kept: ${path}`,
    };
  });
}
