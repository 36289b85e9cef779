import { isDeviceName } from "./device-names.js";
import type { Diagnostic } from "./diagnostic.js";
import { quote } from "./quote.js";
import { segmentText, type RoutePath, type Segment } from "./route-path.js";

/**
 * What a segment's file or folder name may take at most, in bytes. File systems allow 255; the rest is room for the
 * extension (`.tsx`) and for the names of receipts and temporary files made from it.
 */
export const MAX_SEGMENT_BYTES = 240;

interface Problem {
  code: string;
  /** Follows `The route "..." `. */
  text: string;
  hint: string;
}

/**
 * What keeps one route, looked at alone, from being stored on every system and served by Next.js 12 to 16 in `dev`
 * and `start` alike. All problems, at most one per segment; rules between routes are `plan/collisions.ts`.
 *
 * @param shown the route as the user wrote it
 */
export function pathProblems(path: RoutePath, shown: string): Diagnostic[] {
  const problems = path.map((segment, index) => segmentProblem(segment, index === path.length - 1));
  problems.push(...slugProblems(path));
  return problems
    .filter((problem) => problem !== undefined)
    .map(({ code, text, hint }) => ({ code, severity: "error", message: `The route ${quote(shown)} ${text}.`, hint }));
}

function segmentProblem(segment: Segment, last: boolean): Problem | undefined {
  return (
    (segment.kind === "static" ? staticProblem(segment.text, last) : slugProblem(segment.name)) ??
    lengthProblem(segmentText(segment)) ??
    (segment.kind.endsWith("catch-all") && !last ? catchAllProblem(segment) : undefined)
  );
}

/**
 * What Next.js serves under its own spelling and every file system stores. Seen to work besides letters, digits and
 * `._~-`: `$&'()+,;=@`. Unreachable or broken: space, `#%^{}[]` and the backtick, `!` (webpack), everything beyond ASCII.
 */
const SERVABLE = /^[\w.~$&'()+,;=@-]+$/;
const WINDOWS_FORBIDS = /[<>:"|?*\\]/;

function staticProblem(text: string, last: boolean): Problem | undefined {
  const what = `has the segment ${quote(text)}`;
  if (!SERVABLE.test(text)) return characterProblem(text, what);
  if (/^\.\.?$/.test(text)) {
    return {
      code: "route-traversal",
      text: `contains ${quote(text)}`,
      hint: "A route names every folder on its way and never leaves /api.",
    };
  }
  if (text.endsWith(".")) {
    return {
      code: "route-trailing-dot",
      text: `${what}: Windows drops the dot at the end`,
      hint: "Leave the dot out.",
    };
  }
  if (isDeviceName(text)) {
    return {
      code: "route-reserved-name",
      text: `${what}, which is a device on Windows and not a file name`,
      hint: "Choose another name, e.g. with an s.",
    };
  }
  if (last && /\.d$/i.test(text)) {
    return {
      code: "route-extension",
      text: `${what}, which with its extension becomes the name of a declaration file`,
      hint: "Choose a name that does not end in .d.",
    };
  }
  return undefined;
}

function characterProblem(text: string, what: string): Problem {
  const bad = [...new Set(text)].filter((character) => !SERVABLE.test(character));
  const who = bad.every((character) => WINDOWS_FORBIDS.test(character))
    ? "Windows cannot store"
    : "Next.js cannot serve";
  const list = bad.slice(0, 5).map((character) => (character === " " ? "a space" : quote(character)));
  return {
    code: "route-character",
    text: `${what} with ${list.join(", ")}${bad.length > 5 ? ", ..." : ""}, which ${who}`,
    hint: characterHint(bad),
  };
}

function characterHint(bad: readonly string[]): string {
  if (bad.includes("\\")) return "Segments are separated by /.";
  if (bad.includes("?")) return "A query string is not part of a route; an optional parameter is [[...slug]].";
  if (bad.includes("*")) return "A segment that takes everything is written [...slug].";
  if (bad.includes(":")) return "A parameter takes a whole segment: users/[id].";
  return "Use letters, digits and . _ ~ - in a segment.";
}

function slugProblem(name: string): Problem | undefined {
  if (/^[\w$~-][\w.$~-]*$/.test(name) && name !== "__proto__") return undefined;
  const what = `has a parameter named ${quote(name)}`;
  if (name.startsWith(".")) {
    return {
      code: "route-parameter-name",
      text: `${what}, which starts with a period`,
      hint: "A catch-all has exactly three: [...slug].",
    };
  }
  return { code: "route-parameter-name", text: what, hint: "Use letters, digits, _ and - in a parameter's name." };
}

function lengthProblem(text: string): Problem | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_SEGMENT_BYTES) return undefined;
  return {
    code: "route-too-long",
    text: `has a segment of ${bytes} bytes; file names hold ${MAX_SEGMENT_BYTES} and an extension`,
    hint: "Shorten it.",
  };
}

function catchAllProblem(segment: Segment): Problem {
  return {
    code: "route-catch-all-not-last",
    text: `goes on after ${segmentText(segment)}, which takes the rest of the URL`,
    hint: "A catch-all must be the last segment.",
  };
}

/** A parameter's name without what Next.js ignores when it compares the parameters of a route. */
export function slugWord(name: string): string {
  return name.replace(/\W/g, "");
}

/** "You cannot have the same slug name repeat" and "differ only by non-word symbols within a single dynamic path" of getSortedRoutes. */
function slugProblems(path: RoutePath): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const segment of path) {
    if (segment.kind === "static") continue;
    const before = seen.get(slugWord(segment.name));
    seen.set(slugWord(segment.name), before ?? segment.name);
    if (before === segment.name) {
      problems.push({
        code: "route-parameter-repeated",
        text: `has two parameters named ${quote(segment.name)}`,
        hint: "Give each its own name.",
      });
    } else if (before !== undefined) {
      problems.push({
        code: "route-parameters-alike",
        text: `has the parameters ${quote(before)} and ${quote(segment.name)}, which differ in symbols only; Next.js refuses that`,
        hint: "Give them names that differ in a letter or digit.",
      });
    }
  }
  return problems;
}
