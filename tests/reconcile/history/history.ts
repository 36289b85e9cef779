import fc from "fast-check";
import { posix } from "node:path";
import type { FileChange } from "../../../src/model/files.js";
import { contractState } from "../../../src/text/signature.js";
import type { RouterName } from "../../../src/model/routers/index.js";
import { isUnresolved } from "../../../src/model/verdicts.js";
import { findAmong, readModule, type Module } from "../../../src/reconcile/code/modules.js";
import { misfit } from "../../../src/reconcile/decide/fits.js";
import { mayNotFit } from "../../../src/reconcile/fit/index.js";
import { hasConflictMarkers } from "../../../src/text/conflict-markers.js";
import { otherRoot } from "../../../src/text/paths.js";
import { answersOf } from "./answers.js";
import { specFiles, THEIRS, WORLD_EVENTS } from "./events.js";
import { refusal } from "./places.js";
import type { Step } from "./types.js";
import { EDITS, inEitherRouter } from "./edits.js";
import { TYPED_EDITS } from "./typed.js";
import { isAmongRoutes, routeAt, type Layout } from "./layout.js";
import { changed, FIRST, render, SPEC_CHANGES, type Spec } from "./spec.js";
import { apply, copyOf, emptyWorld, parses, plan, snapshotOf, type World } from "./world.js";

/** One round: what the user does, what happens to the spec, then `generate`. */
export interface Round {
  edits: { kind: string; file: number; seed: number }[];
  world: string;
  change: { kind: string; seed: number };
  moved: "report" | "move";
  conflict: "keep" | "markers" | "rej";
  /** Default: not. */
  force?: boolean;
  /** The run reads the first document alone. Default: all. */
  only?: boolean;
  /** Or the second. */
  second?: boolean;
  /** The run is about every other path, as with `--include`. */
  partial?: boolean;
}

export interface History {
  layout: Layout;
  rounds: Round[];
}

/** What a history is made of, by name. */
interface Kinds {
  edits: readonly string[];
  events: readonly string[];
  changes: readonly string[];
}

function historiesOf({ edits, events, changes }: Kinds): fc.Arbitrary<History> {
  const seed = fc.nat(1000);
  const seldom = fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const world = fc.oneof(
    { weight: 2, arbitrary: fc.constant("nothing") },
    { weight: 1, arbitrary: fc.constantFrom(...events) },
  );
  const conflict = fc.oneof(
    { weight: 6, arbitrary: fc.constant("keep" as const) },
    { weight: 1, arbitrary: fc.constantFrom("markers" as const, "rej" as const) },
  );
  const round = fc.record({
    edits: fc.array(fc.record({ kind: fc.constantFrom(...edits), file: fc.nat(30), seed }), { maxLength: 3 }),
    world,
    change: fc.record({ kind: fc.constantFrom(...changes), seed }),
    moved: fc.constantFrom("report" as const, "move" as const),
    conflict,
    only: seldom,
    second: seldom,
    partial: seldom,
    force: seldom,
  });
  const layout = fc.record({
    src: fc.boolean(),
    language: fc.constantFrom("ts" as const, "js" as const),
    alias: fc.boolean(),
    unnamed: fc.boolean(),
  });
  return fc.record({ layout, rounds: fc.array(round, { minLength: 1, maxLength: 4 }) });
}

const anything = historiesOf({
  edits: Object.keys(EDITS),
  events: Object.keys(WORLD_EVENTS),
  changes: Object.keys(SPEC_CHANGES),
});

/** Handlers that come from elsewhere, routes that are copied and renamed, methods that come and go: what hides and misfits. */
const hiding = historiesOf({
  edits: [
    "spread own handlers",
    "spread handlers from elsewhere",
    "lift the handlers",
    "write a body",
    "wrap the route",
  ],
  events: [
    "nothing",
    "copy a route",
    "rename a route to the index of its folder",
    "rename a route to the index of its folder",
    "rename an index to its folder",
    "rename an index to its folder",
    "rename a slug",
    "lose all receipts",
  ],
  changes: ["add a method to a path", "add a documented method", "change a method", "move a path", "remove a path"],
});

