/** A paragraph of free text, or a tag we write ourselves with free text behind it. */
export type CommentPart =
  string | undefined | { tag: "deprecated" | "default" | "example" | "format" | "see"; text?: string };

const LINE_LENGTH = 90;

/** Controls but for line breaks and tabs, bidirectional and zero-width formatting, non-characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;

/** The lines between the ends of a doc comment, without decoration; empty when there is no text. */
export function commentLines(parts: readonly CommentPart[]): string[] {
  const paragraphs: string[][] = [];
  const tags: string[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if (typeof part === "string") {
      const lines = textLines(part);
      if (lines.length > 0) paragraphs.push(lines);
    } else {
      const [first = "", ...rest] = textLines(part.text ?? "");
      tags.push(`@${part.tag} ${first}`.trimEnd(), ...rest);
    }
  }
  if (tags.length > 0) paragraphs.push(tags);
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** One line of plain words, as most texts are. */
const PLAIN = /^[\w \-.,:;'"()`/]*$/;

function textLines(text: string): string[] {
  if (text.length <= LINE_LENGTH && PLAIN.test(text)) {
    const trimmed = text.trim();
    return trimmed === "" ? [] : [trimmed];
  }
  const clean = isAscii(text) ? text : withoutOdd(text);
  const lines = wrapLines(clean.split("\n").map((line) => line.trimEnd()));
  return trimBlankEnds(lines).map(neutralise);
}

/** Of characters below U+0020 only line feeds: nothing to be replaced. */
function isAscii(text: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(text);
}

function withoutOdd(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll("\t", "  ");
}

/** Runs of blank lines become one; none at the ends. */
function trimBlankEnds(lines: readonly string[]): string[] {
  const kept = lines.filter((line, index) => line !== "" || (index > 0 && lines[index - 1] !== ""));
  if (kept[0] === "") kept.shift();
  if (kept.at(-1) === "") kept.pop();
  return kept;
}

/** Wraps overlong prose between words; tables, headings and fenced or indented code stay as they are. */
function wrapLines(lines: readonly string[]): string[] {
  let fenced = false;
  return lines.flatMap((line) => {
    if (line === "") return [line];
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length <= LINE_LENGTH || /^(?: {4}|\s*[|#`~])/.test(line)) return [line];
    return wrapLine(line);
  });
}

function wrapLine(line: string): string[] {
  const indentation = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indentation).split(/\s+/)) {
    if (current !== "" && indentation + current.length + 1 + word.length > LINE_LENGTH) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.map((text, index) => (index === 0 ? line.slice(0, indentation) : " ".repeat(indentation)) + text);
}

/**
 * No text ends the comment (`*` `/`), starts a tag (`@` first in a line) or is a directive to TypeScript, to bundlers
 * or to minifiers anywhere in it.
 */
function neutralise(line: string): string {
  if (!/[*@#]/.test(line)) return line;
  return line
    .replace(/\*(?=\/)/g, "*\\")
    .replace(/^(\s*)@/, "$1\\@")
    .replace(/(?<!\\)@(?=ts-|jsx|license|preserve|cc_on|__|no(?:format|prettier)|format|prettier|flow)/gi, "\\@")
    .replace(/#(?=__(?:PURE|NO_SIDE_EFFECTS)__|\s*source(?:MappingURL|URL)=)/g, "\\#");
}
