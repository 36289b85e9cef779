import type { Regex } from "./regex.js";
import { mayBacktrack } from "./regex-slow.js";

/** Longer texts are not held against patterns: even harmless ones may take the square of their length. */
const MAX_TEXT = 1000;

/**
 * Whether a text of a document matches a pattern of the document. Finding out must not take long, whatever the two are,
 * so where it may, the text counts as one that matches.
 */
export function mayMatch({ source, flags }: Regex, text: string): boolean {
  return text.length > MAX_TEXT || mayBacktrack(source) || new RegExp(source, flags).test(text);
}