/** A project that goes from one router to the other and back, with whatever was written and renamed in between. */
export const moving = historiesOf({
  edits: Object.keys(EDITS),
  events: ["move to the other router", "move to the other router", "rename a slug", "delete a file", "lose a receipt"],
  changes: ["change nothing", "add a method to a path", "move a path", "remove a path", "add an action"],
});

/** Code with types of its own, and contracts that get more, less and other fields. */
export const typing = historiesOf({
  edits: Object.keys(TYPED_EDITS),
  events: ["nothing", "own code with types of a contract", "lose all receipts"],
  changes: [
    "allow a field in an answer",
    "take another parameter",
    "need a field in an answer",
    "change a parameter",
    "add a method to a path",
    "remove a path",
  ],
});

export const histories = fc.oneof(
  { weight: 6, arbitrary: anything },
  { weight: 2, arbitrary: hiding },
  { weight: 1, arbitrary: moving },
);

/** A small deterministic source of choices. */
function chooser(seed: number): (length: number) => number {
  let state = seed * 2654435761 + 1;
  return (length) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return length === 0 ? 0 : state % length;
  };
}

/** What was seen, to know that the histories reach everything. */
export interface Tally {
  verdicts: Record<string, number>;
  edits: Record<string, number>;
  changes: Record<string, number>;
  events: Record<string, number>;
  /** Handlers of the user's that were called and answered. */
  answered: number;
  /** Handlers that may not fit what their contracts are now. */
  unfit: number;
}

export const emptyTally = (): Tally => ({ verdicts: {}, edits: {}, changes: {}, events: {}, answered: 0, unfit: 0 });

/** What a history leaves besides its promises kept. */
interface Seen {
  /** Whose routes they are. Default: what the history says, or the Pages Router's. */
  router?: RouterName;
  tally?: Tally | undefined;
  /** Gets the project before and after every run that ends with 0. */
  steps?: Step[] | undefined;
}

/**
 * Plays a history and checks every promise after every step.
 *
 * @throws an Error that names the promise and shows the file
 */
export async function play(history: History, { router, tally, steps }: Seen = {}): Promise<void> {
  const world = emptyWorld();
  let spec: Spec = FIRST;
  const layout = { ...history.layout, ...(router !== undefined && { router }) };
  apply(world, await plan(world, await render(spec, layout, world, { specs: ["openapi.json"] }), {}));
  world.files.set(routeAt("own", layout), "// own\nexport default 1;\n");
  let mark = 0;
  for (const round of history.rounds) {
    for (const edit of round.edits) {
      if (await editFile(world, edit, `u${++mark}u`)) count(tally?.edits, edit.kind);
    }
    const was = plainOf(world);
    const { places, router: own } = layout;
    WORLD_EVENTS[round.world]?.({ world, layout, mark: `u${++mark}u`, pick: chooser(mark) });
    if (places !== layout.places || own !== layout.router || JSON.stringify(plainOf(world)) !== JSON.stringify(was))
      count(tally?.events, round.world);
    const next = changed(spec, SPEC_CHANGES[round.change.kind] as never, chooser(round.change.seed));
    if (next !== spec) count(tally?.changes, round.change.kind);
    spec = next;
    await generate(world, { spec, layout, round }, { tally, steps });
  }
}

function count(counts: Record<string, number> | undefined, key: string): void {
  if (counts !== undefined) counts[key] = (counts[key] ?? 0) + 1;
}

