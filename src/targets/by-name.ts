import { stringLiteral } from "../emit/print/literals.js";
import { UserError } from "../model/diagnostic.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method, RouteSpec } from "../model/route-spec.js";
import type { RouterName } from "../model/routers/index.js";
import type { DataView, LibraryView } from "../model/route-view.js";
import type { JsonObject } from "../model/schema.js";
import { outputsFor, type LibraryModule, type TemplateInfo } from "../model/template.js";
import { recordInterface } from "./infer-type.js";
import { typeFor } from "./names.js";
import { recordsOf, type NamedData } from "./records.js";
import { routeFile } from "./route-file.js";
import { routeView } from "./route-view.js";
import { libraryImport } from "./spec-files.js";
import { importPath } from "../text/paths.js";

export type { NamedData } from "./records.js";

export interface NamedOptions {
  template: TemplateInfo;
  /** In the order asked for; empty: those of the template, or every one. */
  methods: readonly Method[];
  data?: NamedData;
}

/**
 * The files of a route made by name: one per output of the template, each the user's from the moment it exists.
 *
 * @throws UserError when the template cannot make this route: data is missing, of no use or of another shape, or a
 * slug would be there twice
 */
export function planNamed(route: RouteSpec, project: Project, options: NamedOptions): FilePlan[] {
  checkData(options);
  const records = options.data && recordsOf(options.data);
  const keys = outputsFor(project.router, options.template);
  const methods = options.methods.length > 0 ? options.methods : options.template.methods;
  return keys.map((key) => {
    const below = pathBelow(options.template, key, project.router);
    const path = [...route.path, ...(below ?? [])];
    if (keys.length > 1) checkSlugs(path, options.template);
    const file = routeFile(path, project, below?.length === 0);
    const data = dataView({ file, index: routeFile(route.path, project, true), path }, options.data, records);
    return {
      path: file,
      owner: "route",
      routeId: routeUrl(path),
      template: key,
      view: routeView(path, methods, { data, library: libraryView(file, project) }, project),
      operations: [],
      origin: route.origin,
    };
  });
}

function checkData({ template, data }: NamedOptions): void {
  const isBuiltIn = !template.name.startsWith("file:");
  const name = template.name.replace(/^file:/, "");
  if (template.needsData && data === undefined) {
    throw new UserError(
      `The template ${name} makes routes from data, and was given none.`,
      `Name a JSON file in the project: -t ${name} --data data/people.json`,
    );
  }
  if (isBuiltIn && !template.needsData && data !== undefined) {
    throw new UserError(`The template ${name} takes no data.`, "Leave --data out, or use -t collection.");
  }
}

/** Next.js refuses a slug that is in a path twice. */
function checkSlugs(path: RoutePath, template: TemplateInfo): void {
  const slugs = path.flatMap((segment) => (segment.kind === "static" ? [] : [segment.name]));
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) < index);
  if (twice === undefined) return;
  throw new UserError(
    `The template ${template.name} adds [${twice}] to a route that has it already: ${routeUrl(path)}`,
    "Name the route of the list, as in users, or call the other slug something else.",
  );
}

/** Where an output lies below its route: nowhere, or `[]` for an index, or its own segments. */
function pathBelow(template: TemplateInfo, key: string, router: RouterName): RoutePath | undefined {
  const folder = template.name.startsWith("file:") ? `${template.name}/` : `${router}/${template.name}/`;
  if (!key.startsWith(folder)) return undefined;
  return key
    .slice(folder.length)
    .split("/")
    .filter((text) => text !== "index")
    .map((text): Segment => {
      return /^\[\w+\]$/.test(text) ? { kind: "dynamic", name: text.slice(1, -1) } : { kind: "static", text };
    });
}

/** @param at the file and its route, and the file of the route's index */
function dataView(
  at: { file: string; index: string; path: RoutePath },
  data: NamedData | undefined,
  records: readonly JsonObject[] | undefined,
): DataView {
  const { file, path } = at;
  const index = stringLiteral(moduleImport(file, at.index));
  if (data === undefined || records === undefined) {
    return { given: false, source: '""', index, types: "", hasTextIds: false };
  }
  return {
    given: true,
    source: stringLiteral(importPath(file, data.file)),
    index,
    types: recordInterface(typeFor(path), records),
    hasTextIds: records.every(({ id }) => typeof id === "string"),
  };
}

function libraryView(file: string, project: Project): LibraryView {
  const specifier = (module: LibraryModule): string => stringLiteral(libraryImport(project, file, module));
  return { openapi: specifier("openapi"), docsPage: specifier("runtime/docs-page") };
}

/** `./index`, `../route`; what is between the name and the last extension stays: `./index.api`. */
function moduleImport(file: string, target: string): string {
  const specifier = importPath(file, target.replace(/\.\w+$/, ""));
  return specifier.startsWith("../") ? specifier : `./${specifier}`;
}
