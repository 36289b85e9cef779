import fc from "fast-check";
import { posix } from "node:path";
import type { FileChange } from "../../../src/model/files.js";
import { contractState } from "../../../src/text/signature.js";
import { isUnresolved } from "../../../src/model/verdicts.js";
import { findAmong, readModule } from "../../../src/reconcile/code/modules.js";
import { misfit } from "../../../src/reconcile/decide/fits.js";
import { hasConflictMarkers } from "../../../src/text/conflict-markers.js";
import { otherRoot } from "../../../src/text/paths.js";
import { EDITS } from "./edits.js";
import { changed, FIRST, render, SPEC_CHANGES, type Layout, type Spec } from "./spec.js";
import { apply, copyOf, emptyWorld, parses, plan, type World } from "./world.js";

/** One round: what the user does, what happens to the spec, then `generate`. */
export interface Round {
  edits: { kind: string; file: number; seed: number }[];
  world: string;
  change: { kind: string; seed: number };
  moved: "report" | "move";
  conflict: "keep" | "markers" | "rej";
  /** Default: not. */
  force?: boolean;
}

export interface History {
  layout: Layout;
  rounds: Round[];
}

/** What happens to the project besides edits of one file. */
const WORLD_EVENTS = [
  "nothing",
  "delete a file",
  "own file",
  "lose a receipt",
  "break a receipt",
  "merge receipts",
  "lose all receipts",
  "copy a route",
  "move between root and src",
] as const;

