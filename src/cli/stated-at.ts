import type { Project } from "../model/project.js";
import { routeUrl } from "../model/route-path.js";
import { place } from "../report/diagnostics.js";
import type { Options } from "./options.js";
import { readEverySpec } from "./spec-request.js";

/** Where the project's specs state some routes, by their URL patterns: `api-routes.yaml:4:3`; nothing of what cannot be read. */
export async function statedAt(urls: ReadonlySet<string>, project: Project, options: Options): Promise<string[]> {
  try {
    const { api, locate } = await readEverySpec(project, options);
    return api.routes.flatMap(({ path, origin }) => (urls.has(routeUrl(path)) ? [place(locate(origin))] : []));
  } catch {
    return [];
  }
}
