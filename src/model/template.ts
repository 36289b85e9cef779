import { UserError } from "./diagnostic.js";
import type { Method } from "./route-spec.js";
import { routerNamed, ROUTERS, type RouterName } from "./routers/index.js";

/** A template for routes made by name: what `list`, `--help` and the question for a template show. */
export interface TemplateInfo {
  /** What `-t` takes: `basic`, or `file:./mine.hbs` for a template of the user's. */
  name: string;
  /** One line, from the template's leading comment. */
  description: string;
  /**
   * Keys of the outputs in each router it is for, sorted: `{ pages: ["pages/basic"] }`,
   * `{ app: ["app/collection/[id]", "app/collection/index"] }`. Those of a folder go below the route: `people/index`,
   * `people/[id]`. A template of the user's has the same for all: `["file:./mine.hbs"]`.
   */
  files: Partial<Record<RouterName, readonly string[]>>;
  /** It makes routes from records, given with `--data`. */
  needsData: boolean;
  /** What it answers where nobody asks for methods; empty for a template that answers all then, or chooses itself. */
  methods: readonly Method[];
  /** More than the 10 MB that Next.js hands on where it has a proxy. */
  takesLargeBodies?: boolean;
  /** Modules of `lib/api` that it imports, of those that {@link LIBRARY_MODULES} has. */
  library?: readonly LibraryModule[];
  /** The route it makes where none is named: `openapi.json`; empty where one has to be. */
  route?: string;
}

/** What of `lib/api` a route by name may need: the document of the API, and what shows it as a page. */
export const LIBRARY_MODULES = ["openapi", "runtime/docs-page"] as const;
export type LibraryModule = (typeof LIBRARY_MODULES)[number];

/**
 * The keys of what a template makes in a router.
 *
 * @throws UserError when it is for other routers only
 */
export function outputsFor(router: RouterName, { name, files }: TemplateInfo): readonly string[] {
  const found = files[router];
  if (found !== undefined) return found;
  const others = ROUTERS.filter((each) => files[each.name] !== undefined).map((each) => each.title);
  throw new UserError(
    `The template ${name} is for the ${others.join(" and the ")}, not for the ${routerNamed(router).title}.`,
    "See create-api-route list, or choose the router with --router.",
  );
}

/**
 * Which fields a view has, as data, so that a user's template can be checked before it is rendered.
 * A one-element array is a list of such elements.
 */
export type ViewShape = "text" | "flag" | readonly [ViewShape] | { readonly [field: string]: ViewShape };

/** The {@link ViewShape} of a view type; the compiler keeps the two equal. */
export type ShapeOf<View> = [View] extends [string]
  ? "text"
  : [View] extends [boolean]
    ? "flag"
    : View extends readonly (infer Element)[]
      ? readonly [ShapeOf<Element>]
      : { readonly [Field in keyof View]-?: ShapeOf<View[Field]> };
