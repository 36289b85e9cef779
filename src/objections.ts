import { join } from "node:path";
import type { Diagnostic } from "./model/diagnostic.js";
import type { FileChange, FilePlan } from "./model/files.js";
import { findCollisions } from "./plan/collisions.js";
import type { EarlierRuns } from "./reconcile/decide/earlier.js";
import type { ReconcileInput } from "./reconcile/index.js";
import type { Outcome, RunRequest } from "./request.js";

/** A run of `generate` whose changes are decided and not yet written. */
export interface Decided {
  request: RunRequest;
  /** Without the changes: they may not come to be. */
  outcome: Outcome;
  plan: readonly FilePlan[];
  input: ReconcileInput;
  earlier: EarlierRuns;
}

/** What is to be said against all changes together, however right each of them is. Errors: nothing may be written. */
export async function objections(changes: readonly FileChange[], run: Decided): Promise<Diagnostic[]> {
  return [...collisionsOfThoseThatStay(changes, run), ...(await harmToOtherSpecs(changes, run))];
}

/** The plan took them for removed; those the user edited are not, and Next.js may refuse them beside new routes. */
function collisionsOfThoseThatStay(
  changes: readonly FileChange[],
  { plan, outcome: { project }, earlier: { leaving } }: Decided,
): Diagnostic[] {
  const staying = changes.filter(
    ({ path, verdict }) => leaving.has(path) && (verdict === "orphan" || verdict === "held"),
  );
  if (staying.length === 0) return [];
  const stays = new Set(staying.map(({ path }) => path));
  const existingRoutes = project.existingRoutes.filter(({ file }) => !leaving.has(file) || stays.has(file));
  return findCollisions(plan, { ...project, existingRoutes })
    .filter(({ severity }) => severity === "error")
    .map((diagnostic) => {
      const notes = staying
        .filter(({ path }) => (diagnostic.related ?? []).some(({ file }) => file === path))
        .map(({ path, note = "" }) => `${path}: ${note}`);
      return { ...diagnostic, hint: [diagnostic.hint ?? "", ...notes].join("\n").trim() };
    });
}

/** Files that routes of other specs need as they are: the specs belong into one run. */
async function harmToOtherSpecs(
  changes: readonly FileChange[],
  { input, request: { commandFor }, outcome: { project, source } }: Decided,
): Promise<Diagnostic[]> {
  const shared = await (await import("./reconcile/decide/other-specs.js")).sharedWithOthers(changes, input);
  if (shared === undefined) return [];
  const { specs: own = [] } = source;
  // Those that are there already come first: they keep their names.
  const all = [...new Set([...shared.specs, ...own])];
  const command =
    commandFor?.(all.map((spec) => join(project.root, spec))) ?? `create-api-route generate ${all.join(" ")}`;
  const [these, others] = [listed(own), listed(shared.specs)];
  const documents = listed(all.filter((spec) => !/(?:^|\/)api-routes\.\w+$/.test(spec)));
  return [
    {
      code: "shared-with-other-specs",
      severity: "error",
      message: `Routes of ${others} need ${listed(shared.files)} as generated for them; a run with ${these} alone would change that.`,
      hint: [
        `Generate them in one run: ${command}`,
        `Or list ${documents} under "spec:" in api-routes.yaml, and run create-api-route generate.`,
        `To replace ${others} by ${these}, delete ${others} first.`,
      ].join("\n"),
    },
  ];
}

/** `a, b and c`; of many the first ones. */
function listed(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  return shown.join(", ").replace(/, ([^,]*)$/, " and $1");
}
