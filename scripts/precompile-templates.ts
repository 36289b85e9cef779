/** Precompiles the built-in templates for the published program, which then runs them without Handlebars' compiler. */
import { resolve } from "node:path";
import { precompileSet } from "../src/render/compile.js";
import { readTemplateSources, templateKey } from "../src/render/template-sources.js";
import { runtimeImports } from "../src/runtime-imports.js";

const TEMPLATES = resolve(import.meta.dirname, "../templates");

/** Source of a JavaScript module with the exports of `src/render/template-set.ts`. */
export async function precompileTemplates(): Promise<string> {
  return `const set = ${precompileSet(await readTemplateSources(TEMPLATES, [".hbs"]))};\nexport const loadTemplateSet = async () => set;\n`;
}

/** Source of a JavaScript module with the exports of `src/render/template-text.ts`. */
export async function embedTemplateTexts(): Promise<string> {
  const sources = Object.entries(await readTemplateSources(TEMPLATES, [".ts", ".hbs"])).filter(
    ([path]) => !path.startsWith("partials/"),
  );
  const texts = Object.fromEntries(sources.map(([path, text]) => [templateKey(path), text]));
  return `const texts = ${JSON.stringify(texts)};
export const templateSource = async (key) => {
  if (!Object.hasOwn(texts, key)) throw new Error("there is no template " + key);
  return texts[key];
};
`;
}

/** Source of a JavaScript module with the exports of `src/runtime-imports.ts`. */
export function embedRuntimeImports(): string {
  return `const imports = ${JSON.stringify(runtimeImports())};\nexport const runtimeImports = () => imports;\n`;
}