/** Edits the first file, from a random one on, that offers a place for it. */
async function editFile(world: World, edit: Round["edits"][number], mark: string): Promise<boolean> {
  const paths = [...world.files.keys()].sort();
  // Routes and seeds are what users edit; now and then something else.
  const likely = paths.filter((path) => isAmongRoutes(path) || path.includes("define-route"));
  const choice = edit.file < 28 ? likely : paths;
  for (let index = 0; index < choice.length; index++) {
    const path = choice[(edit.file + index) % choice.length] as string;
    const after = await edited(path, world.files.get(path) as string, edit, mark);
    if (after === undefined) continue;
    world.files.set(path, after);
    return true;
  }
  return false;
}

async function edited(
  path: string,
  text: string,
  edit: Round["edits"][number],
  mark: string,
): Promise<string | undefined> {
  try {
    const after = await inEitherRouter(text, (plain) => EDITS[edit.kind]?.(plain, mark, chooser(edit.seed)));
    if (after === undefined || after === text) return undefined;
    return edit.kind.includes("syntax") || !parses(path, text) || parses(path, after) ? after : undefined;
  } catch {
    return undefined; // The formatter cannot format what does not parse.
  }
}

interface Run {
  spec: Spec;
  layout: Layout;
  round: Round;
}

/** Runs and writes, unless the run is refused as a whole. */
async function generate(world: World, { spec, layout, round }: Run, { tally, steps }: Seen): Promise<void> {
  const alone = round.only === true ? "first" : round.second === true ? "second" : undefined;
  const specs = specFiles(spec, alone);
  const chosen = { specs, isPartial: round.partial === true };
  const rendered = await render(spec, layout, world, chosen);
  const before = copyOf(world);
  const mode = {
    moved: round.moved,
    conflict: round.conflict,
    force: round.force === true,
    specs,
    partial: chosen.isPartial,
  };
  const changes = await plan(world, rendered, mode);
  if (await refusal(changes, rendered, { world, layout, mode: { receipts: true, ...mode } })) {
    count(tally?.verdicts, "refused");
    return;
  }
  apply(world, changes);
  for (const change of changes) count(tally?.verdicts, change.verdict);
  checkKept(before, changes);
  if (mode.force) {
    const usual = await plan(before, rendered, { ...mode, force: false });
    // A conflict that is to be written into its file may have to wait: it is in the way all the same.
    checkInTheWay(changes, usual, await plan(before, rendered, { ...mode, force: false, conflict: "keep" }));
  }
  checkForeign(before, world);
  checkLines(before, world, changes);
  checkFits(before, world);
  const unfit = mayNotFit(changes, { rendered, snapshot: await snapshotOf(before) });
  if (tally !== undefined) tally.unfit += unfit.length;
  if (!changes.some(isUnresolved) && unfit.length === 0) {
    checkTypes(before, world);
    steps?.push({ before: before.files, after: copyOf(world).files });
  }
  for (const change of changes) checkChange(change, before);
  const answered = await checkAnswers(before, world, changes);
  if (tally !== undefined) tally.answered += answered;
  const again = await plan(world, await render(spec, layout, world, chosen), mode);
  const left = copyOf(world);
  apply(left, again);
  promise(
    same(left, world),
    "a second run does nothing",
    `${changes.map(({ path, verdict, note = "" }) => `${verdict} ${path}: ${note}`).join("\n")}\n--- again\n` +
      `${again.map(({ path, verdict, note = "" }) => `${verdict} ${path}: ${note}`).join("\n")}\n` +
      describe(
        again.filter(
          (change) => change.after !== undefined || change.receipt !== undefined || change.verdict === "remove",
        ),
      ),
  );
}

/** Every handler that the user wrote still answers, wherever its file is now. */
async function checkAnswers(before: World, after: World, changes: readonly FileChange[]): Promise<number> {
  let answered = 0;
  for (const [path, text] of before.files) {
    if (!isAmongRoutes(path) || isKept(text, before, after)) continue;
    const was = await answersOf(text);
    const change = changes.find((each) => each.path === path);
    // The user asked for the conflict in the file.
    if (was.size === 0 || change?.conflict?.kept !== undefined) continue;
    const to = changes.find(({ movedFrom }) => movedFrom === path)?.path ?? path;
    const now = await answersOf(after.files.get(to) ?? "");
    for (const [method, words] of was) {
      const lost = [...words].filter((word) => now.get(method)?.has(word) !== true);
      promise(
        lost.length === 0,
        "every handler the user wrote still answers",
        `${method} of ${path} no longer reaches ${lost.join(", ")}\n--- before\n${text}\n--- after\n${after.files.get(to) ?? ""}`,
      );
      answered++;
    }
  }
  return answered;
}

