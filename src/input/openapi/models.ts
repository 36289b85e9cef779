import type { Json, Model, Schema } from "../../model/schema.js";
import type { ModelIds } from "../model-ids.js";
import { isObject, members, originOf, type Node } from "./document.js";
import { modelNameOf } from "./model-names.js";
import type { Notes } from "./notes.js";
import { isBroken, type BrokenRef, type Refs } from "./refs.js";
import { newOwner, type Owner, type SchemaContext } from "./schema-context.js";
import { readSchema } from "./schema-reader.js";

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

export interface SchemasOptions {
  refs: Refs;
  notes: Notes;
  ids: ModelIds;
  siblingsApply: boolean;
  /** `components/schemas` or `definitions`. */
  named: Node | undefined;
}

export function openSchemas(options: SchemasOptions): Schemas {
  const { refs, notes, ids, siblingsApply } = options;
  /** By the object a reference points at, of which there is one however it is referred to. */
  const byTarget = new Map<Json, DraftModel>();
  const unread: { draft: DraftModel; node: Node }[] = [];
  // Names of the document keep their ids, whoever is referred to first.
  const reserved = new Map<Json, { id: string; name: string }>();
  for (const [name, { value }] of members(options.named))
    if (isObject(value)) reserved.set(value, { id: ids.take(name), name });

  const draftOf = (target: Node): DraftModel => {
    const known = byTarget.get(target.value);
    if (known !== undefined) return known;
    const names = reserved.get(target.value) ?? newNames(target, ids);
    const draft: DraftModel = { model: { ...names, schema: true, origin: originOf(target) }, owner: newOwner() };
    byTarget.set(target.value, draft);
    unread.push({ draft, node: target });
    return draft;
  };

  const reference =
    (owner: Owner) =>
    (node: Node, ref: string): Schema | undefined => {
      const target = refs.target(node, ref);
      if (isBroken(target)) {
        owner.broken ??= { ...target, node };
        notes.warn({ code: "ref-unresolved", message: target.reason }, originOf(node));
        return undefined;
      }
      if (!isObject(target.value)) return typeof target.value === "boolean" ? target.value : readWith(owner)(target);
      const { id } = draftOf(target).model;
      owner.refs.add(id);
      return { $ref: id };
    };

  const contextOf = (owner: Owner): SchemaContext => {
    const follow = reference(owner);
    const make = (condition?: SchemaContext): SchemaContext => {
      const context: SchemaContext = {
        notes,
        owner,
        siblingsApply,
        condition: condition!,
        read: (node) => readSchema(context, refs.within(node), follow),
        follow: (node) => {
          const target = refs.follow(node);
          if (!isBroken(target)) return target;
          owner.broken ??= target;
          return undefined;
        },
      };
      context.condition ??= context;
      return context;
    };
    return make(make());
  };
  const readWith = (owner: Owner) => contextOf(owner).read;

  /** Models are read one after the other, so that references nest no calls. */
  const readModels = (): void => {
    for (let next = unread.pop(); next !== undefined; next = unread.pop()) {
      next.draft.model.schema = readWith(next.draft.owner)(next.node);
    }
  };

  return {
    reader(owner) {
      const read = readWith(owner);
      return (node) => {
        const schema = read(node);
        readModels();
        return schema;
      };
    },
    models: () => inOrder(byTarget, options.named),
  };
}

function inOrder(byTarget: ReadonlyMap<Json, DraftModel>, named: Node | undefined): Map<string, DraftModel> {
  const ordered = new Map<string, DraftModel>();
  for (const [, { value }] of members(named)) {
    const draft = isObject(value) ? byTarget.get(value) : undefined;
    if (draft !== undefined) ordered.set(draft.model.id, draft);
  }
  for (const draft of byTarget.values()) ordered.set(draft.model.id, draft);
  return ordered;
}

function newNames(target: Node, ids: ModelIds): { id: string; name: string } {
  const name = modelNameOf(target.pointer, target.doc.uri);
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
