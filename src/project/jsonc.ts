const STRING = /"(?:\\.|[^"\\])*"/.source;
const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//.source;
const TRAILING_COMMA = /,(?=\s*[}\]])/.source;

/**
 * JSON as TypeScript reads its configuration: with comments and trailing commas.
 *
 * @throws SyntaxError when it is not even that
 */
export function parseJsonc(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(without(TRAILING_COMMA, without(COMMENT, text)));
  }
}

/** Replaces what matches by a space, strings aside. */
function without(pattern: string, text: string): string {
  return text.replace(new RegExp(`${STRING}|${pattern}`, "g"), (match) => (match.startsWith('"') ? match : " "));
}

/** A JSON object, or undefined for every other value. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
