import { isAbsolute, resolve } from "node:path";
import type { Diagnostic, Origin } from "./model/diagnostic.js";
import type { DocumentUse } from "./model/document-use.js";
import type { FilePlan, RenderedFile, ReportOperation } from "./model/files.js";
import { factsOf, type Project } from "./model/project.js";
import type { PlanOptions, PlanResult } from "./plan/index.js";
import type { Part, Parts } from "./model/part.js";
import type { Before } from "./read-before.js";
import type { Keeping, RouteSource } from "./request.js";
import { relativePath } from "./text/paths.js";

/**
 * What reading, planning and rendering made of the documents of a run, and all that it was made from. Plain data; places
 * in diagnostics have their lines.
 */
export interface Kept {
  build: string;
  /** Every document that was read, relative to the root, with the hash of its text. */
  documents: [path: string, hash: string][];
  /** See {@link Keeping.settings}. */
  asked: string;
  /** Present where it was asked for. */
  knownUses?: string;
  /** See {@link projectSaid}. */
  project: string;
  /** See {@link optionsSaid}. */
  options: string;
  source: Pick<RouteSource, "specs" | "covers" | "uses" | "said" | "language" | "router"> & {
    refused: RouteSource["api"]["refused"];
    diagnostics: readonly Diagnostic[];
  };
  plan: Pick<PlanResult, "operations" | "diagnostics" | "collisions">;
  /** As they were rendered. */
  files: readonly RenderedFile[];
  /** What of them was made from what, the files by their paths. */
  parts: readonly KeptPart[];
  /** See {@link Parts}. */
  spent: number;
}

type KeptPart = Omit<Part, "files"> & { files: readonly string[] };

/** A run that was planned and rendered. */
export interface Made {
  detected: Project;
  source: RouteSource;
  project: Project;
  before: Before;
  planned: PlanOptions;
  plan: PlanResult;
  files: readonly RenderedFile[];
}

/** What is to be kept of a run; `undefined` where a later one could not tell whether it would come to the same. */
export async function keptOf(made: Made, keeping: Keeping): Promise<Kept | undefined> {
  const { detected, source, project, before, planned, plan, files } = made;
  const { parts, spent } = plan.made ?? { parts: [], spent: 0 };
  const documents = documentsOf(source, project.root);
  const isAnswer = detected.routerChosen?.open === true && source.router !== undefined;
  if (documents === undefined || isAnswer || !isAboutThisAlone(before) || showsOthers(made)) return undefined;
  const { asked } = await keeping.settings(detected, before.known);
  const { specs, covers, uses, said, language, router, knownUses, diagnostics, locate } = source;
  return {
    build: keeping.build,
    documents,
    asked,
    ...(knownUses && { knownUses: usesSaid(knownUses) }),
    project: projectSaid(project, files),
    options: optionsSaid(planned),
    source: {
      ...(specs && { specs }),
      ...(covers && { covers }),
      ...(uses && { uses }),
      ...(said && { said }),
      ...(language && { language }),
      ...(router && { router }),
      refused: source.api.refused,
      diagnostics,
    },
    plan: {
      operations: plan.operations.map((each) => ("refused" in each ? { ...each, origin: locate(each.origin) } : each)),
      diagnostics: plan.diagnostics.map((each) => located(each, locate)),
      collisions: plan.collisions.map((each) => located(each, locate)),
    },
    files,
    parts: parts.map((part) => ({ ...part, files: part.files.map(({ path }) => path) })),
    spent,
  };
}

/**
 * What a run planned of specs, for another one of the same build: of the parts whose files are there as they were rendered,
 * or have receipts that say so. What was kept is compared, and nothing is written that is not on disk already. Not of
 * JavaScript, which does not show what it asks of the runtime.
 */
export function partsOf(kept: unknown, { build }: Keeping, { known, project }: Before): Parts {
  if (!isKept(kept) || kept.build !== build || project.language === "js") return { parts: [], spent: 0 };
  const isThere = ({ path, owner, text }: RenderedFile): boolean =>
    known.files.has(path) && (owner === "contract" ? known.files : bases).get(path) === text;
  const bases = new Map([...known.receipts].map(([path, { base }]) => [path, base]));
  const files = new Map(kept.files.filter(isThere).map((file) => [file.path, planned(file)]));
  const parts = kept.parts.flatMap((part) => {
    const all = part.files.flatMap((path) => files.get(path) ?? []);
    return all.length === part.files.length ? [{ ...part, files: all }] : [];
  });
  return { parts, spent: kept.spent };
}

/** As it was planned, but for the view of a route, of which its text is what it came to. */
function planned(file: RenderedFile): FilePlan {
  return { ...file, view: file.owner === "route" ? {} : file.text };
}

