import { dirname, isAbsolute, resolve } from "node:path";
import { hasErrors, type Diagnostic, type Origin } from "../model/diagnostic.js";
import { DOCUMENT_SETTINGS, type DocumentUse, type SpecUse, type UnknownFields } from "../model/document-use.js";
import type { Api } from "../model/route-spec.js";
import { DEFAULT_ROUTER, type RouterName } from "../model/routers/index.js";
import { isObject, type Json } from "../model/schema.js";
import { noneChosen, type Offered } from "./choice.js";
import { idsIn, isGiven, ownUse, used, statedLasting, usedOwn, choiceOf, type Said } from "./document-use.js";
import type { PrefixSources } from "./document-prefix.js";
import { mergeApis } from "./merge.js";
import { nothingServed } from "./nothing-served.js";
import { modelIds, type ModelIds } from "./model-ids.js";
import { saidOfNoDocument } from "./said-in-vain.js";
import { withDefaults, type Settings, type SpecEntry } from "./settings.js";
import { COMMA } from "./parsed.js";
import { displayPath, readSource, type SourceFile } from "./source.js";
import { startFiles, type Started } from "./start-files.js";

export type { Settings } from "./settings.js";

export interface InputRequest extends PrefixSources, Started {
  /** Absolute: where the files that documents refer to may lie, besides the folder of the document. */
  within?: string;
  /** What flags say about OpenAPI documents; wins over the file's. Globs and tags choose among all routes. */
  prefix?: string;
  as?: string;
  include?: readonly string[];
  exclude?: readonly string[];
  tag?: readonly string[];
  unknownFields?: UnknownFields;
  client?: boolean;
  withTests?: boolean;
  /** How earlier runs took a document that is not listed in a spec file: by file, relative to the root. */
  before?: ReadonlyMap<string, DocumentUse>;
  /** Which router documents are laid out for; wins over the file's. */
  router?: RouterName | undefined;
  /** The same where neither says. */
  usualRouter?: RouterName;
  /** Hosts that `$ref` may load from; none by default. */
  allowRemote?: readonly string[];
  /** Operations that cannot be served are errors. */
  strict?: boolean;
}

export interface InputResult {
  api: Api;
  /** Of the first spec file of ours; empty lists when there is none. */
  settings: Settings;
  /** All that is wrong or worth knowing, located already. */
  diagnostics: Diagnostic[];
  /** Fills in line and column. */
  locate(origin: Origin): Origin;
  /** The spec files that reading started from, relative to `root` with `/`, sorted. */
  specs: string[];
  /** All spec files that were read for their routes, those listed under `spec:` included; written as `specs`. */
  covers: string[];
  /** How each of these is taken. */
  uses: SpecUse[];
  /** Every file that was read or asked for, absolute, sorted: those that documents refer to as well. */
  files: string[];
  /** The hash of each that was read, by its path; none of what came over the network. */
  hashes: Map<string, string>;
}

/**
 * Reads all spec files into one model. What is wrong with their content, or that one is missing, comes as diagnostics.
 *
 * @throws UserError when no file was named and none of {@link DEFAULT_FILES} is there, or when an address was named
 */
export async function readInput(request: InputRequest): Promise<InputResult> {
  const reading: Reading = {
    request,
    ids: modelIds(),
    specs: new Set(),
    sources: new Map(),
    apis: [],
    documents: [],
    offered: [],
    uses: [],
    diagnostics: [],
  };
  const specs = startFiles(request).map((file) => resolve(request.cwd, file));
  for (const file of specs) await readFile(reading, file);

  const { apis, documents, sources } = reading;
  const size = [...sources.values()].reduce((sum, { text }) => sum + text.length, 0);
  const api = { ...mergeApis(apis, reading.diagnostics), size };
  reading.diagnostics.push(...noneChosen(reading));
  // A document that cannot be read is told alone.
  if (!hasErrors(reading.diagnostics)) reading.diagnostics.push(...saidOfNoDocument(flagsOf(request), reading.uses));
  const offered = reading.offered.map((each) => each.api);
  reading.diagnostics.push(...(request.strict ? api.refused : []).map(refusedError));
  const diagnostics = nothingServed(documents, offered, reading.diagnostics);
  // Not the sources themselves: what was parsed is most of what a run holds, and is done with.
  const places = new Map([...sources].map(([file, source]) => [file, source.locate]));
  const locate = (origin: Origin): Origin =>
    origin.line === undefined ? { ...origin, ...places.get(origin.file)?.(origin.pointer) } : origin;
  return {
    api,
    settings: reading.settings ?? { spec: [], include: [], exclude: [] },
    diagnostics: inReadingOrder(diagnostics.map((diagnostic) => located(diagnostic, locate))),
    locate,
    specs: specs.map((file) => displayPath(file, request.root ?? request.cwd)).sort(),
    covers: [...reading.specs].map((file) => displayPath(file, request.root ?? request.cwd)).sort(),
    uses: reading.uses,
    // What came over the network is not a file.
    files: [...new Set([...reading.specs, ...[...sources.values()].map(({ path }) => path)])].filter(isAbsolute).sort(),
    hashes: new Map([...sources.values()].map(({ path, hash = "" }) => [path, hash])),
  };
}

