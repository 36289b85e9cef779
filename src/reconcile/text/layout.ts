import { canonicalText } from "../../text/canonical.js";

/** `text` without a byte order mark, with LF. What texts are compared as, and what a receipt holds. */
export function plain(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** Equal but for formatting, line ends and a byte order mark. */
export function sameButFormatting(a: string, b: string): boolean {
  return a === b || plain(a) === plain(b) || canonicalText(a) === canonicalText(b);
}

/** `text` (LF) with the line ends and the byte order mark that `disk` has. */
export function withLineEndsOf(disk: string, text: string): string {
  const crlf = (disk.match(/\r\n/g) ?? []).length;
  const lf = (disk.match(/\n/g) ?? []).length - crlf;
  const body = crlf > lf ? text.replace(/\n/g, "\r\n") : text;
  return disk.startsWith("\uFEFF") ? `\uFEFF${body}` : body;
}

/**
 * What a text says apart from imports and from the words formatters may add or drop: when two of these differ, a
 * difference is more than formatting, and parsing would be of no use.
 */
export function wordsOf(text: string): string {
  return canonicalText(text)
    .split("\n")
    .map((word) => word.trim())
    .filter((word) => /[\w$]/.test(word) && !/^import\b/.test(word))
    .sort()
    .join("\n");
}
