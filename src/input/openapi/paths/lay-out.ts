import { setOwn } from "../../../model/object.js";
import { routeName, type RoutePath, type Segment } from "../../../model/route-path.js";
import type { MatchPart } from "../../../model/route-spec.js";
import type { Router } from "../../../model/routers/index.js";
import { isSafeName, MAX_ROUTE_BYTES } from "./safe-names.js";
import { findShadows, type Shadow } from "./shadows.js";
import { nameSlugs, type SlugNames } from "./slug-names.js";
import {
  literalOf,
  newPosition,
  positionBelow,
  type NextPath,
  type Position,
  type Step,
  type Template,
} from "./position.js";

/** What of a router decides where paths lie. */
export type LayoutRouter = Pick<Router, "routesAreFolders">;

export interface Layout {
  /** For each template. */
  placed: NextPath[];
  /** Templates some of whose URLs are sent to the file of another, by their indices. */
  hidden: { hidden: number; by: number }[];
}

/**
 * Gives every path of a document its place in Next.js' tree of files, which knows less than OpenAPI: one name for all
 * parameters at one place, whole segments only, names that can be files. What does not fit becomes a whole-segment slug
 * whose value is compared or split at run time; then everything that could be asked for by the same URL is put into the
 * same file, because Next.js chooses the file before anything can be compared.
 *
 * Deterministic: depends on the templates and their order only.
 *
 * @param router whose folders and files they become
 */
export function layOut(templates: readonly Template[], { routesAreFolders }: LayoutRouter): Layout {
  const root = newPosition();
  const catchAlls = new Map<number, number>();
  // Every round makes at least one more literal a slug, or a slug's name short, until nothing is left to do.
  for (;;) {
    const drafts = templates.map((template, index) => draft(root, template, routesAreFolders, catchAlls.get(index)));
    const names = nameSlugs(drafts);
    const placed = drafts.map((steps, index) => named(steps, names[index]!));
    if (shorten(drafts, placed, catchAlls) || gather(drafts, catchAlls)) continue;
    const shadows = findShadows(drafts, placed);
    if (uncover(drafts, shadows, catchAlls)) continue;
    return { placed, hidden: shadows.map(({ template, hidden }) => ({ by: template, hidden })) };
  }
}

/** @param catchAllFrom the segment from which on the template is a catch-all, when it has to be one */
function draft(root: Position, template: Template, routesAreFolders: boolean, catchAllFrom = Infinity): Step[] {
  const steps: Step[] = [];
  let under = root;
  for (const [index, parts] of template.entries()) {
    if (index >= catchAllFrom || parts.some((part) => typeof part !== "string" && part.rest)) {
      steps.push({ under, kind: "catch-all", parts: joined(template.slice(index)) });
      return steps;
    }
    const [literal] = parts;
    const isFolder = routesAreFolders || index < template.length - 1;
    const isStatic = typeof literal === "string" && parts.length === 1 && canBeStatic(under, literal, isFolder);
    const step: Step = { under, kind: isStatic ? "static" : "dynamic", parts };
    steps.push(step);
    under = positionBelow(step);
  }
  return steps;
}

