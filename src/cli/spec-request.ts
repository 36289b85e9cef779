import { INTERRUPTED_RUN, type Diagnostic } from "../model/diagnostic.js";
import type { FileChange } from "../model/files.js";
import { STATE_DIR } from "../model/snapshot.js";
import type { SpecUse } from "../model/document-use.js";
import type { Project } from "../model/project.js";
import type { Outcome, RouteSource, RunRequest } from "../request.js";
import { listTemplates } from "../render/index.js";
import { workspaceAround } from "../project/workspace.js";
import { readSpecSource } from "../spec-source.js";
import type { PrefixSources } from "../input/document-prefix.js";
import { asEarlierRuns, everySpec, knownUses, type Earlier } from "./known-specs.js";
import { sameInSpecFile } from "./same-in-spec-file.js";
import { commandLine } from "./command-line.js";
import { generateCommand, generating, routerSteps, withSettings, writeStep, writing } from "./further-commands.js";
import { environmentSteps } from "./route-steps.js";
import { credentialSteps, testSteps } from "./test-steps.js";
import { unresolvedSteps } from "./unresolved-steps.js";
import type { Options } from "./options.js";
import { markGenerated } from "./mark-generated.js";
import { installSteps } from "./packages.js";
import { readDisk } from "../write/snapshot.js";
import type { Request } from "./perform.js";

/**
 * What of a run of `generate` is the same for the command line and for scripts. Where neither a spec nor a spec file is
 * named, and there is no `api-routes.yaml`, it is about the documents of earlier runs, as those took them.
 */
export async function specRun(
  specs: readonly string[],
  options: Omit<Options, "typed">,
  earlier: Earlier = {},
  askPrefix?: PrefixSources["askPrefix"],
): Promise<Pick<RunRequest, "read" | "readAll" | "plan" | "reconcile">> {
  const isSaid = specs.length > 0 || options.config !== undefined;
  return {
    read: async ({ root, router }) => {
      const before = isSaid ? {} : await asEarlierRuns(root, options.cwd, earlier);
      const within = (await workspaceAround(root)) ?? root;
      let uses: ReturnType<typeof knownUses> | undefined;
      const known = async (): Promise<ReturnType<typeof knownUses>> => {
        uses ??= knownUses(await readDisk(root, [], { state: true }));
        return uses;
      };
      const asked = askPrefix && { askPrefix };
      const request = { ...options, root, within, usualRouter: router, specs, ...before, known, ...asked };
      const source = await readSpecSource(request);
      return { ...source, ...(uses && { knownUses: uses }) };
    },
    readAll: (project, uses) => readEverySpec(project, options, uses),
    plan: { templates: await listTemplates(), ...(options.mock !== undefined && { mock: options.mock }) },
    reconcile: {
      receipts: true,
      force: options.force,
      conflict: options.conflict,
      prune: options.prune,
      recreate: options.recreate,
      moved: options.move ? "move" : "report",
      partial: choosesSome(options),
    },
  };
}

/** All specs of a project together, see {@link everySpec}; absent specs are an error of theirs. */
export async function readEverySpec(
  { root, router }: Project,
  { cwd, config, allowRemote }: Pick<Options, "cwd" | "config" | "allowRemote">,
  uses?: readonly SpecUse[],
): Promise<RouteSource> {
  const at = { cwd, root, within: (await workspaceAround(root)) ?? root, usualRouter: router, allowRemote };
  return readSpecSource({ ...at, ...(await everySpec(root, { cwd, ...(config !== undefined && { config }) }, uses)) });
}

/** Whether flags choose some of the routes: those they leave out do not count as gone from the spec. */
function choosesSome({ include, exclude, tag }: Pick<Options, "include" | "exclude" | "tag">): boolean {
  const isSaid = (list: readonly string[]): boolean => list.some((each) => each !== "");
  return (isSaid(include) && !include.includes("**")) || isSaid(exclude) || isSaid(tag);
}

/** The pipeline's request for all routes of a spec: what `generate` runs, and `list` without writing. */
export async function specRequest(
  specs: readonly string[],
  options: Options,
  earlier: Earlier = {},
  askPrefix?: PrefixSources["askPrefix"],
): Promise<Request> {
  return {
    ...(await specRun(specs, options, earlier, askPrefix)),
    commandFor: (files) => generateCommand(files, options),
    commandAlso: (flag) => commandLine([...generating(options, specs), flag]),
    commandWith: (settings) => withSettings(settings, options),
    nextSteps: async (outcome, diagnostics) => [
      ...interruptedStep(outcome.changes, diagnostics, options),
      ...(await nextSteps(outcome, specs, options)),
      ...refusedStep(outcome.source),
      ...(options.mode === "write" && earlier.path === undefined ? sameInSpecFile(outcome.source) : []),
    ],
  };
}