/** Hashes of what was read, not of what may be on disk by now. */
function documentsOf({ files = [], hashes, templates = [] }: RouteSource, root: string): Kept["documents"] | undefined {
  if (hashes === undefined || templates.length > 0 || [...hashes.keys()].some((path) => !isAbsolute(path))) return;
  if (files.some((path) => !hashes.has(path))) return;
  return [...hashes].map(([path, hash]) => [relativePath(root, path), hash]);
}

function located(diagnostic: Diagnostic, locate: (origin: Origin) => Origin): Diagnostic {
  const { origin, related } = diagnostic;
  return { ...diagnostic, ...(origin && { origin: locate(origin) }), ...(related && { related: related.map(locate) }) };
}

/** The API is shown, and that of documents that are not read here may be in it. */
function showsOthers({ before, planned, files }: Made): boolean {
  const own = new Set(files.map(({ path }) => path));
  return planned.shown !== undefined && [...before.known.receipts.keys()].some((path) => !own.has(path));
}

/** Nothing that other documents or the user's hand left of earlier runs has a say in what is planned. */
export function isAboutThisAlone({ plan, differences }: Before): boolean {
  const { own = new Map(), slots = [], clients = [], deleted = new Set(), isMockedElsewhere = false } = plan;
  return (
    differences.length + slots.length + clients.length + deleted.size === 0 &&
    !isMockedElsewhere &&
    [...own.values()].every(({ hasReceipt }) => hasReceipt)
  );
}

/** All of a project that planning and rendering may go by; routes of the run itself are there before or after it. */
export function projectSaid(project: Project, files: readonly RenderedFile[]): string {
  const said = factsOf(project);
  const own = files.flatMap(({ owner, path }) => (owner === "route" ? [path] : []));
  const routes = new Set([...own, ...said.existingRoutes.map(({ file }) => file)]);
  return JSON.stringify({ ...said, existingRoutes: [...routes].sort() });
}

/** Whether handlers answer examples, and what of `lib/api` the project's own files import. */
export function optionsSaid({ mock = false, shown }: Pick<PlanOptions, "mock" | "shown">): string {
  return JSON.stringify([typeof mock === "boolean" ? mock : [...mock].sort(), [...(shown?.modules ?? [])].sort()]);
}

export function usesSaid(uses: ReadonlyMap<string, DocumentUse>): string {
  return JSON.stringify([...uses].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The documents by absolute paths. */
export function documentsThere({ documents }: Kept, root: string): { path: string; hash: string }[] {
  return documents.map(([path, hash]) => ({ path: resolve(root, path), hash }));
}

/** Whether what was read back is of the shape that is written: anybody may have written it. */
export function isKept(value: unknown): value is Kept {
  if (!isObject(value)) return false;
  const { build, documents, asked, project, options, knownUses = "", source, plan, files, parts, spent } = value;
  return (
    [build, asked, project, options, knownUses].every(isText) &&
    isList(documents, (each) => Array.isArray(each) && each.length === 2 && each.every(isText)) &&
    isObject(source) &&
    isList(source.refused, isOperation) &&
    isList(source.diagnostics, isDiagnostic) &&
    [source.specs, source.covers, source.said].every((each) => each === undefined || isList(each, isText)) &&
    (source.uses === undefined || isList(source.uses, (each) => isObject(each) && isObject(each.use))) &&
    isObject(plan) &&
    isList(plan.operations, isOperation) &&
    [plan.diagnostics, plan.collisions].every((each) => isList(each, isDiagnostic)) &&
    isList(files, isFile) &&
    isList(parts, isPart) &&
    typeof spent === "number"
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isOperation(value: unknown): value is ReportOperation {
  if (!isObject(value) || !isText(value.method) || !isText(value.path)) return false;
  return isText(value.file) || isOrigin(value.origin);
}

function isDiagnostic(value: unknown): value is Diagnostic {
  if (!isObject(value)) return false;
  const { code, severity, message, hint = "", origin, related = [] } = value;
  const texts = [code, severity, message, hint].every(isText);
  return texts && (origin === undefined || isOrigin(origin)) && isList(related, isOrigin);
}

function isOrigin(value: unknown): value is Origin {
  return isObject(value) && isText(value.file) && isText(value.pointer);
}

function isFile(value: unknown): value is RenderedFile {
  if (!isObject(value)) return false;
  const { path, owner, routeId, template, text, operations } = value;
  return [path, owner, routeId, template, text].every(isText) && isList(operations, isText);
}

function isPart(value: unknown): value is KeptPart {
  if (!isObject(value)) return false;
  const { key, files, models, security, diagnostics } = value;
  const lists = isList(files, isText) && isList(models, isText) && isList(diagnostics, isDiagnostic);
  return isText(key) && lists && typeof security === "boolean";
}
