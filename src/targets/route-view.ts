import { propertyAccess, stringLiteral } from "../emit/print/literals.js";
import { usuallyHasContent } from "../model/http.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method } from "../model/route-spec.js";
import { resourceFor, variablesFor } from "./names.js";
import type { DataView, MethodView, ParamView, RouteView } from "../model/route-view.js";
import { PRINT_WIDTH } from "../text/print-width.js";

type Slug = Exclude<Segment, { kind: "static" }>;

/** The view every template of a named route gets. */
export function routeView(path: RoutePath, methods: readonly Method[], data: DataView): RouteView {
  const slugs = path.filter(isSlug);
  const last = path.at(-1);
  const methodViews = methods.map((method) => methodView(method, methods));
  const params = paramViews(slugs, last);
  const resource = resourceFor(path);
  const hasNameParam = params.some(({ variable }) => variable === "name");
  const isItem = last !== undefined && isSlug(last);
  return {
    url: stringLiteral(routeUrl(path)),
    endpoint: stringLiteral(slugs.length === 0 ? routeUrl(path) : urlPattern(path)),
    methods: methodViews,
    allow: stringLiteral(methods.join(", ")),
    methodList: `[${methodViews.flatMap(({ cases }) => cases).join(", ")}]`,
    hasBody: methods.length === 0 || methodViews.some(({ hasBody }) => hasBody),
    params,
    hasNameParam,
    isItem,
    hasId: params.some(({ isId }) => isId),
    isRenamable: isItem && !hasNameParam && (methods.length === 0 || methods.includes("PUT")),
    resource: { ...resource, label: labelOf(resource.type, params.at(-1)) },
    data,
  };
}

function isSlug(segment: Segment): segment is Slug {
  return segment.kind !== "static";
}

/** What fits, written below `name: String(`, into 80 columns. */
const MAX_LABEL = 51;

function labelOf(type: string, param: ParamView | undefined): string {
  if (param === undefined) return `\`${type}\``;
  const value = `\${${param.variable}${param.type === "string" ? "" : '.join("/")'}}`;
  const label = `\`${type} ${value}\``;
  return label.length <= MAX_LABEL ? label : `\`Item ${value}\``;
}

function methodView(name: Method, all: readonly Method[]): MethodView {
  const cases = name === "GET" && !all.includes("HEAD") ? ["GET", "HEAD"] : [name];
  return { name, cases: cases.map(stringLiteral), hasBody: usuallyHasContent(name) };
}

function paramViews(slugs: readonly Slug[], last: Segment | undefined): ParamView[] {
  const variables = variablesFor(slugs.map(({ name }) => name));
  return slugs.map((slug, index) => {
    const source = `req.query${propertyAccess(slug.name)}`;
    const variable = variables[index] ?? "param";
    return {
      name: stringLiteral(slug.name),
      variable,
      type: slug.kind === "dynamic" ? "string" : "string[]",
      source,
      value: typedValue(slug, source, variable),
      numberValue: around("Number(", source, ")", variable),
      notInteger: notInteger(variable, source),
      isId: slug === last && slug.kind === "dynamic" && /^id$|[a-z\d]Id$|[_-]id$/.test(slug.name),
    };
  });
}

/**
 * Next.js lets a slug win over a query parameter of the same name, so its type is certain; except at the root of an
 * optional catch-all, where the key is absent, or a string when the query string has one. Where `as` would need a
 * second line, which JavaScript would not, the value is made one of its type in both.
 */
function typedValue(slug: Slug, source: string, variable: string): string {
  const type = slug.kind === "dynamic" ? "string" : "string[]";
  const short = `${source} as ${type}`;
  if (slug.kind !== "optional-catch-all" && fits(short, variable)) return short;
  return slug.kind === "dynamic"
    ? around("String(", source, ")", variable)
    : around("[", `${source} ?? []`, "].flat()", variable);
}

/** As Prettier breaks it in an `if`. */
function notInteger(variable: string, source: string): string {
  const first = `!Number.isSafeInteger(${variable}) ||`;
  const second = `String(${variable}) !== ${source}`;
  if (`  if (${first} ${second}) {`.length <= 80) return `${first} ${second}`;
  const isShort = `    ${second}`.length <= 80;
  return `\n    ${first}\n    ${isShort ? second : second.replace(" !== ", " !==\n      ")}\n  `;
}

/** A call or list as Prettier breaks it where it is assigned in a handler. */
function around(open: string, inner: string, close: string, variable: string): string {
  const line = `${open}${inner}${close}`;
  return fits(line, variable) ? line : `${open}\n    ${inner},\n  ${close}`;
}

function fits(value: string, variable: string): boolean {
  return `  const ${variable} = ${value};`.length <= PRINT_WIDTH;
}

/** Slug names are left out: `URLPattern` knows fewer characters in names than Next.js does. */
function urlPattern(path: RoutePath): string {
  const segments = path.map((segment) => {
    if (segment.kind === "static") return segment.text.replace(/[^\w.~/-]/g, "\\$&");
    return segment.kind === "dynamic" ? ":slug" : "*";
  });
  return ["/api", ...segments].join("/");
}
