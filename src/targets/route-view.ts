import { propertyAccess, stringLiteral } from "../emit/literals.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method } from "../model/route-spec.js";
import { resourceFor, variablesFor } from "./names.js";
import type { DataView, MethodView, ParamView, RouteView } from "../model/route-view.js";

type Slug = Exclude<Segment, { kind: "static" }>;

/** The view every template of a named route gets. */
export function routeView(path: RoutePath, methods: readonly Method[], data: DataView): RouteView {
  const slugs = path.filter((segment): segment is Slug => segment.kind !== "static");
  const views = methods.map((method) => methodView(method, methods));
  return {
    url: stringLiteral(routeUrl(path)),
    urlPattern: stringLiteral(urlPattern(path)),
    methods: views,
    allow: stringLiteral(methods.join(", ")),
    methodList: `[${views.flatMap(({ cases }) => cases).join(", ")}]`,
    params: paramViews(slugs, path.at(-1)),
    hasNameParam: slugs.some(({ name }) => name === "name"),
    isItem: path.at(-1) !== undefined && path.at(-1)?.kind !== "static",
    resource: resourceFor(path),
    data,
  };
}

function methodView(name: Method, all: readonly Method[]): MethodView {
  const cases = name === "GET" && !all.includes("HEAD") ? ["GET", "HEAD"] : [name];
  return { name, cases: cases.map(stringLiteral) };
}

function paramViews(slugs: readonly Slug[], last: Segment | undefined): ParamView[] {
  const variables = variablesFor(slugs.map(({ name }) => name));
  return slugs.map((slug, index) => ({
    name: stringLiteral(slug.name),
    variable: variables[index] ?? "param",
    type: slug.kind === "dynamic" ? "string" : "string[]",
    value: slugValue(slug),
    isKey: slug === last && slug.kind === "dynamic",
    isId: slug.kind === "dynamic" && /^id$|[a-z\d]Id$|[_-]id$/.test(slug.name),
  }));
}

/**
 * Next.js lets a slug win over a query parameter of the same name, so its type is certain; except at the root of an
 * optional catch-all, where the key is absent, or a string when the query string has one.
 */
function slugValue(slug: Slug): string {
  const value = `req.query${propertyAccess(slug.name)}`;
  if (slug.kind === "dynamic") return `${value} as string`;
  return slug.kind === "catch-all" ? `${value} as string[]` : `[${value} ?? []].flat()`;
}

/** Slug names are left out: `URLPattern` knows fewer characters in names than Next.js does. */
function urlPattern(path: RoutePath): string {
  const segments = path.map((segment) => {
    if (segment.kind === "static") return segment.text.replace(/[^\w.~/-]/g, "\\$&");
    return segment.kind === "dynamic" ? ":slug" : "*";
  });
  return ["/api", ...segments].join("/");
}
