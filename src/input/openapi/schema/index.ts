import { isObject, type Json, type JsonObject, type Model, type Schema } from "../../../model/schema.js";
import type { ModelIds } from "../../model-ids.js";
import { isObjectNode, members, originOf, textOf, type Node } from "../document/node.js";
import { modelNameOf } from "./model-names.js";
import { enter, outermost, scopeKey, type DynamicScope } from "../document/dynamic-scope.js";
import type { Notes } from "../document/notes.js";
import { isBroken, isRef, type BrokenRef, type Refs } from "../document/refs.js";
import { newOwner, type Compositions, type Owner, type SchemaContext } from "./context.js";
import { findInheritance, type Inheritance } from "./inheritance.js";
import { readCommon, readKin } from "./kin.js";
import { readSchema, type Reference } from "./read.js";

/** A model while a document is read. */
export interface DraftModel {
  model: Model;
  /** What it refers to itself. */
  owner: Owner;
}

/** Reads schemas; every target of a reference becomes a model, read once. */
export interface Schemas {
  /** Reads schemas that an operation uses; what they refer to is added to `owner`. */
  reader(owner: Owner): (node: Node) => Schema;
  /** The models that were referred to so far, by id, those named in the document first and in its order. */
  models(): Map<string, DraftModel>;
}

export interface SchemasOptions extends Compositions {
  refs: Refs;
  notes: Notes;
  ids: ModelIds;
  siblingsApply: boolean;
  /** `components/schemas` or `definitions`. */
  named: Node | undefined;
}

/** Opens the schemas of a document: none is read before an operation asks for it. */
export function openSchemas(options: SchemasOptions): Schemas {
  const { refs, named } = options;
  const inheritance = findInheritance(refs, named);
  const reading: Reading = { ...options, ...reserve(options), inheritance, byTarget: new Map(), unread: [] };
  return {
    reader: (owner) => (node) => {
      const schema = contextOf(reading, { owner, scope: enter(refs, node.doc) }).read(node);
      readModels(reading);
      return schema;
    },
    models: () => inOrder(reading, named),
  };
}

/** Names of the document keep their ids, whoever is referred to first; what only refers to a file's schema names that. */
function reserve({ refs, ids, named }: SchemasOptions): Pick<Reading, "reserved" | "elsewhere"> {
  const reserved = new Map<Json, { id: string; name: string }>();
  const elsewhere = new Map<Json, Node>();
  const own = new Set(members(named).map(([, { value }]) => value));
  for (const [name, node] of members(named)) {
    if (!isObject(node.value)) continue;
    const target = isOnlyRef(node.value) ? refs.follow(node) : node;
    const isElsewhere = !isBroken(target) && isObject(target.value) && !own.has(target.value);
    const isNamed = isElsewhere && !reserved.has(target.value);
    if (isNamed) elsewhere.set(node.value, target);
    reserved.set(isNamed ? target.value : node.value, { id: ids.take(name), name: titleOf(name, node) });
  }
  return { reserved, elsewhere };
}

