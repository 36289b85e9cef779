import { getOwn } from "../model/object.js";
import type { ExistingRoute, OwnRoute, Project } from "../model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../model/route-path.js";
import type { MatchPart, RouteMatch, RouteSpec } from "../model/route-spec.js";
import { ROUTER_NAMES, type RouterName } from "../model/routers/index.js";
import { routeFile } from "../targets/route-file.js";
import { contractPath } from "../targets/spec-files.js";
import { positionOf, SlugNames } from "./slug-names.js";

/**
 * Puts routes where the project has them: a route is known by the contract it implements, wherever its file lies, though
 * in the router that was asked for, and a URL that a file of the user's serves is served by that file. Where routes of the project name a slug, those that are
 * still to be written name it so too, as Next.js wants one name for it.
 *
 * A route whose file is where it would be written anew, or was until the user deleted it, is left as it is.
 *
 * @param own which of the project's routes are ours, by file
 */
export function placeRoutes(
  routes: readonly RouteSpec[],
  project: Project,
  own: ReadonlyMap<string, OwnRoute>,
): RouteSpec[] {
  const { existingRoutes: existing, router, isRouterSaid = false } = project;
  const files = new Set(existing.map(({ file }) => file));
  /** Routes without a file at their usual path: contract by URL. */
  const astray = new Map<string, string>();
  const contracts = new Set<string>();
  for (const { path, document } of routes) {
    const contract = contractPath(path, document?.as);
    contracts.add(contract);
    const anew = routeFile(path, project);
    if (!files.has(anew) && !own.has(anew)) astray.set(routeUrl(path), contract);
  }
  if (astray.size === 0 || existing.length === 0) return [...routes];
  const isForeign = ({ file }: ExistingRoute): boolean => {
    const { contract, hasReceipt = false } = own.get(file) ?? {};
    return !hasReceipt && !(contract !== undefined && contracts.has(contract));
  };
  const routers = isRouterSaid ? [router] : ROUTER_NAMES;
  const found = findFiles(astray, existing, { routers, own, isForeign, contracts });
  const kept = [...found.values()].filter(({ file }) => own.get(file)?.contract !== undefined);
  const names = new SlugNames([...existing.filter(isForeign), ...kept].map(({ url }) => url));
  return routes.map((route) => {
    const url = routeUrl(route.path);
    return astray.has(url) ? placedAt(route, found.get(url), names) : route;
  });
}

type FoundFile = ExistingRoute & { isOurs: boolean };

interface Places {
  /** Where routes may be: those of another one move. */
  routers: readonly RouterName[];
  own: ReadonlyMap<string, OwnRoute>;
  isForeign: (route: ExistingRoute) => boolean;
  /** Of the routes that are being placed. */
  contracts: ReadonlySet<string>;
}

/** The file of each route that has one: the one that implements its contract, else one of the user's at its URL. */
function findFiles(
  astray: ReadonlyMap<string, string>,
  existing: readonly ExistingRoute[],
  { routers, own, isForeign, contracts }: Places,
): Map<string, FoundFile> {
  const found = new Map<string, FoundFile>();
  for (const [url, name] of astray) {
    const there = existing.filter((each) => serves(each, url));
    const ours = existing.filter(({ router, file }) => routers.includes(router) && own.has(file));
    const implementing = ours.filter(({ file }) => own.get(file)?.contract === name);
    const file =
      implementing.find((each) => there.includes(each)) ??
      implementing[0] ??
      ours.find((each) => there.includes(each) && own.get(each.file)?.contract === undefined) ??
      ours.find(({ file }) => !contracts.has(own.get(file)?.contract ?? "") && isInOtherPlace(own.get(file), name));
    const foreign = file === undefined ? there.find((each) => isForeign(each)) : undefined;
    if (file !== undefined) found.set(url, { ...file, isOurs: true });
    else if (foreign !== undefined) found.set(url, { ...foreign, isOurs: false });
  }
  return found;
}

/** Whether a file of ours implements the contract where it was before `as` gave its document another place. */
function isInOtherPlace({ contract, hasReceipt }: OwnRoute = { hasReceipt: false }, name: string): boolean {
  return hasReceipt && contract !== undefined && withoutPlace(contract) === withoutPlace(name);
}

/** `routes/users/[id]` of `shop/routes/users/[id]`. */
function withoutPlace(contract: string): string {
  return contract.replace(/^[^/]+\/(?=routes\/)/, "");
}

/** An optional catch-all serves the URL it lies below, too. */
function serves({ url: pattern }: ExistingRoute, url: string): boolean {
  const position = positionOf(url);
  return [position, `${position}/[optional-catch-all]`].includes(positionOf(pattern));
}

function placedAt(route: RouteSpec, file: FoundFile | undefined, names: SlugNames): RouteSpec {
  const url = routeUrl(route.path);
  const isThere = file !== undefined && serves(file, url);
  const path = renamed(route.path, isThere ? new SlugNames([file.url]) : names);
  const match = path && matchUnder(path, route);
  const at = file && { file: file.file, url: file.url, ...(file.isOurs && { router: file.router }) };
  if (path === undefined || match === "unfit") return at ? { ...route, placed: { contract: route.path, at } } : route;
  if (at === undefined && routeUrl(path) === url) return route;
  return { ...route, path, ...(match && { match }), placed: { contract: route.path, ...(at && { at }) } };
}

/** The path with other names for its slugs; `undefined` when two of them would be the same. */
function renamed(path: RoutePath, names: SlugNames): RoutePath | undefined {
  const result: Segment[] = [];
  const taken = new Set<string>();
  let above = "/api";
  for (const segment of path) {
    if (segment.kind === "static") result.push(segment);
    else {
      const name = names.at(above, segment.kind) ?? segment.name;
      if (taken.has(name)) return undefined;
      taken.add(name);
      result.push({ ...segment, name });
    }
    above = positionOf(routeUrl(result));
  }
  return result;
}

/** Where the document's parameters are found under the slugs' new names; `unfit` when a `match` cannot express it. */
function matchUnder(path: RoutePath, { path: old, match }: RouteSpec): RouteMatch | undefined | "unfit" {
  if (routeUrl(path) === routeUrl(old)) return match;
  const slugs: [string, MatchPart[]][] = [];
  for (const [index, segment] of old.entries()) {
    const now = path[index];
    if (segment.kind === "static" || now === undefined || now.kind === "static") continue;
    const parts = getOwn(match?.slugs ?? {}, segment.name);
    // A catch-all gives a list only to the parameter of its own name.
    if (parts === undefined && segment.kind !== "dynamic" && segment.name !== now.name) return "unfit";
    if (parts !== undefined || segment.name !== now.name) slugs.push([now.name, parts ?? [{ param: segment.name }]]);
  }
  return { ...match, slugs: Object.fromEntries(slugs.filter((slug) => !saysNothing(slug))) };
}

/** Whether a slug is nothing but the parameter of the same name, as without a `match`. */
function saysNothing([name, [only, ...others]]: readonly [string, MatchPart[]]): boolean {
  return others.length === 0 && typeof only === "object" && only.param === name && only.rest !== true;
}
