import { conflictSides, hasConflictMarkers } from "../text/conflict-markers.js";
import { UserError } from "../model/diagnostic.js";
import type { Receipt } from "../model/files.js";
import { conflictPath } from "../model/snapshot.js";
import { isUnresolved } from "../model/verdicts.js";
import { change, receiptOf } from "./decide/change.js";
import { kept } from "./decide/forced.js";
import { fitting, type Resolving } from "./settled.js";
import { contextOf } from "./decide/context.js";
import { reconcile } from "./index.js";
import { keepsLines } from "./merge/lines.js";
import { plain, withLineEndsOf } from "./text/layout.js";
import type { FileChange, ReconcileInput, RenderedFile } from "./decide/types.js";

/**
 * - `ours`: in the places of conflict the user's side; what else is new comes in.
 * - `theirs`: in those places the new render's side; what else the user wrote stays.
 * - `merged`: the `.diff3`, edited until no markers are left, becomes the file.
 */
export type Take = "ours" | "theirs" | "merged";

/**
 * Ends the conflict of one file, or keeps an orphan (`create-api-route resolve <path> --take ...`).
 *
 * @param input as for `reconcile`
 * @returns that file's change, also where it was mended by hand, and those of the files that waited for it
 * @throws UserError when the file has no conflict, or the result would not be valid code
 */
export async function resolve(input: ReconcileInput, path: string, take: Take): Promise<FileChange[]> {
  const file = input.rendered.find((each) => each.path === path);
  const run = { ...input, mode: { ...input.mode, conflict: "keep" as const, force: false } };
  const changes = await reconcile(run);
  const found = changes.find((each) => each.path === path);
  const stored = input.snapshot.receipts.get(path);
  if (found?.verdict === "orphan" && stored !== undefined) return [keptOrphan(found, stored, take)];
  if (file === undefined) {
    throw new UserError(`"${path}" is not a file of this spec.`, "`create-api-route list` shows them.");
  }
  if (found?.unsettled === true) return takenAsItIs(found, file, { run, changes, take });
  // As `git add` takes what was mended by hand: nothing of it changes, and no other side is left.
  if (found && take !== "theirs" && input.snapshot.conflicts.has(path) && !isUnresolved(found)) {
    const note = "mended by hand; what waited for it comes with generate";
    return [change(file, "identical", { before: found.before ?? "", settled: true, note })];
  }
  if (found?.verdict !== "conflict" || found.before === undefined) {
    throw new UserError(`"${path}" has no conflict.`, "`create-api-route generate --check` shows what has.");
  }
  const [first, second] = conflictSides(found.before);
  // One of two versions that git could not merge: what it lacks of the spec is for the next run.
  if (second !== undefined) {
    const version = await versionOf(file, [first, second], take);
    return fitting(settledAs(file, found.before, version, take, input), { run, changes, take });
  }
  const after =
    take === "merged" ? await merged(input, file, found.before) : await side(input, file, found.before, take);
  const settled = { ...settledAs(file, found.before, after, take, input), receipt: receiptOf(file) };
  return fitting(settled, { run, changes, take });
}

/** A file that is not generated any more, kept: with what it imports it stays as it is, and is not told again. */
function keptOrphan(found: FileChange, stored: Receipt, take: Take): FileChange {
  if (take !== "ours") {
    throw new UserError(
      `"${found.path}" is no longer generated: there is nothing else to take.`,
      "--take ours keeps it; `create-api-route generate --prune` deletes it.",
    );
  }
  const { before } = found;
  return change(found, "identical", {
    before,
    receipt: { ...stored, kept: true },
    settled: true,
    note: "kept (--take ours): it is yours",
  });
}

/** Ends the doubt about a route whose receipt was lost: what is in it is the user's from now on. */
async function takenAsItIs(
  found: FileChange,
  file: RenderedFile,
  { run, changes, take }: Resolving,
): Promise<FileChange[]> {
  if (take !== "ours") {
    throw new UserError(
      `"${file.path}" has no receipt: there is nothing else to take.`,
      "--take ours keeps it as it is; to have it as generated, delete it and run `create-api-route generate`.",
    );
  }
  const { before = "", after = before } = found;
  const taken = change(file, after === before ? "identical" : "insert", {
    before,
    after,
    receipt: receiptOf(file),
    settled: true,
    note: "yours as it is (--take ours)",
  });
  return fitting(taken, { run, changes, take });
}

async function versionOf(file: RenderedFile, [ours, theirs]: readonly [string, string], take: Take): Promise<string> {
  if (take !== "merged") return valid(file.path, take === "ours" ? ours : theirs, ours);
  throw new UserError(
    `"${file.path}" carries conflict markers.`,
    "Edit it until none are left, then run `create-api-route generate` again.",
  );
}

/** Whichever side is taken: where a line of the user's is in it no longer, what was there is kept. */
function settledAs(
  file: RenderedFile,
  before: string,
  after: string,
  take: Take,
  { snapshot }: ReconcileInput,
): FileChange {
  const note = `conflict settled (--take ${take})`;
  if (after === before) return change(file, "identical", { before, settled: true, note });
  const base = snapshot.receipts.get(file.path)?.base ?? "";
  if (keepsLines(before, base, after)) return change(file, "merge", { before, after, note });
  return change(file, "merge", { before, after, ...kept(file.path, note, snapshot) });
}

async function side(
  input: ReconcileInput,
  file: RenderedFile,
  before: string,
  take: "ours" | "theirs",
): Promise<string> {
  const base = input.snapshot.receipts.get(file.path);
  if (base === undefined) throw new Error(`A conflict without a receipt: ${file.path}`);
  const context = contextOf(input);
  const { takeSide } = await context.codeTools();
  const taken = await takeSide({ file, before, base, receipt: undefined }, take, context);
  if (taken !== undefined) return taken;
  // What cannot be told apart is in the way as a whole.
  if (take === "theirs" && input.mode.force === true) return withLineEndsOf(before, file.text);
  throw notCode(file.path);
}

async function merged({ snapshot }: ReconcileInput, file: RenderedFile, before: string): Promise<string> {
  const stored = snapshot.conflicts.get(file.path);
  const place = conflictPath(file.path);
  if (stored === undefined) {
    throw new UserError(`There is no ${place} to take.`, "`create-api-route generate` writes it.");
  }
  if (hasConflictMarkers(stored)) {
    throw new UserError(`${place} still has conflict markers.`, "Edit it until it is what the file is to be.");
  }
  return valid(file.path, stored, before);
}

async function valid(path: string, text: string, before: string): Promise<string> {
  const { isCode } = await import("./code/parse.js");
  if (!isCode(path, text)) throw notCode(path);
  return withLineEndsOf(before, plain(text));
}

function notCode(path: string): UserError {
  return new UserError(
    `Taken so, "${path}" would not be valid code.`,
    `Edit ${conflictPath(path)} until it is what the file is to be, then --take merged; or edit the file itself.`,
  );
}
