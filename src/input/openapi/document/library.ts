import { realpath } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isObject, type Json } from "../../../model/schema.js";
import { BUDGET } from "../../parsed.js";
import { displayPath, readSource, type SourceFile } from "../../source.js";
import type { Doc, Node } from "./node.js";
import { fetchSource } from "./remote.js";
import { pointerTo } from "../../../model/pointer.js";

/** All files a document refers to, and the schema resources inside them. */
export interface Library {
  root: Doc;
  /** By URI: files, and resources with an `$id`. */
  docs: ReadonlyMap<string, Doc>;
  /** The same resources by their value: what is in one of them refers from there, however it was reached. */
  resources: ReadonlyMap<Json, Doc>;
  /** Why a file is not there, by its URI: a sentence about it. */
  failures: ReadonlyMap<string, string>;
  /** `$anchor` and `$dynamicAnchor`, by `uri#name`. */
  anchors: ReadonlyMap<string, Node>;
  /** Those of them that are `$dynamicAnchor`s, by name, of each file or resource. */
  dynamicAnchors: ReadonlyMap<Doc, ReadonlyMap<string, Node>>;
  /** Every file that was read, the document first. */
  sources: SourceFile[];
}

export interface LibraryOptions {
  cwd: string;
  /** Absolute: a folder that files may be in when the document is in it; else they may be in the document's folder only. */
  within?: string;
  /** Hosts that may be asked. */
  allowRemote: readonly string[];
  /** Whether `$id` and `$anchor` mean something (OpenAPI 3.1 and later). */
  resources: boolean;
  /** A file besides the document as it is meant. */
  mended(source: SourceFile): SourceFile;
}

/**
 * Reads every file that a document refers to, and that those refer to. Reading ahead lets all that follows be
 * synchronous; a file that is missing, outside or forbidden matters only where a used reference needs it.
 *
 * Files must be, by real path, inside the folder of the document or of the project it is in; other hosts only those that are allowed.
 */
export async function openLibrary(source: SourceFile, options: LibraryOptions): Promise<Library> {
  const rootPath = await realpath(source.path);
  const loading: Loading = {
    options,
    folder: await allowedFolder(rootPath, options.within),
    docs: new Map(),
    resources: new Map(),
    failures: new Map(),
    anchors: new Map(),
    dynamicAnchors: new Map(),
    sources: [],
    pending: [],
    asked: 0,
    askedSince: undefined,
  };
  const root = addSource(loading, source, pathToFileURL(rootPath).href);
  for (let uri = loading.pending.pop(); uri !== undefined; uri = loading.pending.pop()) {
    if (loading.docs.has(uri) || loading.failures.has(uri)) continue;
    const loaded = await load(loading, uri);
    if (typeof loaded === "string") loading.failures.set(uri, loaded);
    else addSource(loading, options.mended(loaded), uri);
  }
  return { ...loading, root };
}

