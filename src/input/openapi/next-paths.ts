import type { Segment } from "../../model/route-path.js";
import { routeName } from "../../model/route-path.js";
import { setOwn } from "../../model/object.js";
import type { MatchPart } from "../../model/route-spec.js";
import type { NextPath, Step } from "./steps.js";
import { findShadows, type Shadow } from "./shadows.js";
import { isSafeName, MAX_ROUTE_BYTES, slugName } from "./safe-names.js";

export type Template = readonly (readonly MatchPart[])[];

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
 */
export function layOut(templates: readonly Template[]): Layout {
  const rules: Rules = { slugs: new Set(), short: new Set(), catchAlls: new Map() };
  for (;;) {
    const drafts = templates.map((template, index) => draft(template, rules, rules.catchAlls.get(index)));
    if (separateCases(drafts, rules)) continue;
    const names = nameSlugs(drafts, rules);
    const placed = drafts.map((one) => named(one, names));
    if (shorten(drafts, placed, rules)) continue;
    const shadows = findShadows(drafts, placed);
    if (uncover(drafts, shadows, rules)) continue;
    return { placed, hidden: shadows.map(({ template, hidden }) => ({ by: template, hidden })) };
  }
}

/** What has been found out so far; grows until nothing is left to do, so that the work ends. */
interface Rules {
  /** Literal segments that must be slugs: the position before them and the literal. */
  slugs: Set<string>;
  /** Positions whose slug must have a short name. */
  short: Set<string>;
  /** Templates that are a catch-all from this segment on. */
  catchAlls: Map<number, number>;
}

function draft(template: Template, rules: Rules, catchAllFrom = Infinity): Step[] {
  const steps: Step[] = [];
  let under = "";
  for (const [index, parts] of template.entries()) {
    if (index >= catchAllFrom || parts.some((part) => typeof part !== "string" && part.rest)) {
      steps.push({ under, kind: "catch-all", parts: joined(template.slice(index)) });
      return steps;
    }
    const [literal] = parts;
    const isStatic =
      typeof literal === "string" &&
      parts.length === 1 &&
      isSafeName(literal) &&
      !rules.slugs.has(slugRule(under, literal));
    steps.push({ under, kind: isStatic ? "static" : "dynamic", parts });
    under = isStatic ? `${under}/${literal}` : `${under}/[]`;
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

function slugRule(under: string, literal: string): string {
  return `${under}\n${literal}`;
}

/** Folders and files that differ in case only are one on Windows and macOS: all but the first spelling become slugs. */
function separateCases(drafts: readonly Step[][], rules: Rules): boolean {
  const spellings = new Map<string, string>();
  let found = false;
  for (const { under, kind, parts } of drafts.flat()) {
    if (kind !== "static") continue;
    const literal = parts[0] as string;
    const key = `${under}\n${literal.toLowerCase()}`;
    const first = spellings.get(key) ?? literal;
    spellings.set(key, first);
    if (first === literal) continue;
    rules.slugs.add(slugRule(under, literal));
    found = true;
  }
  return found;
}

/** The name of the slug below each position; catch-alls have their own. */
type SlugNames = ReadonlyMap<string, string>;

function slugKey(step: Step): string {
  return `${step.under}/${step.kind}`;
}

/**
 * The name most parameters at a position have, the first of equally frequent ones; never the name of a slug above it.
 */
function nameSlugs(drafts: readonly Step[][], rules: Rules): SlugNames {
  const counts = new Map<string, Map<string, number>>();
  for (const step of drafts.flat()) {
    if (step.kind === "static") continue;
    const key = slugKey(step);
    const ofKey = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ofKey);
    const [name, weight] = wish(step);
    ofKey.set(name, (ofKey.get(name) ?? 0) + weight);
  }
  const names = new Map<string, string>();
  for (const steps of drafts) {
    const above = new Set<string>();
    for (const [depth, step] of steps.entries()) {
      if (step.kind === "static") continue;
      const key = slugKey(step);
      const wished = rules.short.has(key) ? `p${depth + 1}` : mostWished(counts.get(key)!);
      if (!names.has(key)) names.set(key, distinct(wished, above));
      above.add(names.get(key)!);
    }
  }
  return names;
}

/** What a segment would have its slug called, and how much that counts: a parameter of its own most, a literal least. */
function wish({ parts }: Step): [name: string, weight: number] {
  const [first] = parts;
  const parameter = parts.find((part) => typeof part !== "string");
  if (parameter === undefined) return ["part", 0];
  return [slugName(parameter.param), typeof first !== "string" && parts.length === 1 ? 1_000_000 : 1];
}

function mostWished(counts: ReadonlyMap<string, number>): string {
  let best = "part";
  let most = -1;
  for (const [name, count] of counts) {
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

function distinct(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}${count}`)) count++;
  return `${name}${count}`;
}

function named(steps: readonly Step[], names: SlugNames): NextPath {
  const slugs: Record<string, MatchPart[]> = {};
  const path = steps.map((step): Segment => {
    if (step.kind === "static") return { kind: "static", text: step.parts[0] as string };
    const name = names.get(slugKey(step))!;
    const [first] = step.parts;
    const isSame =
      step.kind === "dynamic" && step.parts.length === 1 && typeof first !== "string" && first?.param === name;
    if (!isSame) setOwn(slugs, name, [...step.parts]);
    return { kind: step.kind, name };
  });
  return { path, slugs };
}

/** A literal shorter than this is not worth a comparison. */
const WORTH_REPLACING = 8;

/** Makes names fit: the last long literal of a route that is too long becomes a slug, then slugs get short names. */
function shorten(drafts: readonly Step[][], placed: readonly NextPath[], rules: Rules): boolean {
  let found = false;
  for (const [index, steps] of drafts.entries()) {
    if (Buffer.byteLength(routeName(placed[index]!.path)) <= MAX_ROUTE_BYTES) continue;
    const literal = steps.findLast(
      ({ kind, parts }) => kind === "static" && (parts[0] as string).length >= WORTH_REPLACING,
    );
    const slug = steps.findLast((step) => step.kind !== "static" && !rules.short.has(slugKey(step)));
    if (literal !== undefined) rules.slugs.add(slugRule(literal.under, literal.parts[0] as string));
    else if (slug !== undefined) rules.short.add(slugKey(slug));
    else continue;
    found = true;
  }
  return found;
}

/**
 * With more routes than this below a literal, all of them would be answered by a few files, to serve nothing but values
 * of a parameter that equal the literal. Then those values are left without an answer.
 */
const WORTH_JOINING = 12;

/**
 * A file that answers only some of the URLs Next.js sends it hides files that Next.js would ask after it. Where there is
 * such a file, the literal that makes the first win becomes a slug, so that both are one file.
 */
function uncover(drafts: readonly Step[][], shadows: readonly Shadow[], rules: Rules): boolean {
  const before = rules.slugs.size + rules.catchAlls.size;
  const below = shadows.length === 0 ? new Map<string, number>() : countBelow(drafts);
  for (const { template, segment, by } of shadows) {
    const { under, parts } = drafts[template]![segment]!;
    const literal = parts[0] as string;
    if (by === "catch-all") rules.catchAlls.set(template, segment);
    else if (below.get(slugRule(under, literal))! <= WORTH_JOINING) rules.slugs.add(slugRule(under, literal));
  }
  return rules.slugs.size + rules.catchAlls.size > before;
}

/** How many templates go through each literal at its position. */
function countBelow(drafts: readonly Step[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { under, kind, parts } of drafts.flat()) {
    if (kind !== "static") continue;
    const key = slugRule(under, parts[0] as string);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
