import { getOwn } from "../../../src/model/object.js";
import { pointerTo, pointerTokens } from "../../../src/model/pointer.js";
import type { Json, JsonObject } from "../../../src/model/schema.js";
import { dialectOf, forEachRawSubschema, idKeyword, ignoresSiblingsOfRef, isObject, type Dialect } from "./dialect.js";

/** A schema with a URI of its own: a document, or a schema inside one with an `$id` (2020-12 core, 4.3.5). */
export interface Resource {
  /** Absolute, without fragment. */
  uri: string;
  root: Json;
  dialect: Dialect;
  /** `$anchor` and `$dynamicAnchor` names (`id: "#name"` before 2019-09) to the schemas that state them. */
  anchors: Map<string, Json>;
  dynamicAnchors: Set<string>;
  /** Without the validation vocabulary, keywords such as `minimum` mean nothing (2020-12 core, 8.1.2). */
  validates: boolean;
}

/** A schema found by a reference. */
export interface Target {
  schema: Json;
  resource: Resource;
  /** Its pointer from the resource's root. */
  pointer: string;
}

/** All resources known so far. Documents are loaded when a reference first leads to them. */
export interface Resources {
  byUri: Map<string, Resource>;
  /** Which resource a schema object belongs to. */
  owners: WeakMap<JsonObject, Resource>;
  load: (uri: string) => Json | undefined;
  dialect: Dialect;
}

/** `load` returns a document by its absolute URI, or undefined; it is asked once for each. */
export function createResources(load: (uri: string) => Json | undefined, dialect: Dialect): Resources {
  return { byUri: new Map(), owners: new WeakMap(), load, dialect };
}

export function addDocument(resources: Resources, uri: string, document: Json, dialect?: Dialect): Resource {
  const outer = newResource(resources, uri, document, dialectOf(document) ?? dialect ?? resources.dialect);
  const pending: { schema: Json; owner: Resource }[] = [{ schema: document, owner: outer }];
  let root = outer;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!isObject(next.schema)) continue;
    const owner = register(resources, next.schema, next.owner);
    if (next.schema === document) root = owner;
    forEachRawSubschema(next.schema, (schema) => pending.push({ schema, owner }));
  }
  outer.validates = hasValidation(resources, document);
  root.validates = outer.validates;
  return root;
}

function newResource(resources: Resources, uri: string, root: Json, dialect: Dialect): Resource {
  const resource: Resource = {
    uri: withoutFragment(uri),
    root,
    dialect,
    anchors: new Map(),
    dynamicAnchors: new Set(),
    validates: true,
  };
  resources.byUri.set(resource.uri, resource);
  return resource;
}

/** Notes the URI and anchors a schema states; the resource it belongs to. */
function register(resources: Resources, schema: JsonObject, outer: Resource): Resource {
  const { dialect } = outer;
  const isReference = ignoresSiblingsOfRef(dialect) && typeof getOwn(schema, "$ref") === "string";
  const id = isReference ? undefined : getOwn(schema, idKeyword(dialect));
  let owner = outer;
  if (typeof id === "string" && !id.startsWith("#")) {
    owner = newResource(resources, resolveUri(id, outer.uri), schema, dialectOf(schema) ?? dialect);
    owner.validates = outer.validates;
  } else if (typeof id === "string" && id.length > 1) {
    owner.anchors.set(id.slice(1), schema);
  }
  resources.owners.set(schema, owner);
  const anchor = getOwn(schema, "$anchor");
  const dynamic = getOwn(schema, "$dynamicAnchor");
  if (typeof anchor === "string") owner.anchors.set(anchor, schema);
  if (typeof dynamic === "string") {
    owner.anchors.set(dynamic, schema);
    owner.dynamicAnchors.add(dynamic);
  }
  return owner;
}

function hasValidation(resources: Resources, document: Json): boolean {
  const stated = isObject(document) ? getOwn(document, "$schema") : undefined;
  if (typeof stated !== "string" || dialectOf(document) !== undefined) return true;
  const meta = resources.load(stated);
  const vocabularies = isObject(meta) ? getOwn(meta, "$vocabulary") : undefined;
  if (!isObject(vocabularies)) return true;
  return Object.keys(vocabularies).some((uri) => uri.endsWith("/vocab/validation"));
}

/** What a reference inside `from` leads to; undefined when it leads nowhere. */
export function resolve(resources: Resources, reference: string, from: Resource): Target | undefined {
  const absolute = resolveUri(reference, from.uri);
  const uri = withoutFragment(absolute);
  const fragment = decodeFragment(absolute.slice(uri.length + 1));
  const resource = resources.byUri.get(uri) ?? loadResource(resources, uri);
  if (resource === undefined) return undefined;
  if (fragment === "") return { schema: resource.root, resource, pointer: "" };
  if (fragment.startsWith("/")) return followPointer(resources, resource, fragment);
  const schema = resource.anchors.get(fragment);
  return schema === undefined ? undefined : { schema, resource, pointer: `#${fragment}` };
}

function loadResource(resources: Resources, uri: string): Resource | undefined {
  const document = resources.load(uri);
  if (document === undefined) return undefined;
  addDocument(resources, uri, document);
  return resources.byUri.get(uri);
}

/** Follows a pointer; on the way it may enter resources inside, whose URI then is the base. */
function followPointer(resources: Resources, start: Resource, pointer: string): Target | undefined {
  let target: Target = { schema: start.root, resource: start, pointer: "" };
  for (const token of pointerTokens(pointer)) {
    const child = memberOf(target.schema, token);
    if (child === undefined) return undefined;
    const owner = isObject(child) ? resources.owners.get(child) : undefined;
    const entered = owner !== undefined && owner !== target.resource && owner.root === child;
    target = entered
      ? { schema: child, resource: owner, pointer: "" }
      : { schema: child, resource: target.resource, pointer: pointerTo(target.pointer, token) };
  }
  return target;
}

function memberOf(value: Json, token: string): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(token) ? value[Number(token)] : undefined;
  return isObject(value) ? getOwn(value, token) : undefined;
}

/** RFC 3986 section 5; a base that is not a hierarchical URI (`urn:...`) takes only fragments. */
function resolveUri(reference: string, base: string): string {
  if (reference.startsWith("#")) return base + reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

function withoutFragment(uri: string): string {
  const index = uri.indexOf("#");
  return index === -1 ? uri : uri.slice(0, index);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
