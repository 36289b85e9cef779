import type { RenderedFile } from "../../src/model/files.js";
import type { Project } from "../../src/model/project.js";
import type { Method } from "../../src/model/route-spec.js";
import type { Json } from "../../src/model/schema.js";
import { listTemplates, renderFiles } from "../../src/render/index.js";
import { planNamed } from "../../src/targets/by-name.js";
import { project } from "../targets/project.js";
import { route } from "../targets/routes.js";

export interface Named {
  name: string;
  template: string;
  methods?: Method[];
  language?: Project["language"];
  data?: { file: string; value: Json };
}

/** The files of a route made by name, as the command line would write them. */
export async function rendered({
  name,
  template,
  methods = [],
  language = "ts",
  data,
}: Named): Promise<RenderedFile[]> {
  const info = (await listTemplates()).find((candidate) => candidate.name === template);
  if (info === undefined) throw new Error(`there is no template ${template}`);
  const plans = planNamed(route(name), project({ language }), { template: info, methods, ...(data && { data }) });
  return renderFiles(plans, { language });
}
