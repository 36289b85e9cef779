import { findSpecFile } from "../../input/index.js";
import { UserError } from "../../model/diagnostic.js";
import type { Io } from "../../model/io.js";
import { legibleLine } from "../../model/quote.js";
import type { ReportFile } from "../../model/files.js";
import type { Project } from "../../model/project.js";
import type { TemplateInfo } from "../../model/template.js";
import { run } from "../../pipeline.js";
import { listTemplates } from "../../render/index.js";
import { palette } from "../../report/color.js";
import { formatDiagnostic } from "../../report/diagnostics.js";
import { knownSpecs } from "../known-specs.js";
import type { Options } from "../options.js";
import { projectOf } from "../perform.js";
import type { Action } from "../action.js";
import { specRequest } from "../spec-request.js";

interface ListedRoute {
  route: string;
  file: string;
  /** The verdict a run of `generate` would give the file. */
  state: ReportFile["verdict"];
}

/** `create-api-route list`: the templates, and the spec's routes with their state. Writes nothing. */
export const list: Action = async (specs, options, io) => {
  const templates = await listTemplates();
  const isSaid = specs.length > 0 || options.config !== undefined;
  const project = await projectIfAny(options, isSaid);
  const listed = isSaid ? specs : await specsFound(options, project?.root);
  if (project === undefined || listed === undefined) return print(templates, [], options, io);
  const { report } = await run(project, { ...(await specRequest(listed, options)), mode: "dry-run" });
  const routes = report.files
    .filter((file) => file.owner === "route")
    .map(({ routeId, path, verdict }): ListedRoute => ({ route: routeId, file: path, state: verdict }));
  if (report.exitCode === 2) {
    for (const diagnostic of report.diagnostics)
      io.stderr.write(`${formatDiagnostic(diagnostic, palette(options.color))}\n`);
  }
  print(templates, routes, options, io);
  return report.exitCode === 2 ? 2 : 0;
};

/** Templates are the same everywhere; routes need a project. */
async function projectIfAny(options: Options, isSaid: boolean): Promise<Project | undefined> {
  try {
    return await projectOf(options);
  } catch (error) {
    if (isSaid || findSpecFile([options.cwd]) !== undefined || !(error instanceof UserError)) throw error;
    return undefined;
  }
}

/** None to be named for the one that is found by its name, else those of earlier runs; `undefined` without any. */
async function specsFound({ cwd }: Options, root: string | undefined): Promise<readonly string[] | undefined> {
  if (root === undefined) return undefined;
  if (findSpecFile([cwd, root]) !== undefined) return [];
  const known = await knownSpecs(root);
  return known.length > 0 ? known : undefined;
}

function print(templates: readonly TemplateInfo[], routes: readonly ListedRoute[], options: Options, io: Io): number {
  if (options.reporter === "json") {
    const listed = templates.map(({ name, description }) => ({ name, description }));
    io.stdout.write(`${JSON.stringify({ version: 1, templates: listed, routes }, undefined, 2)}\n`);
    return 0;
  }
  const { bold, dim } = palette(options.color);
  const width = Math.max(...templates.map(({ name }) => name.length));
  const lines = [
    bold("Templates"),
    ...templates.map(({ name, description }) => `  ${name.padEnd(width)}  ${dim(description)}`),
  ];
  if (routes.length > 0) {
    const routeWidth = Math.max(...routes.map(({ route }) => route.length));
    lines.push(
      "",
      bold("Routes"),
      ...routes.map(
        ({ route, file, state }) =>
          `  ${legibleLine(route).padEnd(routeWidth)}  ${state.padEnd(9)}  ${dim(legibleLine(file))}`,
      ),
    );
  }
  io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}
