import { UserError } from "../../model/diagnostic.js";
import type { FileChange } from "../../model/files.js";
import type { Project } from "../../model/project.js";
import type { ReconcileInput } from "../../reconcile/index.js";
import { removalChanges } from "../../reconcile/decide/removal.js";
import type { Outcome } from "../../request.js";
import { commandLine, printEquivalent } from "../command-line.js";
import { namedRequest } from "../named-request.js";
import type { Options } from "../options.js";
import { perform, projectOf, type Request } from "../perform.js";
import type { Action } from "../action.js";

/**
 * `create-api-route remove <route...>`: deletes what was created by name or generated. What was edited stays, is
 * reported as an orphan, and makes the exit code 1, unless forced.
 */
export const remove: Action = async (names, options, io) => {
  const request = await namedRequest(names, options);
  const project = await projectOf(options);
  const removal: Request = {
    ...request,
    reconcile: { receipts: true, force: options.force, partial: true },
    decide: (input) => removals(input, project, names),
    serves: false,
    nextSteps: (outcome) => nextSteps(outcome, options),
  };
  const { exitCode, answers } = await perform(project, removal, options, io);
  if (answers.length > 0) printEquivalent(answers, options, io);
  return exitCode;
};

async function removals(input: ReconcileInput, project: Project, names: readonly string[]): Promise<FileChange[]> {
  const { rendered, snapshot, mode } = input;
  const changes = await removalChanges(rendered, snapshot, mode.force ?? false);
  if (changes.length === 0) {
    const looked = rendered.map((file) => file.path);
    throw nothingThere(names, looked, project);
  }
  return changes;
}

function nothingThere(names: readonly string[], looked: readonly string[], project: Project): UserError {
  const routes = project.existingRoutes.map((route) => route.file);
  const hint =
    routes.length === 0
      ? "The project has no API routes."
      : `The project has ${routes.slice(0, 10).join(", ")}${routes.length > 10 ? ", ..." : ""}.`;
  return new UserError(`There is nothing to remove for ${names.join(", ")}: looked for ${looked.join(", ")}.`, hint);
}

function nextSteps({ changes }: Outcome, { mode, typed }: Options): string[] {
  if (mode !== "write" || !changes.some(({ verdict }) => verdict === "orphan")) return [];
  return [`To delete the orphans with your code in them: ${commandLine([...typed, "--force"])}`];
}
