import type { Origin } from "../../../model/diagnostic.js";
import type { JsonObject, Schema } from "../../../model/schema.js";
import { originOf, type Node } from "../document/node.js";
import type { Router } from "../../../model/routers/router.js";
import type { Schemas } from "../schema/index.js";
import type { Notes } from "../document/notes.js";
import { isBroken, type Refs } from "../document/refs.js";
import type { Owner } from "../schema/context.js";
import type { Version } from "../document/version.js";

/** The document that is read. */
export interface DocumentContext {
  version: Version;
  root: Node<JsonObject>;
  refs: Refs;
  notes: Notes;
  schemas: Schemas;
  /** Whose routes the operations become. */
  router: Pick<Router, "methods">;
  /** `openapi.yaml:41:7`, for a place that a message names. */
  place(origin: Origin): string;
}

/** The operation that is read. */
export interface OperationContext extends DocumentContext {
  owner: Owner;
  /** Reads a schema for this operation. */
  schema(node: Node): Schema;
  /** What a value with a `$ref` stands for; a reference that leads nowhere breaks the operation. */
  follow(node: Node): Node | undefined;
}

export function operationContext(document: DocumentContext, owner: Owner): OperationContext {
  return {
    ...document,
    owner,
    schema: document.schemas.reader(owner),
    follow: (node) => {
      const target = document.refs.follow(node);
      if (!isBroken(target)) return target;
      owner.broken ??= target;
      document.notes.warn({ code: "ref-unresolved", message: target.reason }, originOf(target.node));
      return undefined;
    },
  };
}
