/** What sets of characters are told apart by: ASCII, and a letter and a sign beyond it. */
export const CHARACTERS = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), "\u00e9", "\u20ac"];

/** What one character of a pattern, or a class, stands for; nothing where it is none. */
export function setOf(text: string): RegExp {
  try {
    return new RegExp(`^(?:${text})$`, "su");
  } catch {
    return /[^]^/;
  }
}
