import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { UserError, type Diagnostic } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import { forEachRouter } from "../model/routers/index.js";
import { ROUTE_VIEW_SHAPE } from "../model/route-view.js";
import type { TemplateInfo } from "../model/template.js";
import { checkTemplate } from "./check-template.js";
import { compile } from "./compile.js";
import type { Specification } from "./engine.js";
import { loadTemplateSet } from "./template-set.js";
import { frontMatterOf } from "./template-sources.js";
import { relativePath, withSlashes } from "../text/paths.js";

/** What is read of a folder before it is taken for a wrong one (`-t /`), and of a template, in bytes. */
const BUDGET = { entries: 2_000, bytes: 1024 * 1024 } as const;

/** A template of the user's, ready to be planned and rendered. */
export interface UserTemplate {
  info: TemplateInfo;
  /** By the keys in `info.files`; one that did not compile is missing. */
  specifications: Record<string, Specification>;
  /** What is wrong with it, each with its line and column. With an error among them it is not to be rendered. */
  diagnostics: Diagnostic[];
}

/**
 * Reads a `.hbs` file, or a folder of them with one output each (`index.ts.hbs`, `[id].ts.hbs`), and checks it: it has
 * to compile, and to name only fields, helpers and partials that exist.
 *
 * @param file as the user wrote it, relative to `cwd`
 * @param within absolute: where it has to lie, links followed, when it was not the user who named it but a file
 * @throws UserError when there is no such file, it is none or far too large, or a folder without templates
 */
export async function readUserTemplate(file: string, cwd: string, within?: string): Promise<UserTemplate> {
  const path = resolve(cwd, file);
  const isFolder = await checkExists(path, file);
  if (within !== undefined) await checkLies(path, file, within);
  const names = isFolder ? await templatesIn(path, file) : [""];
  const { partials } = await loadTemplateSet();
  const name = `file:${shown(file)}`;
  const keys: string[] = [];
  const template: UserTemplate = {
    info: { name, description: "", files: forEachRouter(() => keys), needsData: false, methods: [] },
    specifications: {},
    diagnostics: [],
  };
  for (const output of names) {
    const key = isFolder ? `${name}/${output.replace(/(\.ts)?\.hbs$/, "")}` : name;
    const origin = isFolder ? `${shown(file)}/${output}` : shown(file);
    const text = await readTemplate(isFolder ? resolve(path, output) : path, origin);
    const { description, needsData, methods, library = [] } = frontMatterOf(text);
    keys.push(key);
    template.info.description ||= description;
    template.info.needsData ||= needsData;
    template.info.methods = [...template.info.methods, ...methods];
    template.info.library = [...(template.info.library ?? []), ...library];
    const problems = checkTemplate(text, { file: origin, shape: ROUTE_VIEW_SHAPE, partials: Object.keys(partials) });
    template.diagnostics.push(...problems);
    if (problems.length === 0) template.specifications[key] = compile(text.replaceAll("\r\n", "\n"));
  }
  return template;
}

/** @returns whether it is a folder */
async function checkExists(path: string, file: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) throw new UserError(`There is no template file ${file}.`, `Looked for ${path}.`);
  return stats.isDirectory();
}

async function checkLies(path: string, file: string, within: string): Promise<void> {
  const inside = relativePath(await realpath(within), await realpath(path));
  if (!isAbsolute(inside) && !/^\.\.(\/|$)/.test(inside)) return;
  throw new UserError(`The template ${file} lies outside ${quote(within)}.`, "Copy it into the project.");
}

async function readTemplate(path: string, file: string): Promise<string> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new UserError(`The template ${file} is not a regular file.`, HINT);
  if (stats.size <= BUDGET.bytes) return readFile(path, "utf8");
  throw new UserError(`The template ${file} has ${stats.size} bytes, expected at most ${BUDGET.bytes}.`, HINT);
}

const HINT = "A template is a .hbs file; a folder of them (index.ts.hbs, [id].ts.hbs) gives a file each.";

/** Relative to the folder, with `/`, sorted. Links to folders are not followed. */
async function templatesIn(path: string, file: string): Promise<string[]> {
  const names: string[] = [];
  let entries = 0;
  const folders = [""];
  // The list grows while it is walked.
  for (const folder of folders) {
    for (const entry of await readdir(resolve(path, folder), { withFileTypes: true })) {
      if (++entries > BUDGET.entries) {
        throw new UserError(`${file} holds more than ${BUDGET.entries} files, too many for templates.`, HINT);
      }
      if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`);
      else if (entry.name.endsWith(".hbs")) names.push(`${folder}${entry.name}`);
    }
  }
  if (names.length > 0) return names.sort();
  throw new UserError(`${file} is a folder without templates.`, HINT);
}

/** With `/`, and a leading `./` where it is relative. */
function shown(file: string): string {
  const path = withSlashes(file).replace(/\/+$/, "");
  return /^(\.{0,2}\/|[A-Za-z]:)/.test(path) ? path : `./${path}`;
}
