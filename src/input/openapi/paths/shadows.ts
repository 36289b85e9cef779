import { routeName } from "../../../model/route-path.js";
import type { MatchPart } from "../../../model/route-spec.js";
import type { NextPath, Step } from "./position.js";

/** A template whose file hides another, and the segment that makes Next.js choose it. */
export interface Shadow {
  template: number;
  hidden: number;
  segment: number;
  /** What the hidden file has in that place. */
  by: "dynamic" | "catch-all";
}

/**
 * Templates whose files do not answer every URL that Next.js sends there, while another file, which Next.js tries later
 * (static before dynamic before catch-all, from the left), would have answered it. One for each such template.
 */
export function findShadows(drafts: readonly Step[][], placed: readonly NextPath[]): Shadow[] {
  const names = placed.map(({ path }) => routeName(path));
  const open = new Set(names.filter((_, index) => !drafts[index]!.some(restricts)));
  if (open.size === names.length) return [];
  const tree = treeOf(drafts);
  return drafts.flatMap((steps, template) => {
    if (open.has(names[template]!)) return [];
    for (const hidden of candidates(tree, steps, 0)) {
      const found = names[template] === names[hidden] ? undefined : hides(steps, drafts[hidden]!);
      if (found !== undefined) return [{ template, hidden, ...found }];
    }
    return [];
  });
}

/** Templates by their steps, so that few have to be compared. */
interface Branch {
  statics: Map<string, Branch>;
  dynamic?: Branch;
  catchAlls: number[];
  ends: number[];
}

function newBranch(): Branch {
  return { statics: new Map(), catchAlls: [], ends: [] };
}

function treeOf(drafts: readonly Step[][]): Branch {
  const root = newBranch();
  for (const [index, steps] of drafts.entries()) {
    const last = steps.at(-1);
    const branch = steps.filter(({ kind }) => kind !== "catch-all").reduce(below, root);
    (last?.kind === "catch-all" ? branch.catchAlls : branch.ends).push(index);
  }
  return root;
}

function below(branch: Branch, { kind, parts }: Step): Branch {
  if (kind === "dynamic") return (branch.dynamic ??= newBranch());
  const literal = parts[0] as string;
  let next = branch.statics.get(literal);
  if (next === undefined) branch.statics.set(literal, (next = newBranch()));
  return next;
}

/** Templates that some URL of `steps` may also fit, which Next.js tries later. */
function* candidates(branch: Branch, steps: readonly Step[], index: number, differs = false): Generator<number> {
  const step = steps[index];
  if (step === undefined) {
    if (differs) yield* branch.ends;
    return;
  }
  yield* branch.catchAlls;
  if (step.kind === "static") {
    const same = branch.statics.get(step.parts[0] as string);
    if (same) yield* candidates(same, steps, index + 1, differs);
    if (branch.dynamic) yield* candidates(branch.dynamic, steps, index + 1, true);
  } else if (step.kind === "dynamic") {
    if (branch.dynamic) yield* candidates(branch.dynamic, steps, index + 1, differs);
    if (differs) for (const next of branch.statics.values()) yield* candidates(next, steps, index + 1, differs);
  }
}

/** Whether a slug takes only some of the values it may get. */
function restricts({ kind, parts }: Step): boolean {
  if (kind === "static") return false;
  const [only, ...others] = parts;
  return others.length > 0 || typeof only === "string";
}

/**
 * Where Next.js decides for `steps`, when some URLs of `others` are sent there and refused. The two first differ where
 * `steps` has the literal (or, against a catch-all, a segment at all).
 */
function hides(steps: readonly Step[], others: readonly Step[]): Omit<Shadow, "template" | "hidden"> | undefined {
  let found: Omit<Shadow, "template" | "hidden"> | undefined;
  let refuses = false;
  for (const [index, step] of steps.entries()) {
    const other = others[index];
    if (other === undefined) return undefined;
    if (step.kind === "catch-all") return refuses ? found : undefined;
    if (other.kind === "catch-all") return found ?? { segment: index, by: "catch-all" };
    if (step.kind === "static" && other.kind === "static") {
      if (step.parts[0] !== other.parts[0]) return undefined;
    } else if (step.kind === "static") {
      if (!accepts(other.parts, step.parts[0] as string)) return undefined;
      found ??= { segment: index, by: "dynamic" };
    } else if (other.kind === "static") {
      if (found === undefined) return undefined;
      refuses ||= !accepts(step.parts, other.parts[0] as string);
    } else {
      refuses ||= restricts(step) && shapeOf(step) !== shapeOf(other);
    }
  }
  return steps.length === others.length && refuses ? found : undefined;
}

/** The parts without the names of parameters. */
function shapeOf({ parts }: Step): string {
  return JSON.stringify(parts.map((part) => (typeof part === "string" ? part : 0)));
}

/**
 * Whether a text can be taken apart into the parts, each parameter having at least one character. Two literals have a
 * parameter between; what is behind it may begin where the literal first occurs, since the parameter can take the rest.
 */
function accepts(parts: readonly MatchPart[], text: string): boolean {
  /** Where the parts so far end at the earliest, and whether they may as well end later. */
  let end = 0;
  let isOpen = false;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== "string") end++;
    else if (!isOpen && !text.startsWith(part, end)) return false;
    else {
      const start = !isOpen ? end : index < parts.length - 1 ? text.indexOf(part, end) : text.length - part.length;
      if (start < end || !text.startsWith(part, start)) return false;
      end = start + part.length;
    }
    isOpen = typeof part !== "string";
  }
  return isOpen ? end <= text.length : end === text.length;
}
