import { join } from "node:path";
import { hasErrors, MAY_NOT_FIT, type Diagnostic } from "./model/diagnostic.js";
import type { FileChange } from "./model/files.js";
import type { Project } from "./model/project.js";
import { collisionsWithExisting } from "./plan/collisions.js";
import type { ReconcileInput } from "./reconcile/index.js";
import type { CarryOutRequest } from "./request.js";
import { hasConflictMarkers } from "./text/conflict-markers.js";

type Commands = Pick<CarryOutRequest, "commandFor" | "commandWith" | "commandAlso">;

/**
 * What is to be said against all changes of a run together, however right each of them is. Where there are errors,
 * nothing may be written; warnings are of what the changes leave to the user.
 */
export async function objections(
  changes: readonly FileChange[],
  input: ReconcileInput,
  project: Project,
  commands: Commands,
): Promise<Diagnostic[]> {
  const collisions = collisionsWithThoseThatStay(changes, input, project, commands);
  if (!input.mode.receipts) return collisions;
  const harm = await harmToOtherSpecs(changes, input, project.root, commands);
  // Where nothing may be written, nothing is to be adapted.
  if (hasErrors([...collisions, ...harm])) return [...collisions, ...harm];
  const left = await leftToAdapt(changes, input);
  const routes = project.existingRoutes.map(({ file }) => file);
  return [...collisions, ...harm, ...left, ...(await leftOver(changes, input, left, routes))];
}

/** Routes that Next.js may refuse, or not find, beside those the project has once the changes are made. */
function collisionsWithThoseThatStay(
  changes: readonly FileChange[],
  { rendered, mode }: ReconcileInput,
  project: Project,
  commands: Commands,
): Diagnostic[] {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const routes = rendered
    .filter(({ owner, path }) => owner === "route" && isWanted(byPath.get(path)))
    .map((route) => ({ ...route, byName: !mode.receipts && byPath.get(route.path)?.verdict === "create" }));
  const staying = project.existingRoutes.filter(({ file }) => byPath.get(file)?.verdict !== "remove");
  return collisionsWithExisting(routes, { ...project, existingRoutes: staying }).map((collision) => {
    const notes = (collision.related ?? []).flatMap(({ file }) => whyItStays(byPath.get(file), commands));
    return notes.length === 0 ? collision : { ...collision, hint: [collision.hint ?? "", ...notes].join("\n").trim() };
  });
}

/** Of a file that was rendered: it is there after the run, and not because it could not be removed, or is somebody else's. */
function isWanted(change: FileChange | undefined): boolean {
  if (change === undefined || ["remove", "orphan", "foreign"].includes(change.verdict)) return false;
  return change.before !== undefined || change.after !== undefined;
}

/** Why a route is there still, and the command without which this run stays refused. */
function whyItStays(change: FileChange | undefined, { commandAlso }: Commands): string[] {
  if (change?.verdict !== "orphan" && change?.verdict !== "held") return [];
  const { path, note = "", verdict, owner, canMove } = change;
  if (verdict !== "orphan" || owner !== "route") return [`${path}: ${note}`];
  const command = (flag: string): string => commandAlso?.(flag) ?? `create-api-route generate ${flag}`;
  const keep = "To keep it: rename it so that it is in nobody's way, run again, then resolve --take ours.";
  if (canMove !== true) return [`${path}: ${note}`, keep, `To delete it: ${command("--prune")}`];
  return [`${path}: edited by you; the spec moved it. To carry your code over: ${command("--move")}`];
}

