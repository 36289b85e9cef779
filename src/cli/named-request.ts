import { namedRoutes, parseMethods } from "../input/name.js";
import { UserError, type Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { suggestion } from "../model/did-you-mean.js";
import type { Api, Method, RouteSpec } from "../model/route-spec.js";
import type { TemplateInfo } from "../model/template.js";
import type { Outcome, RouteSource } from "../request.js";
import { listTemplates } from "../render/index.js";
import { routerSteps, writeStep } from "./further-commands.js";
import { mayAsk, type Options } from "./options.js";
import { installSteps } from "./packages.js";
import type { Request } from "./perform.js";
import { environmentSteps, tryStep } from "./route-steps.js";

const DEFAULT_TEMPLATE = "basic";

/** The pipeline's request for routes by name. Nothing but the routes' own files is written: no receipts, no state. */
export async function namedRequest(names: readonly string[], options: Options): Promise<Request> {
  const builtIn = await listTemplates();
  const name = options.template ?? DEFAULT_TEMPLATE;
  const own = isFile(name) ? await loadOwnTemplate(name, options) : undefined;
  if (own === undefined) requireTemplate(name, builtIn);
  const templates = own ? [...builtIn, own.info] : builtIn;
  const data = options.data === undefined ? undefined : await loadData(options.data, options);
  const { methods, diagnostics: badMethods } = parseMethods(options.methods);
  const { routes, diagnostics: badNames } = namedRoutes(names, methods, own?.info.name ?? name);
  const diagnostics = [...badMethods, ...badNames, ...(own?.diagnostics ?? []), ...(data?.diagnostics ?? [])];
  const template = templates.find((each) => each.name === (own?.info.name ?? name));
  const shows = (template?.library ?? []).length > 0;
  return {
    read: async (project) => ({
      api: apiOf(routes),
      diagnostics,
      locate: (origin) => origin,
      ...(shows && (await wholeApi(name, diagnostics, project, options))),
    }),
    plan: { templates, ...(data?.data && { data: data.data }) },
    ...(own && { render: { userTemplates: own.specifications } }),
    reconcile: { receipts: false, force: options.force },
    nextSteps: (outcome) => nextSteps(outcome, methods.length > 0 ? methods : (template?.methods ?? []), options),
  };
}

/** @throws UserError when the project has no spec whose API could be shown */
async function wholeApi(
  template: string,
  found: readonly Diagnostic[],
  project: Project,
  options: Options,
): Promise<Pick<RouteSource, "whole" | "diagnostics">> {
  const [{ knowsSpecs }, { readEverySpec }] = await Promise.all([
    import("./known-specs.js"),
    import("./spec-request.js"),
  ]);
  if (options.config === undefined && !(await knowsSpecs(project.root, options.cwd))) {
    throw new UserError(
      `The template ${template} shows the API of the project's specs, and there is none.`,
      "Write one first (create-api-route init), or generate from one: create-api-route generate openapi.yaml",
    );
  }
  const { api, diagnostics } = await readEverySpec(project, options);
  return { whole: api, diagnostics: [...found, ...diagnostics.filter(({ severity }) => severity === "error")] };
}

async function loadData(
  file: string,
  options: Options,
): ReturnType<typeof import("../input/data-file.js").readDataFile> {
  const { readDataFile } = await import("../input/data-file.js");
  return readDataFile(file, options.cwd);
}

/** A template of the user's is a file; built-in ones are plain words. */
function isFile(template: string): boolean {
  return /[./\\]/.test(template);
}

async function loadOwnTemplate(
  file: string,
  options: Options,
): ReturnType<typeof import("../render/user-template.js").readUserTemplate> {
  const { readUserTemplate } = await import("../render/user-template.js");
  return readUserTemplate(file, options.cwd);
}

function requireTemplate(name: string, templates: readonly TemplateInfo[]): void {
  const names = templates.map((template) => template.name);
  if (names.includes(name)) return;
  const guess = suggestion(name, names);
  const choice = `The templates are ${names.join(", ")}, or a .hbs file of yours: -t ./${name}.hbs`;
  throw new UserError(`There is no template "${name}".`, guess === undefined ? choice : `${guess}\n${choice}`);
}

function apiOf(routes: RouteSpec[]): Api {
  return { routes, models: new Map(), securitySchemes: [], refused: [] };
}

function nextSteps({ project, changes }: Outcome, methods: readonly Method[], options: Options): string[] {
  const steps: string[] = [];
  // On a terminal it is asked about instead, where it can be overwritten.
  const isAsked = options.mode === "write" && mayAsk(options);
  if (changes.some(({ undone, before }) => undone !== undefined && !(isAsked && before !== undefined))) {
    steps.push("What is there already was left alone: choose another name, or see --diff and --force.");
  }
  if (options.mode === "write" && !options.install) {
    steps.push(...installSteps(changes, project));
  }
  steps.push(...writeStep(changes, options), ...routerSteps(changes, project, options));
  const created = changes.find(({ owner, verdict }) => owner === "route" && verdict === "create");
  if (options.mode === "write" && created)
    steps.push(...environmentSteps(changes), tryStep(created.routeId, project.basePath, methods));
  return steps;
}
