// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Pair } from "./parameter";

/** The pairs `name=value` of a query string, form or cookie header, values undecoded. */
export function toPairs(
  text: string,
  separator: string | RegExp,
  decodeName: (raw: string) => string,
): Pair[] {
  const pairs: Pair[] = [];
  for (const each of text.split(separator)) {
    const part = each.trim();
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = at < 0 ? part : part.slice(0, at);
    const raw = at < 0 ? "" : part.slice(at + 1);
    pairs.push({ name: decodeName(name), raw });
  }
  return pairs;
}

/**
 * A query string that was written anew, by Next.js from version 15 on or by
 * middleware: a comma between values is `%2C` then, and what was no pair has a
 * `=`. Where it could be that, it is.
 */
export function asSent(search: string): string {
  const isAnew = String(new URLSearchParams(search)) === search;
  if (!isAnew) return search;
  return search.replace(/%2C/g, ",").replace(/^([^=&]*)=$/, "$1");
}

/** Decodes as HTML forms encode: `+` is a space. Throws a URIError when malformed. */
export function decodeForm(raw: string): string {
  return decodeURIComponent(raw.replaceAll("+", " "));
}

/** Decodes what can be decoded and leaves the rest. */
export function tryDecode(raw: string): string {
  if (!raw.includes("%")) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The same for names, where malformed ones are not a reason to refuse. */
export function decodeName(raw: string): string {
  return tryDecode(raw.replaceAll("+", " "));
}

/** A cookie's value; its name stands for itself (RFC 6265, 5.2). */
export function decodeCookie(raw: string): string {
  return tryDecode(raw.replace(/^"(.*)"$/, "$1"));
}
