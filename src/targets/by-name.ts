import { posix } from "node:path";
import { stringLiteral } from "../emit/literals.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method, RouteSpec } from "../model/route-spec.js";
import type { Json } from "../model/schema.js";
import type { TemplateInfo } from "../model/template.js";
import { routeExtension, routeFile } from "./route-file.js";
import { routeView } from "./route-view.js";
import type { DataView } from "../model/route-view.js";

export interface NamedOptions {
  template: TemplateInfo;
  /** In the order asked for; empty: every method is answered. */
  methods: readonly Method[];
  data?: NamedData;
}

/** What `--data` named. */
export interface NamedData {
  /** Relative to the project root, with `/`. */
  file: string;
  value: Json;
}

/**
 * The files of a route made by name: one per output of the template, each the user's from the moment it exists.
 *
 *
 */
export function planNamed(route: RouteSpec, project: Project, options: NamedOptions): FilePlan[] {
  const { template, methods } = options;
  return template.files.map((key) => {
    const below = pathBelow(template, key);
    const path = [...route.path, ...(below ?? [])];
    const file = routeFile(path, project, below?.length === 0);
    return {
      path: file,
      owner: "route",
      routeId: routeUrl(path),
      template: key,
      view: routeView(path, methods, dataView(file, project, options)),
      operations: [],
      origin: route.origin,
    };
  });
}

/** Where an output lies below its route: nowhere, or `[]` for an index, or its own segments. */
function pathBelow(template: TemplateInfo, key: string): RoutePath | undefined {
  const folder = template.name.startsWith("file:") ? `${template.name}/` : `pages/${template.name}/`;
  if (!key.startsWith(folder)) return undefined;
  return key
    .slice(folder.length)
    .split("/")
    .filter((text) => text !== "index")
    .map((text): Segment =>
      /^\[\w+\]$/.test(text) ? { kind: "dynamic", name: text.slice(1, -1) } : { kind: "static", text },
    );
}

function dataView(file: string, project: Project, { data }: NamedOptions): DataView {
  const index = stringLiteral(`./index${inner(routeExtension(project))}`);
  if (data === undefined) return { given: false, source: '""', index, types: "", hasTextIds: true };
  const source = posix.relative(posix.dirname(file), data.file);
  return { given: true, source: stringLiteral(source), index, types: "", hasTextIds: true };
}

/** What import specifiers keep of a page extension: `.api` of `api.ts`, nothing of `ts`. */
function inner(extension: string): string {
  const last = extension.lastIndexOf(".");
  return last === -1 ? "" : `.${extension.slice(0, last)}`;
}
