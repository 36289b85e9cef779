import { align, concat, group, hardline, ifBreak, indent, join, line, type Doc } from "./doc.js";
import { docComment, propertyKey, type CommentPart } from "./literals.js";

/** A property of an object type or interface. */
export interface TypeMember {
  name: string;
  optional?: boolean;
  type: Doc;
  comment?: readonly CommentPart[];
}

/** An object type literal: on one line if it fits and nothing is commented. */
export function objectType(members: readonly TypeMember[]): Doc {
  if (members.length === 0) return "object";
  return group(["{", indent([line, join([";", line], members.map(typeMember)), ifBreak(";")]), line, "}"]);
}

/** `export interface X {...}` with each member on its own line. */
export function interfaceDeclaration(
  name: string,
  members: readonly TypeMember[],
  comment: readonly CommentPart[],
): Doc {
  const body = members.map((member): Doc => [hardline, typeMember(member), ";"]);
  const block = members.length === 0 ? "{}" : ["{", indent(body), hardline, "}"];
  return [docComment(comment), "export interface ", name, " ", block];
}

function typeMember({ name, optional, type, comment = [] }: TypeMember): Doc {
  const doc = concat(propertyKey(name), optional ? "?: " : ": ", type);
  return comment.length === 0 ? doc : [docComment(comment), doc];
}

/** `export type X = A | B`, the alternatives below each other when they do not fit on one line. */
export function unionDeclaration(name: string, types: readonly Doc[], comment: readonly CommentPart[]): Doc {
  const head: Doc = [docComment(comment), "export type ", name, " ="];
  const [only] = types;
  if (types.length === 1 && only !== undefined) return [head, " ", only, ";"];
  return [head, union(types), ";"];
}

function union(types: readonly Doc[]): Doc {
  const members = types.map((type) => align(2, type));
  return group(indent([line, group([ifBreak("| "), join([line, "| "], members)])]));
}