/** What builds up while files are read. */
interface Reading {
  request: InputRequest;
  ids: ModelIds;
  /** Files that were read for their routes, absolute; a file that is only referred to can still become one. */
  specs: Set<string>;
  /** Every file that was read, by the name the user would write: for places only. */
  sources: Map<string, SourceFile>;
  apis: Api[];
  /** Those of OpenAPI documents, before anything is chosen of them. */
  documents: Api[];
  /** What the choices were made of. */
  offered: Offered[];
  uses: SpecUse[];
  diagnostics: Diagnostic[];
  settings?: Settings;
}

/** A document of a spec file: how it is listed, and where. */
interface Listed {
  entry: SpecEntry;
  origin: Origin;
}

async function readFile(reading: Reading, path: string, listed?: Listed): Promise<void> {
  const { specs, diagnostics, request } = reading;
  if (specs.has(path)) {
    if (listed !== undefined) diagnostics.push(listedTwice(path, listed, request));
    return;
  }
  specs.add(path);
  const { source, diagnostics: problems } = await readSource(path, request.cwd, listed?.origin);
  // In a document it is a text that is too short; in our files all that follows from it would be told as well.
  const own = source !== undefined && !isOpenApi(source);
  const isCut = ({ code, origin }: Diagnostic): boolean =>
    own && code === COMMA && !/\/(?:examples?|default|const)(?:\/|$)/.test(origin?.pointer ?? "");
  diagnostics.push(...problems.map((each) => (isCut(each) ? { ...each, severity: "error" as const } : each)));
  if (source === undefined || problems.some(isCut)) return;
  reading.sources.set(source.file, source);
  if (!own) await readOpenApiFile(reading, source, listed);
  else await readOwnFile(reading, source, listed?.origin);
}

function listedTwice(path: string, { origin }: Listed, { cwd }: InputRequest): Diagnostic {
  const message = `${displayPath(path, cwd)} is read already; a document is listed once.`;
  return { code: "spec-listed-twice", severity: "error", message, origin };
}

/** OpenAPI documents say so (2.0: `swagger`, 3.x: `openapi`); everything else is held to be ours. */
/** By the version it states, or by what nothing else has beside `paths`. */
function isOpenApi({ value }: SourceFile): boolean {
  if (!isObject(value)) return false;
  const has = (key: string): boolean => Object.hasOwn(value, key);
  return has("openapi") || has("swagger") || (has("paths") && ["info", "components", "definitions"].some(has));
}

