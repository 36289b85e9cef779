import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plainProject } from "../../../scripts/corpus/generate.js";
import { readInput } from "../../../src/input/index.js";
import { hasErrors, type Diagnostic } from "../../../src/model/diagnostic.js";
import type { FilePlan, RenderedFile } from "../../../src/model/files.js";
import type { RouterName } from "../../../src/model/routers/index.js";
import type { Json } from "../../../src/model/schema.js";
import { planFiles } from "../../../src/plan/index.js";
import { renderFiles } from "../../../src/render/index.js";

export interface Rendered {
  /** Empty when the document was refused. */
  files: RenderedFile[];
  diagnostics: Diagnostic[];
}

/**
 * What comes of each document, its examples included. All of them at once, as the templates are compiled anew for
 * every call.
 *
 * @param folder for the documents
 * @param library with what contracts call, which no document changes
 */
export async function renderDocuments(
  documents: readonly Json[],
  folder: string,
  { library = false, router = "pages" }: { library?: boolean; router?: RouterName } = {},
): Promise<Rendered[]> {
  const planned = await Promise.all(documents.map((document) => planDocument(document, folder, router)));
  const wanted = planned.map(({ plans, diagnostics }) => {
    return { plans: plans.filter(({ template }) => library || !template.startsWith("runtime/")), diagnostics };
  });
  const files = await renderFiles(
    wanted.flatMap(({ plans }) => plans),
    { language: "ts" },
  );
  return wanted.map(({ plans, diagnostics }) => ({ files: files.splice(0, plans.length), diagnostics }));
}

async function planDocument(
  document: Json,
  folder: string,
  router: RouterName,
): Promise<{ plans: FilePlan[]; diagnostics: Diagnostic[] }> {
  const cwd = mkdtempSync(join(folder, "spec-"));
  writeFileSync(join(cwd, "spec.json"), JSON.stringify(document));
  const { api, diagnostics } = await readInput({ cwd, specs: ["spec.json"] });
  if (hasErrors(diagnostics)) return { plans: [], diagnostics };
  const plan = await planFiles(api, plainProject("ts", router), { templates: [], mock: true });
  const all = [...diagnostics, ...plan.diagnostics];
  if (hasErrors(all)) return { plans: [], diagnostics: all };
  return { plans: plan.files, diagnostics: all };
}
