import { propertyAccess, stringLiteral } from "../emit/literals.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method } from "../model/route-spec.js";
import { resourceFor, variablesFor } from "./names.js";
import type { DataView, MethodView, ParamView, RouteView } from "../model/route-view.js";

type Slug = Exclude<Segment, { kind: "static" }>;

/** The view every template of a named route gets. */
export function routeView(path: RoutePath, methods: readonly Method[], data: DataView): RouteView {
  const slugs = path.filter(isSlug);
  const last = path.at(-1);
  const methodViews = methods.map((method) => methodView(method, methods));
  const params = paramViews(slugs, last);
  const resource = resourceFor(path);
  return {
    url: stringLiteral(routeUrl(path)),
    endpoint: stringLiteral(slugs.length === 0 ? routeUrl(path) : urlPattern(path)),
    methods: methodViews,
    allow: stringLiteral(methods.join(", ")),
    methodList: `[${methodViews.flatMap(({ cases }) => cases).join(", ")}]`,
    hasBody: methods.length === 0 || methodViews.some(({ hasBody }) => hasBody),
    params,
    hasNameParam: params.some(({ variable }) => variable === "name"),
    isItem: last !== undefined && isSlug(last),
    hasId: params.some(({ isId }) => isId),
    resource: { ...resource, label: labelOf(resource.type, params.at(-1)) },
    data,
  };
}

function isSlug(segment: Segment): segment is Slug {
  return segment.kind !== "static";
}

function labelOf(type: string, param: ParamView | undefined): string {
  if (param === undefined) return `\`${type}\``;
  return `\`${type} \${${param.variable}${param.type === "string" ? "" : '.join("/")'}}\``;
}

function methodView(name: Method, all: readonly Method[]): MethodView {
  const cases = name === "GET" && !all.includes("HEAD") ? ["GET", "HEAD"] : [name];
  return { name, cases: cases.map(stringLiteral), hasBody: !["DELETE", "HEAD", "OPTIONS"].includes(name) };
}

function paramViews(slugs: readonly Slug[], last: Segment | undefined): ParamView[] {
  const variables = variablesFor(slugs.map(({ name }) => name));
  return slugs.map((slug, index) => {
    const source = `req.query${propertyAccess(slug.name)}`;
    return {
      name: stringLiteral(slug.name),
      variable: variables[index] ?? "param",
      type: slug.kind === "dynamic" ? "string" : "string[]",
      source,
      value: typedValue(slug, source),
      isId: slug === last && slug.kind === "dynamic" && /^id$|[a-z\d]Id$|[_-]id$/.test(slug.name),
    };
  });
}

/**
 * Next.js lets a slug win over a query parameter of the same name, so its type is certain; except at the root of an
 * optional catch-all, where the key is absent, or a string when the query string has one.
 */
function typedValue(slug: Slug, source: string): string {
  if (slug.kind === "dynamic") return `${source} as string`;
  return slug.kind === "catch-all" ? `${source} as string[]` : `[${source} ?? []].flat()`;
}

/** Slug names are left out: `URLPattern` knows fewer characters in names than Next.js does. */
function urlPattern(path: RoutePath): string {
  const segments = path.map((segment) => {
    if (segment.kind === "static") return segment.text.replace(/[^\w.~/-]/g, "\\$&");
    return segment.kind === "dynamic" ? ":slug" : "*";
  });
  return ["/api", ...segments].join("/");
}