export const histories: fc.Arbitrary<History> = fc.record({
  layout: fc.record({
    src: fc.boolean(),
    language: fc.constantFrom("ts" as const, "js" as const),
    alias: fc.boolean(),
  }),
  rounds: fc.array(
    fc.record({
      edits: fc.array(
        fc.record({
          kind: fc.constantFrom(...Object.keys(EDITS)),
          file: fc.nat(30),
          seed: fc.nat(1000),
        }),
        { maxLength: 3 },
      ),
      world: fc.oneof(
        { weight: 8, arbitrary: fc.constant("nothing") },
        { weight: 2, arbitrary: fc.constantFrom(...WORLD_EVENTS) },
      ),
      change: fc.record({ kind: fc.constantFrom(...Object.keys(SPEC_CHANGES)), seed: fc.nat(1000) }),
      moved: fc.constantFrom("report" as const, "move" as const),
      conflict: fc.oneof(
        { weight: 6, arbitrary: fc.constant("keep" as const) },
        { weight: 1, arbitrary: fc.constantFrom("markers" as const, "rej" as const) },
      ),
      force: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

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
}

/**
 * Plays a history and checks every promise after every step.
 *
 * @throws an Error that names the promise and shows the file
 */
export async function play(history: History, tally?: Tally): Promise<void> {
  const world = emptyWorld();
  let spec: Spec = FIRST;
  apply(world, await plan(world, render(spec, history.layout), {}));
  world.files.set("pages/api/own.ts", "// own\nexport default 1;\n");
  let mark = 0;
  const layout = { ...history.layout };
  for (const round of history.rounds) {
    for (const edit of round.edits) {
      if (await editFile(world, edit, `u${++mark}u`)) count(tally?.edits, edit.kind);
    }
    applyEvent(world, round.world, `u${++mark}u`, chooser(mark));
    if (round.world === "move between root and src") {
      layout.src = !layout.src;
      // What the user has below the other of the two already stays there.
      const moving = new Map([...world.files].filter(([path]) => path.startsWith("src/") !== layout.src));
      for (const path of moving.keys()) world.files.delete(path);
      for (const [path, text] of moving) world.files.set(otherRoot(path), text);
    }
    const next = changed(spec, SPEC_CHANGES[round.change.kind] as never, chooser(round.change.seed));
    if (next !== spec) count(tally?.changes, round.change.kind);
    spec = next;
    await generate(world, spec, layout, round, tally);
  }
}

function count(counts: Record<string, number> | undefined, key: string): void {
  if (counts !== undefined) counts[key] = (counts[key] ?? 0) + 1;
}

/** Edits the first file, from a random one on, that offers a place for it. */
async function editFile(world: World, edit: Round["edits"][number], mark: string): Promise<boolean> {
  const paths = [...world.files.keys()].sort();
  // Routes and seeds are what users edit; now and then something else.
  const likely = paths.filter((path) => path.includes("pages/api/") || path.includes("define-route"));
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
    const after = await EDITS[edit.kind]?.(text, mark, chooser(edit.seed));
    if (after === undefined || after === text) return undefined;
    return edit.kind.includes("syntax") || !parses(path, text) || parses(path, after) ? after : undefined;
  } catch {
    return undefined; // The formatter cannot format what does not parse.
  }
}

function applyEvent(world: World, event: string, mark: string, pick: (length: number) => number): void {
  const paths = [...world.receipts.keys()].sort();
  const path = paths[pick(paths.length)];
  if (event === "own file") {
    for (const dir of ["pages/api", "src/pages/api"])
      world.files.set(`${dir}/mine.ts`, `// ${mark}\nexport default 1;\n`);
  }
  if (path === undefined) return;
  const receipt = world.receipts.get(path);
  if (event === "delete a file") world.files.delete(path);
  if (event === "lose all receipts") world.receipts.clear();
  if (event === "copy a route") {
    const route = paths.find((each) => each.includes("pages/api/") && world.files.has(each));
    const place = route?.replace(/pages\/api\/.*(\.\w+)$/, "pages/api/copied$1");
    if (route !== undefined && place !== undefined) world.files.set(place, world.files.get(route) ?? "");
  }
  if (event === "lose a receipt") world.receipts.delete(path);
  if (event === "break a receipt") {
    world.receipts.delete(path);
    world.brokenReceipts.add(path);
  }
  if (event === "merge receipts" && receipt !== undefined) {
    world.otherReceipts.set(path, {
      ...receipt,
      base: receipt.base.replace(/throw new NotImplemented/, "return new Other"),
    });
  }
}

async function generate(world: World, spec: Spec, layout: Layout, round: Round, tally?: Tally): Promise<void> {
  const rendered = render(spec, layout);
  const before = copyOf(world);
  const mode = { moved: round.moved, conflict: round.conflict, force: round.force === true };
  const changes = await plan(world, rendered, mode);
  apply(world, changes);
  for (const change of changes) count(tally?.verdicts, change.verdict);
  checkKept(before, changes);
  if (mode.force) checkInTheWay(changes, await plan(before, rendered, { ...mode, force: false }));
  checkForeign(before, world);
  checkLines(before, world, changes);
  checkFits(before, world);
  if (!changes.some(isUnresolved)) checkTypes(before, world);
  for (const change of changes) checkChange(change, before);
  const again = await plan(world, rendered, mode);
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
      text.includes("create-api-route signature: ") ||
      /\bapi\/routes\//.test(text);
    const stays = after.files.get(path) === text || isKept(text, before, after);
    promise(ours || stays, "files that are not ours never change", path);
  }
}

/** By `--force` it was overwritten, and is kept since this run. */
function isKept(text: string, before: World, after: World): boolean {
  return [...after.replaced].some(([place, kept]) => kept === text && !before.replaced.has(place));
}

/** Force replaces what nothing else could be done with; what was edited and can be kept comes out as without it. */
function checkInTheWay(forced: readonly FileChange[], without: readonly FileChange[]): void {
  for (const change of forced) {
    const usual = without.find(({ path }) => path === change.path);
    const isInTheWay = ["foreign", "conflict", "tampered"].includes(usual?.verdict ?? "");
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
    const contract = path.replace("pages/api/", "lib/api/routes/");
    const methods = after.files.get(contract);
    if (receipt.owner !== "route" || methods === undefined || contractState(methods, contract) !== "signed") continue;
    const named = [...methods.matchAll(/(\w+): \{\s*id: ["'](\w+)["']/g)].map(([, method, id]) => `${method} ${id}`);
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

function misfits({ files }: World): string[] {
  const find = findAmong(files.keys());
  return [...files].flatMap(([path, text]) => {
    const file = readModule(path, text);
    return file.needed.flatMap((needed) => {
      const target = find(needed.from, path) ?? "";
      const other = files.get(target);
      if (other === undefined || path.includes("lib/api/routes/")) return [];
      const known = readModule(target, other);
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
    const moved = changes
      .find((change) => change.path === path && change.verdict === "remove")
      ?.note?.replace("moved to ", "");
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

/** A moved route gets its new contract's name, and its relative imports lead to the same files. */
function words(line: string, moved: string | undefined): string[] {
  // `dispatchRoutes` may be ours, put in and taken out again.
  const found = (line.match(/[\w$]+/g) ?? []).filter((word) => word !== "dispatchRoutes");
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

/** What the new render adds is there. */
function checkHandlers(change: FileChange, world: World): void {
  const [old, next] = [
    (world.receipts.get(change.path) ?? world.receipts.get(otherRoot(change.path)))?.base ?? "",
    change.receipt?.base ?? "",
  ];
  if (change.owner !== "route" || world.otherReceipts.has(change.path)) return;
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const isNew = !new RegExp(`\\b${method}\\b`).test(old) && new RegExp(`\\b${method}\\b`).test(next);
    const shown = `${change.path} ${method}\n--- before\n${change.before ?? ""}\n--- after\n${change.after ?? ""}`;
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
