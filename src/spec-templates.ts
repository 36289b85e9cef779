import { dirname, resolve } from "node:path";
import { UserError, type Diagnostic } from "./model/diagnostic.js";
import { pointerTo } from "./model/pointer.js";
import type { RouteSpec } from "./model/route-spec.js";
import type { UserTemplate } from "./render/user-template.js";
import type { RouteSource } from "./request.js";
import { relativePath } from "./text/paths.js";

/** Where a run is. All absolute. */
interface Places {
  /** What places in diagnostics are relative to. */
  cwd: string;
  root: string;
  /** What specs may refer to, the project or its workspace. */
  within: string;
}

/**
 * The templates of the user's that routes of a spec file name (`template: ./mine.hbs`, relative to that file), read; their
 * routes name them from the project's root then, so that they are the same from wherever a run is started. What is wrong
 * with one stands at the route that names it.
 */
export async function withOwnTemplates(source: RouteSource, places: Places): Promise<RouteSource> {
  const routes: RouteSpec[] = [];
  const own = new Map<string, UserTemplate>();
  const diagnostics: Diagnostic[] = [];
  for (const route of source.api.routes) {
    const path = templateFile(route, places);
    if (path === undefined) {
      routes.push(route);
      continue;
    }
    try {
      const { readUserTemplate } = await import("./render/user-template.js");
      const file = relativePath(places.root, path);
      const template = own.get(path) ?? (await readUserTemplate(file, places.root, places.within));
      own.set(path, template);
      routes.push({ ...route, template: template.info.name });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      diagnostics.push(unreadable(error, route));
    }
  }
  if (own.size === 0 && diagnostics.length === 0) return source;
  const templates = [...own.values()];
  const found = [...diagnostics, ...templates.flatMap((each) => each.diagnostics)];
  return {
    ...source,
    api: { ...source.api, routes },
    diagnostics: [...source.diagnostics, ...found.map((each) => located(each, source))],
    files: [...(source.files ?? []), ...own.keys()],
    templates,
  };
}

/** Absolute; `undefined` for a route without a template, or with a built-in one, which is a plain word. */
function templateFile({ template, origin }: RouteSpec, { cwd }: Places): string | undefined {
  if (template === undefined || !/[./\\]/.test(template)) return undefined;
  return resolve(dirname(resolve(cwd, origin.file)), template);
}

function unreadable({ message, hint }: UserError, { origin }: RouteSpec): Diagnostic {
  const at = { file: origin.file, pointer: pointerTo(origin.pointer, "template") };
  return { code: "template-unreadable", severity: "error", message, ...(hint && { hint }), origin: at };
}

function located(diagnostic: Diagnostic, { locate }: RouteSource): Diagnostic {
  return { ...diagnostic, ...(diagnostic.origin && { origin: locate(diagnostic.origin) }) };
}
