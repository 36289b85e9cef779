import { segmentText, type RoutePath } from "../model/route-path.js";
import type { Project } from "../model/project.js";

/**
 * The Pages Router file that serves a route: `src/pages/api/users/[id].ts`, relative to the project root.
 *
 * A last segment called `index` needs a folder of its own, as `x/index.ts` serves `/x`
 * (https://nextjs.org/docs/pages/building-your-application/routing/pages-and-layouts#index-routes); `/api` itself is
 * `pages/api/index.ts`, because Next.js 16 takes `pages/api.ts` for a page.
 *
 * @param asIndex the route gets a folder, for files beside it: `people/index.ts`
 */
export function routeFile(path: RoutePath, project: Project, asIndex = false): string {
  const segments = path.map(segmentText);
  const last = segments.at(-1);
  if (asIndex || last === undefined || last === "index") segments.push("index");
  return `${project.dirs.pages}/api/${segments.join("/")}.${routeExtension(project)}`;
}

/**
 * The extension route files get: of those Next.js routes (`pageExtensions`), the plainest in the project's language:
 * `ts` before `api.ts` before `tsx`; `ts` or `js` when none is.
 */
export function routeExtension(project: Project): string {
  const { language } = project;
  const wanted = [
    (extension: string) => extension === language,
    (extension: string) => extension.endsWith(`.${language}`),
    (extension: string) => extension === `${language}x`,
    (extension: string) => extension.endsWith(`.${language}x`),
  ];
  for (const matches of wanted) {
    const found = project.pageExtensions.find(matches);
    if (found !== undefined) return found;
  }
  return language;
}
