import { ROUTE_TEST } from "../../model/test-runner.js";
import { isUnresolved } from "../../model/verdicts.js";
import { change } from "./change.js";
import {
  hasImporters,
  isHoldable,
  readOnce,
  unfit,
  type Looked,
  type ReadModule,
  type Waiting,
} from "./unfit-importers.js";
import type { FindModule } from "../code/modules.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * Keeps together what only works together. A file that stays as it is although the spec asks for something else (a
 * conflict, an orphan, a contract that was edited or is not ours) was written against the files beside it: those that
 * would stop fitting it are held back too, at the version they have, until it is settled. What goes on compiles, and so
 * does what stays.
 *
 * - A route and its contract are of one generation: the contract names the methods the route has to have.
 * - The test of a route asks for what the contract says, so it stays with the route, and with the contract.
 * - A route that moves is at its old path or at its new one.
 * - What a file that stays imports has to be there, with the names it imports.
 * - What a file that stays does not offer yet, nobody may import.
 * - Whoever imports a file of ours still fits it, whose ever that is.
 * - A file that got a part of its new version, the rest of a conflict beside or in it, may fit what it imports only when
 *   the user is done with it. Until then all of that is there.
 *
 * Only ever holds back more, so it ends: at worst with everything as it was. A type that changes in a file that is
 * free to change is not decided here: that is the spec's change, and the compiler shows where it matters.
 *
 * @param changes by path; those held back are replaced
 */
export async function holdBack(
  changes: Map<string, FileChange>,
  rendered: readonly RenderedFile[],
  context: Context,
): Promise<void> {
  const staying = [...changes.values()].filter(staysBehind);
  if (staying.length === 0 && !hasImporters(changes, rendered, context)) return;
  const tools = await context.codeTools();
  const find = tools.findAmong(changes.keys(), context.snapshot.aliases);
  const files = context.snapshot.files;
  const read = readOnce(tools);
  const importers = importersIn(changes, read, find);
  const all = [...changes.values()];
  const paired = grouped(all.flatMap((each) => contractsOf(each).map((path) => [path, each] as const)));
  const comingFrom = new Map(all.flatMap((each) => (each.movedFrom === undefined ? [] : [[each.movedFrom, each]])));
  const tests = rendered.filter(({ template }) => template === ROUTE_TEST);
  const tested = new Map(tests.map(({ routeId, path }) => [routeId, path]));
  const held = heldFor(staying, { changes, files, rendered, read, find, importers, paired, tested, comingFrom });
  for (const [path, waiting] of held) changes.set(path, asHeld(changes.get(path) as FileChange, waiting));
}

/**
 * Whether a file stays as it is although the spec asks for something else. A route that is not ours, or whose receipt is
 * lost, may fit its contract all the same.
 */
function staysBehind(change: FileChange): boolean {
  const { verdict, owner, conflict, unsettled } = change;
  if (verdict === "conflict") return conflict?.kept === undefined;
  return (isUnresolved(change) && unsettled !== true) || (verdict === "foreign" && owner !== "route");
}

/** A run as a whole: what is to change, and who imports what. */
interface Run extends Looked {
  importers: (path: string) => Importer[];
  /** Contracts with their routes, by the path of the contract. */
  paired: ReadonlyMap<string, FileChange[]>;
  /** The paths of tests, by their id. */
  tested: ReadonlyMap<string, string>;
  /** Routes that move, by their old path. */
  comingFrom: ReadonlyMap<string, FileChange>;
}

function grouped<T>(entries: Iterable<readonly [string, T]>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

interface Importer {
  path: string;
  names: string[];
}

/** Files to be held back, each with what it waits for. */
function heldFor(staying: readonly FileChange[], run: Run): Map<string, Waiting> {
  const held = new Map<string, Waiting>();
  const hold = (queue: Waiting[]): void => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { each, until, todo } = next;
      for (const other of [
        ...pairOf(each, run),
        ...testOf(each, run),
        ...otherEndOf(each, run),
        ...missedBy(each, run),
        ...lostOn(each, run),
      ]) {
        if (held.has(other.path) || !isHoldable(other)) continue;
        const waiting = { each: other, until, todo };
        held.set(other.path, waiting);
        queue.push(waiting);
      }
    }
  };
  hold(staying.map((each) => ({ each, until: `${each.path} is settled`, todo: [] })));
  const stays = new Set(staying.map(({ path }) => path));
  for (const waiting of unfit(run)) {
    const { path } = waiting.each;
    const known = held.get(path);
    if (known === undefined) {
      held.set(path, waiting);
      hold([waiting]);
    } else if (!stays.has(waiting.by)) held.set(path, both(known, waiting));
  }
  return held;
}

