import { segmentText, type RoutePath } from "../model/route-path.js";
import type { Project } from "../model/project.js";
import { routerNamed } from "../model/routers/index.js";

/**
 * The file that serves a route in the router that is written for, relative to the project root:
 * `src/pages/api/users/[id].ts`, `app/api/users/[id]/route.ts`.
 *
 * @param asIndex the route gets a folder, for files beside it: `people/index.ts`
 */
export function routeFile(path: RoutePath, project: Project, asIndex = false): string {
  const { fileOf } = routerNamed(project.router);
  return `${project.dirs[project.router]}/${fileOf(path.map(segmentText), asIndex)}.${routeExtension(project)}`;
}

/**
 * The extension route files get: of those Next.js routes (`pageExtensions`), the plainest in the project's language, and the
 * one named for APIs before that of pages: `ts`, `api.ts`, `page.ts`, `tsx`; `ts` or `js` when none is.
 */
export function routeExtension(project: Project): string {
  return routedExtension(project) ?? project.language;
}

/** Whether Next.js routes files of the project's language. */
export function routesLanguage(project: Project): boolean {
  return routedExtension(project) !== undefined;
}

function routedExtension({ language, pageExtensions }: Project): string | undefined {
  const wanted = [language, `${language}x`].flatMap((ending) => [
    (extension: string) => extension === ending,
    (extension: string) => extension === `api.${ending}`,
    (extension: string) => extension.endsWith(`.${ending}`),
  ]);
  return wanted.map((matches) => pageExtensions.find(matches)).find((found) => found !== undefined);
}
