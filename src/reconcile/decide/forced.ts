import { routerOfFile } from "../../model/routers/index.js";
import { replacedPath } from "../../model/snapshot.js";
import { withLineEndsOf } from "../text/layout.js";
import { change, receiptOf } from "./change.js";
import type { FileChange, RenderedFile, Snapshot } from "./types.js";

/**
 * What `--force` makes of a file that is in the way: one that is not ours, one in conflict, a contract that was edited.
 * The render takes its place, and what was there is kept. Whatever else was decided stands: edits that can be kept are
 * not in the way.
 *
 * @param found what was decided about the file without force
 */
export function overwritten(file: RenderedFile, found: FileChange, snapshot: Snapshot, receipts: boolean): FileChange {
  const { verdict, before } = found;
  const isInTheWay = verdict === "foreign" || verdict === "conflict" || verdict === "tampered";
  if (!isInTheWay || before === undefined || isOfOtherRouter(file)) return found;
  return change(file, "update", {
    before,
    after: withLineEndsOf(before, file.text),
    ...(receipts && file.owner !== "contract" && { receipt: receiptOf(file) }),
    ...kept(file.path, "overwritten (--force)", snapshot),
  });
}

/** A file of the user's in one router that serves the URL of a route for the other: it cannot become that. */
function isOfOtherRouter({ path, template }: RenderedFile): boolean {
  const router = routerOfFile(template);
  return router !== undefined && router !== routerOfFile(path);
}

/** What `remove --force` makes of an orphan: it goes, and is kept. */
export function deleted(found: FileChange, snapshot: Snapshot): FileChange {
  const { verdict, before, path } = found;
  if (verdict !== "orphan" || before === undefined) return found;
  return change(found, "remove", {
    before,
    ...(found.owner !== "contract" && { receipt: null }),
    ...kept(path, "edited by you, deleted (--force)", snapshot),
  });
}

/** Says that the text of a file is kept, and where. */
export function kept(path: string, why: string, snapshot: Snapshot): Pick<FileChange, "note" | "replaced"> {
  const replaced = replacedPath(path, snapshot);
  return { replaced, note: `${why}; what was there is kept: ${replaced}` };
}
