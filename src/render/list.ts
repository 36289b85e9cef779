import { ROUTER_NAMES } from "../model/routers/index.js";
import type { TemplateInfo } from "../model/template.js";
import type { TemplateSet } from "./engine.js";

/** The built-in templates for routes made by name, sorted: every folder or file of a router's with a description. */
export function templateInfos({ templates }: TemplateSet): TemplateInfo[] {
  const infos = new Map<string, TemplateInfo>();
  for (const [key, { specification: _, ...matter }] of Object.entries(templates)) {
    const [folder, name] = key.split("/");
    const router = ROUTER_NAMES.find((each) => each === folder);
    if (router === undefined || name === undefined || matter.description === "") continue;
    const info = infos.get(name) ?? { name, files: {}, ...matter };
    info.files[router] = [...(info.files[router] ?? []), key];
    infos.set(name, info);
  }
  return [...infos.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
