import { references } from "../code/bindings.js";
import { span } from "../code/parse.js";
import { detectIndent } from "../text/style.js";
import { scanTokens } from "../../text/tokens.js";
import type { NameHere } from "./names-here.js";
import { indentAt, type Draft, type Effect } from "./splice.js";

/** A part of the new render as the user's file has it. */
export interface Lifted {
  /** Without their common indentation, with the names that the file uses. */
  lines: readonly string[];
  needs: readonly Effect[];
}

/**
 * Takes a part of the new render: what the user imported under another name, or from a namespace, is called so here.
 */
export function lift(draft: Draft, start: number, end: number): Lifted {
  const { next } = draft;
  const used = importedBetween(draft, start, end);
  let text = "";
  let at = start;
  for (const { from, to, here, local } of used) {
    const isRenamed = here.text !== local;
    const name = isRenamed && isShorthand(next.text, from, to) ? `${local}: ${here.text}` : here.text;
    text += next.text.slice(at, from) + name;
    at = to;
  }
  text += next.text.slice(at, end);
  const indent = indentAt(next.text, start);
  const own = detectIndent(next.text.split("\n"));
  const inTemplate = linesInTemplates(text);
  const lines = text.split("\n").map((line, index) => {
    if (index === 0 || inTemplate.has(index)) return line;
    const outdented = line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
    return own === draft.style.indent ? outdented : restep(outdented, own, draft.style.indent);
  });
  const missing = new Set(used.map(({ here }) => here).filter(({ isMissing }) => isMissing));
  return { lines, needs: [...missing].map((each) => ({ kind: "need", wanted: each.wanted, local: each.text })) };
}

function restep(line: string, own: string, indent: string): string {
  let steps = 0;
  while (line.startsWith(own, steps * own.length)) steps++;
  return indent.repeat(steps) + line.slice(steps * own.length);
}

/** Lifted lines at an indentation, in the file's line ends; lines inside templates are left as they are. */
export function indented(draft: Draft, lines: readonly string[], indent: string): string {
  const inTemplate = linesInTemplates(lines.join("\n"));
  return lines.map((line, index) => (line === "" || inTemplate.has(index) ? line : indent + line)).join(draft.eol);
}

/** Numbers of the lines that begin inside a template literal. */
function linesInTemplates(text: string): Set<number> {
  const found = new Set<number>();
  if (!text.includes("`")) return found;
  for (const token of scanTokens(text)) {
    if (token.kind !== "template") continue;
    const first = text.slice(0, token.start).split("\n").length - 1;
    const breaks = token.text.split("\n").length - 1;
    for (let line = first + 1; line <= first + breaks; line++) found.add(line);
  }
  return found;
}

/** References to imports between two offsets of the new render, in their order. */
function importedBetween(
  { next, names }: Draft,
  start: number,
  end: number,
): { from: number; to: number; local: string; here: NameHere }[] {
  const found: { from: number; to: number; local: string; here: NameHere }[] = [];
  for (const statement of next.body) {
    const place = span(statement);
    if (place.end <= start || place.start >= end || statement.type === "ImportDeclaration") continue;
    for (const identifier of references(statement)) {
      const { start: from, end: to } = span(identifier);
      const here = names.get(identifier.name);
      if (from >= start && to <= end && here !== undefined) found.push({ from, to, local: identifier.name, here });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether an identifier stands alone between the commas of an object literal. */
function isShorthand(text: string, from: number, to: number): boolean {
  return (
    /[{,]\s*$/.test(text.slice(0, from)) && /^\s*[,}]/.test(text.slice(to)) && /\{[^(]*$/.test(text.slice(0, from))
  );
}
