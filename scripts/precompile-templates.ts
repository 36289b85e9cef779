/** Precompiles the built-in templates for the published program, which then runs them without Handlebars' compiler. */
import { resolve } from "node:path";
import type { Plugin } from "esbuild";
import { precompileSet } from "../src/render/compile.js";
import { readTemplateSources } from "../src/render/template-sources.js";

const TEMPLATES = resolve(import.meta.dirname, "../templates");

/** Source of a JavaScript module with the exports of `src/render/template-set.ts`. */
export async function precompileTemplates(): Promise<string> {
  return `const set = ${precompileSet(await readTemplateSources(TEMPLATES))};\nexport const loadTemplateSet = async () => set;\n`;
}

/** For esbuild: puts the precompiled templates in the place of those compiled in development. */
export const precompiledTemplates: Plugin = {
  name: "precompiled-templates",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]render[\\/]template-set\.ts$/ }, async () => ({
      contents: await precompileTemplates(),
      loader: "js",
    }));
  },
};
