import { CHARACTERS, setOf } from "./character-sets.js";

/** A part of a pattern: one character or class, an assertion, a bracket, a bar, with how often it comes. */
interface Part {
  kind: "character" | "assertion" | "open" | "close" | "bar";
  /** Which of {@link CHARACTERS} it is. */
  set: ReadonlySet<string>;
  isOptional: boolean;
  isUnlimited: boolean;
}

const PART =
  /(?<open>\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?)|(?<close>\))|(?<bar>\|)|(?<assertion>[\^$]|\\[bB])|(?<character>\[(?:\\[^]|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|\d+|[^])|[^])/
    .source;
const QUANTIFIER = /(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})?)\??/.source;

/**
 * Whether the time of matching may grow with the square of the text: two repetitions without limit follow each other and
 * share a character (`\s*\s*$`), or a search begins with one that something has to follow (`\s+$`), so that it is tried from
 * each place. Both need a text that does not match.
 *
 * @param source valid in Unicode mode
 */
export function runs(source: string): boolean {
  if (!/[*+]|,\}/.test(source)) return false;
  const parts = [...source.matchAll(new RegExp(PART + QUANTIFIER, "gu"))].map(partOf);
  return hasNeighbours(parts) || alternatives(parts).some(isSearchedFor);
}

function partOf({ groups = {} }: RegExpMatchArray): Part {
  const kind = (["open", "close", "bar", "assertion", "character"] as const).find((name) => groups[name] !== undefined);
  const { quantifier = "", character } = groups;
  const set = setOf(character ?? "[]");
  return {
    kind: kind ?? "character",
    set: new Set(character === undefined ? [] : CHARACTERS.filter((each) => set.test(each))),
    isOptional: /^(?:[*?]|\{0)/.test(quantifier),
    isUnlimited: /^(?:[*+]|\{\d+,\})/.test(quantifier),
  };
}

/** What must come between two repetitions separates them unless both can be it. */
function hasNeighbours(parts: readonly Part[]): boolean {
  let running: Part[] = [];
  for (const part of parts) {
    if (part.kind === "assertion") continue;
    if (part.kind !== "character") {
      running = [];
      continue;
    }
    if (part.isUnlimited && running.some((other) => shares(other, part))) return true;
    if (!part.isOptional) running = running.filter((other) => shares(other, part));
    if (part.isUnlimited) running.push(part);
  }
  return false;
}

function shares(one: Part, other: Part): boolean {
  return [...one.set].some((character) => other.set.has(character));
}

/** Those of the pattern itself, not of its groups. */
function alternatives(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [[]];
  let depth = 0;
  for (const part of parts) {
    if (part.kind === "open") depth++;
    if (part.kind === "close") depth--;
    if (part.kind === "bar" && depth === 0) found.push([]);
    else found.at(-1)!.push(part);
  }
  return found;
}

/** Begins with a repetition, and what follows it can be missing. */
function isSearchedFor(parts: readonly Part[]): boolean {
  const first = parts.findIndex(
    ({ kind, isOptional, isUnlimited }) => kind !== "character" || isUnlimited || !isOptional,
  );
  const run = parts[first];
  if (run === undefined || run.kind !== "character" || !run.isUnlimited) return false;
  return parts.slice(first + 1).some(({ isOptional }) => !isOptional);
}
