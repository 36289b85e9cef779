import { UserError } from "../../model/diagnostic.js";
import { parseRouteName } from "../../input/name.js";
import { listTemplates } from "../../render/index.js";
import { printEquivalent } from "../command-line.js";
import { namedRequest } from "../named-request.js";
import { mayAsk, type Options } from "../options.js";
import { installAfter } from "../packages.js";
import { perform, projectOf } from "../perform.js";
import type { TemplateInfo } from "../../model/template.js";
import type { Action } from "../action.js";
import type { Io } from "../../model/io.js";

/** `create-api-route <route...>`: routes by name, each one plain file. Asks for what is missing on a terminal. */
export const add: Action = async (names, options, io) => {
  if (names.length === 0) {
    const { route } = (await templateOf(options)) ?? {};
    return route ? add([route], options, io) : askAndAdd(options, io);
  }
  const complete = await withData(options, io);
  const outcome = await performNamed(names, complete, io);
  await installAfter(outcome, complete, io);
  const answers = [...answered([], options, complete), ...outcome.answers];
  if (answers.length > 0) printEquivalent(answers, options, io);
  return outcome.exitCode;
};

/** What is there already with other code is asked about on a terminal, and overwritten only then. */
async function performNamed(names: readonly string[], options: Options, io: Io): ReturnType<typeof perform> {
  const request = await namedRequest(names, options);
  const performed = await perform(await projectOf(options), { ...request, choosesRouter: true }, options, io);
  const inTheWay = performed.changes.filter(({ undone, before }) => undone !== undefined && before !== undefined);
  if (inTheWay.length === 0 || options.mode !== "write" || options.force || !mayAsk(options)) return performed;
  const { askToOverwrite } = await import("../ask.js");
  const paths = inTheWay.map(({ path }) => path);
  if (!(await askToOverwrite(io, paths))) return performed;
  const forced: Options = { ...options, router: performed.project.router, force: true, yes: true };
  const again = await perform(await projectOf(options), await namedRequest(names, forced), forced, io);
  return { ...again, answers: [...performed.answers, "--force", "--yes"] };
}

async function askAndAdd(options: Options, io: Io): Promise<number> {
  if (!mayAsk(options)) {
    throw new UserError(
      "Which route? None was named.",
      "Name one or more: create-api-route user\nOr all routes of a spec: create-api-route generate openapi.yaml",
    );
  }
  const { askForRoute } = await import("../ask.js");
  const wrong = (route: string): string | undefined => parseRouteName(route).diagnostics[0]?.message;
  const answers = await askForRoute(io, options, await listTemplates(), wrong);
  const complete = await withData({ ...options, template: answers.template, methods: answers.methods }, io);
  const outcome = await performNamed(answers.routes, complete, io);
  await installAfter(outcome, complete, io);
  printEquivalent([...answered(answers.routes, options, complete), ...outcome.answers], options, io);
  return outcome.exitCode;
}

/** A template that needs records: they are asked for on a terminal; elsewhere the plan says what is missing. */
async function withData(options: Options, io: Io): Promise<Options> {
  if (!mayAsk(options) || options.data !== undefined) return options;
  if ((await templateOf(options))?.needsData !== true) return options;
  const { askForData } = await import("../ask.js");
  return { ...options, data: await askForData(io) };
}

/** The built-in template that was named. */
async function templateOf({ template }: Options): Promise<TemplateInfo | undefined> {
  return template === undefined ? undefined : (await listTemplates()).find(({ name }) => name === template);
}

/** What was asked for and answered, as arguments. */
function answered(routes: readonly string[], asked: Options, { template, methods, data }: Options): string[] {
  const args = [...routes];
  if (asked.template === undefined && template !== undefined && template !== "basic") args.push("-t", template);
  if (asked.methods.length === 0 && methods.length > 0) args.push("-m", methods.join(","));
  if (asked.data === undefined && data !== undefined) args.push("--data", data);
  return args;
}
