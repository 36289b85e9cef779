import { canonicalText } from "../../text/canonical.js";
import { behindLineComments, indented, lift, startDraft, type Draft, type Side } from "./splice.js";
import { addImports, dropUnusedImports } from "./imports.js";
import { holders, mergeRoutes } from "./routes.js";
import { isParsed, parse, span, type ParsedFile } from "../code/parse.js";
import { routeCalls } from "../code/route-calls.js";
import { mergeStatements } from "./statements.js";
import type { Style } from "../text/style.js";

export type CodeMerge =
  | { kind: "insert" | "merge" | "same"; text: string }
  /** Both sides changed these. */
  | { kind: "conflict"; about: string[] }
  /** The file has a shape that is not known: nothing is guessed. */
  | { kind: "unknown" };

/**
 * Brings the user's file from `base` to `next` by what the code says, not by its lines: imports, statements, routes,
 * handlers and settings one by one. Wherever the user put a route (in a wrapper, a constant, a spread), it is found.
 */
export function mergeByCode(path: string, texts: Texts, options: MergeOptions): CodeMerge {
  const disk = parse(path, texts.disk);
  const base = parse(path, texts.base);
  const next = parse(path, texts.next);
  if (!isParsed(disk) || !isParsed(base) || !isParsed(next)) return { kind: "unknown" };
  // Applied to a file nobody edited it must give the new render; a change it cannot express is for the text merge.
  const replay = attempt(path, { base, next, disk: base }, options);
  if (!("text" in replay) || canonicalText(replay.text) !== canonicalText(next.text)) return { kind: "unknown" };
  return attempt(path, { base, next, disk }, options);
}

export interface Texts {
  base: string;
  next: string;
  disk: string;
}

export interface MergeOptions {
  /** The user's, for what is put in. */
  style: Style;
  /** Whose side is taken of what both changed; without it that is a conflict. */
  prefer?: Side;
}

type Sources = { [side in keyof Texts]: ParsedFile };

function attempt(path: string, { base, next, disk }: Sources, options: MergeOptions): CodeMerge {
  const draft = startDraft(disk, next, options);
  const calls = { base: routeCalls(base), next: routeCalls(next), disk: routeCalls(disk) };
  if (!mergeRoutes(draft, base, calls)) return { kind: "unknown" };
  mergeHeader(draft, base);
  mergeStatements(draft, base, {
    base: holders(base, calls.base),
    next: holders(next, calls.next),
    disk: holders(disk, calls.disk),
  });
  addImports(draft, base);
  if (draft.conflicts.length > 0 && options.prefer === undefined) return { kind: "conflict", about: draft.conflicts };
  if (!draft.inserted && !draft.changed) return { kind: "same", text: disk.text };
  const result = parse(path, draft.magic.toString());
  if (!isParsed(result)) return { kind: "unknown" };
  return { kind: draft.changed ? "merge" : "insert", text: dropUnusedImports(result, disk, base) };
}

/** The comment a file begins with follows the render while nobody touched it. */
function mergeHeader(draft: Draft, base: ParsedFile): void {
  const [a, b, c] = [header(base), header(draft.next), header(draft.disk)];
  if (a.comment === b.comment || b.comment === c.comment || a.comment !== c.comment) return;
  if (b.comment === "") return;
  draft.changed = true;
  const text = indented(draft, lift(draft, b.start, b.end), "");
  if (c.comment === "") draft.magic.appendRight(c.start, text + draft.eol + draft.eol);
  else draft.magic.update(c.start, c.end, text);
}

/** Comments from the top of the file to the first import or, when it begins with none, to the first blank line. */
function header(source: ParsedFile): { start: number; end: number; comment: string } {
  const first = source.body[0];
  const origin = source.text.startsWith("\uFEFF") ? 1 : 0;
  const comments = source.comments.filter((each) => first !== undefined && each.end <= span(first).start);
  const [top] = comments;
  if (top === undefined || source.text.slice(origin, top.start).trim() !== "")
    return { start: origin, end: origin, comment: "" };
  let end = top.end;
  for (const comment of comments.slice(1)) {
    if ((source.text.slice(end, comment.start).match(/\n/g) ?? []).length > 1) break;
    end = comment.end;
  }
  const gap = source.text.slice(behindLineComments(source, end), first?.start ?? end);
  const belongs = first?.type === "ImportDeclaration" || (gap.match(/\n/g) ?? []).length > 1;
  return belongs
    ? { start: top.start, end, comment: canonicalText(source.text.slice(top.start, end)) }
    : { start: origin, end: origin, comment: "" };
}
