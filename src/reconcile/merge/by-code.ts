import { canonicalText } from "../../text/canonical.js";
import {
  behindLineComments,
  CHANGED,
  NOTHING,
  startDraft,
  type Draft,
  type DraftOptions,
  type Effect,
  type Side,
} from "./splice.js";
import { indented, lift } from "./lift.js";
import { addImports, dropUnusedImports } from "./imports.js";
import { exportNew } from "./exports.js";
import { holders, mergeRoutes } from "./routes.js";
import { isParsed, parse, span, type ParsedFile } from "../code/parse.js";
import { routeCalls } from "../code/route-calls.js";
import { mergeStatements } from "./statements.js";
import { parseVersions, type ParsedVersions, type Texts, type Versions } from "./versions.js";
import type { Style } from "../text/style.js";

export type CodeMerge =
  | { kind: "insert" | "merge" | "same"; text: string; note?: string }
  /** Both sides changed the same, or it cannot be told whether the user has something; `why` says what, in words. */
  | { kind: "conflict"; why: string }
  /** The file has a shape that is not known: nothing is guessed. */
  | { kind: "unknown" };

/** @param prefer whose side is taken of what both changed; without it that is a conflict */
export type CodeMerger = (prefer?: Side) => CodeMerge;

/**
 * Brings the user's file from `base` to `next` by what the code says, not by its lines: imports, statements, routes,
 * handlers and settings one by one. Wherever the user put a route (in a wrapper, a constant, a spread), it is found.
 */
export function codeMerger({ path, style, disk, base, next }: Versions): CodeMerger {
  if (!isParsed(disk) || !isParsed(base) || !isParsed(next) || !isReplayed(path, { base, next }, style)) {
    return () => ({ kind: "unknown" });
  }
  return (prefer) => {
    const merged = spliced({ disk, base, next }, style, prefer);
    if (!("draft" in merged)) return merged;
    const changed = has(merged.effects, "change");
    if (!changed && !has(merged.effects, "insert")) return { kind: "same", text: disk.text };
    const text = finished(path, merged.draft.magic.toString(), { disk, base });
    if (text === undefined) return { kind: "unknown" };
    const notes = merged.effects.flatMap((each) => (each.kind === "note" ? [each.text] : []));
    return { kind: changed ? "merge" : "insert", text, ...(notes.length > 0 && { note: notes.join("\n") }) };
  };
}

/** The same for texts of which nothing else is asked. */
export function mergeByCode(path: string, texts: Texts, { style, prefer }: DraftOptions): CodeMerge {
  return codeMerger(parseVersions(path, texts, style))(prefer);
}

/** Applied to a file nobody edited it must give the new render; a change it cannot express is for the text merge. */
function isReplayed(path: string, { base, next }: Omit<ParsedVersions, "disk">, style: Style): boolean {
  const replay = spliced({ disk: base, base, next }, style);
  if (!("draft" in replay)) return false;
  const text = replay.draft.magic.toString();
  const isNext = (found: string | undefined): boolean =>
    found !== undefined && canonicalText(found) === canonicalText(next.text);
  return isNext(text) || (has(replay.effects, "change") && isNext(finished(path, text, { disk: base, base })));
}

interface Spliced {
  draft: Draft;
  effects: readonly Effect[];
}

function has(effects: readonly Effect[], kind: Effect["kind"]): boolean {
  return effects.some((each) => each.kind === kind);
}

/** The splices that bring the file to `next`; its text is not looked at yet. */
function spliced(versions: ParsedVersions, style: Style, prefer?: Side): Spliced | CodeMerge {
  const { base, next, disk } = versions;
  const draft = startDraft(disk, next, { style, ...(prefer && { prefer }) });
  const calls = { base: routeCalls(base), next: routeCalls(next), disk: routeCalls(disk) };
  const routes = mergeRoutes(draft, base, calls);
  if (routes === undefined) return { kind: "unknown" };
  const header = mergeHeader(draft, base);
  // A handler that stays was written for what the file exports beside it (`config`).
  const keepsExports = draft.prefer === "ours" && has(routes, "conflict");
  const statements = mergeStatements(
    { draft, base, keepsExports },
    {
      base: holders(base, calls.base),
      next: holders(next, calls.next),
      disk: holders(disk, calls.disk),
    },
  );
  const exports = exportNew(draft, calls);
  // What was put in tells which imports it needs, so they come last.
  const done = [...routes, ...exports, ...header, ...statements];
  const effects = [...done, ...addImports(draft, base, done)];
  const conflicts = effects.filter((each) => each.kind === "conflict");
  return conflicts.length > 0 && prefer === undefined
    ? { kind: "conflict", why: whyNot(conflicts) }
    : { draft, effects };
}

function whyNot(conflicts: readonly Extract<Effect, { kind: "conflict" }>[]): string {
  const both = conflicts.filter(({ unknown }) => unknown === undefined).map(({ about }) => about);
  const unseen = conflicts.flatMap(({ about, unknown }) => {
    if (unknown === undefined) return [];
    const code = unknown.replace(/\s+/g, " ");
    const shown = code.length > 60 ? `${code.slice(0, 57)}...` : code;
    return [
      `it cannot be seen whether \`${shown}\` has ${about}: if it has, resolve with --take ours, if not, with --take theirs`,
    ];
  });
  return [...(both.length > 0 ? [`you and \`generate\` both changed ${both.join(", ")}`] : []), ...unseen].join("\n");
}

/** The spliced text without imports that it no longer uses, with the end it had; `undefined` when it is not valid code. */
function finished(path: string, text: string, { disk, base }: Omit<ParsedVersions, "next">): string | undefined {
  const end = disk.text.slice(disk.text.trimEnd().length);
  const result = parse(path, text.trimEnd() + end);
  return isParsed(result) ? dropUnusedImports(result, disk, base) : undefined;
}

/** The comment a file begins with follows the render while nobody touched it. */
function mergeHeader(draft: Draft, base: ParsedFile): readonly Effect[] {
  const [a, b, c] = [header(base), header(draft.next), header(draft.disk)];
  if (a.comment === b.comment || b.comment === c.comment || a.comment !== c.comment) return NOTHING;
  if (b.comment === "") return NOTHING;
  const text = indented(draft, lift(draft, b.start, b.end).lines, "");
  if (c.comment === "") draft.magic.appendRight(c.start, text + draft.eol + draft.eol);
  else draft.magic.update(c.start, c.end, text);
  return CHANGED;
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
