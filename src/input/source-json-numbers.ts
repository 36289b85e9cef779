import type { Diagnostic } from "../model/diagnostic.js";
import type { Json } from "../model/schema.js";
import type { LineAndColumn } from "./parsed.js";

/**
 * A valid JSON text to its value, once more, where `JSON.parse` changed numbers: integers beyond 2^53 are bigints, and
 * what is beyond a double's range is clamped and told.
 */
export async function exactNumbers(
  text: string,
  file: string,
  placeAt: (offset: number) => LineAndColumn,
): Promise<{ value: Json; diagnostics: Diagnostic[] }> {
  const { createScanner } = await import("jsonc-parser");
  // Numbers become strings with a mark that no string of the text can start with: NUL has only one spelling in JSON.
  let mark = "\\u0000";
  while (text.includes(`"${mark}`)) mark += "\\u0000";
  const numbers: (number | bigint)[] = [];
  const pieces: string[] = [];
  const diagnostics: Diagnostic[] = [];
  let copied = 0;
  const scanner = createScanner(text, true);
  // jsonc-parser's token kinds are const enums: NumericLiteral is 11, EOF is 17.
  for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan()) {
    if (kind !== 11 || scanner.getTokenLength() < 4) continue;
    const literal = scanner.getTokenValue();
    const exact = exactNumber(literal);
    if (exact === undefined) continue;
    const offset = scanner.getTokenOffset();
    if (typeof exact === "number") diagnostics.push(outOfRange(literal, { file, pointer: "", ...placeAt(offset) }));
    pieces.push(text.slice(copied, offset), `"${mark}${numbers.length}"`);
    copied = offset + literal.length;
    numbers.push(exact);
  }
  pieces.push(text.slice(copied));
  const prefix = JSON.parse(`"${mark}"`) as string;
  const value = JSON.parse(pieces.join(""), (_key, part: unknown) =>
    typeof part === "string" && part.startsWith(prefix) ? numbers[Number(part.slice(prefix.length))] : part,
  ) as Json;
  return { value, diagnostics };
}

/** The value of a literal that `Number` would change: an integer beyond 2^53, or one beyond a double's range (clamped). */
function exactNumber(literal: string): bigint | number | undefined {
  if (/^-?\d+$/.test(literal)) return Number.isSafeInteger(Number(literal)) ? undefined : BigInt(literal);
  const double = Number(literal);
  return Number.isFinite(double) ? undefined : Math.sign(double) * Number.MAX_VALUE;
}

export function outOfRange(literal: string, origin: Diagnostic["origin"]): Diagnostic {
  const message = `${literal} is not a JSON number that a double can hold`;
  return { code: "number-out-of-range", severity: "warning", message, ...(origin && { origin }) };
}
