import { isObject, type Json, type Model, type Schema } from "../../../model/schema.js";
import type { ModelIds } from "../../model-ids.js";
import { members, originOf, type Node } from "../document/node.js";
import { modelNameOf } from "./model-names.js";
import { enter, outermost, scopeKey, type DynamicScope } from "../document/dynamic-scope.js";
import type { Notes } from "../document/notes.js";
import { isBroken, type BrokenRef, type Refs } from "../document/refs.js";
import { newOwner, type Owner, type SchemaContext } from "./context.js";
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
  /** By the object a reference points at, of which there is one however it is referred to, and what it means there. */
  const byTarget = new Map<Json, Map<string, DraftModel>>();
  const unread: { draft: DraftModel; node: Node; scope: DynamicScope }[] = [];
  // Names of the document keep their ids, whoever is referred to first.
  const reserved = new Map<Json, { id: string; name: string }>();
  for (const [name, { value }] of members(options.named))
    if (isObject(value)) reserved.set(value, { id: ids.take(name), name });

  const draftOf = (target: Node, outer: DynamicScope): DraftModel => {
    const scope = enter(refs, target.doc, outer);
    const key = scopeKey(scope);
    let drafts = byTarget.get(target.value);
    if (drafts === undefined) byTarget.set(target.value, (drafts = new Map()));
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const own = drafts.size === 0 ? reserved.get(target.value) : undefined;
    const names = own ?? newNames(target, ids);
    const draft: DraftModel = { model: { ...names, schema: true, origin: originOf(target) }, owner: newOwner() };
    drafts.set(key, draft);
    unread.push({ draft, node: target, scope });
    return draft;
  };

  const reference =
    (owner: Owner, scope: DynamicScope) =>
    (node: Node, { text, isDynamic }: Reference): Schema | undefined => {
      const found = refs.target(node, text);
      const target = isBroken(found) || !isDynamic ? found : outermost(refs, text, found, scope);
      if (isBroken(target)) {
        owner.broken ??= { ...target, node };
        notes.warn({ code: "ref-unresolved", message: target.reason }, originOf(node));
        return undefined;
      }
      if (!isObject(target.value))
        return typeof target.value === "boolean" ? target.value : readWith(owner, scope)(target);
      const { id } = draftOf(refs.within(target), scope).model;
      owner.refs.add(id);
      return { $ref: id };
    };

  const contextOf = (owner: Owner, scope: DynamicScope): SchemaContext => {
    const follow = reference(owner, scope);
    const make = (literal?: SchemaContext): SchemaContext => {
      const context: SchemaContext = {
        notes,
        owner,
        siblingsApply,
        literal: literal!,
        read: (node) => {
          const inner = refs.within(node);
          const entered = inner.doc === node.doc ? scope : enter(refs, inner.doc, scope);
          if (entered === scope) return readSchema(context, inner, follow);
          const outer = contextOf(owner, entered);
          return (context === context.literal ? outer.literal : outer).read(inner);
        },
        follow: (node) => {
          const target = refs.follow(node);
          if (!isBroken(target)) return target;
          owner.broken ??= target;
          return undefined;
        },
        lookUp: (node) => {
          const target = refs.follow(node);
          return isBroken(target) ? undefined : target;
        },
      };
      context.literal ??= context;
      return context;
    };
    return make(make());
  };
  const readWith = (owner: Owner, scope: DynamicScope) => contextOf(owner, scope).read;

  /** Models are read one after the other, so that references nest no calls. */
  const readModels = (): void => {
    for (let next = unread.pop(); next !== undefined; next = unread.pop()) {
      next.draft.model.schema = readWith(next.draft.owner, next.scope)(next.node);
    }
  };

  return {
    reader(owner) {
      return (node) => {
        const schema = readWith(owner, enter(refs, node.doc))(node);
        readModels();
        return schema;
      };
    },
    models: () => inOrder(byTarget, options.named),
  };
}

function inOrder(
  byTarget: ReadonlyMap<Json, ReadonlyMap<string, DraftModel>>,
  named: Node | undefined,
): Map<string, DraftModel> {
  const ordered = new Map<string, DraftModel>();
  for (const [, { value }] of members(named)) {
    for (const draft of byTarget.get(value)?.values() ?? []) ordered.set(draft.model.id, draft);
  }
  for (const drafts of byTarget.values()) for (const draft of drafts.values()) ordered.set(draft.model.id, draft);
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
