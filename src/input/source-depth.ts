import type { Diagnostic } from "../model/diagnostic.js";
import { BUDGET, type LineAndColumn, type Parsed } from "./parsed.js";
import { firstTooDeep, placeFinder } from "./source-json-places.js";

/** Brackets that open one behind another: beyond any depth, however deep what is around them. */
const IN_A_ROW = 1000;

/**
 * Refuses a text that is no valid JSON for its depth before a YAML parser sees it, which takes seconds for each hundred
 * thousand levels.
 *
 * @param mayBeJson brackets in it are those of values, then
 */
export function refusedForDepth(text: string, file: string, mayBeJson: boolean): Parsed | undefined {
  const at = mayBeJson ? firstTooDeep(text) : firstInARow(text);
  if (at === text.length) return undefined;
  const place = placeFinder(text)(at);
  return { locate: () => place, diagnostics: [tooDeep(file, place)] };
}

export function tooDeep(file: string, place: LineAndColumn): Diagnostic {
  const message = `the document is nested more than ${BUDGET.depth} levels deep`;
  return { code: "too-deep", severity: "error", message, origin: { file, pointer: "", ...place } };
}

function firstInARow(text: string): number {
  let row = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "[" || character === "{") {
      if (++row > IN_A_ROW) return at;
    } else if (character !== " " && character !== "\n") row = 0;
  }
  return text.length;
}
