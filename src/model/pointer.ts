/** RFC 6901 JSON pointers, as strings: empty for the whole document, else `/` before every token. */

/** `base` with one more token. */
export function pointerTo(base: string, token: string | number): string {
  return `${base}/${typeof token === "number" ? token : escapeToken(token)}`;
}

/** `~` and `/` as a pointer writes them (RFC 6901 section 3). */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

/** The tokens of a pointer; a pointer that does not start with `/` is read as if it did. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === "") return [];
  const text = pointer.startsWith("/") ? pointer.slice(1) : pointer;
  return text.split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
