import { basename, join, resolve } from "node:path";
import type { InputRequest } from "../input/index.js";
import { findSpecFile } from "../input/start-files.js";
import { UserError } from "../model/diagnostic.js";
import type { Receipt } from "../model/files.js";
import type { DocumentUse, SpecUse } from "../model/document-use.js";
import type { Snapshot } from "../model/snapshot.js";
import { rememberedUses } from "../reconcile/decide/remembered.js";
import { relativePath } from "../text/paths.js";
import { readDisk } from "../write/snapshot.js";

/** Which of the earlier runs are meant. */
export interface Earlier {
  /** A file, relative to the root: only the specs it was generated from, and what was with those. A seed is of all specs. */
  path?: string;
  /** All of them, even those that were apart from each other: to look at, not to write. */
  together?: boolean;
}

/**
 * The spec files that earlier runs were given and that are still there, and how these took them: what a run is about
 * that names none. Nothing where there is a file that says so (`api-routes.yaml`), or a document no run has read.
 *
 * @param root absolute path of the project
 * @param read what earlier runs left, where that is at hand
 * @throws UserError when earlier runs had them apart from each other, and would not have together
 */
export async function asEarlierRuns(
  root: string,
  cwd: string,
  { path, together = false }: Earlier = {},
  read: () => Promise<Snapshot> = () => readDisk(root, [], { state: true }),
): Promise<Partial<Pick<InputRequest, "specs" | "before">>> {
  const found = path === undefined ? findSpecFile([cwd, root]) : undefined;
  if (found !== undefined && basename(found).startsWith("api-routes.")) return {};
  const snapshot = await read();
  const specs = specsOf(snapshot, path);
  if (specs.length === 0 || (found !== undefined && !specs.includes(relativePath(root, found)))) return {};
  if (!together) refuseApart(specs, snapshot);
  return { specs: specs.map((spec) => join(root, spec)), before: rememberedUses(snapshot) };
}

/** How earlier runs took each document that has routes, see `PrefixSources.known`. */
export function knownUses(snapshot: Snapshot): ReadonlyMap<string, DocumentUse> {
  const plain = specsOf(snapshot, undefined).map((file) => [file, { file }] as const);
  return new Map([...plain, ...rememberedUses(snapshot)]);
}

/** Whether a run that names none knows what it is about. */
export async function knowsSpecs(root: string, cwd: string): Promise<boolean> {
  if (findSpecFile([cwd, root]) !== undefined) return true;
  return specsOf(await readDisk(root, [], { state: true }), undefined).length > 0;
}

/**
 * The specs of all earlier runs, and what a run that names none would read, as those runs took them.
 *
 * @param root absolute path of the project
 * @param uses how this run takes some of them
 */
export async function everySpec(
  root: string,
  { cwd, config }: Pick<InputRequest, "cwd" | "config">,
  uses: readonly SpecUse[] = [],
): Promise<Required<Pick<InputRequest, "specs" | "before">>> {
  const snapshot = await readDisk(root, [], { state: true });
  const known = [...new Set([...specsOf(snapshot, undefined), ...uses.map(({ use }) => use.file)])];
  const found = config === undefined ? findSpecFile([cwd, root]) : resolve(cwd, config);
  const isSaid = found !== undefined && (known.length === 0 || basename(found).startsWith("api-routes."));
  const files = [...(isSaid ? [found] : []), ...known.map((file) => join(root, file))];
  const now = uses.map(({ use }) => [use.file, use] as const);
  return { specs: [...new Set(files)], before: new Map([...rememberedUses(snapshot), ...now]) };
}

/** Relative to the root, sorted. */
function specsOf({ receipts, goneSpecs }: Snapshot, path: string | undefined): string[] {
  const there = ({ specs = [] }: Partial<Receipt>): string[] => specs.filter((spec) => !goneSpecs.has(spec));
  const runs = [...receipts.values()].map(there);
  const own = path === undefined ? [] : there(receipts.get(path) ?? {});
  const all =
    own.length === 0 ? runs.flat() : [...own, ...runs.filter((run) => run.some((spec) => own.includes(spec))).flat()];
  return [...new Set(all)].sort();
}

/** Documents in one place number what they call the same when they are read together: files would change names. */
function refuseApart(specs: readonly string[], { receipts }: Snapshot): void {
  const places = new Map<string | undefined, string>();
  for (const { specs: run = [], document } of receipts.values()) {
    const key = run.filter((spec) => specs.includes(spec)).join(" ");
    if (key === "") continue;
    const other = places.get(document?.as) ?? key;
    places.set(document?.as, key);
    if (other === key) continue;
    throw new UserError(
      `Earlier runs had ${other} and ${key} apart from each other.`,
      `Name one of them: create-api-route generate ${key}\nOr give each a place of its own: "as: name" below "spec:" in api-routes.yaml, or --as.`,
    );
  }
}
