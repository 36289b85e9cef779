import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { suggestion } from "../model/did-you-mean.js";
import { TUNNEL } from "../model/http.js";
import { quote } from "../model/quote.js";
import { FURTHER_METHODS, METHODS, type Method } from "../model/route-spec.js";

const CHOICES = `Choose from ${METHODS.join(", ")}.`;

/**
 * HTTP methods as given on the command line or in the spec file: `GET,POST`, several items, any case. Sorted as in
 * {@link METHODS} and {@link FURTHER_METHODS}, each once; which of them a router serves is its own. Every word that is not a method gives an error; so does a list without a word.
 *
 * @param origin where the list was stated, for the diagnostics
 */
export function parseMethods(
  list: readonly string[],
  origin?: Origin,
): { methods: Method[]; diagnostics: Diagnostic[] } {
  const words = list.flatMap((item) => item.split(/[\s,]+/)).filter((word) => word !== "");
  const wanted = new Map(words.map((word) => [word.toUpperCase(), word]));
  const methods = [...METHODS, ...FURTHER_METHODS].filter((method) => wanted.delete(method));
  const problems = [...wanted].map(([method, word]) => unusable(method, word));
  if (list.length > 0 && words.length === 0) {
    problems.push({
      code: "method-missing",
      message: "A list of methods was expected, but it is empty.",
      hint: CHOICES,
    });
  }
  const diagnostics = problems.map((problem): Diagnostic => ({
    severity: "error",
    ...problem,
    ...(origin && { origin }),
  }));
  return { methods, diagnostics };
}

function unusable(method: string, word: string): { code: string; message: string; hint: string } {
  if (method === "CONNECT") return { code: "method-not-routed", message: TUNNEL, hint: CHOICES };
  const guess = suggestion(method, METHODS);
  return {
    code: "method-unknown",
    message: `${quote(word)} is not an HTTP method.`,
    hint: guess === undefined ? CHOICES : `${guess} ${CHOICES}`,
  };
}