/** The parts of several segments with slashes between. */
function joined(segments: Template): MatchPart[] {
  const parts: MatchPart[] = [];
  for (const part of segments.flatMap((segment, index) => (index === 0 ? segment : ["/", ...segment]))) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/**
 * Folders that differ in case only are one on Windows and macOS, and so are files (`User.ts`), but not a file and a
 * folder: all but the first spelling become slugs.
 */
function canBeStatic(under: Position, literal: string, isFolder: boolean): boolean {
  if (!isSafeName(literal) || under.slugs.has(literal)) return false;
  const folded = `${literal.toLowerCase()}${isFolder ? "/" : ""}`;
  const first = under.spellings.get(folded);
  if (first === undefined) under.spellings.set(folded, literal);
  return first === undefined || first === literal;
}

function named(steps: readonly Step[], names: SlugNames): NextPath {
  const slugs: Record<string, MatchPart[]> = {};
  const path = steps.map((step, index): Segment => {
    if (step.kind === "static") return { kind: "static", text: literalOf(step) };
    const name = names[index]!;
    const [first] = step.parts;
    const isSame =
      step.kind === "dynamic" && step.parts.length === 1 && typeof first !== "string" && first?.param === name;
    if (!isSame) setOwn(slugs, name, [...step.parts]);
    return { kind: step.kind, name };
  });
  return { path, slugs };
}

/** What a literal becomes takes about as much (`[part2]`), so that nothing is won with shorter ones. */
const LENGTH_OF_SLUG = 7;

/**
 * Literals become slugs, which joins routes in one file, only where few routes go through them: else thousands could end
 * in a few files.
 */
const FEW = 12;

/**
 * Makes names fit. In a route that is too long the last literals become slugs; where that does not do, all behind the
 * segments that fit becomes a catch-all.
 */
function shorten(drafts: readonly Step[][], placed: readonly NextPath[], catchAlls: Map<number, number>): boolean {
  const long = placed.flatMap(({ path }, index) =>
    Buffer.byteLength(routeName(path)) > MAX_ROUTE_BYTES ? [index] : [],
  );
  if (long.length === 0) return false;
  const below = countBelow(drafts);
  for (const index of long) {
    const steps = drafts[index]!;
    const { path } = placed[index]!;
    let excess = Buffer.byteLength(routeName(path)) - MAX_ROUTE_BYTES;
    const literals = steps.filter(
      (step) =>
        step.kind === "static" && literalOf(step).length > LENGTH_OF_SLUG && below.get(positionBelow(step))! <= FEW,
    );
    const chosen: Step[] = [];
    for (let step = literals.pop(); step !== undefined && excess > 0; step = literals.pop()) {
      excess -= literalOf(step).length - LENGTH_OF_SLUG;
      chosen.push(step);
    }
    if (excess > 0)
      catchAlls.set(index, Math.max(0, Math.min(segmentsThatFit(path), (catchAlls.get(index) ?? Infinity) - 1)));
    else for (const step of chosen) step.under.slugs.add(literalOf(step));
  }
  return true;
}

/** How many segments can stay before a catch-all of at least two. */
function segmentsThatFit(path: RoutePath): number {
  const limit = MAX_ROUTE_BYTES - "/[...path2]".length;
  let count = path.length - 2;
  while (count > 0 && Buffer.byteLength(routeName(path.slice(0, count))) > limit) count--;
  return count;
}

/** Next.js tries a catch-all last: what could be asked for by the same URLs has to go there too. */
function gather(drafts: readonly Step[][], catchAlls: Map<number, number>): boolean {
  const before = catchAlls.size;
  const from = new Map<Position, [template: number, segment: number][]>();
  for (const [template, segment] of catchAlls) {
    const { under } = drafts[template]![segment]!;
    from.set(under, [...(from.get(under) ?? []), [template, segment]]);
  }
  for (const [index, steps] of drafts.entries()) {
    if (catchAlls.has(index)) continue;
    for (const [segment, { under }] of steps.entries()) {
      const thieves = from
        .get(under)
        ?.some(([template]) =>
          mayShareUrl(drafts[template]![segment]!.parts, joined(steps.slice(segment).map(({ parts }) => parts))),
        );
      if (thieves) catchAlls.set(index, segment);
      if (thieves) break;
    }
  }
  return catchAlls.size > before;
}

/** Segments compared one by one: two literals must be equal, everything else may be. */
function mayShareUrl(one: readonly MatchPart[], other: readonly MatchPart[]): boolean {
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  return (
    a.length === b.length && a.every((text, index) => text === undefined || b[index] === undefined || text === b[index])
  );
}

/** The literal segments of joined parts; nothing for those with parameters. */
function segmentsOf(parts: readonly MatchPart[]): (string | undefined)[] {
  return parts
    .map((part) => (typeof part === "string" ? part : "\0"))
    .join("")
    .split("/")
    .map((segment) => (segment.includes("\0") ? undefined : segment));
}

/**
 * A file that answers only some of the URLs Next.js sends it hides files that Next.js would ask after it. Where there is
 * such a file, the literal that makes the first win becomes a slug, so that both are one file; unless too many routes go
 * through it: then values of a parameter that equal the literal are left without an answer.
 */
function uncover(drafts: readonly Step[][], shadows: readonly Shadow[], catchAlls: Map<number, number>): boolean {
  if (shadows.length === 0) return false;
  const below = countBelow(drafts);
  let found = false;
  for (const { template, segment, by } of shadows) {
    const step = drafts[template]![segment]!;
    if (by === "catch-all") {
      found ||= !catchAlls.has(template);
      if (!catchAlls.has(template)) catchAlls.set(template, segment);
    } else if (below.get(positionBelow(step))! <= FEW) {
      step.under.slugs.add(literalOf(step));
      found = true;
    }
  }
  return found;
}

/** How many templates go through each position. */
function countBelow(drafts: readonly Step[][]): Map<Position, number> {
  const counts = new Map<Position, number>();
  for (const step of drafts.flat()) {
    if (step.kind !== "static") continue;
    const position = positionBelow(step);
    counts.set(position, (counts.get(position) ?? 0) + 1);
  }
  return counts;
}
