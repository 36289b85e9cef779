import type { ParseError } from "jsonc-parser";

/**
 * JSON as TypeScript reads its configuration: with comments and trailing commas. What is plain JSON, as it mostly is,
 * loads no parser.
 *
 * @throws SyntaxError when it is not even that
 */
export async function parseJsonc(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    const { parse, printParseErrorCode } = await import("jsonc-parser");
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true });
    const [first] = errors;
    if (first) throw new SyntaxError(`${printParseErrorCode(first.error)} at offset ${first.offset}`);
    return value;
  }
}

/** A JSON object, or undefined for every other value. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
