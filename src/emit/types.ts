import type { Schema } from "../model/schema.js";
import type { Doc } from "./doc.js";
import type { CommentPart } from "./literals.js";
import type { Scope } from "./scope.js";

/** The TypeScript type of the values a schema accepts. */
export function emitType(schema: Schema, scope: Scope): Doc {
  void schema;
  void scope;
  return "unknown";
}

/** `export interface X {...}` for an object schema, else `export type X = ...;`, with its doc comment. */
export function emitTypeDeclaration(name: string, schema: Schema, scope: Scope, comment: CommentPart[] = []): Doc {
  void comment;
  return ["export type ", name, " = ", emitType(schema, scope), ";"];
}
