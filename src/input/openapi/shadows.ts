import { routeName } from "../../model/route-path.js";
import type { MatchPart } from "../../model/route-spec.js";
import type { NextPath, Step } from "./steps.js";

/** A template whose file hides another, and the segment that makes Next.js choose it. */
export interface Shadow {
  template: number;
  segment: number;
  /** What the other file has in that place. */
  by: "dynamic" | "catch-all";
}

/** Next.js' tree of files, with the kinds of segments in the order in which it tries them. */
interface Place {
  statics: Map<string, Place>;
  dynamic?: Place;
  hasCatchAll: boolean;
  /** A file ends here. */
  ends: boolean;
}

/**
 * Templates whose files do not answer every URL that Next.js sends there, while another file that Next.js tries later
 * (static before dynamic before catch-all, from the left) could have been meant.
 */
export function findShadows(drafts: readonly Step[][], placed: readonly NextPath[]): Shadow[] {
  const root: Place = newPlace();
  for (const steps of drafts) insert(root, steps);
  const open = new Set<string>();
  const names = placed.map(({ path }) => routeName(path));
  for (const [index, steps] of drafts.entries()) if (!steps.some(restricts)) open.add(names[index]!);
  return drafts.flatMap((steps, template) => {
    if (open.has(names[template]!)) return [];
    const hidden = hiddenBy(root, steps, 0);
    return hidden === undefined ? [] : [{ template, ...hidden }];
  });
}

function newPlace(): Place {
  return { statics: new Map(), hasCatchAll: false, ends: false };
}

function insert(root: Place, steps: readonly Step[]): void {
  let place = root;
  for (const { kind, parts } of steps) {
    if (kind === "catch-all") {
      place.hasCatchAll = true;
      return;
    }
    if (kind === "dynamic") place = place.dynamic ??= newPlace();
    else {
      const literal = parts[0] as string;
      let next = place.statics.get(literal);
      if (next === undefined) place.statics.set(literal, (next = newPlace()));
      place = next;
    }
  }
  place.ends = true;
}

/** Whether a slug takes only some of the values it may get. */
function restricts({ kind, parts }: Step): boolean {
  if (kind === "static") return false;
  const [only, ...others] = parts as readonly MatchPart[];
  return others.length > 0 || typeof only === "string";
}

/** The first segment where another file, tried later, takes the same URL. */
function hiddenBy(place: Place, steps: readonly Step[], index: number): Omit<Shadow, "template"> | undefined {
  const step = steps[index];
  if (step === undefined || step.kind === "catch-all") return undefined;
  if (step.kind === "static") {
    const same = place.statics.get(step.parts[0] as string);
    const deeper = same && hiddenBy(same, steps, index + 1);
    if (deeper !== undefined) return deeper;
    if (place.dynamic && takes(place.dynamic, steps, index + 1)) return { segment: index, by: "dynamic" };
  } else {
    const deeper = place.dynamic && hiddenBy(place.dynamic, steps, index + 1);
    if (deeper !== undefined) return deeper;
  }
  return place.hasCatchAll ? { segment: index, by: "catch-all" } : undefined;
}

/** Whether some file below a place takes URLs of this shape. */
function takes(place: Place, steps: readonly Step[], index: number): boolean {
  const step = steps[index];
  if (step === undefined) return place.ends;
  if (place.hasCatchAll) return true;
  if (place.dynamic && takes(place.dynamic, steps, index + 1)) return true;
  if (step.kind === "catch-all") return place.ends || place.statics.size > 0;
  if (step.kind === "dynamic") return [...place.statics.values()].some((next) => takes(next, steps, index + 1));
  const same = place.statics.get(step.parts[0] as string);
  return same !== undefined && takes(same, steps, index + 1);
}
