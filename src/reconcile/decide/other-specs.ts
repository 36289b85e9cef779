import { posix } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { FileChange, RenderedFile } from "../../model/files.js";
import { placeProblem } from "../../model/place.js";
import { DOCUMENT_SETTINGS } from "../../model/document-use.js";
import { contextOf } from "./context.js";
import { isOfOthers, othersAmong } from "./gone.js";
import { plain } from "../text/layout.js";
import { needsIn, reachedFrom } from "./reach.js";
import { rememberedUses } from "./remembered.js";
import type { ReconcileInput } from "./types.js";

/** Files that a run would change or remove although routes of other specs need them as they are. */
export interface Shared {
  /** Relative to the project root, sorted. */
  files: string[];
  /** The specs of those routes, without those of this run; relative to the project root, sorted. */
  specs: string[];
  /** All of them can be one run: none needs flags of its own, or has a security scheme that another has otherwise. */
  isOneRun: boolean;
  /** A place of its own that the one document of this run could have; absent where it has one, or there are several. */
  place: string | undefined;
}

/**
 * What separate runs with separate specs would break of each other: models of one name, the security schemes, slots of
 * `auth.ts`. A route of another spec needs itself, and what it imports, transitively. A file that is added takes nothing
 * away, nor does a seed that only gets more; and what a template holds for any spec, a new version of it changes for all.
 *
 * @param changes all of the run
 * @returns `undefined` when no route of others is touched
 */
export async function sharedWithOthers(
  changes: readonly FileChange[],
  input: ReconcileInput,
): Promise<Shared | undefined> {
  const fixed = new Set(input.rendered.filter(isForAnySpec).map(({ path }) => path));
  const taken = new Set(
    changes.filter((each) => takesAway(each, input) && !fixed.has(each.path)).map(({ path }) => path),
  );
  const routes = taken.size === 0 ? [] : routesOfOthers(changes, input);
  if (routes.length === 0) return undefined;
  const needs = needsIn(input.snapshot, await contextOf(input).codeTools());
  const files = new Set<string>();
  const specs = new Set<string>();
  for (const route of routes) {
    const lost = [...reachedFrom(route.path, needs)].filter((path) => taken.has(path));
    for (const path of lost) files.add(path);
    for (const spec of lost.length === 0 ? [] : route.specs) specs.add(spec);
  }
  if (files.size === 0) return undefined;
  const others = [...specs].sort();
  return { files: [...files].sort(), specs: others, isOneRun: canBeOneRun(others, input), place: freePlace(input) };
}

function canBeOneRun(others: readonly string[], { rendered, snapshot, mode }: ReconcileInput): boolean {
  const before = rememberedUses(snapshot);
  const { specs = [] } = mode;
  // What a spec file lists has its settings there.
  const own = rendered.map(({ document }) => (specs.includes(document?.file ?? "") ? document : undefined));
  const uses = [...own, ...others.map((file) => before.get(file))];
  const slots = rendered.flatMap((file) => file.slots ?? []);
  const known = [...snapshot.receipts.values()].flatMap((receipt) => receipt.slots ?? []);
  const differ = slots.some(({ name, comment }) =>
    known.some((each) => each.name === name && each.comment !== comment),
  );
  return !differ && !uses.some((use) => use !== undefined && DOCUMENT_SETTINGS.some((key) => use[key] !== undefined));
}

/** The name of the document, without what folders cannot have. */
function freePlace({ rendered, snapshot, mode: { specs = [] } }: ReconcileInput): string | undefined {
  const [document] = rendered.flatMap((file) => file.document ?? []);
  if (document === undefined || specs.length !== 1 || specs[0] !== document.file || document.as !== undefined) return;
  const words = posix.parse(document.file).name.replace(/[^\w-]+/g, "-");
  const name =
    words
      .replace(/^[^a-z]+|-+$/gi, "")
      .slice(0, 30)
      .toLowerCase() || "api";
  const taken = new Set([...rememberedUses(snapshot).values()].map(({ as }) => as));
  const isFree = (as: string): boolean => !taken.has(as) && placeProblem(as) === undefined;
  const numbered = Array.from({ length: taken.size + 2 }, (_, index) => `${name}-${index + 1}`);
  return [name, ...numbered].find(isFree);
}

/** Routes that are there and that this run has no part in, each with the specs that are left of its own. */
function routesOfOthers(
  changes: readonly FileChange[],
  { snapshot, mode }: ReconcileInput,
): { path: string; specs: string[] }[] {
  const here = new Set(changes.map(({ path }) => path));
  return [...snapshot.receipts.values()].flatMap((receipt) => {
    const { path, owner } = receipt;
    if (owner !== "route" || !snapshot.files.has(path)) return [];
    const specs = othersAmong(receipt, { snapshot, mode });
    // A route from several specs, one of them of this run, belongs to this run when the run renders it.
    const isShared =
      here.has(path) && receipt.specs?.some((spec) => !specs.includes(spec) && !snapshot.goneSpecs.has(spec));
    return specs.length === 0 || isShared ? [] : [{ path, specs }];
  });
}

/** Modules and seeds that are written as their template is: nothing of a spec is in them. */
function isForAnySpec({ template }: RenderedFile): boolean {
  return template.startsWith("runtime/") || template.startsWith("seeds/define-");
}

/** Places of the documents that routes of others come from; `undefined` is the one they share who have none. */
function placesOfOthers({ snapshot, mode }: ReconcileInput): Set<string | undefined> {
  const others = [...snapshot.receipts.values()].filter(
    (receipt) => receipt.owner === "route" && isOfOthers(receipt, { snapshot, mode }),
  );
  return new Set(others.map(({ document }) => document?.as));
}

function takesAway(change: FileChange, input: ReconcileInput): boolean {
  const { verdict, before, after } = change;
  if (before === undefined) return false;
  if (verdict === "conflict" || verdict === "remove") return true;
  return (verdict === "update" || verdict === "merge") && after !== before && !onlyAdds(change, input);
}

/**
 * A seed that gets more lines, and loses none: of those it has, or where the user's are merged, it was generated with. Of
 * slots only those count that others may ask for.
 */
function onlyAdds({ owner, path, verdict, before = "", after = "" }: FileChange, input: ReconcileInput): boolean {
  if (owner !== "seed") return false;
  const { rendered, snapshot } = input;
  const slots = rendered.find((file) => file.path === path)?.slots;
  const known = snapshot.receipts.get(path)?.slots;
  if (slots !== undefined && known !== undefined) {
    const places = placesOfOthers(input);
    return known.every((slot) => !places.has(slot.as) || slots.some((each) => isDeepStrictEqual(each, slot)));
  }
  if (verdict === "update") return hasAllOf(before, after);
  const base = snapshot.receipts.get(path)?.base;
  const next = rendered.find((file) => file.path === path)?.text;
  return base !== undefined && next !== undefined && hasAllOf(base, next);
}

/** Whether all lines of a text are in another one, in their order. */
function hasAllOf(text: string, other: string): boolean {
  const lines = plain(other).split("\n");
  let at = 0;
  return plain(text)
    .split("\n")
    .every((line) => (at = lines.indexOf(line, at) + 1) > 0);
}
