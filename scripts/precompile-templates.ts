/** Precompiles the built-in templates for the published program, which then runs them without Handlebars' compiler. */
import { resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { ROUTER_NAMES } from "../src/model/routers/index.js";
import { precompile, precompileSet } from "../src/render/compile.js";
import { readTemplateSources, templateKey, type TemplateSources } from "../src/render/template-sources.js";

const TEMPLATES = resolve(import.meta.dirname, "../templates");

/** What a route by name is made from when no template is named: there at once. */
const AT_ONCE = new Set(ROUTER_NAMES.map((name) => `${name}/basic`));

/** What `generate` writes: loaded when it runs. */
const OF_SPECS = (key: string): boolean =>
  key.startsWith("seeds/") || ROUTER_NAMES.some((name) => key === `${name}/route`);

/** Partials that these include, directly or not. */
function partialsAtOnce(sources: TemplateSources): Set<string> {
  const found = new Set<string>();
  const waiting = Object.keys(sources).filter((path) => AT_ONCE.has(templateKey(path)) || OF_SPECS(templateKey(path)));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const [, name] of sources[path]?.matchAll(/\{\{#?>\s*([\w-]+)/g) ?? []) {
      const partial = `partials/${name}.hbs`;
      if (!(partial in sources) || found.has(templateKey(partial))) continue;
      found.add(templateKey(partial));
      waiting.push(partial);
    }
  }
  return found;
}

/**
 * Source of a JavaScript module with the exports of `src/render/template-set.ts`. The templates that are named with `-t`,
 * and partials that they alone include, are compiled when they are asked for, from the sources that `eject` has anyway:
 * compiled they would take another 60 kB.
 *
 * @param ofSpecs specifier of the module of {@link precompileSpecTemplates}
 * @param compile specifier of the module that compiles; `texts` of the one with the sources
 */
export async function precompileTemplates(
  ofSpecs: string,
  compile = "./compile.js",
  texts = "./template-text.js",
): Promise<string> {
  const sources = await readTemplateSources(TEMPLATES, [".hbs"]);
  const partials = partialsAtOnce(sources);
  const set = precompileSet(sources, (key, text) => {
    if (AT_ONCE.has(key) || partials.has(key)) return precompile(text);
    const name = JSON.stringify(key);
    if (key.startsWith("partials/")) return `late.compile(${name})`;
    return OF_SPECS(key) ? `(await import(${JSON.stringify(ofSpecs)})).default[${name}]` : `(await further())(${name})`;
  });
  return `const late = {};
const further = async () => {
  const [{ compile }, { textOf }] = await Promise.all([
    import(${JSON.stringify(compile)}),
    import(${JSON.stringify(texts)}),
  ]);
  return (late.compile = (key) => compile(textOf(key)));
};
const set = ${lean(set)};
export const loadTemplateSet = async () => ({ ...set, further });
`;
}

/**
 * What Handlebars compiled, without what its own runtime has (`container.lookupProperty`, which only older ones lack)
 * and without places in templates: no helper of ours asks for them, and built-in templates have none of the errors that
 * would name them. A quarter of the whole.
 */
function lean(compiled: string): string {
  return compiled
    .replace(/(container\.lookupProperty) \|\| function\(parent, propertyName\) \{[^]*?return undefined\s*\}/g, "$1")
    .replace(/,"loc":\{"start":\{[^}]*\},"end":\{[^}]*\}\}(?=\}\))/g, "")
    .replace(/, \{"start":\{[^}]*\},"end":\{[^}]*\}\} \)/g, ")");
}

/** Source of a JavaScript module with the specifications of the templates that `generate` writes, by key. */
export async function precompileSpecTemplates(): Promise<string> {
  const templates = Object.entries(await readTemplateSources(TEMPLATES, [".ts.hbs"]))
    .map(([path, text]): [key: string, text: string] => [templateKey(path), text])
    .filter(([key]) => OF_SPECS(key));
  const members = templates.map(([key, text]) => `${JSON.stringify(key)}: ${lean(precompile(text))}`);
  return `export default {\n${members.join(",\n")}\n};\n`;
}

/**
 * The texts of `src/render/template-text.ts` in a file of their own, and source of a JavaScript module with its exports that
 * reads it. Nothing else in the package is as long and as repetitive as these texts: compressed they take a quarter, and
 * some two milliseconds when they are asked for.
 *
 * @param place an expression for where that is
 */
export async function embedTemplateTexts(place: string): Promise<{ packed: Uint8Array; code: string }> {
  const sources = Object.entries(await readTemplateSources(TEMPLATES, [".ts", ".hbs"]));
  const texts = Object.fromEntries(sources.map(([path, text]) => [templateKey(path), text]));
  const code = `import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
const parts = brotliDecompressSync(readFileSync(${place})).toString().split("\\0");
export const texts = {};
for (let at = 0; at < parts.length; at += 2) texts[parts[at]] = parts[at + 1];
export const textOf = (key) => {
  if (!Object.hasOwn(texts, key)) throw new Error("there is no template " + key);
  return texts[key];
};
export const templateSource = async (key) => textOf(key);
`;
  return { packed: brotliCompressSync(Object.entries(texts).flat().join("\0")), code };
}

/**
 * Source of a JavaScript module with the exports of `src/runtime-sources.ts`.
 *
 * @param texts specifier of the module of {@link embedTemplateTexts}
 */
export function embedRuntimeSources(texts: string): string {
  return `import { texts } from ${JSON.stringify(texts)};\nexport const runtimeSources = () => texts;\n`;
}
