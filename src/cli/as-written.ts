import { posix } from "node:path";
import { namedRoutes } from "../input/name.js";
import { readDataFile } from "../input/data-file.js";
import { METHODS, type Method } from "../model/route-spec.js";
import type { RenderedFile } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Snapshot } from "../model/snapshot.js";
import { routeUrl, withoutSlugNames } from "../model/route-path.js";
import { planFiles, type PlanOptions } from "../plan/index.js";
import { renderFiles } from "../render/index.js";
import { readDisk } from "../write/snapshot.js";
import type { Request } from "./perform.js";

/** What a file tells of the run that wrote it, if one did. */
interface Traces {
  language: "ts" | "js";
  methods: readonly Method[];
  /** The records it imports, relative to root. */
  data: string | undefined;
}

/**
 * What the files of some routes would be if a run by name had written them, with whatever template and flags: routes by
 * name leave nothing but their files, so these are all there is to ask.
 *
 * @param known what was read of the disk; gets the texts of these files
 * @param by the templates that may have, one of the user's among them
 * @returns for each file that is there all that it may have been written as
 */
export async function asWritten(
  names: readonly string[],
  project: Project,
  known: Snapshot,
  by: Pick<Request, "plan" | "render">,
): Promise<RenderedFile[]> {
  const urls = urlsOf(names);
  const found = project.existingRoutes.filter(({ url }) => isWith(url, urls));
  const { files } = await readDisk(
    project.root,
    found.map(({ file }) => file),
    { state: true, known },
  );
  const renders: RenderedFile[] = [];
  const done = new Set<string>();
  for (const { file, router } of found) {
    const text = files.get(file);
    if (text === undefined) continue;
    const traces = tracesIn(file, text);
    const run = JSON.stringify([router, traces]);
    if (!done.has(run)) renders.push(...(await rendersOf(names, { ...project, router }, traces, by)));
    done.add(run);
  }
  return found.flatMap(({ file, url }) => {
    const own = renders.filter(({ routeId }) => isAt(routeId, url)).map((each) => ({ ...each, path: file }));
    // Beside the route itself only what came with it: a list's `[id]` reads the records that the list reads.
    const isOfRoute = urls.some((each) => isAt(url, each));
    const text = files.get(file) ?? "";
    const cameAlong = !known.receipts.has(file) && tracesIn(file, text).data !== undefined;
    return isOfRoute || cameAlong ? own : [];
  });
}

/** Those of some files that belong to a route. */
export function ofRoute(name: string, files: readonly RenderedFile[]): RenderedFile[] {
  const urls = urlsOf([name]);
  return files.filter(({ routeId }) => isWith(routeId, urls));
}

function urlsOf(names: readonly string[]): string[] {
  return namedRoutes(names, [], "basic").routes.map(({ path }) => routeUrl(path));
}

/** Whether a route is one of those, or may have come with it. */
function isWith(url: string, urls: readonly string[]): boolean {
  return urls.some((each) => isAt(url, each) || isAt(posix.dirname(url), each));
}

/** One URL, whatever its slugs are called. */
function isAt(a: string, b: string): boolean {
  return withoutSlugNames(a) === withoutSlugNames(b);
}

function tracesIn(file: string, text: string): Traces {
  const [, records] = /\bfrom\s*["'](\.[^"']+\.json)["']/.exec(text) ?? [];
  // What the Pages Router refuses the others with; the rest of a template may speak of methods for itself.
  const [, allowed] = /["']Allow["'],\s*["']([^"']+)/.exec(text) ?? [];
  return {
    language: /\.jsx?$/.test(file) ? "js" : "ts",
    methods: METHODS.filter(
      (method) =>
        allowed?.split(", ").includes(method) ?? new RegExp(`\\b(?:const|function|as) ${method}\\b`).test(text),
    ),
    data: records && posix.join(posix.dirname(file), records),
  };
}

/** Every template that could have left these traces; some name HEAD and OPTIONS whether they were asked for or not. */
async function rendersOf(
  names: readonly string[],
  project: Project,
  { language, methods, data }: Traces,
  by: Pick<Request, "plan" | "render">,
): Promise<RenderedFile[]> {
  const without = (...left: Method[]): Method[] => methods.filter((method) => !left.includes(method));
  const sets = [[], methods, without("HEAD"), without("OPTIONS"), without("HEAD", "OPTIONS")];
  const records = data === undefined ? undefined : (await readDataFile(data, project.root)).data;
  const templates = by.plan.templates.filter(({ needsData }) => needsData === (records !== undefined));
  const options: PlanOptions = { templates, ...(records && { data: records }) };
  const renders: RenderedFile[] = [];
  for (const { name } of templates) {
    for (const set of new Map(sets.map((each) => [each.join(), each])).values()) {
      const { routes } = namedRoutes(names, set, name);
      const api = { routes, models: new Map(), securitySchemes: [], refused: [] };
      const plan = await planFiles(api, { ...project, language }, options);
      renders.push(...(await renderFiles(plan.files, { ...project, language, ...by.render })));
    }
  }
  return renders;
}