function same(a: World, b: World): boolean {
  return JSON.stringify(plainOf(a)) === JSON.stringify(plainOf(b));
}

function plainOf(world: World): unknown {
  return [world.files, world.receipts, world.otherReceipts, world.conflicts, world.replaced].map((map) =>
    [...map].sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}

function checkForeign(before: World, after: World): void {
  for (const [path, text] of before.files) {
    const ours =
      [path, otherRoot(path)].some((each) => before.receipts.has(each)) ||
      [path, otherRoot(path)].some((each) => contractState(text, each) !== "unsigned") ||
      /\bapi\/(?:\w+\/)?routes\//.test(text);
    const stays = after.files.get(path) === text || isKept(text, before, after);
    promise(ours || stays, "files that are not ours never change", path);
  }
}

/** By `--force` it was overwritten, and is kept since this run. */
function isKept(text: string, before: World, after: World): boolean {
  return [...after.replaced].some(([place, kept]) => kept === text && !before.replaced.has(place));
}

/** Force replaces what nothing else could be done with; what was edited and can be kept comes out as without it. */
function checkInTheWay(
  forced: readonly FileChange[],
  without: readonly FileChange[],
  keeping: readonly FileChange[],
): void {
  for (const change of forced) {
    const [usual, kept] = [without, keeping].map((all) => all.find(({ path }) => path === change.path));
    const isConflict = usual?.verdict === "held" && kept?.verdict === "conflict";
    const isInTheWay = isConflict || ["foreign", "conflict", "tampered"].includes(usual?.verdict ?? "");
    promise(change.replaced === undefined || isInTheWay, "only what is in the way is replaced", describe([change]));
    const isKept = usual?.verdict === "insert" || usual?.verdict === "merge";
    promise(!isKept || usual?.after === change.after, "edits that can be kept are, with force too", describe([change]));
  }
}

/** Copies take no place that is taken. */
function checkKept(before: World, changes: readonly FileChange[]): void {
  const places = changes.flatMap(({ replaced }) => replaced ?? []);
  promise(new Set(places).size === places.length, "each copy has a place of its own", places.join("\n"));
  const taken = places.filter((place) => before.replaced.has(place));
  promise(taken.length === 0, "a copy never takes the place of another", taken.join("\n"));
}

/**
 * What fitted together still does, or is of one new generation: a route that is ours finds the modules it found before,
 * and its contract names the very methods that were generated for it.
 */
function checkFits(before: World, after: World): void {
  for (const [path, receipt] of after.receipts) {
    const text = after.files.get(path);
    if (text === undefined || !before.receipts.has(path)) continue;
    const missing = modulesOf(path, text).filter((each) => before.files.has(each) && !after.files.has(each));
    promise(missing.length === 0, "what a file imports stays", `${path}\n${missing.join("\n")}\n${text}`);
    const { contract = "" } = receipt;
    const methods = after.files.get(contract);
    if (receipt.owner !== "route" || methods === undefined || contractState(methods, contract) !== "signed") continue;
    // A receipt of another project, or of a file that is not of ours, says nothing about it.
    if (receipt.operations.join() === THEIRS || !/\bapi\/(?:\w+\/)?routes\//.test(text)) continue;
    const named = [...methods.matchAll(/(\w+): \{\s*id: ["']([^"']+)["']/g)].map(([, method, id]) => `${method} ${id}`);
    promise(
      named.sort().join() === [...receipt.operations].sort().join() || after.otherReceipts.has(path),
      "a route and its contract are of one generation",
      `${path}: ${receipt.operations.join()}\n${methods}\n--- before\n${before.files.get(contract) ?? ""}`,
    );
  }
}

/**
 * After a run that ends with 0 the project type-checks if it did before: as far as that hangs on names that are imported
 * and methods that are defined.
 */
function checkTypes(before: World, after: World): void {
  if (misfits(before).length > 0) return;
  const wrong = misfits(after);
  const shown = wrong.map((each) => `${each}\n${after.files.get(each.split(": ")[0] ?? "") ?? ""}`).join("\n");
  promise(wrong.length === 0, "a run that ends with 0 leaves a project that type-checks if it did before", shown);
}

/** Most files are the same before and after a run, and from round to round. */
const modulesRead = new Map<string, Module>();

function moduleAt(path: string, text: string): Module {
  const key = `${path}\0${text}`;
  const known = modulesRead.get(key) ?? readModule(path, text);
  if (modulesRead.size >= 500) modulesRead.clear();
  modulesRead.set(key, known);
  return known;
}

function misfits({ files }: World): string[] {
  const find = findAmong(files.keys());
  return [...files].flatMap(([path, text]) => {
    const file = moduleAt(path, text);
    return file.needed.flatMap((needed) => {
      const target = find(needed.from, path) ?? "";
      const other = files.get(target);
      if (other === undefined || path.includes("lib/api/routes/")) return [];
      const known = moduleAt(target, other);
      const problem = misfit(file, needed, known, known);
      return problem === undefined ? [] : [`${path}: ${target}: ${problem}`];
    });
  });
}

/** The files of ours that a route imports. */
function modulesOf(path: string, text: string): string[] {
  const [extension] = /\.\w+$/.exec(path) ?? [""];
  const root = path.startsWith("src/") ? "src/" : "";
  return [...text.matchAll(/from ["'](\S+)["']/g)].map(([, from = ""]) => {
    const module = from.startsWith("@/") ? `${root}${from.slice(2)}` : posix.join(posix.dirname(path), from);
    return `${module}${extension}`;
  });
}

/** A line of the user's has a mark in it. Such a line may get a comma, a wrapper, or another place; it never goes. */
function checkLines(before: World, after: World, changes: readonly FileChange[]): void {
  for (const [path, text] of before.files) {
    const marked = text.split(/\r?\n/).filter((line) => /u\d+u/.test(line));
    if (marked.length === 0 || isKept(text, before, after)) continue;
    const { verdict, note } = changes.find((change) => change.path === path) ?? {};
    const isAlike = note?.startsWith("has the names of its new contract") === true;
    const moved = isAlike ? path : verdict === "remove" ? note?.replace("moved to ", "") : undefined;
    const now = (after.files.get(path) ?? (moved === undefined ? undefined : after.files.get(moved)) ?? "").split(
      /\r?\n/,
    );
    for (const line of marked) {
      // An object on one line is opened when a handler goes into it, so a line may become several.
      const kept = now.some((_, index) =>
        isWithin(words(line, moved), words(now.slice(index, index + 30).join("\n"), moved)),
      );
      promise(kept, "no user line is lost", `${path}\n${line}\n--- before\n${text}\n--- after\n${now.join("\n")}`);
    }
  }
}

/**
 * A moved route gets its new contract's name, and its relative imports lead to the same files. Where a document gets another
 * place in `lib/api`, imports of its contracts follow in a file that stays.
 */
function words(line: string, moved: string | undefined): string[] {
  const stays = line.replace(/(?<=\bfrom )(["']).*\blib\/api\/.*\1/, "");
  // `dispatchRoutes` may be ours, put in and taken out again.
  const found = (stays.match(/[\w$]+/g) ?? []).filter((word) => word !== "dispatchRoutes");
  return moved === undefined ? found : found.filter((word) => /^u\d+u$/.test(word));
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length;
}

function checkChange(change: FileChange, world: World): void {
  const { path, verdict, before, after } = change;
  const shown = `${path} ${verdict}\n--- before\n${before ?? ""}\n--- after\n${after ?? ""}\n--- base\n${world.receipts.get(path)?.base ?? ""}\n--- next\n${change.receipt?.base ?? ""}`;
  promise(before === world.files.get(path) || before === undefined, "a change says what was there", shown);
  if (verdict === "conflict" && change.conflict?.kept === undefined)
    promise(after === undefined, "a conflict leaves the file alone", shown);
  if (verdict === "orphan" || verdict === "foreign" || verdict === "tampered" || verdict === "held")
    promise(after === undefined, `${verdict} leaves the file alone`, shown);
  if (after === undefined || before === undefined) return;
  const markers = change.conflict?.kept === "markers";
  if (!markers && parses(path, before)) promise(parses(path, after), "what parsed still parses", shown);
  if (!markers) promise(!hasConflictMarkers(after) || hasConflictMarkers(before), "no markers unless asked for", shown);
  if (!change.note?.startsWith("moved from")) {
    const crlf = !/[^\r]\n/.test(before) && before.includes("\r\n");
    promise(!crlf || !/[^\r]\n/.test(after), "CRLF stays CRLF", JSON.stringify(shown));
    promise(crlf || before.includes("\r") || !after.includes("\r"), "LF stays LF", JSON.stringify(shown));
    promise(
      before.startsWith("\uFEFF") === after.startsWith("\uFEFF"),
      "a byte order mark stays",
      JSON.stringify(shown),
    );
  }
  // What the new side of a conflict in the file needs, the user has to see to.
  promise(markers || !lacksImport(after) || lacksImport(before), "what is used is imported", shown);
  if (verdict === "insert" || verdict === "merge") checkHandlers(change, world);
}

/** Uses the helper that stubs throw, or the one that defines routes, without importing it. */
function lacksImport(text: string): boolean {
  return ["NotImplemented", "defineRoute", "dispatchRoutes"].some(
    (name) =>
      new RegExp(`(?<![.\\w])${name}2?\\(`).test(text) &&
      !new RegExp(`import [^;]*\\b${name}\\b[^;]*from|function ${name}\\b`).test(text),
  );
}

/** What the new render adds is there; not what the user took out of a route that has another name since. */
function checkHandlers(change: FileChange, world: World): void {
  const imported = modulesOf(change.path, change.before ?? "");
  const [old, next] = [
    [
      world.receipts.get(change.path),
      world.receipts.get(otherRoot(change.path)),
      ...[...world.receipts.values()].filter(
        ({ contract }) => contract === change.contract || imported.includes(contract ?? ""),
      ),
    ].find((each) => each !== undefined)?.base ?? "",
    change.receipt?.base ?? "",
  ];
  if (change.owner !== "route" || world.otherReceipts.has(change.path)) return;
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const isNew = !new RegExp(`\\b${method}\\b`).test(old) && new RegExp(`\\b${method}\\b`).test(next);
    const shown = `${change.path} ${method}: ${change.verdict} ${change.note ?? ""}\n--- base\n${old}\n--- before\n${change.before ?? ""}\n--- after\n${change.after ?? ""}`;
    if (isNew)
      promise(new RegExp(`\\b${method}\\b`).test(change.after ?? ""), "a new operation gets its handler", shown);
  }
}

function describe(changes: readonly FileChange[]): string {
  return changes
    .map(
      (change) =>
        `${change.path} ${change.verdict}: ${change.note ?? ""}\n--- before\n${change.before ?? ""}\n--- after\n${change.after ?? ""}\n--- base now\n${change.receipt?.base ?? ""}`,
    )
    .join("\n");
}

function promise(holds: boolean, what: string, shown: string): void {
  if (!holds) throw new Error(`Broken promise: ${what}\n${shown}`);
}