/** The contract of a route, the route of a contract. A contract that does not exist yet cannot be held back. */
function pairOf(file: FileChange, { paired, read }: Run): FileChange[] {
  const { path, verdict, before = "" } = file;
  // An orphan that imports nothing works without a contract.
  if (verdict === "orphan" && read(path, before).needed.length === 0) return [];
  const others = contractsOf(file).flatMap((contract) => paired.get(contract) ?? []);
  if (file.owner === "contract") return others.filter(({ owner }) => owner === "route");
  return others.filter(({ owner, before }) => owner === "contract" && before !== undefined);
}

/** The test of a route, which is also that of its contract: that may wait for a route that stays by itself. */
function testOf(file: FileChange, { changes, tested, paired }: Run): FileChange[] {
  const routes = file.owner === "contract" ? (paired.get(file.path) ?? []) : [file];
  return routes.flatMap(({ owner, routeId }) => {
    const test = owner === "route" ? changes.get(tested.get(`test:${routeId}`) ?? "") : undefined;
    return test ?? [];
  });
}

/** What a route and its contract have in common: the path of the contract. None for other files. */
function contractsOf({ owner, path, contract }: FileChange): string[] {
  if (owner === "contract") return [path];
  return contract === undefined ? [] : [contract];
}

/** The old path of a route that moves, or the new one: either both change or none does. */
function otherEndOf({ path, movedFrom }: FileChange, { changes, comingFrom }: Run): FileChange[] {
  return [changes.get(movedFrom ?? ""), comingFrom.get(path)].filter((each) => each !== undefined);
}

/** Files that would lose something the file, as it is now, imports from them. */
function missedBy({ path, before }: FileChange, { changes, read, find }: Run): FileChange[] {
  if (before === undefined) return [];
  return read(path, before).needed.flatMap(({ from, names }) => {
    const other = changes.get(find(from, path) ?? "");
    // Of one whose receipt alone is new nothing is lost.
    if (other === undefined || other.verdict === "identical" || !isHoldable(other) || other.before === undefined) {
      return [];
    }
    const offered = other.after === undefined ? new Set() : read(other.path, other.after).exported;
    const suffices = other.after !== undefined && names.every((name) => offered === undefined || offered.has(name));
    return suffices ? [] : [other];
  });
}

/** Files that would import what the file exports in its new version only. */
function lostOn({ path, before }: FileChange, { changes, rendered, read, importers }: Run): FileChange[] {
  const wanted = rendered.find((file) => file.path === path);
  if (wanted === undefined) return [];
  const offered = before === undefined ? new Set<string>() : read(path, before).exported;
  const planned = [...(read(path, wanted.text).exported ?? [])];
  const lacking = new Set(planned.filter((name) => offered?.has(name) === false));
  if (lacking.size === 0) return [];
  return importers(path)
    .filter(({ names }) => names.some((name) => lacking.has(name)))
    .flatMap((importer) => changes.get(importer.path) ?? []);
}

/** Who imports a file in the version that is to be written; read once, when it is first asked. */
function importersIn(changes: Run["changes"], read: ReadModule, find: FindModule): Run["importers"] {
  let known: Map<string, Importer[]> | undefined;
  const readAll = (): Map<string, Importer[]> => {
    const found = new Map<string, Importer[]>();
    for (const { path, after } of changes.values()) {
      for (const { from, names } of after === undefined ? [] : read(path, after).needed) {
        const target = find(from, path);
        if (target !== undefined) found.set(target, [...(found.get(target) ?? []), { path, names }]);
      }
    }
    return found;
  };
  return (path) => (known ??= readAll()).get(path) ?? [];
}

/** What is settled is not all that it waits for; of several that do not fit, the first is told and each is to be mended. */
function both({ each, until, todo }: Waiting, further: Waiting): Waiting {
  const told = todo.length === 0 ? `${until} and ${further.until}` : until;
  return { each, until: told, todo: [...new Set([...todo, ...further.todo])] };
}

function asHeld(file: FileChange, { until, todo }: Waiting): FileChange {
  const { verdict, before } = file;
  const note = {
    remove: `to be removed, but kept until ${until}`,
    create: `not written until ${until}`,
  }[verdict as string];
  const goes = verdict === "remove" ? true : undefined;
  const more = todo.length === 0 ? undefined : todo;
  return change(file, "held", { before, goes, note: note ?? `stays as it is until ${until}`, todo: more });
}