/** Files that routes of other specs need as they are: the specs belong into one run, or each into a place of its own. */
async function harmToOtherSpecs(
  changes: readonly FileChange[],
  input: ReconcileInput,
  root: string,
  { commandFor, commandWith }: Commands,
): Promise<Diagnostic[]> {
  const { sharedWithOthers } = await import("./reconcile/decide/other-specs.js");
  const shared = await sharedWithOthers(changes, input);
  if (shared === undefined) return [];
  const { specs: own = [] } = input.mode;
  // Those that are there already come first: they keep their names.
  const all = [...new Set([...shared.specs, ...own])];
  const [these, others] = [listed(own), listed(shared.specs)];
  const documents = listed(all.filter((spec) => !/(?:^|\/)api-routes\.\w+$/.test(spec)));
  const { isOneRun, place } = shared;
  const together = commandFor?.(all.map((spec) => join(root, spec))) ?? `create-api-route generate ${all.join(" ")}`;
  const apart = place === undefined ? undefined : commandWith?.(new Map([["as", place]]));
  return [
    {
      code: "shared-with-other-specs",
      severity: "error",
      message: `Routes of ${others} need ${listed(shared.files)} as generated for them; a run with ${these} alone would change that.`,
      hint: [
        ...(isOneRun ? [`Generate them in one run: ${together}`] : []),
        ...(apart === undefined ? [] : [`Give ${these} a place of its own: ${apart}`]),
        `Or list ${documents} under "spec:" in api-routes.yaml, each with "as: name" beside its "file:".`,
        `To replace ${others} by ${these}, delete ${others} first.`,
      ].join("\n"),
    },
  ];
}

/** Code of the user's that was written for what contracts said: those follow the spec, it can only be told. */
async function leftToAdapt(changes: readonly FileChange[], input: ReconcileInput): Promise<Diagnostic[]> {
  const isOther = ({ owner, verdict, before, after, movedFrom }: FileChange): boolean =>
    movedFrom !== undefined ||
    (owner !== "seed" && before !== undefined && (after !== undefined || verdict === "remove"));
  if (!changes.some(isOther)) return [];
  // With markers in it a file is not code: what it does not fit is what the conflict is about.
  const open = new Set(
    changes.flatMap(({ path, before = "", after = before }) => (hasConflictMarkers(after) ? path : [])),
  );
  const { mayNotFit } = await import("./reconcile/fit/index.js");
  const unfit = mayNotFit(changes, input).filter(({ path }) => !open.has(path));
  return unfit.map(({ path, method, why, isImport }, index) => ({
    code: MAY_NOT_FIT,
    severity: "warning",
    file: path,
    message: `${path}${method === undefined ? "" : ` ${method}`} may no longer fit ${isImport ? "what it imports" : "its contract"}: ${why}`,
    ...(index === 0 && {
      hint: `${unfit.every((each) => each.isImport) ? NO_MODULE : "Contracts follow the spec. Adapt what is named"}, then run tsc; later runs say nothing more of it.`,
    }),
  }));
}

const NO_MODULE = "Take the imports out, or let them name where the code is now";

/** Handlers that no operation is for, and routes that no contract is for, also where nothing changes: they do not type-check. */
async function leftOver(
  changes: readonly FileChange[],
  input: ReconcileInput,
  told: readonly Diagnostic[],
  existing: readonly string[],
): Promise<Diagnostic[]> {
  const { extraHandlers, lostContracts } = await import("./reconcile/decide/extra-handlers.js");
  const lost = lostContracts(existing, changes, input.snapshot).map(({ path, contract }): Diagnostic => ({
    code: MAY_NOT_FIT,
    severity: "warning",
    file: path,
    message: `${path} imports ${contract}, which no spec has operations for any more`,
    hint: `Delete ${path}, or put its operations back into the spec.`,
  }));
  const routes = await extraHandlers(changes, input);
  const extra = routes.flatMap(({ path, contract, methods }): Diagnostic[] => {
    const isTold = (method: string): boolean => told.some(({ message }) => message.startsWith(`${path} ${method} `));
    const left = methods.filter((method) => !isTold(method)).join(", ");
    const message = `${path} does not fit its contract: ${contract} has no ${left}`;
    const hint = `Take ${left} out of ${path}, or state it in the spec.`;
    return left === "" ? [] : [{ code: MAY_NOT_FIT, severity: "warning", file: path, message, hint }];
  });
  return [...extra, ...lost];
}

/** `a, b and c`; of many the first ones. */
function listed(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  return shown.join(", ").replace(/, ([^,]*)$/, " and $1");
}
