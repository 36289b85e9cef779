// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: fff88d18c032554c-9ef0f089-fb4fd027

import type { TextType } from "./contract";

/** What a parameter is, still text: a list where it came several times. */
export type Spelling = string | string[];

/**
 * Turns text into the types a schema admits. Text that stands for none of them
 * stays as it is, so that validation can name the mistake: `12abc` is not 12.
 */
export function coerce(spelling: Spelling, type: TextType): unknown {
  if (typeof spelling !== "string") return spelling;
  if (type === "number") return toNumber(spelling) ?? spelling;
  return spelling;
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Only numbers that lose no digit: not 9007199254740993, not 1e999. */
function toNumber(text: string): number | undefined {
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number)) return undefined;
  const [, whole = String(number)] = /^(-?\d+)(?:\.0*)?$/.exec(text) ?? [];
  const isExact = String(number) === whole || BigInt(whole) === BigInt(number);
  return isExact ? number : undefined;
}

/** Throws a SyntaxError also where `JSON.parse` would silently change digits. */
export function parseJson(text: string): unknown {
  const value = parseWithoutProto(text);
  if (!/\d{16}|e\+?\d{3}/i.test(text)) return value;
  let isInText = false;
  for (const [token] of text.matchAll(/\\.|"|-?\d[\d.eE+-]*/g)) {
    if (token === '"') isInText = !isInText;
    const wrong = isInText ? undefined : tooManyDigits(token);
    if (wrong !== undefined) throw new SyntaxError(wrong);
  }
  return value;
}

function parseWithoutProto(text: string): unknown {
  if (!/__proto__|\\u/.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (key, value: unknown) =>
    key === "__proto__" ? undefined : value,
  );
}

/** What is wrong with text that would be a number, had it fewer digits. */
export function tooManyDigits(value: unknown): string | undefined {
  if (typeof value !== "string" || !NUMBER.test(value)) return undefined;
  if (toNumber(value) !== undefined) return undefined;
  return `The number ${value} has too many digits`;
}
