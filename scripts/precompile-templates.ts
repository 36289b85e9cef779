/** Precompiles the built-in templates for the published program, which then runs them without Handlebars' compiler. */
import { resolve } from "node:path";
import { ROUTER_NAMES } from "../src/model/routers/index.js";
import { precompile, precompileSet } from "../src/render/compile.js";
import { readTemplateSources, templateKey } from "../src/render/template-sources.js";
import { runtimeImports } from "../src/runtime-imports.js";

const TEMPLATES = resolve(import.meta.dirname, "../templates");

/** What a route by name is made from when no template is named: there at once, the others when one of them is needed. */
const AT_ONCE = new Set(ROUTER_NAMES.map((name) => `${name}/basic`));

/**
 * Source of a JavaScript module with the exports of `src/render/template-set.ts`.
 *
 * @param others specifier of the module of {@link precompileOtherTemplates}
 */
export async function precompileTemplates(others: string): Promise<string> {
  const set = precompileSet(await readTemplateSources(TEMPLATES, [".hbs"]), (key, text) =>
    AT_ONCE.has(key) ? precompile(text) : `(await import(${JSON.stringify(others)})).default[${JSON.stringify(key)}]`,
  );
  return `const set = ${lean(set)};\nexport const loadTemplateSet = async () => set;\n`;
}

/**
 * What Handlebars compiled, without what its own runtime has (`container.lookupProperty`, which only older ones lack)
 * and without the places in templates that helpers could ask for and ours do not: a quarter of the whole.
 */
function lean(compiled: string): string {
  return compiled
    .replace(/(container\.lookupProperty) \|\| function\(parent, propertyName\) \{[^]*?return undefined\s*\}/g, "$1")
    .replace(/,"loc":\{"start":\{[^}]*\},"end":\{[^}]*\}\}(?=\}\))/g, "");
}

/** Source of a JavaScript module with the specifications of all templates but the first, by key. */
export async function precompileOtherTemplates(): Promise<string> {
  const others = Object.entries(await readTemplateSources(TEMPLATES, [".ts.hbs"]))
    .map(([path, text]): [key: string, text: string] => [templateKey(path), text])
    .filter(([key]) => !AT_ONCE.has(key));
  const members = others.map(([key, text]) => `${JSON.stringify(key)}: ${lean(precompile(text))}`);
  return `export default {\n${members.join(",\n")}\n};\n`;
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
