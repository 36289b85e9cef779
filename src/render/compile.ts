import Handlebars from "handlebars";
import type { Specification, TemplateSet } from "./engine.js";
import { BLOCK_HELPERS, HELPERS } from "./helpers.js";
import { frontMatterOf, templateKey, type TemplateSources } from "./template-sources.js";

/** How every template is compiled: no HTML escaping, a missing field is an error, other helpers do not exist. */
const OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...BLOCK_HELPERS, ...Object.keys(HELPERS)].map((name) => [name, true])),
    lookup: false,
    log: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
};

/**
 * JavaScript source of a template's specification: an expression that the runtime alone can run.
 *
 * @throws Error of Handlebars' parser or compiler, with the line in its message
 */
export function precompile(text: string): string {
  return String(Handlebars.create().precompile(text, OPTIONS));
}

/**
 * JavaScript source of an expression of type {@link TemplateSet}.
 *
 * @param load source of an expression that gives a specification; of a template, or a promise of it
 */
export function precompileSet(
  sources: TemplateSources,
  load: (key: string, text: string) => string = (_, text) => precompile(text),
): string {
  const templates: string[] = [];
  const partials: string[] = [];
  for (const [path, text] of Object.entries(sources)) {
    const partial = /^partials\/(.+)\.hbs$/.exec(path)?.[1];
    if (partial !== undefined) {
      partials.push(`${JSON.stringify(partial)}: () => (${load(templateKey(path), text)})`);
    } else {
      const matter = JSON.stringify(frontMatterOf(text)).slice(1, -1);
      const key = templateKey(path);
      templates.push(`${JSON.stringify(key)}: { ${matter}, specification: async () => (${load(key, text)}) }`);
    }
  }
  return `{ templates: {\n${templates.join(",\n")}\n}, partials: {\n${partials.join(",\n")}\n} }`;
}

export function compile(text: string): Specification {
  return evaluate(precompile(text)) as Specification;
}

export function compileSet(sources: TemplateSources): TemplateSet {
  return evaluate(precompileSet(sources)) as TemplateSet;
}

/** As `Handlebars.compile` does with its own output. What a template says reaches it as string literals only. */
function evaluate(expression: string): unknown {
  return new Function(`return ${expression}`)();
}
