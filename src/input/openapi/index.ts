import type { Diagnostic, Origin } from "../../model/diagnostic.js";
import { quote } from "../../model/quote.js";
import type { Api, ApiInfo, RefusedOperation } from "../../model/route-spec.js";
import type { JsonObject, Model } from "../../model/schema.js";
import { splitDirections } from "../directions.js";
import type { ModelIds } from "../model-ids.js";
import type { SourceFile } from "../source.js";
import type { DocumentContext } from "./operation/context.js";
import { cutCircles } from "./schema/cut-circles.js";
import { member, textOf, valueAt, type Node } from "./document/node.js";
import { withLiftedFields } from "./document/lifted-fields.js";
import { openLibrary } from "./document/library.js";
import { brokenModels, openSchemas, reachable, type DraftModel } from "./schema/index.js";
import { collectNotes, type Notes } from "./document/notes.js";
import { readPathItem, type DraftOperation, type DraftRoute } from "./operation/operations.js";
import { findCompositions } from "./schema/compositions.js";
import { pathItems, type PathItem } from "./operation/path-items.js";
import { openRefs, sectionOf, type Refs } from "./document/refs.js";
import { placeRoutes } from "./paths/place-routes.js";
import { noteRoot } from "./root.js";
import { readSecurity } from "./operation/security.js";
import { routerNamed, type RouterName } from "../../model/routers/index.js";
import { noteUnrouted } from "./unrouted.js";
import { statesVersion, usesJsonSchema, versionOf, type Version } from "./document/version.js";

export interface OpenApiRequest {
  source: SourceFile;
  /** Absolute; files are shown relative to it. */
  cwd: string;
  /** See `LibraryOptions.within`. */
  within?: string;
  /** Put before every path. */
  prefix?: string;
  /** Whose folders and files the paths become. */
  router: RouterName;
  /** Hosts `$ref` may load from. */
  allowRemote: readonly string[];
  ids: ModelIds;
}

export interface OpenApiResult {
  api: Api;
  diagnostics: Diagnostic[];
  /** Every file that was read, the document first. */
  sources: SourceFile[];
}

/**
 * Reads an OpenAPI document, 2.0 to 3.2, of one file or many. An operation that cannot be served is in `api.refused` with
 * its reason; everything else that is wrong is read as its author must have meant it, with a warning.
 */
export async function readOpenApi(request: OpenApiRequest): Promise<OpenApiResult> {
  const { cwd, allowRemote } = request;
  const version = versionOf(request.source.value as JsonObject, request.source.file);
  if (typeof version === "object") return { api: emptyApi(), diagnostics: [version], sources: [request.source] };

  const notes = collectNotes();
  noteVersion(request.source, version, notes);
  const source = withLiftedFields(request.source, notes, version);
  const library = await openLibrary(source, {
    cwd,
    ...(request.within !== undefined && { within: request.within }),
    allowRemote,
    resources: usesJsonSchema(version),
    mended: (one) => withLiftedFields(one, notes),
  });
  const refs = openRefs(library, notes);
  const root: Node<JsonObject> = { doc: library.root, pointer: "", value: source.value as JsonObject };
  const named = namedSchemas(refs, root, version);
  const compositions = findCompositions(openRefs(library, { warn: () => undefined }), library.docs.values());
  const siblingsApply = usesJsonSchema(version);
  const schemas = openSchemas({ refs, notes, ids: request.ids, siblingsApply, named, ...compositions });
  const router = routerNamed(request.router);
  const context: DocumentContext = { version, root, refs, notes, schemas, router, place: placesIn(library.sources) };

  const refused: RefusedOperation[] = [];
  const paths = pathItems(context, refused);
  noteUnrouted(context, paths);
  const api = readApi(context, paths, request, refused);
  noteRoot(context, api);
  api.info = infoOf(root);
  return { api, diagnostics: notes.all(), sources: library.sources };
}

