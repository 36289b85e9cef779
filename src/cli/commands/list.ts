import { findSpecFile } from "../../input/start-files.js";
import { UserError } from "../../model/diagnostic.js";
import type { Io } from "../../model/io.js";
import { legibleLine } from "../../model/quote.js";
import type { FileChange, ReportFile } from "../../model/files.js";
import type { Project } from "../../model/project.js";
import type { TemplateInfo } from "../../model/template.js";
import { run } from "../../pipeline.js";
import { isDirectory } from "../../project/files.js";
import { isSameCode } from "../../reconcile/index.js";
import { ownTemplates } from "../../render/own-templates.js";
import { listTemplates } from "../../render/index.js";
import { palette } from "../../report/color.js";
import { formatDiagnostic } from "../../report/diagnostics.js";
import { readDisk } from "../../write/snapshot.js";
import { knowsSpecs } from "../known-specs.js";
import type { Options } from "../options.js";
import { projectOf } from "../perform.js";
import type { Action } from "../action.js";
import { specRequest } from "../spec-request.js";

interface ListedRoute {
  route: string;
  file: string;
  /**
   * The verdict a run of `generate` would give the file; `edited` for one that it leaves as you wrote it; `yours` for one
   * that is not from a spec.
   */
  state: ReportFile["verdict"] | "edited" | "yours";
}

/** What there is. */
interface Listed {
  templates: readonly TemplateInfo[];
  /** The user's, as `-t` takes them. */
  own: readonly string[];
  routes: readonly ListedRoute[];
}

/** `create-api-route list`: the templates, and the project's routes with their state. Writes nothing. */
export const list: Action = async (specs, options, io) => {
  const templates = await listTemplates();
  const isSaid = specs.length > 0 || options.config !== undefined;
  const project = await projectIfAny(options, isSaid);
  if (project === undefined) return print({ templates, own: [], routes: [] }, options, io);
  const own = await ownTemplates(project.root);
  const isAny = isSaid || (await knowsSpecs(project.root, options.cwd));
  if (!isAny) return print({ templates, own, routes: routesOfUser(project, []) }, options, io);
  const request = await specRequest(specs, options, { together: true });
  const { report, changes } = await run(project, { ...request, mode: "dry-run", looks: true });
  const edited = await editedAmong(changes, project);
  const routes = report.files
    .filter((file) => file.owner === "route")
    .map(({ routeId, path, verdict }): ListedRoute => {
      return { route: routeId, file: path, state: edited.has(path) ? "edited" : verdict };
    });
  if (report.exitCode === 2) {
    for (const diagnostic of report.diagnostics)
      io.stderr.write(`${formatDiagnostic(diagnostic, palette(options.color))}\n`);
  }
  const all = [...routes, ...routesOfUser(project, routes)].sort((a, b) => (a.file < b.file ? -1 : 1));
  print({ templates, own, routes: all }, options, io);
  return report.exitCode === 2 ? 2 : 0;
};

/** Of routes that stay as they are, those that are not as they were generated. */
async function editedAmong(changes: readonly FileChange[], { root }: Project): Promise<Set<string>> {
  const { receipts } = await readDisk(root, [], { state: true });
  const edited = new Set<string>();
  for (const { path, owner, verdict, before } of changes) {
    const receipt = receipts.get(path);
    if (owner !== "route" || verdict !== "identical" || before === undefined || receipt === undefined) continue;
    if (before !== receipt.base && !(await isSameCode(path, before, receipt.base))) edited.add(path);
  }
  return edited;
}

/** Every route of the project that is not among those of the specs. */
function routesOfUser({ existingRoutes }: Project, ofSpecs: readonly ListedRoute[]): ListedRoute[] {
  const known = new Set(ofSpecs.map(({ file }) => file));
  const others = existingRoutes.filter(({ file }) => !known.has(file));
  return others.map(({ url, file }) => ({ route: url, file, state: "yours" }));
}

/** Templates are the same everywhere; routes need a project. */
async function projectIfAny(options: Options, isSaid: boolean): Promise<Project | undefined> {
  try {
    return await projectOf(options);
  } catch (error) {
    const isNone = error instanceof UserError && isDirectory(options.cwd) && findSpecFile([options.cwd]) === undefined;
    if (isSaid || !isNone) throw error;
    return undefined;
  }
}

function print({ templates, own, routes }: Listed, options: Options, io: Io): number {
  if (options.reporter === "json") {
    const listed = [
      ...templates.map(({ name, description }) => ({ name, description })),
      ...own.map((name) => ({ name, description: "yours" })),
    ];
    io.stdout.write(`${JSON.stringify({ version: 1, templates: listed, routes }, undefined, 2)}\n`);
    return 0;
  }
  const { bold, dim } = palette(options.color);
  const width = Math.max(...templates.map(({ name }) => name.length));
  const lines = [
    bold("Templates"),
    ...templates.map(({ name, description }) => `  ${name.padEnd(width)}  ${dim(description)}`),
    ...own.map((name) => `  ${legibleLine(name)}  ${dim("yours")}`),
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
