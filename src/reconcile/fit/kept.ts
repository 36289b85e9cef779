import { CLIENT_SEED } from "../../model/client-path.js";
import type { FileChange, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { sameSyntax } from "../code/same-syntax.js";

/** A file with code that the user wrote and that is there after the run. */
export interface Kept {
  path: string;
  text: string;
  /** Where and what it is before the run. */
  before: { path: string; text: string };
  /** What the run would write in its place, if anything. */
  rendered: string | undefined;
}

/** What is known of the files of a run. */
export interface Files {
  changes: ReadonlyMap<string, FileChange>;
  rendered: ReadonlyMap<string, RenderedFile>;
  snapshot: Snapshot;
}

/** TypeScript files with code of the user's, wherever they lie, and whosever they are. */
export function keptFiles({ changes, rendered, snapshot }: Files): Kept[] {
  const found: Kept[] = [];
  const add = (path: string, text: string, before: Kept["before"]): void => {
    const next = rendered.get(path)?.text;
    const receipt = snapshot.receipts.get(before.path);
    // Tests and seeds that nobody edited are ours, also in a run that renders something else for them, or nothing.
    const base = receipt?.owner === "seed" ? receipt.base : undefined;
    const isCode = /\.[cm]?tsx?$/.test(path);
    if (isCode && !isAsRendered(path, text, next) && !isAsRendered(path, text, base))
      found.push({ path, text, before, rendered: next });
  };
  for (const [path, text] of snapshot.files) {
    const { owner, verdict, after = text, movedFrom } = changes.get(path) ?? {};
    if (owner === "contract" || snapshot.contracts.has(path) || verdict === "remove") continue;
    // It takes whatever paths there are.
    if (snapshot.receipts.get(path)?.template === CLIENT_SEED) continue;
    if (movedFrom === undefined) add(path, after, { path, text });
  }
  for (const { path, movedFrom = "", after } of changes.values()) {
    const text = snapshot.files.get(movedFrom);
    if (after !== undefined && text !== undefined) add(path, after, { path: movedFrom, text });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isAsRendered(path: string, text: string, rendered: string | undefined): boolean {
  return rendered !== undefined && (text === rendered || sameSyntax(path, text, rendered));
}