function noteVersion({ value, file }: SourceFile, version: Version, { warn }: Notes): void {
  if (statesVersion(value as JsonObject)) return;
  const key = version === "2.0" ? "swagger" : "openapi";
  const message = `Expected ${key} to state the version, got nothing; the document is read as ${version}.`;
  warn({ code: "no-version", message }, { file, pointer: "" });
}

function infoOf(root: Node): ApiInfo {
  const info = member(root, "info");
  const [title, description, version] = ["title", "description", "version"].map((key) =>
    textOf(info && valueAt(info, key)),
  );
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(version !== undefined && { version }),
  };
}

function emptyApi(): Api {
  return { routes: [], models: new Map(), securitySchemes: [], refused: [] };
}

function placesIn(sources: readonly SourceFile[]): DocumentContext["place"] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return ({ file, pointer }) => {
    const { line, column } = byFile.get(file)!.locate(pointer);
    return `${file}:${line}:${column}`;
  };
}

function namedSchemas(refs: Refs, root: Node, version: Version): Node | undefined {
  const schemas = sectionOf(refs, root, "components", "schemas");
  const definitions = sectionOf(refs, root, "definitions");
  return version === "2.0" ? (definitions ?? schemas) : (schemas ?? definitions);
}

function readApi(
  context: DocumentContext,
  paths: readonly PathItem[],
  { prefix = "", router, ids }: OpenApiRequest,
  refused: RefusedOperation[],
): Api {
  const security = readSecurity(context);
  const drafts = paths.flatMap(({ key, node }) => readPathItem(context, security, key, node, refused) ?? []);
  const known = context.schemas.models();
  const whole = refuseBroken(drafts, known, refused);
  uniqueIds(context, whole);
  const routes = placeRoutes(context, whole, { prefix, router: routerNamed(router) }, refused);
  const served = new Set(routes.flatMap(({ operations }) => operations));
  const owners = whole.flatMap(({ operations }) => operations).filter(({ operation }) => served.has(operation));
  const models = usedModels(owners, known);
  cutCircles(models, context.notes);
  splitDirections(owners, models, known, ids);
  return {
    routes,
    models,
    securitySchemes: security.schemes(),
    refused,
  };
}

/** Takes out operations that need what a reference does not lead to. */
function refuseBroken(
  drafts: readonly DraftRoute[],
  models: ReadonlyMap<string, DraftModel>,
  refused: RefusedOperation[],
): DraftRoute[] {
  const broken = brokenModels(models);
  return drafts.flatMap((draft) => {
    const operations = draft.operations.filter(({ operation, owner }) => {
      const id = [...owner.refs].find((ref) => broken.has(ref));
      const why = owner.broken ?? (id === undefined ? undefined : broken.get(id));
      if (why !== undefined) {
        const { method, operationId, tags, origin } = operation;
        const known = { ...(operationId && { operationId }), ...(tags && { tags }) };
        refused.push({ method, ...known, path: draft.key, reason: why.reason, origin });
      }
      return why === undefined;
    });
    return operations.length > 0 ? [{ ...draft, operations }] : [];
  });
}

/** An `operationId` names one operation; further ones of the same name go by method and path. */
function uniqueIds(context: DocumentContext, drafts: readonly DraftRoute[]): void {
  const taken = new Map<string, Origin>();
  for (const { key, operations } of drafts) {
    for (const { operation } of operations) {
      const first = taken.get(operation.id);
      if (first !== undefined) {
        const message = `The operationId ${quote(operation.id)} is given twice; this operation goes by its method and path.`;
        context.notes.warn({ code: "operation-id-twice", message, related: [first] }, operation.origin);
        operation.id = `${operation.method} ${key}`;
        delete operation.operationId;
      }
      taken.set(operation.id, operation.origin);
    }
  }
}

/** Models that operations reach which are served. */
function usedModels(served: readonly DraftOperation[], known: ReadonlyMap<string, DraftModel>): Map<string, Model> {
  const used = reachable(
    served.flatMap(({ owner }) => [...owner.refs]),
    known,
  );
  return new Map([...known].filter(([id]) => used.has(id)).map(([id, { model }]) => [id, model]));
}
