import type { Diagnostic } from "../../../src/model/diagnostic.js";
import { getOwn } from "../../../src/model/object.js";
import type { Json, JsonObject, Model, Schema } from "../../../src/model/schema.js";
import { ignoresSiblingsOfRef, isObject, type Dialect } from "./dialect.js";
import { convertKeywords } from "./keywords.js";
import { addDocument, createResources, resolve, type Resource, type Resources, type Target } from "./resources.js";

export interface JsonSchemaRequest {
  /** Absolute URI of the document; relative references start from it. */
  uri: string;
  document: Json;
  /** Of documents that do not say by `$schema`. */
  dialect: Dialect;
  /** Other documents by absolute URI, without fragment. */
  load: (uri: string) => Json | undefined;
}

export interface JsonSchemaResult {
  /** The document's own schema and all it refers to, by id. */
  models: Map<string, Model>;
  /** Id of the document's own schema. */
  root: string;
  diagnostics: Diagnostic[];
}

/**
 * A JSON Schema document of any dialect, with everything it refers to (`$id`, `$anchor`, `$ref` by URI and pointer,
 * `$dynamicRef`), as models of the neutral model.
 *
 * A schema that is reached under different dynamic scopes becomes several models, because there its `$dynamicRef`s
 * mean different things (2020-12 core, 8.2.3.2).
 */
export function readJsonSchema(request: JsonSchemaRequest): JsonSchemaResult {
  const resources = createResources(request.load, request.dialect);
  const resource = addDocument(resources, request.uri, request.document, request.dialect);
  const reader: Reader = { resources, models: new Map(), ids: new Map(), pending: [], diagnostics: [] };
  const root = modelId(reader, { schema: request.document, resource, pointer: "" }, new Map());
  for (let next = reader.pending.pop(); next !== undefined; next = reader.pending.pop()) {
    const { id, target, scope } = next;
    const schema = convert(reader, target.schema, target.resource, scope);
    const origin = { file: target.resource.uri, pointer: target.pointer.startsWith("#") ? "" : target.pointer };
    reader.models.set(id, { id, name: nameOf(target), schema, origin });
  }
  return { models: reader.models, root, diagnostics: reader.diagnostics };
}

/** Dynamic anchor names to what the outermost resource entered so far means by them. */
type DynamicScope = ReadonlyMap<string, Target>;

interface Reader {
  resources: Resources;
  models: Map<string, Model>;
  /** Ids by place and dynamic scope. */
  ids: Map<string, string>;
  pending: { id: string; target: Target; scope: DynamicScope }[];
  diagnostics: Diagnostic[];
}

/** The id of the model a target is, or will be. */
function modelId(reader: Reader, target: Target, outer: DynamicScope): string {
  const scope = enter(target.resource, outer);
  const key = `${placeOf(target)} ${[...scope].map(([name, to]) => `${name}=${placeOf(to)}`).join(" ")}`;
  const known = reader.ids.get(key);
  if (known !== undefined) return known;
  const id = `${placeOf(target)}${scope.size === 0 ? "" : ` in scope ${reader.ids.size}`}`;
  reader.ids.set(key, id);
  reader.pending.push({ id, target, scope });
  return id;
}

function placeOf({ resource, pointer }: Target): string {
  return `${resource.uri}${pointer.startsWith("#") ? "" : "#"}${pointer}`;
}

function enter(resource: Resource, outer: DynamicScope): DynamicScope {
  const added = [...resource.dynamicAnchors].filter((name) => !outer.has(name));
  if (added.length === 0) return outer;
  const scope = new Map(outer);
  for (const name of added) {
    scope.set(name, { schema: resource.anchors.get(name) ?? true, resource, pointer: `#${name}` });
  }
  return scope;
}

function convert(reader: Reader, raw: Json, outer: Resource, outerScope: DynamicScope): Schema {
  if (typeof raw === "boolean") return raw;
  if (!isObject(raw)) return true;
  const resource = reader.resources.owners.get(raw) ?? outer;
  const scope = resource === outer ? outerScope : enter(resource, outerScope);
  const reference = getOwn(raw, "$ref");
  if (typeof reference === "string" && ignoresSiblingsOfRef(resource.dialect)) {
    return referenceTo(reader, reference, resource, scope);
  }
  const schema = convertKeywords(raw, resource.dialect, resource.validates, (child) =>
    convert(reader, child, resource, scope),
  );
  const targets = referencesOf(raw).map(({ text, dynamic }) => referenceTo(reader, text, resource, scope, dynamic));
  const [first, ...more] = targets;
  if (first === undefined) return schema;
  if (more.length === 0 && typeof first === "object" && first.$ref !== undefined)
    return { ...schema, $ref: first.$ref };
  return { ...schema, allOf: [...targets, ...(schema.allOf ?? [])] };
}

function referencesOf(raw: JsonObject): { text: string; dynamic: boolean }[] {
  return (["$ref", "$dynamicRef"] as const).flatMap((keyword) => {
    const text = getOwn(raw, keyword);
    return typeof text === "string" ? [{ text, dynamic: keyword === "$dynamicRef" }] : [];
  });
}

function referenceTo(reader: Reader, text: string, from: Resource, scope: DynamicScope, dynamic = false): Schema {
  const target = resolve(reader.resources, text, from);
  if (target === undefined) {
    reader.diagnostics.push({
      code: "broken-reference",
      severity: "error",
      message: `The reference "${text}" leads nowhere; anything is accepted there`,
      origin: { file: from.uri, pointer: "" },
    });
    return true;
  }
  // Only a reference that first leads to a dynamic anchor looks for an outer one of that name.
  const anchor = target.pointer.startsWith("#") ? target.pointer.slice(1) : undefined;
  const isDynamic = dynamic && anchor !== undefined && target.resource.dynamicAnchors.has(anchor);
  const outermost = isDynamic ? scope.get(anchor) : undefined;
  return { $ref: modelId(reader, outermost ?? target, scope) };
}

/** The last word of where a schema is. */
function nameOf({ resource, pointer }: Target): string {
  const word = pointer.split(/[/#]/).at(-1);
  return word !== undefined && word !== "" ? word : (resource.uri.split(/[/:]/).at(-1) ?? "Root");
}
