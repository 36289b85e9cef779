import { isProperty } from "./unicode-properties.js";

/** Escapes with an argument, other escapes, classes, what opens a group, and single characters. */
const TOKENS =
  /\\k<([^>]*)>|\\[^]|\[(?:\\[^]|[^\]\\])*\]|\(\?<([A-Za-z_$\u{80}-\u{10ffff}][\w$\u{80}-\u{10ffff}]*)>|\(\?|[^]/gu;

/**
 * The same pattern without what ES2017 has no syntax for, which TypeScript refuses with that target: groups lose their
 * names, references to them are by number, and `.` of flag `s` is spelled out.
 */
export function withoutNewSyntax(source: string, flags: string): { source: string; flags: string } {
  if (!/\(\?<[^=!]|\\k</.test(source) && !flags.includes("s")) return { source, flags };
  const groups = groupsByName(source);
  const plain = source.replace(TOKENS, (token: string, reference?: string, name?: string, ...[at]: [number]) => {
    if (name !== undefined) return "(";
    if (token === "." && flags.includes("s")) return String.raw`[\s\S]`;
    const numbers = reference === undefined ? undefined : groups.get(reference);
    if (numbers === undefined) return token;
    const referred = numbers.map((number) => `\\${number}`).join("");
    return /\d/.test(source[at + token.length] ?? "") ? `(?:${referred})` : referred;
  });
  return { source: plain, flags: flags.replace("s", "") };
}

/** The numbers of named groups; of those that share a name at most one takes part in a match. */
function groupsByName(source: string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  let number = 0;
  for (const [token, , name] of source.matchAll(TOKENS)) {
    if (token === "(" || name !== undefined) number++;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), number]);
  }
  return groups;
}

/** What of a pattern some engines know and others do not, as the end of "it ..."; asking the running one would not be the same everywhere. */
export function newerThanSome(source: string): string | undefined {
  const modifiers = /(?<!\\)(?:\\\\)*(\(\?(?:[ims]+-?|-)[ims]*:)/.exec(source)?.[1];
  if (modifiers !== undefined) return `sets flags for a part, ${modifiers}...), which Node.js before 23 does not know`;
  for (const [escape, property] of source.matchAll(/\\(?:[pP]\{([^}]*)\}|[^])/g)) {
    if (property !== undefined && !isProperty(property)) return `has ${escape}, which not every engine knows`;
  }
  return undefined;
}
