import type { Diagnostic } from "../model/diagnostic.js";
import { BUDGET, type Parsed } from "./parsed.js";
import { readJson } from "./source-json.js";
import { placeFinder, type PositionAt } from "./source-json-places.js";
import { jsonSlips, withoutSlips } from "./source-json-slips.js";

/** JSON with what people write into it (see {@link jsonSlips}), and one warning for all of that. */
export async function readNearlyJson(text: string, file: string): Promise<Parsed | undefined> {
  const slips = jsonSlips(text);
  const [first] = slips;
  if (first === undefined) return undefined;
  const parsed = await readJson({ text: withoutSlips(text, slips) }, file);
  if (parsed === undefined) return undefined;
  const more = slips.length === 1 ? "" : ` (and ${slips.length - 1} more like it)`;
  const warning: Diagnostic = {
    code: "json-slip",
    severity: "warning",
    message: `JSON has no place for ${first.what}${more}; it is read without.`,
    origin: { file, pointer: "", ...placeFinder(text)(first.start) },
  };
  return { ...parsed, diagnostics: [warning, ...parsed.diagnostics] };
}

/** What is wrong with a text that is not JSON: the first slip, as what follows is mostly its consequence. */
export async function jsonErrors(text: string, file: string): Promise<Parsed> {
  const placeAt = placeFinder(text);
  const [first, ...others] = await syntaxErrors(text, file, placeAt);
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return { locate: () => placeAt(0), diagnostics: first ? [{ ...first, message: first.message + more }] : [] };
}

async function syntaxErrors(text: string, file: string, placeAt: PositionAt): Promise<Diagnostic[]> {
  const { parse, printParseErrorCode } = await import("jsonc-parser");
  const found: { error: number; offset: number; length: number }[] = [];
  const error = (message: string, offset: number): Diagnostic => ({
    code: "json-syntax",
    severity: "error",
    message,
    origin: { file, pointer: "", ...placeAt(offset) },
  });
  try {
    parse(text, found, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return [error(`the document is nested more than ${BUDGET.depth} levels deep`, 0)];
  }
  const words = (code: number) =>
    printParseErrorCode(code)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  // One slip makes the tolerant parser complain again and again at the same place.
  const places = new Map<number, Diagnostic>();
  for (const { error: code, offset, length } of found) {
    const what = text.slice(offset, offset + Math.min(Math.max(length, 1), 20));
    const came = what === "" ? "the end of the file" : JSON.stringify(what);
    if (!places.has(offset)) places.set(offset, error(`no valid JSON: ${words(code)}, got ${came}`, offset));
  }
  if (places.size === 0) return [error("no valid JSON: a string or number is not as JSON writes it", 0)];
  return [...places.values()];
}