async function nextSteps({ project, changes }: Outcome, specs: readonly string[], options: Options): Promise<string[]> {
  const steps = unresolvedSteps(changes, { root: project.root, specs }, options);
  if (options.mode !== "write") {
    return [...steps, ...writeStep(changes, options), ...routerSteps(changes, project, options)];
  }
  if (!options.install) steps.push(...installSteps(changes, project));
  steps.push(...environmentSteps(changes), ...testSteps(changes, project));
  const created = await firstUnwritten(changes);
  if (created) steps.push(`Write the handlers, starting with ${created.path}; until then they answer 501.`);
  return [
    ...steps,
    ...(await slotSteps(changes)),
    ...commitSteps(changes, project.root),
    ...routerSteps(changes, project, options),
  ];
}

/** What cannot be served is no reason to serve nothing, so that the run succeeds. */
function refusedStep({ api }: Outcome["source"]): string[] {
  if (api.refused.length === 0) return [];
  const [what, them] = api.refused.length === 1 ? ["operation is", "it"] : ["operations are", "them"];
  return [
    `${api.refused.length} ${what} refused: mend the document where that is told and run again, or leave ${them} out with --exclude; --strict makes it an error.`,
  ];
}

/** Where there is nothing else to write: a run that does so finishes what an interrupted one has left. */
function interruptedStep(
  changes: readonly FileChange[],
  diagnostics: readonly Diagnostic[],
  options: Options,
): string[] {
  const isLeft = options.mode !== "write" && diagnostics.some(({ code }) => code === INTERRUPTED_RUN);
  if (!isLeft || writeStep(changes, options).length > 0) return [];
  return [`To finish the interrupted run: ${commandLine(writing(options))}`];
}

/** On the first run of a project: what it left beside the code, that it belongs to it, and what need not be looked at. */
function commitSteps(changes: readonly FileChange[], root: string): string[] {
  const isFirst = changes.some(({ owner, verdict }) => owner === "seed" && verdict === "create");
  const isLater = changes.some(({ owner, before }) => owner !== "route" && before !== undefined);
  if (!isFirst || isLater) return [];
  return [`Commit ${STATE_DIR} with the code: by it later runs know what you edited.`, ...markGenerated(changes, root)];
}

/** Verdicts of an `auth.ts` that is not ours, or that no operation asks any more. */
const NOT_ASKED: ReadonlySet<FileChange["verdict"]> = new Set(["foreign", "orphan", "remove"]);

/** The seed with the slots exists only where operations ask for security. */
async function slotSteps(changes: readonly FileChange[]): Promise<string[]> {
  const auth = changes.find(
    ({ routeId, verdict, goes }) => routeId === "seed:auth" && !goes && !NOT_ASKED.has(verdict),
  );
  const text = auth?.after ?? auth?.before;
  if (auth === undefined || text === undefined) return [];
  const { readSlots } = await import("../reconcile/code/unfilled-slots.js");
  const { unfilled, filled, openInDevelopment } = readSlots(auth.path, text);
  const credentials = await credentialSteps(changes, filled);
  if (unfilled.length === 0) return credentials;
  const what = unfilled.length === 1 ? "the slot" : "the slots";
  const until = openInDevelopment ? "in production, operations that ask for" : "operations that ask for";
  return [
    `Fill ${what} ${unfilled.join(", ")} in ${auth.path}; until then ${until} ${unfilled.length === 1 ? "it" : "them"} answer 401.`,
    ...credentials,
  ];
}

/** The first file with a handler that this run brought and nobody has written, here or where it is to be carried over from. */
async function firstUnwritten(changes: readonly FileChange[]): Promise<FileChange | undefined> {
  const written = new Set(changes.flatMap(({ canMove, movedTo }) => (canMove && movedTo ? [movedTo] : [])));
  const changed = changes.filter(({ owner, movedFrom, path, after }) => {
    return owner === "route" && after !== undefined && movedFrom === undefined && !written.has(path);
  });
  if (changed.length === 0) return undefined;
  const { unwrittenHandlers } = await import("../reconcile/code/unwritten.js");
  return changed.find(({ path, before = "", after = "" }) => {
    const known = new Set(before === "" ? [] : unwrittenHandlers(path, before));
    return unwrittenHandlers(path, after).some((method) => !known.has(method));
  });
}
