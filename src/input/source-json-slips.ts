/** Something in a text that JSON does not have and whose meaning is plain. */
export interface JsonSlip {
  what: "a comment" | "a comma before a closing bracket" | "a line break in a string" | "a tab in a string";
  start: number;
  end: number;
}

const TOKEN = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\\r\n]|\\[^])*'|\/\/[^\r\n]*|\/\*[^]*?\*\/|[^\s]/g;

/**
 * What people write into JSON: comments, commas before a closing bracket, line breaks and tabs within strings. In the
 * order of the text.
 */
export function jsonSlips(text: string): JsonSlip[] {
  const slips: JsonSlip[] = [];
  /** The last comma, while only white space and comments follow it. */
  let comma: number | undefined;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    if (token.length > 1 && token.startsWith("/")) {
      slips.push({ what: "a comment", start: index, end });
      continue;
    }
    if ((token === "}" || token === "]") && comma !== undefined)
      slips.push({ what: "a comma before a closing bracket", start: comma, end: comma + 1 });
    comma = token === "," ? index : undefined;
    if (token.length > 1) slips.push(...slipsInString(token, index));
  }
  return slips.sort((a, b) => a.start - b.start);
}

function slipsInString(token: string, index: number): JsonSlip[] {
  return [...token.matchAll(/[\r\n\t]/g)].map(({ 0: character, index: at }) => ({
    what: character === "\t" ? "a tab in a string" : "a line break in a string",
    start: index + at,
    end: index + at + 1,
  }));
}

/** The text without slips: blanks stand for them, so that offsets and lines outside of strings stay as they are. */
export function withoutSlips(text: string, slips: readonly JsonSlip[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { what, start, end } of slips) {
    const slip = text.slice(start, end);
    pieces.push(text.slice(at, start), what === "a comment" ? slip.replace(/[^\r\n]/g, " ") : " ");
    at = end;
  }
  return pieces.join("") + text.slice(at);
}

/** The text with blanks for its comments. */
export function withoutComments(text: string): string {
  const comments = jsonSlips(text).filter(({ what }) => what === "a comment");
  return withoutSlips(text, comments);
}
