import { dirname } from "node:path";
import { readFileSync } from "node:fs";
import { readInput, type InputResult } from "../../src/input/index.js";
import { hasErrors, type Diagnostic } from "../../src/model/diagnostic.js";
import type { RenderedFile } from "../../src/model/files.js";
import { forEachRouter, type RouterName } from "../../src/model/routers/index.js";
import type { Project } from "../../src/model/project.js";
import { planFiles, type PlanResult } from "../../src/plan/index.js";
import { renderFiles } from "../../src/render/index.js";
import { withAgreement } from "./agree.js";
import { accountingProblems, refusalProblems } from "./account.js";
import { countOperations } from "./count.js";
import { formatProblems, syntaxProblems } from "./format.js";
import { forgetPeak, peak, timed } from "./measure.js";
import { emptyRecord, fail, type DocumentRecord, type Task } from "./record.js";
import { shapeProblems } from "./harmless.js";
import { treeProblems } from "./tree.js";

export interface Generated {
  record: DocumentRecord;
  files: Pick<RenderedFile, "path" | "text">[];
}

/** Reads, plans and renders one document in this process, and checks all that can be checked without a compiler. */
export async function generateDocument({ document, options }: Omit<Task, "folder">): Promise<Generated> {
  const bytes = readFileSync(document.path);
  const record = emptyRecord(document.id, bytes.length);
  const counted = countOperations(document.path);
  record.operations = counted?.length ?? 0;
  forgetPeak();
  const read = await timed(() =>
    readInput({ cwd: dirname(document.path), specs: [document.path], router: options.router }),
  );
  record.cpu.read = read.cpu;
  if (hasErrors(read.value.diagnostics)) return refusedDocument(record, read.value);

  const project = plainProject(options.language, options.router);
  const plan = await timed(() => planFiles(read.value.api, project, { templates: [], mock: false }));
  record.cpu.plan = plan.cpu;
  note(record, [...read.value.diagnostics, ...plan.value.diagnostics]);
  fail(record, planProblems(plan.value));
  if (record.status === "failed") return { record, files: [] };

  const rendered = await timed(() => renderFiles(plan.value.files, { language: options.language }));
  record.cpu.render = rendered.cpu;
  record.peak = peak();
  const files = rendered.value;
  record.files = files.length;
  record.lines = files.reduce((lines, { text }) => lines + text.split("\n").length - 1, 0);
  const { operations } = plan.value;
  record.refused = operations.filter((operation) => "refused" in operation).length;
  record.served = operations.length - record.refused;
  for (const operation of operations) if ("refused" in operation) count(record.reasons, operation.refused);
  fail(record, accountingProblems(counted ?? [], operations, files));
  const paths = files.map(({ path }) => path);
  fail(record, treeProblems(paths, options.router, "route-case" in record.diagnostics));
  if (options.language === "js") fail(record, syntaxProblems(files));
  if (options.prettier) fail(record, await formatProblems(files));
  if (options.hostile) fail(record, await shapeProblems(read.value.api, files, project));
  if (!options.agree || options.language === "js") return { record, files };
  return { record, files: withAgreement(read.value.api, files) };
}

/** A project that gives nothing to hold on to: no alias, no routes. */
export function plainProject(language: Project["language"], router: RouterName = "pages"): Project {
  return {
    root: "/project",
    dirs: { ...forEachRouter((name) => name), lib: "lib" },
    routers: [router],
    router,
    language,
    nextMajor: 16,
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "",
    packageManager: "npm",
    dependencies: new Set(["next", "zod"]),
    existingRoutes: [],
    diagnostics: [],
  };
}

function refusedDocument(record: DocumentRecord, { diagnostics }: InputResult): Generated {
  record.status = "refused";
  record.refused = record.operations;
  record.peak = peak();
  note(record, diagnostics);
  for (const { severity, message } of diagnostics) if (severity === "error") count(record.reasons, message);
  fail(record, refusalProblems(diagnostics));
  return { record, files: [] };
}

function planProblems({ diagnostics }: PlanResult): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, origin }) => `${code} while planning: ${message} (${origin?.pointer})`);
}

function note(record: DocumentRecord, diagnostics: readonly Diagnostic[]): void {
  for (const { code, severity } of diagnostics) if (severity !== "info") count(record.diagnostics, code);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
