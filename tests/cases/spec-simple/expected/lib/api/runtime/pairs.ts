// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: c3db0432af541c06-8bd44506-6fa32eae

/** A name with its undecoded value, from a query string, cookie or form. */
export interface Pair {
  name: string;
  raw: string;
}

/** The pairs `name=value` of a query string, form or cookie header, values undecoded. */
export function toPairs(
  text: string,
  separator: string | RegExp,
  decodeName: (raw: string) => string,
): Pair[] {
  return text.split(separator).flatMap((each) => {
    const part = each.trim();
    const end = `${part}=`.indexOf("=");
    const raw = part.slice(end + 1);
    return part === "" ? [] : [{ name: decodeName(part.slice(0, end)), raw }];
  });
}

/** Decodes as HTML forms encode: `+` is a space. Throws a URIError when malformed. */
export function decodeForm(raw: string): string {
  return decodeURIComponent(raw.replace(/\+/g, " "));
}

/** Decodes what can be decoded and leaves the rest. */
export function tryDecode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The same for names, where malformed ones are not a reason to refuse. */
export function decodeName(raw: string): string {
  return tryDecode(raw.replace(/\+/g, " "));
}