async function allowedFolder(document: string, within: string | undefined): Promise<string> {
  const outer = within && (await realpath(within).catch(() => undefined));
  const isInside = outer && document.startsWith(withSeparator(outer));
  return withSeparator(isInside ? outer : dirname(document));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

interface Loading {
  options: LibraryOptions;
  /** Real path of the folder that references must stay in, with a separator at its end. */
  folder: string;
  docs: Map<string, Doc>;
  resources: Map<Json, Doc>;
  failures: Map<string, string>;
  anchors: Map<string, Node>;
  dynamicAnchors: Map<Doc, Map<string, Node>>;
  sources: SourceFile[];
  pending: string[];
  /** Requests to other hosts, and when the first was made. */
  asked: number;
  askedSince: number | undefined;
}

async function load(loading: Loading, uri: string): Promise<SourceFile | string> {
  const { cwd, allowRemote } = loading.options;
  if (loading.docs.size + loading.failures.size > BUDGET.files) {
    return `it was not read: the document refers to more than ${BUDGET.files} files`;
  }
  if (!uri.startsWith("file:")) return overBudget(loading) ?? fetchSource(uri, allowRemote);
  const path = filePath(uri);
  if (path === undefined) return "it names no file";
  const real = await realpath(path).catch(() => undefined);
  // Said first: a document is not told what there is elsewhere.
  if (!(real ?? path).startsWith(loading.folder)) return `${displayPath(path, cwd)} is outside ${shownFolder(loading)}`;
  if (real === undefined) return `${displayPath(path, cwd)} does not exist`;
  const { source, diagnostics } = await readSource(real, cwd);
  const [problem] = diagnostics;
  const { line, column } = problem?.origin ?? {};
  const place = line === undefined ? "" : `:${line}:${column}`;
  return source ?? `${displayPath(path, cwd)}${place} cannot be read: ${problem?.message}`;
}

function shownFolder({ folder, docs }: Loading): string {
  const [document] = docs.keys();
  const own = document === undefined ? undefined : filePath(document);
  return own !== undefined && withSeparator(dirname(own)) === folder ? "the document's folder" : "the project";
}

/** Why nothing more is asked of other hosts; they decide themselves how many documents they refer to. */
function overBudget(loading: Loading): string | undefined {
  loading.askedSince ??= performance.now();
  if (performance.now() - loading.askedSince > BUDGET.remoteTime) {
    return `it was not loaded: other hosts took more than ${BUDGET.remoteTime / 1000} seconds`;
  }
  if (++loading.asked <= BUDGET.remoteFiles) return undefined;
  return `it was not loaded: the document refers to more than ${BUDGET.remoteFiles} files of other hosts`;
}

/** Nothing for what no path says: another host, an encoded slash. */
function filePath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function addSource(loading: Loading, source: SourceFile, uri: string): Doc {
  const { file, value, spelling } = source;
  const doc: Doc = { file, uri, value, pointer: "", spelling };
  loading.docs.set(uri, doc);
  loading.sources.push(source);
  if (WORTH_SCANNING.test(source.text)) scan(loading, source.value, doc, "");
  return doc;
}

/** A reference to another file, or a resource; in most documents there is none, and looking at every value costs time. */
const WORTH_SCANNING =
  /\$(?:ref|dynamicRef)["']?\s*:\s*["']?[^#"'\s]|\$id\b|\$anchor\b|\$dynamicAnchor\b|\bmapping["']?\s*:/;

/**
 * Notes references to other files, and in 3.1 the resources and anchors, for which alone it takes note of where it is: a
 * pointer for each value would be most of the work.
 */
function scan(loading: Loading, value: Json, doc: Doc, pointer: string): void {
  if (typeof value !== "object" || value === null) return;
  const { resources } = loading.options;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item = value[index]!;
      if (typeof item === "object") scan(loading, item, doc, resources ? pointerTo(pointer, index) : "");
    }
    return;
  }
  let home = doc;
  if (resources) {
    if (typeof value.$id === "string" && pointer !== "") home = addResource(loading, value.$id, value, doc, pointer);
    if (typeof value.$anchor === "string") addAnchor(loading, value.$anchor, { doc: home, pointer, value });
    if (typeof value.$dynamicAnchor === "string") {
      addAnchor(loading, value.$dynamicAnchor, { doc: home, pointer, value }, "dynamic");
    }
  }
  for (const key in value) {
    const part = value[key]!;
    if ((key === "$ref" || key === "$dynamicRef") && typeof part === "string") request(loading, part, home);
    else if (key === "discriminator") requestMapped(loading, part, home);
    else if (typeof part === "object" && part !== null)
      scan(loading, part, home, resources ? pointerTo(pointer, key) : "");
  }
}

/** Files that a discriminator maps values to; other values of a mapping are names of components. */
function requestMapped(loading: Loading, discriminator: Json, doc: Doc): void {
  const mapping =
    isObject(discriminator) && isObject(discriminator.mapping) ? Object.values(discriminator.mapping) : [];
  for (const reference of mapping) {
    if (typeof reference === "string" && /\.(?:ya?ml|json)(?:#|$)/i.test(reference)) request(loading, reference, doc);
  }
}

function addAnchor(loading: Loading, name: string, node: Node, kind?: "dynamic"): void {
  loading.anchors.set(`${node.doc.uri}#${name}`, node);
  if (kind !== "dynamic") return;
  const known = loading.dynamicAnchors.get(node.doc);
  if (known === undefined) loading.dynamicAnchors.set(node.doc, new Map([[name, node]]));
  else known.set(name, node);
}

function addResource(loading: Loading, id: string, value: Json, doc: Doc, pointer: string): Doc {
  const uri = resolveUri(id, doc.uri);
  if (uri === undefined || loading.docs.has(uri)) return doc;
  const resource: Doc = { file: doc.file, uri, value, pointer, spelling: doc.spelling };
  loading.docs.set(uri, resource);
  loading.resources.set(value, resource);
  return resource;
}

function request(loading: Loading, reference: string, doc: Doc): void {
  if (reference.startsWith("#")) return;
  const uri = resolveUri(reference, doc.uri);
  if (uri !== undefined) loading.pending.push(uri);
}

/** What a reference points into, without its fragment; `undefined` when it is not a URI. */
export function resolveUri(reference: string, base: string): string | undefined {
  const hash = reference.indexOf("#");
  const file = hash === -1 ? reference : reference.slice(0, hash);
  if (file === "") return base;
  try {
    const url = new URL(file.replaceAll("\\", "/"), base);
    // A document from the network must not reach into this machine.
    if (url.protocol === "file:" && !base.startsWith("file:")) return undefined;
    return url.href.replace(/#.*$/s, "");
  } catch {
    return undefined;
  }
}
