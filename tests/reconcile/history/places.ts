import { posix } from "node:path";
import type { Diagnostic } from "../../../src/model/diagnostic.js";
import type { FileChange, FilePlan, RenderedFile } from "../../../src/model/files.js";
import type { ExistingRoute, OwnRoute, Project } from "../../../src/model/project.js";
import { DEFAULT_ROUTER, routerNamed } from "../../../src/model/routers/index.js";
import { routeUrl, type RoutePath } from "../../../src/model/route-path.js";
import type { RouteSpec } from "../../../src/model/route-spec.js";
import { objections } from "../../../src/objections.js";
import { collisionsAmong } from "../../../src/plan/collisions.js";
import { placeRoutes } from "../../../src/plan/places.js";
import { ownRoutes } from "../../../src/reconcile/decide/own-routes.js";
import type { ReconcileMode } from "../../../src/reconcile/index.js";
import { routeFile } from "../../../src/targets/route-file.js";
import { contractPath } from "../../../src/targets/spec-files.js";
import { documentOf, type Layout } from "./layout.js";
import { snapshotOf, type World } from "./world.js";

/** Where a route of the spec lies in a project: as the plan has it, with everything the user moved. */
export interface Place {
  file: string;
  url: string;
  /** Below `lib/api`, without extension. */
  contract: string;
}

/** What the program would see of a project in memory. */
export function projectOf(world: World, layout: Layout): Project {
  const prefix = layout.src ? "src/" : "";
  const { router = DEFAULT_ROUTER } = layout;
  const routes = [...world.files.keys()].filter((path) => path.startsWith(`${prefix}${router}/api/`)).sort();
  return {
    root: "/",
    dirs: { pages: `${prefix}pages`, app: `${prefix}app`, lib: `${prefix}lib` },
    router,
    routers: [router],
    language: layout.language,
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "",
    packageManager: "npm",
    dependencies: new Set(),
    existingRoutes: routes.flatMap((file): ExistingRoute[] => {
      const url = routerNamed(router).urlOf(file.replace(/^(?:src\/)?\w+\//, "").replace(/\.\w+$/, ""));
      return url === undefined ? [] : [{ router, file, url }];
    }),
    diagnostics: [],
  };
}

/** Where each of some routes goes, by its path in the spec. */
export async function placesOf(
  paths: readonly string[],
  world: World,
  layout: Layout,
): Promise<(path: string) => Place> {
  const project = projectOf(world, layout);
  const own: Map<string, OwnRoute> = await ownRoutes(project.existingRoutes, await snapshotOf(world));
  const routes = paths.map((each) => specOf(each, layout));
  const placed = placeRoutes(routes, project, own);
  const places = new Map(
    placed.map((route, index): [string, Place] => [
      paths[index] ?? "",
      {
        file: route.placed?.at?.file ?? routeFile(route.path, project),
        url: route.placed?.at?.url ?? routeUrl(route.path),
        contract: contractPath(route.placed?.contract ?? route.path, route.document?.as),
      },
    ]),
  );
  return (path) => places.get(path) as Place;
}

function specOf(path: string, layout: Layout): RouteSpec {
  const segments: RoutePath = path.split("/").map((text) => {
    const name = /^\[(\w+)\]$/.exec(text)?.[1];
    return name === undefined ? { kind: "static", text } : { kind: "dynamic", name };
  });
  const document = documentOf(path, layout);
  const origin = { file: document.file, pointer: "" };
  return { id: `/${path}`, path: segments, operations: [], origin, document };
}

/** Why a run would write nothing: what Next.js refuses, and what routes of documents that are not read need. */
export async function refusal(
  changes: readonly FileChange[],
  rendered: readonly RenderedFile[],
  { world, layout, mode }: { world: World; layout: Layout; mode: ReconcileMode },
): Promise<Diagnostic | undefined> {
  const project = projectOf(world, layout);
  const input = { rendered, snapshot: await snapshotOf(world), mode };
  const plans = rendered.map((file): FilePlan => ({ ...file, view: undefined }));
  const all = [...collisionsAmong(plans, project), ...(await objections(changes, input, project, {}))];
  return all.find(({ severity }) => severity === "error");
}

/** Where a file is imported from: as the editor of the user writes it when a file moves. */
export function relocatedText(text: string, from: string, to: string): string {
  return text.replace(
    /((?:from|import) ["'])(\.\.?\/[^"']+)(["'])/g,
    (_, head: string, module: string, end: string) => {
      const target = posix.join(posix.dirname(from), module);
      const path = posix.relative(posix.dirname(to), target);
      return `${head}${path.startsWith(".") ? path : `./${path}`}${end}`;
    },
  );
}
