import type { Receipt } from "../../model/files.js";
import { routerNamed, routerOfFile } from "../../model/routers/index.js";
import { change, receiptOf } from "./change.js";
import { kept } from "./forced.js";
import { isSame } from "./update.js";
import { implementsIts } from "./without-receipt.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * Finds where the operations of a file that is gone are served now: where its contract is implemented, in another router
 * then; else where all of them are in one other file, to which the spec moved them. Operations without an operationId
 * are named by their path, so theirs never match there.
 */
export function movesAmong(rendered: readonly RenderedFile[]): (receipt: Receipt) => RenderedFile | undefined {
  const servedBy = new Map<string, RenderedFile>();
  const implementedBy = new Map<string, RenderedFile>();
  for (const file of rendered) {
    if (file.owner !== "route") continue;
    implementedBy.set(file.contract ?? `route:${file.routeId}`, file);
    for (const operation of file.operations) if (!servedBy.has(operation)) servedBy.set(operation, file);
  }
  return (receipt) => {
    const { owner, operations } = receipt;
    const other = implementedBy.get(receipt.contract ?? `route:${receipt.routeId}`);
    if (owner === "route" && other !== undefined && changesRouter(receipt, other)) return other;
    const file = owner === "route" ? servedBy.get(operations[0] ?? "") : undefined;
    return file && operations.every((operation) => file.operations.includes(operation)) ? file : undefined;
  };
}

/** Whether a route is to be in another router: asked for, so that its code goes along without being asked about. */
export function changesRouter(from: { path: string }, to: { path: string }): boolean {
  const [own, other] = [routerOfFile(from.path), routerOfFile(to.path)];
  return own !== undefined && other !== undefined && own !== other;
}

/** Why the code of a route cannot go along into another router, in words; `undefined` when it can, or stays in its own. */
export async function routerHolds(
  receipt: Receipt,
  before: string,
  file: RenderedFile,
  { codeTools }: Context,
): Promise<string | undefined> {
  const [from, to] = [routerOfFile(receipt.path), routerOfFile(file.path)];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (receipt.contract === undefined) return `it is all for the ${routerNamed(from).title}, as its template was`;
  return (await codeTools()).boundTo({ from, to }, receipt.path, before);
}

/** Where a route goes. */
export interface MoveTarget {
  file: RenderedFile;
  /** What its contract exports, by what the old one calls it. */
  names: ReadonlyMap<string, string>;
}

/**
 * An edited route carried over to its new path: the file there as the user would have it, and the old one removed.
 * `undefined` when somebody wrote something at the new path already (unless forced: then it is kept elsewhere), or the
 * edits do not fit the new render.
 */
export async function carriedOver(
  receipt: Receipt,
  before: string,
  { file, names }: MoveTarget,
  context: Context,
): Promise<FileChange[] | undefined> {
  const there = context.snapshot.files.get(file.path);
  const isInTheWay = !(await isFreeFor(receipt.path, file, context));
  if ((await routerHolds(receipt, before, file, context)) !== undefined) return undefined;
  if (isInTheWay && !(await mayGiveWay(file, there, context))) return undefined;
  const { relocated, editedChange } = await context.codeTools();
  const move = { from: receipt.path, to: file.path, like: file.text, names };
  const [disk, base] = [relocated(before, move), relocated(receipt.base, move)];
  if (disk === undefined || base === undefined) return undefined;
  const edited = { file, before: disk, base: { ...receipt, base }, receipt: receiptOf(file) };
  const result = await editedChange(edited, { ...context, mode: { ...context.mode, conflict: "keep" } });
  if (result.verdict === "conflict") return undefined;
  const note = `moved from ${receipt.path} with your edits`;
  return [
    change(file, there === undefined ? "create" : "update", {
      before: there,
      after: result.after ?? disk,
      receipt: receiptOf(file),
      ...(isInTheWay ? kept(file.path, note, context.snapshot) : { note }),
      movedFrom: receipt.path,
    }),
    change(receipt, "remove", { before, receipt: null, note: `moved to ${file.path}` }),
  ];
}

/** What is the user's own gives way to force alone; a route of ours there, with or without its receipt, has edits to keep. */
async function mayGiveWay(file: RenderedFile, there: string | undefined, context: Context): Promise<boolean> {
  if (context.mode.force !== true || context.snapshot.receipts.has(file.path)) return false;
  if (there === undefined) return true;
  // As it would be written it is adopted.
  return !(await implementsIts(file, there)) && !(await isSame(file.path, there, file.text, context));
}

/**
 * Whether a route may be carried over to a path: nothing is there, or what an earlier run wrote there for this very move
 * (over what --force had out of the way) and nobody touched since. A file that was there before holds what it is to hold.
 */
export async function isFreeFor(from: string, { path, text }: RenderedFile, context: Context): Promise<boolean> {
  const [there, receipt] = [context.snapshot.files.get(path), context.snapshot.receipts.get(path)];
  if (there === undefined) return true;
  if (receipt?.freshFor?.includes(from) !== true) return false;
  // This run may bring the receipt up to date: as the file is to be, it is as written for the next one.
  return (await isSame(path, there, receipt.base, context)) || (await isSame(path, there, text, context));
}

/** Notes of routes written new for edited ones that stay at their old paths: which, for a later run that moves them. */
export function rememberFresh(changes: Map<string, FileChange>): void {
  for (const { path, verdict, movedTo } of changes.values()) {
    const target = changes.get(movedTo ?? "");
    const isWritten = target?.verdict === "create" || target?.replaced !== undefined;
    if (verdict !== "orphan" || !isWritten || target.movedFrom !== undefined || target.receipt == null) continue;
    const freshFor = [...(target.receipt.freshFor ?? []), path].sort();
    changes.set(target.path, { ...target, receipt: { ...target.receipt, freshFor } });
  }
}
