import { fileURLToPath } from "node:url";
import type { TemplateSet } from "./engine.js";

/**
 * The built-in templates, compiled from their sources: the half for development. The build puts a module with the
 * same export and precompiled templates in the place of this one (`scripts/precompile-templates.ts`), so that the
 * published program loads no compiler to render them.
 */
export function loadTemplateSet(): Promise<TemplateSet> {
  compiled.set ??= compileTemplates();
  return compiled.set;
}

/** Once a process, as in the published program: compiling them takes longer than all else that a run does. */
const compiled: { set?: Promise<TemplateSet> } = {};

async function compileTemplates(): Promise<TemplateSet> {
  const [{ compileSet }, { readTemplateSources }] = await Promise.all([
    import("./compile.js"),
    import("./template-sources.js"),
  ]);
  return compileSet(await readTemplateSources(fileURLToPath(new URL("../../templates", import.meta.url)), [".hbs"]));
}
