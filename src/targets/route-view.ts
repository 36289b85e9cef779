import { propertyAccess, propertyKey, stringLiteral } from "../emit/print/literals.js";
import { usuallyHasContent } from "../model/http.js";
import { isTypeChecked, type Project } from "../model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method } from "../model/route-spec.js";
import { routerNamed } from "../model/routers/index.js";
import { resourceFor, variablesFor } from "./names.js";
import type { MethodView, ParamView, RouteView } from "../model/route-view.js";
import { PRINT_WIDTH } from "../text/print-width.js";

type Slug = Exclude<Segment, { kind: "static" }>;

/** The view every template of a named route gets. */
export function routeView(
  path: RoutePath,
  methods: readonly Method[],
  { data, library }: Pick<RouteView, "data" | "library">,
  project: Pick<Project, "router" | "nextMajor" | "basePath" | "language" | "compiler" | "formatter">,
): RouteView {
  const { taken } = routerNamed(project.router);
  const slugs = path.filter(isSlug);
  const last = path.at(-1);
  const methodViews = methods.map((method) => methodView(method, methods));
  const params = paramViews(slugs, last, project);
  const resource = resourceFor(path, taken);
  const label = labelOf(resource.type, params.at(-1));
  const hasNameParam = params.some(({ variable }) => variable === "name");
  const isItem = last !== undefined && isSlug(last);
  return {
    url: stringLiteral(routeUrl(path)),
    endpoint: stringLiteral(slugs.length === 0 ? routeUrl(path) : urlPattern(path)),
    methods: methodViews,
    isOther: isOther(methodViews),
    onlyMethod: methods.length > 1 ? "" : (methods[0] ?? "GET"),
    answersHead: methods.length === 0 || methods.some((name) => name === "GET" || name === "HEAD"),
    functions: methods.length === 0 ? [methodView("GET", methods)] : methodViews,
    allow: stringLiteral(methods.join(", ")),
    methodList: `[${methodViews.flatMap(({ cases }) => cases).join(", ")}]`,
    hasBody: methods.length === 0 || methodViews.some(({ hasBody }) => hasBody),
    params,
    ...paramsType(params, methods),
    ...requestNames(project, label),
    ...freshness(slugs, methods, project.nextMajor),
    hasNameParam,
    isItem,
    hasId: params.some(({ isId }) => isId),
    answersPost: methods.includes("POST"),
    isRenamable: isItem && !hasNameParam && (methods.length === 0 || methods.includes("PUT")),
    resource: {
      ...resource,
      label,
      location: slugs.length === 0 ? locationOf(`${project.basePath}${routeUrl(path)}`) : "",
    },
    data,
    library,
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

function locationOf(url: string): string {
  return /[`$\\]/.test(url) ? "" : `\`${url}/\${created.id}\``;
}

function methodView(name: Method, all: readonly Method[]): MethodView {
  const cases = name === "GET" && !all.includes("HEAD") ? ["GET", "HEAD"] : [name];
  return { name, cases: cases.map(stringLiteral), hasBody: usuallyHasContent(name) };
}

type Compiled = Pick<Project, "router" | "language" | "compiler" | "formatter">;

/** How what is in the query is named: what has a type of its own, and JavaScript that nothing checks, needs no brackets. */
function accessIn(project: Compiled): (name: string) => string {
  const isIndexed =
    isTypeChecked(project) && project.compiler?.wantsBrackets === true && !routerNamed(project.router).knowsSlugTypes;
  return isIndexed ? (name) => `[${stringLiteral(name)}]` : propertyAccess;
}

function requestNames(
  project: Compiled,
  label: string,
): Pick<RouteView, "query" | "unusedRequest" | "nameQuery" | "otherName"> {
  // Biome's recommended rules warn of it, whatever the language.
  const isRefused =
    project.formatter === "biome" || (isTypeChecked(project) && project.compiler?.refusesUnused === true);
  const { query } = routerNamed(project.router);
  const nameQuery = `${query}${accessIn(project)("name")}`;
  return { query, unusedRequest: isRefused ? "_req" : "req", nameQuery, otherName: `${nameQuery} || ${label}` };
}

function paramViews(slugs: readonly Slug[], last: Segment | undefined, project: Compiled): ParamView[] {
  const router = routerNamed(project.router);
  const access = accessIn(project);
  const typed = router.knowsSlugTypes ? certainValue : typedValue;
  const variables = variablesFor(
    slugs.map(({ name }) => name),
    router.taken,
  );
  return slugs.map((slug, index) => {
    const source = router.slug(access(slug.name));
    const variable = variables[index] ?? "param";
    return {
      name: stringLiteral(slug.name),
      key: slugKey(slug.name),
      isOptional: slug.kind === "optional-catch-all",
      variable,
      type: slug.kind === "dynamic" ? "string" : "string[]",
      source,
      value: typed(slug, source, variable),
      numberValue: around("Number(", source, ")", variable),
      notInteger: notInteger(variable, source),
      isId: slug === last && slug.kind === "dynamic" && /^id$|[a-z\d]Id$|[_-]id$/.test(slug.name),
    };
  });
}

/**
 * The statement that takes the params apart, as Prettier breaks it in a function: after `=` while the names fit into one
 * line, unless there are more than two and some are more than a name.
 */
function readParams(params: readonly ParamView[]): string {
  const members = params.map(({ key, variable, isOptional }) => {
    const value = `${variable}${isOptional ? " = []" : ""}`;
    return { key, value, text: key === variable ? value : `${key}: ${value}` };
  });
  const start = `const { ${members.map(({ text }) => text).join(", ")} } =`;
  const line = `${start} await params;`;
  if (line.length + 2 <= PRINT_WIDTH) return line;
  const isComplex = members.length > 2 && members.some(({ key, text }) => text !== key);
  if (start.length + 2 <= PRINT_WIDTH && !isComplex) return `${start}\n    await params;`;
  const lines = members.map(({ key, value, text }) => {
    return text.length + 5 <= PRINT_WIDTH ? `    ${text},\n` : `    ${key}:\n      ${value},\n`;
  });
  return `const {\n${lines.join("")}  } = await params;`;
}

/** The statements that read params, their type, and whether a function's parameters name it for its width or other uses. */
function paramsType(
  params: readonly ParamView[],
  methods: readonly Method[],
): Pick<RouteView, "readParams" | "readId" | "paramsType" | "namesParams"> {
  const type = `{ ${params.map(typeMember).join("; ")} }`;
  const isWide = `  { params }: { params: Promise<${type}> },`.length > PRINT_WIDTH;
  return {
    readParams: readParams(params),
    readId: readParams(params.filter(({ isId }) => isId)),
    paramsType: type,
    namesParams: params.length > 0 && (isWide || methods.length > 1),
  };
}

/**
 * How the App Router is told that a GET which takes nothing from its request is to answer each one anew: Next.js 13 and
 * 14 keep its first answer, and so do later ones with `cacheComponents`, which know no `dynamic` then.
 */
function freshness(
  slugs: readonly Slug[],
  methods: readonly Method[],
  nextMajor = Infinity,
): Pick<RouteView, "awaitsConnection" | "forcesDynamic"> {
  const isConstant = slugs.length === 0 && (methods.length === 0 || methods.includes("GET"));
  return { awaitsConnection: isConstant && nextMajor >= 15, forcesDynamic: isConstant && nextMajor < 15 };
}

/** Prettier leaves a number as it is in TypeScript, and takes its quotes away in JavaScript. */
function slugKey(name: string): string {
  return /^\d+(?:\.\d+)?$/.test(name) && String(Number(name)) === name ? name : propertyKey(name);
}

function typeMember({ key, isOptional, type }: ParamView): string {
  return `${key}${isOptional ? "?" : ""}: ${type}`;
}

/** The root of an optional catch-all has no key. */
function certainValue({ kind }: Slug, source: string, variable: string): string {
  if (kind !== "optional-catch-all") return source;
  const value = `${source} ?? []`;
  return fits(value, variable) ? value : `\n    ${value}`;
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

function isOther(methods: readonly MethodView[]): string {
  const tests = methods.flatMap(({ cases }) => cases.map((name) => `req.method !== ${name}`));
  const line = tests.length === 0 ? "false" : tests.join(" && ");
  return `  if (${line}) {`.length <= PRINT_WIDTH ? line : `\n    ${tests.join(" &&\n    ")}\n  `;
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
