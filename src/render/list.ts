import type { TemplateInfo } from "../model/template.js";
import type { TemplateSet } from "./engine.js";

/** The built-in templates for routes made by name, sorted: every folder or file below `templates/pages` with a description. */
export function templateInfos({ templates }: TemplateSet): TemplateInfo[] {
  const infos = new Map<string, TemplateInfo>();
  for (const [key, { description, needsData }] of Object.entries(templates)) {
    const name = /^pages\/([^/]+)/.exec(key)?.[1];
    if (name === undefined || description === "") continue;
    const info = infos.get(name) ?? { name, description, files: [], needsData };
    info.files.push(key);
    infos.set(name, info);
  }
  return [...infos.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