/** What .NET's full names of generics have besides: the number of parameters, and the version each is from, which releases change. */
const ASSEMBLY = /`\d+(?=\[)|, [^,[\]]+, Version=[^[\]]*/g;

/** Fastify numbers its schemas, and keeps what they are called as their title. */
function titleOf(name: string, { value }: Node): string {
  return (/^def-\d+$/.test(name) && textOf((value as JsonObject).title)) || name.replace(ASSEMBLY, "");
}

/** The schemas of a document while they are read. */
interface Reading extends SchemasOptions {
  /** Ids and names that objects of the document have by their place in it. */
  reserved: ReadonlyMap<Json, { id: string; name: string }>;
  /** What a component stands for that is only a reference to a schema without a name of its own. */
  elsewhere: ReadonlyMap<Json, Node>;
  inheritance: Inheritance;
  /** By the object a reference points at, of which there is one however it is referred to, and what it means there. */
  byTarget: Map<Json, Map<string, DraftModel>>;
  /** Models that were referred to and wait for their turn. */
  unread: { draft: DraftModel; target: Target; scope: DynamicScope }[];
}

/** Who reads a schema, and what dynamic references mean there. */
interface Use {
  owner: Owner;
  scope: DynamicScope;
}

/** What a model is read from. */
interface Target {
  node: Node;
  /** Only what all that are derived from it have in common. */
  common: boolean;
}

/** Models are read one after the other, so that references nest no calls. */
function readModels(reading: Reading): void {
  const { unread } = reading;
  for (let next = unread.pop(); next !== undefined; next = unread.pop()) {
    const { draft, target, scope } = next;
    draft.model.schema = readModel(reading, target, { owner: draft.owner, scope });
  }
}

function readModel(reading: Reading, { node, common }: Target, use: Use): Schema {
  const { inheritance, notes } = reading;
  const context = contextOf(reading, use);
  inheritance.tell(node.value, notes);
  const kin = inheritance.kinOf(node.value);
  if (kin === undefined || !isObjectNode(node)) return context.read(node);
  if (common) return readCommon(context, node);
  return readKin(context, node, kin, (one) => referTo(reading, use, { node: one, common: one.value === node.value }));
}

/**
 * What a reference's target stands for: a file or a place in one that is only a reference itself has no name to keep, unless
 * it settles what dynamic references mean further on.
 */
function meant({ refs, reserved, elsewhere }: Reading, referred: Node): Node {
  const passed = new Set<Json>();
  for (let here = referred; ;) {
    const named = elsewhere.get(here.value);
    const { value, doc } = here;
    if (named !== undefined) return named;
    if (reserved.has(value) || passed.has(value) || !isOnlyRef(value)) return here;
    if (refs.dynamicAnchors(doc).size > 0) return here;
    passed.add(value);
    const next = refs.target(here, value.$ref);
    if (isBroken(next) || !isObject(next.value)) return referred;
    here = refs.within(next);
  }
}

function isOnlyRef(value: Json): value is JsonObject & { $ref: string } {
  return isRef(value) && Object.keys(value).length === 1;
}

function referTo(reading: Reading, { owner, scope }: Use, target: Target): Schema {
  const { id } = draftOf(reading, target, scope).model;
  owner.refs.add(id);
  return { $ref: id };
}

/** The model that a reference's target is; a new one waits to be read. */
function draftOf(reading: Reading, { node, common }: Target, outer: DynamicScope): DraftModel {
  const { refs, byTarget, reserved, ids, unread } = reading;
  const target = meant(reading, node);
  const scope = enter(refs, target.doc, outer);
  const key = `${common ? "common " : ""}${scopeKey(scope)}`;
  let drafts = byTarget.get(target.value);
  if (drafts === undefined) byTarget.set(target.value, (drafts = new Map()));
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const own = reserved.get(target.value);
  const isFirst = ![...drafts.keys()].some((other) => other.startsWith("common ") === common);
  const names = common ? commonNames(own?.name ?? nameOf(target), ids) : isFirst && own ? own : newNames(target, ids);
  const draft: DraftModel = { model: { ...names, schema: true, origin: originOf(target) }, owner: newOwner() };
  drafts.set(key, draft);
  unread.push({ draft, target: { node: target, common }, scope });
  return draft;
}

/** What stands for a reference: that to a model, or `true` and `false` as they are; nothing where it leads nowhere. */
function readReference(reading: Reading, use: Use, node: Node, { text, isDynamic }: Reference): Schema | undefined {
  const { refs, notes } = reading;
  const { owner, scope } = use;
  const found = refs.target(node, text);
  const target = isBroken(found) || !isDynamic ? found : outermost(refs, text, found, scope);
  if (isBroken(target)) {
    owner.broken ??= { ...target, node };
    notes.warn({ code: "ref-unresolved", message: target.reason }, originOf(node));
    return undefined;
  }
  if (typeof target.value === "boolean") return target.value;
  // Also of a list, which may stand for one of what refers to it.
  if (!isObject(target.value) && !Array.isArray(target.value)) return contextOf(reading, { owner, scope }).read(target);
  if (!reading.inheritance.derives(node.value))
    return referTo(reading, use, { node: refs.within(target), common: false });
  const base = refs.follow(node);
  return referTo(reading, use, { node: isBroken(base) ? target : base, common: true });
}

function contextOf(reading: Reading, use: Use): SchemaContext {
  const literal = contextWith(reading, use);
  return contextWith(reading, use, literal);
}

/** @param literal absent: it is one itself */
function contextWith(reading: Reading, use: Use, literal?: SchemaContext): SchemaContext {
  const { refs, notes, siblingsApply, inheritance, overlaid, clashes } = reading;
  const { owner, scope } = use;
  const context: SchemaContext = {
    notes,
    owner,
    inheritance,
    overlaid,
    clashes,
    siblingsApply,
    literal: literal!,
    read: (node) => {
      const inner = refs.within(node);
      const entered = inner.doc === node.doc ? scope : enter(refs, inner.doc, scope);
      if (entered === scope) {
        return readSchema(context, inner, (from, reference) => readReference(reading, use, from, reference));
      }
      const outer = contextOf(reading, { owner, scope: entered });
      return (context === context.literal ? outer.literal : outer).read(inner);
    },
    follow: (node) => {
      const target = refs.follow(node);
      if (isBroken(target)) owner.broken ??= target;
      return isBroken(target) ? undefined : target;
    },
    lookUp: (node) => {
      const target = refs.follow(node);
      return isBroken(target) ? undefined : target;
    },
  };
  context.literal ??= context;
  return context;
}

function inOrder({ byTarget, elsewhere }: Reading, named: Node | undefined): Map<string, DraftModel> {
  const ordered = new Map<string, DraftModel>();
  for (const [, { value }] of members(named)) {
    for (const draft of byTarget.get(elsewhere.get(value)?.value ?? value)?.values() ?? [])
      ordered.set(draft.model.id, draft);
  }
  for (const drafts of byTarget.values()) for (const draft of drafts.values()) ordered.set(draft.model.id, draft);
  return ordered;
}

function newNames(target: Node, ids: ModelIds): { id: string; name: string } {
  const name = nameOf(target);
  return { id: ids.take(name), name };
}

function nameOf({ pointer, doc }: Node): string {
  return modelNameOf(pointer, doc.uri);
}

function commonNames(base: string, ids: ModelIds): { id: string; name: string } {
  const name = `${base}Fields`;
  return { id: ids.take(name), name };
}

/** Models that lead, directly or through others, to a reference that leads nowhere. */
export function brokenModels(models: ReadonlyMap<string, DraftModel>): Map<string, BrokenRef> {
  const users = new Map<string, string[]>();
  const broken = new Map<string, BrokenRef>();
  for (const [id, { owner }] of models) {
    if (owner.broken !== undefined) broken.set(id, owner.broken);
    for (const ref of owner.refs) {
      const known = users.get(ref);
      if (known === undefined) users.set(ref, [id]);
      else known.push(id);
    }
  }
  // A map visits what is added while it is walked.
  for (const [id, why] of broken) {
    for (const user of users.get(id) ?? []) if (!broken.has(user)) broken.set(user, why);
  }
  return broken;
}

/** Ids of all models that are referred to, directly or through others. */
export function reachable(start: Iterable<string>, models: ReadonlyMap<string, DraftModel>): Set<string> {
  const found = new Set<string>(start);
  for (const id of found) for (const next of models.get(id)?.owner.refs ?? []) found.add(next);
  return found;
}
