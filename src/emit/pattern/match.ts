import { limitedEffort, orTooMuch } from "./effort.js";
import type { Regex } from "./pattern.js";
import { stepwise } from "./stepwise.js";

/** An engine takes less than a millisecond for the steps; the depth is that of a text of some hundred characters. */
const LIMITS = { steps: 4000, depth: 800 };
const MAX_TEXT = 1000;

/**
 * Whether texts of a document match a pattern of the document. Finding out must not take long, whatever the two are, so
 * where it would, the text counts as one that matches, as do all after it.
 */
export function matcherOf(regex: Regex): (text: string) => boolean {
  const expression = new RegExp(regex.source, regex.flags);
  const tryText = orTooMuch(() => stepwise(regex), undefined);
  let isQuick = tryText !== undefined;
  return (text) => {
    if (!isQuick || text.length > MAX_TEXT) return true;
    isQuick = orTooMuch(() => {
      tryText?.(text, limitedEffort(LIMITS));
      return true;
    }, false);
    return !isQuick || expression.test(text);
  };
}
