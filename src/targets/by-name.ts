import { stringLiteral } from "../emit/print/literals.js";
import { UserError } from "../model/diagnostic.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method, RouteSpec } from "../model/route-spec.js";
import type { DataView } from "../model/route-view.js";
import type { JsonObject } from "../model/schema.js";
import type { TemplateInfo } from "../model/template.js";
import { recordInterface } from "./infer-type.js";
import { resourceFor } from "./names.js";
import { recordsOf, type NamedData } from "./records.js";
import { routeExtension, routeFile } from "./route-file.js";
import { routeView } from "./route-view.js";
import { importPath } from "../text/paths.js";

export type { NamedData } from "./records.js";

export interface NamedOptions {
  template: TemplateInfo;
  /** In the order asked for; empty: every method is answered. */
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
  return options.template.files.map((key) => {
    const below = pathBelow(options.template, key);
    const path = [...route.path, ...(below ?? [])];
    checkSlugs(path, options.template);
    const file = routeFile(path, project, below?.length === 0);
    return {
      path: file,
      owner: "route",
      routeId: routeUrl(path),
      template: key,
      view: routeView(path, options.methods, dataView(file, project, options.data, records, path)),
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
  if (twice === undefined || template.files.length === 1) return;
  throw new UserError(
    `The template ${template.name} adds [${twice}] to a route that has it already: ${routeUrl(path)}`,
    "Name the route of the list, as in users, or call the other slug something else.",
  );
}

/** Where an output lies below its route: nowhere, or `[]` for an index, or its own segments. */
function pathBelow(template: TemplateInfo, key: string): RoutePath | undefined {
  const folder = template.name.startsWith("file:") ? `${template.name}/` : `pages/${template.name}/`;
  if (!key.startsWith(folder)) return undefined;
  return key
    .slice(folder.length)
    .split("/")
    .filter((text) => text !== "index")
    .map((text): Segment => {
      return /^\[\w+\]$/.test(text) ? { kind: "dynamic", name: text.slice(1, -1) } : { kind: "static", text };
    });
}

function dataView(
  file: string,
  project: Project,
  data: NamedData | undefined,
  records: readonly JsonObject[] | undefined,
  path: RoutePath,
): DataView {
  const index = stringLiteral(`./index${innerExtension(routeExtension(project))}`);
  if (data === undefined || records === undefined) {
    return { given: false, source: '""', index, types: "", hasTextIds: false };
  }
  return {
    given: true,
    source: stringLiteral(importPath(file, data.file)),
    index,
    types: recordInterface(resourceFor(path).type, records),
    hasTextIds: records.every(({ id }) => typeof id === "string"),
  };
}

/** What import specifiers keep of a page extension: `.api` of `api.ts`, nothing of `ts`. */
function innerExtension(extension: string): string {
  const last = extension.lastIndexOf(".");
  return last === -1 ? "" : `.${extension.slice(0, last)}`;
}
