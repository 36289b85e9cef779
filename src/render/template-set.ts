import { fileURLToPath } from "node:url";
import type { TemplateSet } from "./engine.js";

/**
 * The built-in templates, compiled from their sources: the half for development. The build puts a module with the
 * same export and precompiled templates in the place of this one (`scripts/precompile-templates.ts`), so that the
 * published program loads no compiler to render them.
 */
export async function loadTemplateSet(): Promise<TemplateSet> {
  const [{ compileSet }, { readTemplateSources }] = await Promise.all([
    import("./compile.js"),
    import("./template-sources.js"),
  ]);
  return compileSet(await readTemplateSources(fileURLToPath(new URL("../../templates", import.meta.url)), [".hbs"]));
}
