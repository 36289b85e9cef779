import { UserError } from "../model/diagnostic.js";
import { importExtension } from "../model/import-extension.js";
import type { FilePlan, RenderedFile } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { TemplateInfo } from "../model/template.js";
import { createEngine, type Specification } from "./engine.js";
import { templateInfos } from "./list.js";
import { loadTemplateSet } from "./template-set.js";

/**
 * Files of a JavaScript project are the TypeScript text with its types erased; those of a TypeScript project import as
 * its compiler wants it.
 */
export interface RenderOptions extends Pick<Project, "language" | "compiler" | "alias"> {
  /** Templates of the user's, by the name plans give them (`file:./mine.hbs`). */
  userTemplates?: Readonly<Record<string, Specification>>;
}

/**
 * Renders plans to texts with LF line endings and a final newline. Reads the built-in templates and nothing else.
 *
 * @throws UserError when a template of the user's gives what is not TypeScript and JavaScript is wanted
 * @throws Error when a plan names no template, or a template a field the view lacks: bugs both, as users' templates
 * are checked when they are read
 */
export async function renderFiles(plans: readonly FilePlan[], options: RenderOptions): Promise<RenderedFile[]> {
  const inLanguage = options.language === "js" ? await loadEraser(options) : await importing(options);
  const signed = plans.some(({ owner }) => owner === "contract") ? await loadSigner() : asItIs;
  const render = await renderer(options);
  return Promise.all(
    plans.map(async (plan) => {
      const { path, owner, routeId, contract, template, operations, mocked, document, slots, client, origin } = plan;
      const text = plan.text ?? inLanguage(canonical(await render(plan)), plan);
      return {
        path,
        owner,
        routeId,
        ...(contract !== undefined && { contract }),
        template,
        operations,
        ...(mocked && { mocked }),
        ...(document && { document }),
        ...(slots && { slots }),
        ...(client && { client }),
        ...(origin && { origin }),
        text: owner === "contract" && plan.text === undefined ? signed(text, path) : text,
      };
    }),
  );
}

/** The built-in templates for routes made by name, sorted by name. */
export async function listTemplates(): Promise<TemplateInfo[]> {
  return templateInfos(await loadTemplateSet());
}

/** Contracts are text already; what is not a template is written as it is; the rest goes through the engine. */
async function renderer({ userTemplates = {} }: RenderOptions): Promise<(plan: FilePlan) => Promise<string>> {
  const set = await loadTemplateSet();
  if (Object.keys(userTemplates).length > 0) await set.further?.();
  const engine = await createEngine(set);
  return async ({ template, view }) => {
    if (typeof view === "string") return view;
    const specification = userTemplates[template] ?? (await set.templates[template]?.specification());
    return specification === undefined ? copied(template, view) : engine.render(specification, view);
  };
}

/** `view` may say where `runtime/` is, and the API. The texts are loaded with the first file that needs one: routes by name need none. */
async function copied(template: string, view: unknown): Promise<string> {
  const { templateSource } = await import("./template-text.js");
  const { runtime = "./runtime", baseUrl } = view as { runtime?: string; baseUrl?: string };
  const source = (await templateSource(template)).replaceAll('"./runtime/', `"${runtime}/`);
  const text = baseUrl === undefined ? source : source.replace('"/api"', () => baseUrl);
  // What is above comes before what is beside.
  return runtime.startsWith("../")
    ? text.replace(/^(import .* from "\.\/.*\n)((?:import .* from "\.\.\/.*\n)+)/m, "$2$1")
    : text;
}

/** A template of the user's imports as it says itself. */
async function importing(options: RenderOptions): Promise<(text: string, plan: FilePlan) => string> {
  const steps = [
    ...(options.compiler?.lacksHasOwn ? [withHasOwn] : []),
    ...(options.compiler?.statesTypes ? [(await import("./stated-types.js")).withStatedTypes] : []),
    ...(importExtension(options) === undefined ? [] : [(await import("./import-extensions.js")).withExtensions]),
  ];
  return (text, { template }) =>
    template.startsWith("file:") ? text : steps.reduce((before, step) => step(before, options), text);
}

/** What is newer than the project's `lib` is asked for below the header. */
function withHasOwn(text: string): string {
  if (!text.includes("Object.hasOwn(")) return text;
  return text.replace(/^(?:\/\/.*\n)+/, '$&\n/// <reference lib="es2022.object" />\n');
}

/** What is canonical already, as all that is emitted, is not copied. */
function canonical(text: string): string {
  const endsRightly = text.endsWith("\n") && text.at(-2)?.trim() !== "";
  if (endsRightly && !text.includes("\r")) return text;
  return `${text.replaceAll("\r\n", "\n").trimEnd()}\n`;
}

function asItIs(text: string): string {
  return text;
}

async function loadEraser({ compiler }: RenderOptions): Promise<(text: string, plan: FilePlan) => string> {
  const { eraseTypes } = await import("./erase-types.js");
  return (text, { path, template, owner }) => {
    try {
      const erased = eraseTypes(text, documentedIn(owner, compiler));
      const isUnsaid = owner === "contract" && (template.startsWith("runtime/") || TEXT_CAST.test(text));
      return isUnsaid && !TYPES_ALONE.test(erased) ? unchecked(erased) : erased;
    } catch (error) {
      if (!template.startsWith("file:") || !(error instanceof SyntaxError)) throw error;
      const name = template.slice("file:".length);
      throw new UserError(
        `What ${name} gives for ${path} is not TypeScript: ${error.message}`,
        "It is needed to make JavaScript.",
      );
    }
  };
}

/** Where the project has its JavaScript checked, what is its user's says all that it said in types; else routes are as the docs have them. */
function documentedIn(owner: FilePlan["owner"], compiler: RenderOptions["compiler"]): "not" | "declared" | "all" {
  if (owner !== "contract" && compiler?.checksJs === true) return "all";
  return owner === "route" ? "not" : "declared";
}

/** What says of a text in a contract that it is a `TextType`: beside names such as `constructor`. */
const TEXT_CAST = /" as TextType\b/;

/** What a module of types alone ends with. */
const TYPES_ALONE = /\nexport \{\};\n$/;

/**
 * It is checked as TypeScript; what that says within functions, or of texts, has no place in JavaScript. TypeScript reads the
 * word in any case; typescript-eslint's rules for code that people write forbid it in one (`ban-ts-comment`).
 */
function unchecked(text: string): string {
  return text.replace("\n", "\n// @ts-noCheck\n");
}

async function loadSigner(): Promise<(text: string, path: string) => string> {
  const { signContract } = await import("../text/signature.js");
  return signContract;
}
