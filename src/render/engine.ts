import type Handlebars from "handlebars";
import { HELPERS } from "./helpers.js";
import type { FrontMatter } from "./template-sources.js";

/** A compiled template: Handlebars' "template specification", run by the runtime alone. */
export type Specification = TemplateSpecification;

/** The built-in templates, compiled. Keys are paths below `templates/` without `.ts.hbs`: `pages/collection/[id]`. */
export interface TemplateSet {
  templates: Readonly<Record<string, BuiltIn>>;
  /** By name, the file's name without `.hbs`: what compiles it or has it. */
  partials: Readonly<Record<string, () => Specification>>;
  /** Loads what compiles partials, where that is needed before users' templates include any. */
  further?(): Promise<unknown>;
}

export interface BuiltIn extends FrontMatter {
  /** Loads it: a run needs one or two of them, and a list of templates none. */
  specification(): Promise<Specification>;
}

export interface Engine {
  /**
   * Renders a template with a view: plain data, of which templates see own fields only.
   *
   * @throws Error naming the field when the template mentions one that the view lacks
   */
  render(specification: Specification, view: unknown): string;
}

/** An engine of its own: helpers and partials registered on no global instance. */
export async function createEngine({ partials }: TemplateSet): Promise<Engine> {
  const handlebars = (await loadRuntime()).create();
  for (const [name, helper] of Object.entries(HELPERS)) handlebars.registerHelper(name, helper);
  for (const [name, partial] of Object.entries(partials)) {
    let template: ReturnType<typeof handlebars.template> | undefined;
    handlebars.registerPartial(name, (context, options) =>
      (template ??= handlebars.template(partial()))(context, options),
    );
  }
  return { render: (specification, view) => handlebars.template(specification)(withoutPrototypes(view)) };
}

/** The module's types describe the whole of Handlebars; it holds what runs compiled templates. */
async function loadRuntime(): Promise<typeof Handlebars> {
  const runtime: { default?: unknown } = await import("handlebars/runtime.js");
  return runtime.default as typeof Handlebars;
}

/** A deep copy in which `{{constructor}}` and the like are not fields. Handlebars prints it to say that one is missing. */
function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.create(null, { [Symbol.toPrimitive]: { value: () => "the view" } }) as Record<string, unknown>;
  for (const [field, content] of Object.entries(value)) copy[field] = withoutPrototypes(content);
  return copy;
}
