import { readInput } from "../input/index.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { FileChange } from "../model/files.js";
import { quote } from "../model/quote.js";
import { routeName } from "../model/route-path.js";
import type { Api } from "../model/route-spec.js";
import type { Outcome, Source } from "../request.js";
import { selectRoutes } from "../plan/select.js";
import { listTemplates } from "../render/index.js";
import { commandLine, quoteArgument } from "./command-line.js";
import type { Options } from "./options.js";
import { installCommands, missingPackages } from "./packages.js";
import type { Request } from "./perform.js";

/** The pipeline's request for all routes of a spec: what `generate` runs, and `list` without writing. */
export async function specRequest(specs: readonly string[], options: Options): Promise<Request> {
  return {
    read: (project) => readSpec(specs, options, project.root),
    plan: { templates: await listTemplates(), ...(options.mock !== undefined && { mock: options.mock }) },
    reconcile: {
      receipts: true,
      force: options.force,
      conflict: options.conflict,
      prune: options.prune,
      recreate: options.recreate,
      moved: options.move ? "move" : "report",
      partial: options.include.length > 0 || options.exclude.length > 0,
    },
    nextSteps: (outcome) => nextSteps(outcome, options),
  };
}

/** @param root where a spec file is looked for when none is named and the current folder has none */
async function readSpec(specs: readonly string[], options: Options, root: string): Promise<Source> {
  const {
    api,
    settings,
    diagnostics,
    locate,
    specs: files,
  } = await readInput({
    cwd: options.cwd,
    root,
    specs,
    ...(options.config !== undefined && { config: options.config }),
    ...(options.prefix !== undefined && { prefix: options.prefix }),
    allowRemote: options.allowRemote,
    strict: options.strict,
  });
  const include = [...settings.include, ...options.include];
  const exclude = [...settings.exclude, ...options.exclude];
  const chosen = selectRoutes(api, include, exclude);
  return {
    api: chosen,
    diagnostics: [...diagnostics, ...noneChosen(api, chosen)],
    locate,
    specs: files,
    ...(settings.language && !options.language && { language: settings.language }),
  };
}

/** A glob that fits nothing is more likely a slip than a wish. */
function noneChosen({ routes: [first, ...others] }: Api, chosen: Api): Diagnostic[] {
  if (first === undefined || chosen.routes.length > 0) return [];
  const message = `--include and --exclude leave none of the ${others.length + 1} routes.`;
  const hint = `They are globs such as ${quote(routeName(first.path))}, ${quote("users/**")} or ${quote("**/[id]")}.`;
  return [{ code: "no-route-chosen", severity: "warning", message, hint }];
}

function nextSteps({ project, changes }: Outcome, options: Options): string[] {
  const steps = unresolvedSteps(changes, options);
  if (options.mode !== "write") {
    const pending = changes.some((change) => change.after !== undefined || change.verdict === "remove");
    if (pending) steps.push(`To write these changes: ${commandLine(writing(options))}`);
    return steps;
  }
  if (!options.install) steps.push(...installCommands(missingPackages(changes, project), project.packageManager));
  const created = changes.find(
    (change) => change.owner === "route" && change.verdict === "create" && change.after?.includes("NotImplemented"),
  );
  if (created) steps.push(`Write the handlers, starting with ${created.path}; until then they answer 501.`);
  return steps;
}

/** What ends that for which a run exits with 1. */
function unresolvedSteps(changes: readonly FileChange[], options: Options): string[] {
  const steps: string[] = [];
  const [conflict, second] = changes.filter(({ verdict }) => verdict === "conflict");
  if (conflict !== undefined) {
    const path = second === undefined ? quoteArgument(conflict.path) : "<path>";
    const command = `create-api-route resolve ${path} --take ours|theirs|merged`;
    steps.push(`Edit the files in conflict and run generate again, or: ${command}`);
  }
  if (changes.some(({ verdict }) => verdict === "orphan")) {
    steps.push(`To delete the orphans with your code in them: ${commandLine([...writing(options), "--prune"])}`);
  }
  return steps;
}

/** The command line without what keeps it from writing. */
function writing({ typed }: Options): string[] {
  return typed.filter(
    (argument, index) =>
      !/^(?:-n|--dry-run|--check|--diff|--prune|--json|--reporter(?:=.*)?)$/.test(argument) &&
      typed[index - 1] !== "--reporter",
  );
}
