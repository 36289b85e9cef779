import type { FilePlan, RenderedFile } from "../model/files.js";
import type { Project } from "../model/project.js";
import { signContract } from "../model/signature.js";
import type { TemplateInfo } from "../model/template.js";
import { createEngine, type Engine, type Specification, type TemplateSet } from "./engine.js";
import { templateInfos } from "./list.js";
import { loadTemplateSet } from "./template-set.js";

export { packagesOf } from "./packages.js";

export interface RenderOptions {
  /** Files of a JavaScript project are the TypeScript text with its types erased. */
  language: Project["language"];
  /** Templates of the user's, by the name plans give them (`file:./mine.hbs`). */
  userTemplates?: Readonly<Record<string, Specification>>;
}

/**
 * Renders plans to texts with LF line endings and a final newline. Reads the built-in templates and nothing else.
 *
 * @throws Error when a plan names no template, or a template names a field the view lacks: bugs both, as users'
 * templates are checked when they are read
 */
export async function renderFiles(plans: readonly FilePlan[], options: RenderOptions): Promise<RenderedFile[]> {
  const set = await loadTemplateSet();
  const engine = await createEngine(set);
  const inLanguage = options.language === "js" ? await loadEraser() : (text: string) => text;
  return plans.map((plan) => {
    const { path, owner, routeId, template, operations } = plan;
    const text = inLanguage(canonical(renderText(plan, engine, set, options)));
    return { path, owner, routeId, template, operations, text: owner === "contract" ? signContract(text) : text };
  });
}

/** The built-in templates for routes made by name, sorted by name. */
export async function listTemplates(): Promise<TemplateInfo[]> {
  return templateInfos(await loadTemplateSet());
}

function renderText(plan: FilePlan, engine: Engine, set: TemplateSet, { userTemplates }: RenderOptions): string {
  const text = set.texts[plan.template];
  if (text !== undefined) return text;
  const specification = userTemplates?.[plan.template] ?? set.templates[plan.template]?.specification;
  if (specification === undefined) throw new Error(`${plan.path}: there is no template ${plan.template}`);
  return engine.render(specification, plan.view);
}

function canonical(text: string): string {
  return `${text.replaceAll("\r\n", "\n").trimEnd()}\n`;
}

async function loadEraser(): Promise<(text: string) => string> {
  const { eraseTypes } = await import("./erase-types.js");
  return eraseTypes;
}
