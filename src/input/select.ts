import { routeName } from "../model/route-path.js";
import type { Api, Operation, RouteSpec } from "../model/route-spec.js";
import { globPattern } from "./glob.js";
import type { Choice } from "./settings.js";

/**
 * The routes, and the operations in them, that a choice leaves. A glob is held against the path as the spec writes it
 * (`/users/{id}`) and as Next.js does (`users/[id]`), both without a leading slash; one that begins with `api/` against
 * the URL too (`/api/v1/users/[id]`); a leading `!` is the opposite. A tag chooses operations, in upper
 * or lower case.
 *
 * @throws UserError as {@link globPattern} does
 */
export function select(api: Api, { include, exclude, tag }: Choice): Api {
  const chosen = chooser(include, exclude);
  const names = tag.map((each) => each.toLowerCase());
  const tagged = ({ tags = [] }: Pick<Operation, "tags">): boolean =>
    tag.length === 0 || tags.some((each) => names.includes(each.toLowerCase()));
  return {
    ...api,
    routes: api.routes.flatMap((route): RouteSpec[] => {
      if (!chosen(pathsOf(route), urlsOf(route))) return [];
      const operations = route.operations.filter(tagged);
      if (operations.length === route.operations.length)
        return tag.length > 0 && operations.length === 0 ? [] : [route];
      return operations.length === 0 ? [] : [{ ...route, operations }];
    }),
    refused: api.refused.filter((each) => tagged(each) && chosen(spellings(each.path), [])),
  };
}

type Chooser = (paths: readonly string[], urls: readonly string[]) => boolean;

function chooser(include: readonly string[], exclude: readonly string[]): Chooser {
  const [included, excluded] = [matcher(include), matcher(exclude)];
  return (paths, urls) => (include.length === 0 || included(paths, urls)) && !excluded(paths, urls);
}

function matcher(globs: readonly string[]): Chooser {
  const choosers = globs.map(globChooser);
  return (paths, urls) => choosers.some((fits) => fits(paths, urls));
}

function globChooser(stated: string): Chooser {
  const glob = withoutSlash(stated);
  if (glob.startsWith("!")) {
    const opposite = globChooser(glob.slice(1));
    return (paths, urls) => !opposite(paths, urls);
  }
  const fits = globPattern(glob);
  const isUrl = /^api(?:\/|$)/.test(glob);
  return (paths, urls) => paths.some(fits) || (isUrl && urls.some(fits));
}

function pathsOf({ id, operations }: RouteSpec): string[] {
  return [...new Set([id, ...operations.flatMap(({ path }) => path ?? [])])].flatMap(spellings);
}

function urlsOf({ path }: RouteSpec): string[] {
  return [`api/${routeName(path)}`.replace(/\/$/, "")];
}

/** `/users/{id}`: `users/{id}`, `users/[id]`. What is below `/api` in the spec is so without saying it too. */
function spellings(path: string): string[] {
  const plain = withoutSlash(path);
  const own = [plain, plain.replace(/\{([^{}/]+)\}/g, "[$1]")];
  return [...new Set([...own, ...own.map((each) => each.replace(/^api\//, ""))])];
}

function withoutSlash(text: string): string {
  return text.replace(/^\/+/, "");
}
