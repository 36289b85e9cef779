import { UserError } from "../../model/diagnostic.js";
import type { FileChange, RenderedFile } from "../../model/files.js";
import type { Project } from "../../model/project.js";
import type { ReconcileInput } from "../../reconcile/index.js";
import { listTemplates } from "../../render/index.js";
import { removalChanges } from "../../reconcile/decide/removal.js";
import type { Outcome } from "../../request.js";
import { commandLine, printEquivalent } from "../command-line.js";
import { generateCommand } from "../further-commands.js";
import { namedRequest } from "../named-request.js";
import type { Options } from "../options.js";
import { perform, projectOf, type Request } from "../perform.js";
import type { Action } from "../action.js";

/**
 * `create-api-route remove <route...>`: deletes what was created by name or generated. What was edited stays, is
 * reported as an orphan, and makes the exit code 1, unless forced.
 */
export const remove: Action = async (names, options, io) => {
  const request = await namedRequest(names, await withoutNeeds(options));
  const project = await projectOf(options);
  const removal: Request = {
    ...request,
    reconcile: { receipts: true, force: options.force, partial: true },
    decide: (input) => removals(input, project, names, request),
    serves: false,
    nextSteps: (outcome) => nextSteps(outcome, options),
  };
  const { exitCode, answers } = await perform(project, removal, options, io);
  if (answers.length > 0) printEquivalent(answers, options, io);
  return exitCode;
};

/** A template that needs data need not be given any: the files say where theirs is. */
async function withoutNeeds(options: Options): Promise<Options> {
  const { template, ...others } = options;
  if (options.data !== undefined) return options;
  const named = (await listTemplates()).find(({ name }) => name === template);
  return named?.needsData || (named?.library ?? []).length > 0 ? others : options;
}

async function removals(
  input: ReconcileInput,
  project: Project,
  names: readonly string[],
  by: Request,
): Promise<FileChange[]> {
  const { rendered, snapshot, mode } = input;
  const { asWritten, ofRoute } = await import("../as-written.js");
  const candidates = [...rendered, ...(await asWritten(names, project, snapshot, by))];
  const { clientsWithout } = await import("../clients-without.js");
  const without = (routes: ReadonlySet<string>) => clientsWithout(routes, project, snapshot);
  for (const name of names) {
    const own = ofRoute(name, candidates);
    if ((await removalChanges(own, snapshot, false)).length === 0) throw nothingThere(name, own, project);
  }
  return removalChanges(candidates, snapshot, mode.force ?? false, without);
}

function nothingThere(name: string, own: readonly RenderedFile[], project: Project): UserError {
  const looked = own.map(({ path }) => path);
  const routes = project.existingRoutes.map((route) => route.file);
  const hint =
    routes.length === 0
      ? "The project has no API routes."
      : `The project has ${routes.slice(0, 10).join(", ")}${routes.length > 10 ? ", ..." : ""}.`;
  return new UserError(`There is nothing to remove for ${name}: looked for ${looked.join(", ")}.`, hint);
}

async function nextSteps({ changes, project }: Outcome, options: Options): Promise<string[]> {
  const left = changes.filter(({ verdict }) => verdict === "orphan");
  if (options.mode !== "write" || left.length === 0) return [];
  return [
    ...(await statedSteps(left, project, options)),
    `To delete what was left, with a copy kept: ${commandLine([...options.typed, "--force"])}`,
  ];
}

/** Of what a spec states: where, as long as it does. */
async function statedSteps(left: readonly FileChange[], project: Project, options: Options): Promise<string[]> {
  const { statedAt } = await import("../stated-at.js");
  const stated = await statedAt(new Set(left.map(({ routeId }) => routeId)), project, options);
  if (stated.length === 0) return [];
  const what = stated.length === 1 ? "it" : "them";
  return [`Take ${what} out of the spec (${stated.join(", ")}), then run: ${generateCommand([], options)}`];
}
