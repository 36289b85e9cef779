import { mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { plainProject } from "../../../scripts/corpus/generate.js";
import { readInput } from "../../../src/input/index.js";
import { hasErrors, type Diagnostic } from "../../../src/model/diagnostic.js";
import type { RenderedFile } from "../../../src/model/files.js";
import type { Json } from "../../../src/model/schema.js";
import { planFiles } from "../../../src/plan/index.js";
import { renderFiles } from "../../../src/render/index.js";

export interface Rendered {
  /** Empty when the document was refused. */
  files: RenderedFile[];
  diagnostics: Diagnostic[];
}

/**
 * What comes of a document, its examples included.
 *
 * @param folder for the document
 * @param library with what contracts call, which no document changes
 */
export async function renderDocument(document: Json, folder: string, { library = false } = {}): Promise<Rendered> {
  const path = join(mkdtempSync(join(folder, "spec-")), "spec.json");
  writeFileSync(path, JSON.stringify(document));
  const { api, diagnostics } = await readInput({ cwd: dirname(path), specs: [path] });
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  const plan = await planFiles(api, plainProject("ts"), { templates: [], mock: true });
  const all = [...diagnostics, ...plan.diagnostics];
  if (hasErrors(all)) return { files: [], diagnostics: all };
  const own = plan.files.filter(({ template }) => library || !template.startsWith("runtime/"));
  return { files: await renderFiles(own, { language: "ts" }), diagnostics: all };
}
