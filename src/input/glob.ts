import picomatch from "picomatch";
import { UserError } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";

/** What multiplies the ways in which a glob may fit: stars in one segment, and choices. */
const MAX = { length: 500, stars: 3, choices: 4, commas: 20 } as const;

/**
 * What a glob over paths fits, none of which begins with a slash. `*` and `?` stay in a segment, `**` is any number of
 * segments, `{a,b}` a choice; all else is literal, as paths have brackets and parentheses (`People({id})`).
 *
 * Segment by segment: one regular expression for a whole glob tries every way to share a path among its `**`.
 *
 * @throws UserError for a glob that could take for ever
 */
export function globPattern(glob: string): (name: string) => boolean {
  const inBraces = /\{([^{}]*\/[^{}]*)\}/.exec(checked(glob));
  const choices = inBraces?.[1]?.split(",") ?? [];
  if (inBraces !== null && choices.length > 1) {
    const each = choices.map((choice) => globPattern(glob.replace(inBraces[0], () => choice)));
    return (name) => each.some((fits) => fits(name));
  }
  const parts = glob.split("/");
  const tests = parts.map((part) => (part === "**" ? "any" : picomatch(literal(part), { nobracket: true, dot: true })));
  return (name) => fitsSegments(tests, name.split("/"));
}

function fitsSegments(
  tests: readonly ("any" | ((segment: string) => boolean))[],
  segments: readonly string[],
): boolean {
  /** Before which segments one may be, once the tests so far have theirs. */
  let reached = [0];
  for (const test of tests) {
    const [first] = reached;
    if (first === undefined) return false;
    if (test === "any") reached = Array.from({ length: segments.length - first + 1 }, (_, index) => first + index);
    else reached = reached.filter((at) => at < segments.length && test(segments[at] ?? "")).map((at) => at + 1);
  }
  return reached.at(-1) === segments.length;
}

function literal(glob: string): string {
  return glob.replace(/[()+$^|\\!@]/g, "\\$&");
}

function checked(glob: string): string {
  const stars = Math.max(...glob.split("/").map((segment) => segment.split(/\*+/).length - 1));
  const choices = glob.split(/\{(?=[^{}]*,)/).length - 1;
  const commas = glob.split(",").length - 1;
  if (glob.length <= MAX.length && stars <= MAX.stars && choices <= MAX.choices && commas <= MAX.commas) return glob;
  throw new UserError(
    `The glob ${quote(glob.length > 80 ? `${glob.slice(0, 80)}...` : glob)} is too much: expected at most ${MAX.length} characters, ${MAX.stars} stars in a segment, and ${MAX.choices} choices {a,b} of ${MAX.commas} alternatives together.`,
    "Give several simple ones instead.",
  );
}
