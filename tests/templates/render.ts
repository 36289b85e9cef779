import type { RenderedFile } from "../../src/model/files.js";
import type { Project } from "../../src/model/project.js";
import type { Method } from "../../src/model/route-spec.js";
import type { Json } from "../../src/model/schema.js";
import type { RouterName } from "../../src/model/routers/index.js";
import { listTemplates, renderFiles } from "../../src/render/index.js";
import { planNamed } from "../../src/targets/by-name.js";
import { project } from "../targets/project.js";
import { route } from "../targets/routes.js";

export interface Named {
  name: string;
  template: string;
  methods?: Method[];
  language?: Project["language"];
  router?: RouterName;
  data?: { file: string; value: Json };
}

/** The files of a route made by name, as the command line would write them. */
export async function rendered(named: Named): Promise<RenderedFile[]> {
  const [files = []] = await renderedAll([named], named.language);
  return files;
}

/** The files of each of many routes. */
export async function renderedAll(
  many: readonly Named[],
  language: Project["language"] = "ts",
  compiler: Project["compiler"] = undefined,
  formatter: Project["formatter"] = undefined,
): Promise<RenderedFile[][]> {
  const templates = new Map((await listTemplates()).map((info) => [info.name, info]));
  const plans = many.map(({ name, template, methods = [], router = "pages", data }) => {
    const info = templates.get(template);
    if (info === undefined) throw new Error(`there is no template ${template}`);
    return planNamed(
      route(name),
      project({ language, router, ...(compiler && { compiler }), ...(formatter && { formatter }) }),
      {
        template: info,
        methods,
        ...(data && { data }),
      },
    );
  });
  const files = await renderFiles(plans.flat(), { language, ...(compiler && { compiler }) });
  return plans.map((some) => files.splice(0, some.length));
}
