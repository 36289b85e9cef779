import { lazily } from "./lazily.js";

/**
 * Text from outside as it may be shown in a message: in double quotes, on one line, shortened to `limit` characters,
 * with everything invisible or able to disturb a terminal (control and format characters, line separators, lone
 * surrogates) written as `\u....`.
 */
export function quote(text: string, limit = 60): string {
  const characters = Array.from(text.length > limit * 2 ? text.slice(0, limit * 2) : text);
  const cut = characters.length > limit || text.length > limit * 2;
  const shown = legibleLine((cut ? characters.slice(0, limit - 1) : characters).join(""));
  return `"${shown}${cut ? "…" : ""}"`;
}

/** Invisible, or able to disturb a terminal or a log: control and format characters, what has no width, line separators, lone
 * surrogates, what no standard assigns. A list of ours, as the engine's own grows with the version of Node.js. */
const UNSEEN =
  String.raw`[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5` +
  String.raw`\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d` +
  String.raw`\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}` +
  String.raw`\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]`;
const ofLines = lazily(() => new RegExp(String.raw`\r\n|(?![\n\t])${UNSEEN}`, "gu"));
const ofOneLine = lazily(() => new RegExp(UNSEEN, "gu"));
/** What most text consists of, in which nothing is unseen. */
const PLAIN_LINES = /^[\n\t\x20-\x7e]*$/;
const PLAIN_LINE = /^[\x20-\x7e]*$/;

/** Every UTF-16 unit as `\u....`, which in a JSON string means the same character. */
export function visible(text: string): string {
  return text.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * The same for text that is shown without quotes and may have several lines: a hint, a note, a diff. Tabs and line ends
 * stay as they are.
 */
export function legible(text: string): string {
  if (PLAIN_LINES.test(text)) return text;
  return text.replaceAll(ofLines(), (match) => (match === "\r\n" ? match : visible(match)));
}

/** The same for what stands on one line: a path, a reason, a message. */
export function legibleLine(text: string): string {
  if (PLAIN_LINE.test(text)) return text;
  return text.replaceAll(ofOneLine(), visible);
}