async function readOwnFile(reading: Reading, source: SourceFile, from: Origin | undefined): Promise<void> {
  if (from !== undefined) {
    const message = `${source.file} is not an OpenAPI document: it has neither "openapi" nor "swagger".`;
    reading.diagnostics.push({ code: "not-openapi", severity: "error", message, origin: from });
    return;
  }
  const { isRoutesFile, readRoutesFile } = await import("./routes-file/index.js");
  if (!isRoutesFile(source.value)) {
    const message = `${source.file} is neither an OpenAPI document, which states its version as "openapi" or "swagger", nor a file of routes.`;
    const origin = { file: source.file, pointer: "" };
    reading.diagnostics.push({
      code: "not-a-spec",
      severity: "error",
      message,
      hint: otherFormat(source.value),
      origin,
    });
    return;
  }
  const { api, settings, diagnostics } = readRoutesFile(source, reading.ids);
  reading.settings ??= settings;
  const { cwd, root = cwd } = reading.request;
  const use = ownUse(displayPath(source.path, root), flagsOf(reading.request), settings);
  reading.uses.push({ use, isDocument: false, ...statedLasting(settings) });
  await choose(reading, usedOwn(api, use), [{ ...settings, tag: [] }, flagsOf(reading.request)]);
  reading.diagnostics.push(...diagnostics);
  for (const stated of settings.spec) {
    const entry = withDefaults(stated, settings);
    const origin = { file: source.file, pointer: entry.pointer };
    await readFile(reading, resolve(dirname(source.path), entry.file), { entry, origin });
  }
}

/** What to do with a document of another kind. */
function otherFormat(value: Json): string {
  const has = (key: string): boolean => isObject(value) && Object.hasOwn(value, key);
  if (has("swaggerVersion")) return "Swagger 1 has to be converted to OpenAPI first.";
  if (has("asyncapi")) return "AsyncAPI describes messages; routes are described by OpenAPI.";
  return "create-api-route init writes a file of routes to start from.";
}

async function readOpenApiFile(reading: Reading, source: SourceFile, listed: Listed | undefined): Promise<void> {
  const { cwd, root = cwd, within, allowRemote = [], before, known, askPrefix, specs } = reading.request;
  const { router = reading.settings?.router, usualRouter = DEFAULT_ROUTER } = reading.request;
  const file = displayPath(source.path, root);
  const flags = flagsOf(reading.request);
  const { takenUse } = await import("./document-prefix.js");
  const stated = { flags, listed: listed?.entry, before: before?.get(file) };
  const { use, told } = await takenUse(source, file, stated, {
    ...(known && { known }),
    // An answer becomes a flag, which is for all documents of a run.
    ...(askPrefix && listed === undefined && specs.length < 2 && { askPrefix }),
  });
  if (told !== undefined) reading.diagnostics.push(told);
  const { readOpenApi } = await import("./openapi/index.js");
  const { api, diagnostics, sources } = await readOpenApi({
    source,
    cwd,
    ...(within !== undefined && { within }),
    allowRemote,
    ids: idsIn(use.as, reading.ids),
    router: router ?? usualRouter,
    ...(use.prefix !== undefined && { prefix: use.prefix }),
  });
  reading.documents.push(api);
  reading.uses.push({ use, isDocument: true, ...statedLasting(listed?.entry) });
  const choices = [listed?.entry ?? {}, use];
  await choose(reading, used(api, use), choices, listed?.origin);
  reading.diagnostics.push(...diagnostics);
  for (const part of sources) reading.sources.set(part.file, part);
}

function flagsOf(request: InputRequest): Said {
  return Object.fromEntries(DOCUMENT_SETTINGS.map((key) => [key, request[key]]));
}

/** Adds what all choices leave of an API. */
async function choose(reading: Reading, api: Api, choices: readonly Said[], origin?: Origin): Promise<void> {
  let chosen = api;
  for (const stated of choices) {
    const choice = choiceOf(stated);
    if (Object.values(choice).some(isGiven)) chosen = (await import("./select.js")).select(chosen, choice);
  }
  reading.apis.push(chosen);
  reading.offered.push({ api, chosen, ...(origin && { origin }) });
}

function refusedError({ method, path, reason, origin }: Api["refused"][number]): Diagnostic {
  return {
    code: "operation-refused",
    severity: "error",
    message: `${method} ${path} cannot be served: ${reason}`,
    origin,
  };
}

function located(diagnostic: Diagnostic, locate: (origin: Origin) => Origin): Diagnostic {
  const { origin, related } = diagnostic;
  return { ...diagnostic, ...(origin && { origin: locate(origin) }), ...(related && { related: related.map(locate) }) };
}

/** File by file as they were first mentioned, and down each file as one reads. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ origin }) => origin?.file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  const key = ({ origin }: Diagnostic) => [rank.get(origin?.file)!, origin?.line ?? 0, origin?.column ?? 0] as const;
  return diagnostics.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
}
