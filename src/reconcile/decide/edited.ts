import { canonicalText } from "../../text/canonical.js";
import { change } from "./change.js";
import { duplicates } from "../merge/duplicates.js";
import { mayHide } from "../merge/hidden.js";
import { plain, withLineEndsOf } from "../text/layout.js";
import { disagreements, isClean, keepsLines, mergeTexts, settled, type Region } from "../merge/lines.js";
import { declarationsOf, importsOf, usedNames } from "../code/bindings.js";
import { isParsed, parse, type ParsedFile } from "../code/parse.js";
import { codeMerger, type CodeMerge } from "../merge/by-code.js";
import { withRenamedModules } from "../merge/renamed-modules.js";
import { parseVersions, type Versions } from "../merge/versions.js";
import { detectStyle, restyle } from "../text/style.js";
import type { Context, Edited, FileChange } from "./types.js";

/** A file that both sides changed in the same places. */
export interface Disputed {
  /** The user's file with all that could be merged, and the user's side of what could not. */
  ours: string;
  /** The same with the render's side of what could not; `undefined` when the file has a shape that is not known. */
  theirs: string | undefined;
  /** Both, LF, and what was generated before: what is in conflict and what is not. */
  regions: Region[];
  /** What it is about, in words. */
  note: string;
  /** The new render, written as the file is. */
  next: Versions["next"];
}

/** A route or seed that the user edited and whose render changed, as far as it can be merged. */
export async function mergeEdited(edited: Edited, context: Context): Promise<FileChange | Disputed> {
  const { file, before, receipt } = edited;
  const versions = withRenamedModules(await versionsOf(edited, context));
  const merge = codeMerger(versions);
  const byCode = merge();
  const taken = takenFrom(edited, byCode);
  if (taken !== undefined) return taken;
  if (versions.disk.text === before && onlyComments(versions)) {
    return change(file, "identical", { before, receipt, note: "edited by you; only comments are new" });
  }
  const { disk, base, next } = versions;
  const regions = mergeTexts(disk.text, base.text, next.text);
  const merged = settled(regions, "ours");
  // What the code says goes before what its lines say: a handler that was moved looks untouched where it was.
  const flaw = byCode.kind === "conflict" ? byCode.why : flawOf(versions, merged);
  if (flaw === undefined && isClean(regions)) return asMerge(edited, merged);
  const kept = merge("ours");
  const ours = "text" in kept ? kept.text : flaw === undefined ? withLineEndsOf(before, merged) : disk.text;
  const other = merge("theirs");
  const theirs = "text" in other ? other.text : undefined;
  const left = theirs === undefined ? mergeTexts(ours, base.text, next.text) : disagreements(ours, base.text, theirs);
  const note = isParsed(disk) ? (flaw ?? SAME_LINES) : `does not parse: ${disk.problem}`;
  const shown = isClean(left) ? whole(regions, versions) : left;
  return { ours, theirs, regions: shown, note, next };
}

/** Whether the new render says in code what the old one said: no reason to stop anybody. */
function onlyComments({ base, next }: Versions): boolean {
  return (
    isParsed(base) && isParsed(next) && canonicalText(withoutComments(base)) === canonicalText(withoutComments(next))
  );
}

function withoutComments({ text, comments }: ParsedFile): string {
  let [code, at] = ["", 0];
  for (const { start, end } of comments) {
    code += text.slice(at, start);
    at = end;
  }
  return code + text.slice(at);
}

async function versionsOf({ file, before, base }: Edited, context: Context): Promise<Versions> {
  const style = detectStyle(before);
  const raw = { base: restyle(base.base, style), next: restyle(file.text, style) };
  const formatted = {
    base: await context.format(file.path, base.base),
    next: await context.format(file.path, file.text),
  };
  if (formatted.base === undefined || formatted.next === undefined) {
    return parseVersions(file.path, { disk: before, ...raw }, style);
  }
  const candidate = { base: restyle(plain(formatted.base), style), next: restyle(plain(formatted.next), style) };
  // The project's formatter may be there without ever having run over this file.
  const nearer = shared(candidate.base, before) >= shared(raw.base, before) ? candidate : raw;
  return parseVersions(file.path, { disk: before, ...nearer }, style);
}

function shared(a: string, b: string): number {
  const lines = new Set(plain(a).split("\n"));
  return plain(b)
    .split("\n")
    .filter((line) => lines.has(line)).length;
}

function takenFrom(edited: Edited, byCode: CodeMerge): FileChange | undefined {
  const { file, before, receipt } = edited;
  if (byCode.kind === "same" && byCode.text === before)
    return change(file, "identical", { before, receipt, note: "edited by you; nothing to add" });
  if (byCode.kind === "conflict" || byCode.kind === "unknown") return undefined;
  const { kind, text: after, note } = byCode;
  return change(file, kind === "insert" ? "insert" : "merge", { before, after, receipt, ...(note && { note }) });
}

function asMerge({ file, before, receipt }: Edited, merged: string): FileChange {
  if (merged === plain(before))
    return change(file, "identical", { before, receipt, note: "edited by you; nothing to add" });
  return change(file, "merge", { before, after: withLineEndsOf(before, merged), receipt });
}

const SAME_LINES = "you and `generate` changed the same lines";

/**
 * Why a merge by lines is not taken, in words; `undefined` when it parses, declares nothing twice that was not there
 * twice before, puts nothing where it could hide a handler of the user's, uses no import that it lacks, and has every
 * line that only the user has.
 */
function flawOf({ path, disk, base, next }: Versions, merged: string): string | undefined {
  const result = parse(path, merged);
  if (!isParsed(disk) || !isParsed(next) || !isParsed(result)) return SAME_LINES;
  const [hidden] = mayHide(disk, result);
  if (hidden !== undefined) return `a change to the handlers of ${hidden} could hide one of yours`;
  const known = [...duplicates(disk), ...duplicates(next)];
  const lacking = lostImports(next, disk);
  const keepsAll =
    duplicates(result).every((each) => known.includes(each)) &&
    lostImports(disk, result).length === 0 &&
    lostImports(next, result).every((name) => lacking.includes(name)) &&
    keepsLines(disk.text, base.text, merged);
  return keepsAll ? undefined : SAME_LINES;
}

/** Names that `before` imports, and that `after` uses without having them from anywhere. */
export function lostImports(before: ParsedFile, after: ParsedFile): string[] {
  const used = usedNames(after);
  const bound = new Set([...importsOf(after).map((each) => each.local), ...declarationsOf(after).keys()]);
  return importsOf(before)
    .map((each) => each.local)
    .filter((name) => used.has(name) && !bound.has(name));
}

/** A merge that is clean by lines but not sound is shown as one conflict over the whole file. */
function whole(regions: Region[], { disk, base, next }: Versions): Region[] {
  if (!isClean(regions)) return regions;
  const [ours, old, theirs] = [disk, base, next].map(({ text }) => plain(text).replace(/\n$/, "").split("\n"));
  return [{ ours: ours ?? [], base: old ?? [], theirs: theirs ?? [] }, { merged: [""] }];
}
