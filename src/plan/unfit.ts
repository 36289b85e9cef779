import type { Diagnostic, Origin } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { unservedMethod } from "../model/http.js";
import { importExtension } from "../model/import-extension.js";
import type { Method, RefusedOperation, RouteSpec } from "../model/route-spec.js";
import { routerNamed } from "../model/routers/index.js";
import type { TemplateInfo } from "../model/template.js";
import { routesLanguage } from "../targets/route-file.js";

/** `pageExtensions` without one of the language: Next.js would never serve what is written. */
export function unroutedLanguage(routes: readonly RouteSpec[], project: Project): Diagnostic[] {
  const [first] = routes;
  if (first === undefined || routesLanguage(project)) return [];
  const { language, pageExtensions } = project;
  const other = language === "ts" ? "js" : "ts";
  return [
    {
      code: "page-extensions-without-language",
      severity: "error",
      message: `pageExtensions of next.config has ${pageExtensions.join(", ")}, none of which is for ${language}: Next.js would not serve what is written.`,
      hint: `Add "${language}" there, or write the other language: --${other}.`,
      origin: first.origin,
    },
  ];
}

/** Routes with what the router of their file serves; a document is read for the router that is likely, which another may be. */
export function servedBy(
  routes: readonly RouteSpec[],
  project: Pick<Project, "router">,
): { routes: RouteSpec[]; refused: RefusedOperation[]; diagnostics: Diagnostic[] } {
  const refused: RefusedOperation[] = [];
  const diagnostics: Diagnostic[] = [];
  const kept = routes.map((route) => {
    const router = routerNamed(route.placed?.at?.router ?? project.router);
    const operations = route.operations.flatMap((operation) => {
      const reason = unservedMethod(operation.method, router);
      const { method, path = route.id, origin } = operation;
      if (reason !== undefined) {
        refused.push({ method, path, reason, origin });
        return [];
      }
      const { body, ...others } = operation;
      if (body === undefined || !router.bodiless.includes(method)) return [operation];
      diagnostics.push(noteBody(method, body.origin));
      return [others];
    });
    const isWhole = route.operations.every((operation, index) => operation === operations[index]);
    return isWhole ? route : { ...route, operations };
  });
  return { routes: kept, refused, diagnostics };
}

function noteBody(method: Method, origin: Origin): Diagnostic {
  const message = `A ${method} request reaches the App Router without its body: it is left out.`;
  const hint = "The Pages Router has it (--router pages), but fetch sends none.";
  return { code: "body-of-get", severity: "warning", message, hint, origin };
}

/** webpack takes the `.js` that TypeScript asks for by its word: there is no such file. */
export function unresolvedImports(routes: readonly RouteSpec[], project: Project): Diagnostic[] {
  const [first] = routes;
  const { usesWebpack = false, compiler = {} } = project;
  if (first === undefined || !usesWebpack || importExtension(project) !== "js") return [];
  return [
    {
      code: "imports-unresolved",
      severity: "warning",
      message: `Imports are written with .js, as tsconfig.json (moduleResolution: ${compiler.moduleResolution}) and type: module in package.json ask for; webpack finds x.ts for x.js only when it is told to.`,
      hint: 'Set "allowImportingTsExtensions": true in tsconfig.json: then they are written with .ts. Or experimental.extensionAlias in next.config.',
      origin: first.origin,
    },
  ];
}

/** For ES5, as create-next-app has it up to 14, TypeScript iterates neither `Map` nor `Set`, and `next build` type-checks. */
export function oldTarget(routes: readonly RouteSpec[], project: Project): Diagnostic[] {
  const [first] = routes;
  const target = statedOrUsual(project);
  if (first === undefined || project.language === "js" || target === undefined) return [];
  return [
    {
      code: "target-too-old",
      severity: "warning",
      message: `tsconfig.json has ${target}: tsc and next build refuse lib/api, which is written for ES2015 and later.`,
      hint: 'Set "target": "ES2017" in it, as Next.js 15 does by itself, and delete tsconfig.tsbuildinfo, by which tsc repeats itself. What is built stays as it is.',
      origin: first.origin,
    },
  ];
}

/**
 * A target that is too old, in words. Where none is said TypeScript has one of its own (https://www.typescriptlang.org/tsconfig/#target);
 * Next.js writes ES2017 into the file by itself since 15.
 */
function statedOrUsual({ compiler, nextMajor = 16 }: Project): string | undefined {
  const { target, typescript = 6, moduleResolution = "" } = compiler ?? {};
  if (target !== undefined) return /^es[35]$/i.test(target) ? `the target ${target}` : undefined;
  if (compiler === undefined || typescript > 5 || nextMajor > 14 || /^node(?:16|next)$/i.test(moduleResolution)) return;
  return `no target, which is ${typescript === 5 ? "ES5" : "ES3"} for TypeScript ${typescript}`;
}

/** What Next.js 15 and later hand on of a body where there is a proxy: the rest is cut without an error. */
const HANDED_ON = 10 * 1024 * 1024;

/** Routes that take larger bodies than reach them. Told once, at the first. */
export function cutBodies(
  routes: readonly RouteSpec[],
  { proxy, sizesBodies = false, nextMajor = Infinity, bodyLimit = 0 }: Project,
  templates: readonly TemplateInfo[],
): Diagnostic[] {
  if (proxy?.seesApi !== true || sizesBodies || nextMajor < 15) return [];
  const large = routes.flatMap((route) => largeBodies(route, templates, bodyLimit));
  const [first] = large;
  if (first === undefined) return [];
  const others = large.length > 1 ? `, and so of ${large.length - 1} more` : "";
  const setting = nextMajor === 15 ? "middlewareClientMaxBodySize" : "proxyClientMaxBodySize";
  return [
    {
      code: "body-cut-by-proxy",
      severity: "warning",
      message: `${first.what} takes bodies above 10 MB, of which Next.js hands on 10 MB because of ${proxy.file}${others}.`,
      hint: `Set experimental.${setting} in next.config, or take the route out of the matcher of ${proxy.file}.`,
      origin: first.origin,
      related: [{ file: proxy.file, pointer: "" }],
    },
  ];
}

/** @param usual the limit of operations that take a body and say no limit of their own */
function largeBodies(
  route: RouteSpec,
  templates: readonly TemplateInfo[],
  usual: number,
): { what: string; origin: Origin }[] {
  const { id, template, operations, origin } = route;
  const isLarge = templates.some(({ name, takesLargeBodies }) => name === template && takesLargeBodies);
  return [
    ...(isLarge ? [{ what: id, origin }] : []),
    ...operations
      .filter(({ body, bodyLimit = body === undefined ? 0 : usual }) => bodyLimit > HANDED_ON)
      .map((operation) => ({ what: `${operation.method} ${operation.path ?? id}`, origin: operation.origin })),
  ];
}
