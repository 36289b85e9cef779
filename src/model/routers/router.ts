import type { Method } from "../route-spec.js";
import type { RouterName } from "./names.js";

/**
 * What is to be known of one of Next.js' routers in order to write for it, and to find what is there. Plain facts, and
 * pure functions on names; everything that depends on a router asks its entry. Its templates lie below
 * `templates/<name>/`.
 */
export interface Router {
  /** What `--router` takes, and what its folder in a project is called (`pages`, `src/pages`). */
  readonly name: RouterName;
  /** `Pages Router` */
  readonly title: string;
  /** Where its API routes lie, for people: `pages/api/**`. */
  readonly shown: string;
  /**
   * The files of routes by their path from where the router's folder is, a regular expression without the extension:
   * `pages/api/.+`.
   */
  readonly files: string;
  /** What the path of a file has beyond its route: `.ts`, `/route.ts`. */
  readonly ending: RegExp;
  /** A route is a folder, which on Windows and macOS is one with others that differ from it in case only. */
  readonly routesAreFolders: boolean;
  /** Every file below `api` is a route, whatever it is called. */
  readonly takesEveryFile: boolean;
  /** The template of the seed that routes of a spec go through, `lib/api/define-route.ts`. */
  readonly seed: string;
  /** What its seed gives handlers of the router's own: those that use it cannot move to another router. */
  readonly context: readonly string[];
  /**
   * The file of a route, below the router's folder and without extension: `api/users/[id]`, `api/users/[id]/route`.
   *
   * @param segments of the URL below `/api`, as Next.js spells them
   * @param asIndex files are to lie beside it
   */
  fileOf(segments: readonly string[], asIndex: boolean): string;
  /**
   * The URL pattern that a file serves; `undefined` for a file that serves none.
   *
   * @param file below the router's folder, without extension
   */
  urlOf(file: string): string | undefined;
  /** Whether Next.js looks for API routes in a folder. @param folder below the router's */
  looksInto(folder: string): boolean;
  /** Why a static segment of a URL cannot be one of its folders or files; `undefined` when it can. Follows `which `. */
  unservable(segment: string): string | undefined;
  /** The methods of requests that it hands to a route. */
  readonly methods: readonly Method[];
  /** Those of them whose requests reach a route without their body. */
  readonly bodiless: readonly Method[];
  /** Source that reads a slug of the URL. @param access how its name is written: `.id`, `["user-id"]` */
  slug(access: string): string;
  /** Slugs come with types of their own, and apart from the query. */
  readonly knowsSlugTypes: boolean;
  /** Source of the query of the URL. */
  readonly query: string;
  /** What its templates call their own things. */
  readonly taken: readonly string[];
}
