/**
 * Text from outside as it may be shown in a message: in double quotes, on one line, shortened to `limit` characters,
 * with everything invisible or able to disturb a terminal (control and format characters, line separators, lone
 * surrogates) written as `\u....`.
 */
export function quote(text: string, limit = 60): string {
  const characters = Array.from(text.length > limit * 2 ? text.slice(0, limit * 2) : text);
  const cut = characters.length > limit || text.length > limit * 2;
  const shown = (cut ? characters.slice(0, limit - 1) : characters).map(visible).join("");
  return `"${shown}${cut ? "…" : ""}"`;
}

function visible(character: string): string {
  if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(character)) return character;
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** The same for text that is shown without quotes and may have several lines: a path, a reason, a note. */
export function legible(text: string): string {
  return text.replaceAll(/[^\P{C}\n]|\p{Zl}|\p{Zp}/gu, visible);
}
