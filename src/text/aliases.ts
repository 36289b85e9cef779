import type { Aliases } from "../model/aliases.js";

/** Files that a specifier may stand for by the first pattern that it matches, relative to the project root. */
export function aliased(from: string, aliases: Aliases): string[] {
  for (const [pattern, targets] of aliases) {
    const [head = "", tail] = pattern.split("*");
    if (tail === undefined ? from !== head : !isBetween(from, head, tail)) continue;
    const star = from.slice(head.length, from.length - (tail ?? "").length);
    return targets.map((target) => target.replaceAll("*", () => star));
  }
  return [];
}

function isBetween(from: string, head: string, tail: string): boolean {
  return from.length >= head.length + tail.length && from.startsWith(head) && from.endsWith(tail);
}

/** How specifiers begin that lead into the API's library without saying so. */
export function headsInto(aliases: Aliases): string[] {
  return intoLibrary(aliases).map(([pattern]) => pattern.split("*")[0] ?? "");
}

/** A text whose specifiers of the API's library say where they lead. */
export function withoutAliases(text: string, aliases: Aliases = []): string {
  return intoLibrary(aliases).reduce((found, [pattern, target]) => {
    const [head = "", tail] = pattern.split("*");
    if (!found.includes(head)) return found;
    const star = tail === undefined ? "()" : `([^"'\`\\n]*?)${escaped(tail)}`;
    const specifier = new RegExp(`(["'\`])${escaped(head)}${star}\\1`, "g");
    return found.replace(specifier, (_, quote: string, name: string) => quote + target.replaceAll("*", name) + quote);
  }, text);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

function intoLibrary(aliases: Aliases): [pattern: string, target: string][] {
  return aliases.flatMap(([pattern, targets]) => {
    const target = targets.find((each) => /^(?:src\/)?lib\/api\//.test(each));
    return target === undefined ? [] : [[pattern, `./${target}`]];
  });
}
