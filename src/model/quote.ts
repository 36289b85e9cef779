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

/** Invisible, or able to disturb a terminal or a log: control and format characters, what has no width, line separators, lone surrogates. */
const UNSEEN = String.raw`(?![\ufe0e\ufe0f])[\p{C}\p{Zl}\p{Zp}\p{DI}]`;
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
