import { align, group, hardline, ifBreak, indent, indentIfBreak, join, line, softline, type Doc } from "./doc.js";
import { docComment, propertyKey, stringLiteral, type CommentPart } from "./literals.js";

/** Layouts of Prettier's that contracts need beside those of schemas. */

/** `key: value` in an object literal, where the value breaks inside itself, if at all. */
export function property(key: string, value: Doc): Doc {
  return [propertyKey(key), ": ", value];
}

/** `key: value`, where a value that does not fit moves below its key: calls, identifiers, strings. */
export function expressionProperty(key: string, value: Doc): Doc {
  const id = { name: "value" };
  return [propertyKey(key), ":", group(indent(line), { id }), indentIfBreak(group(value), id)];
}

/** An object literal; `broken` puts each property on its own line whatever the width. */
export function object(properties: readonly Doc[], options: { broken?: boolean } = {}): Doc {
  if (properties.length === 0) return "{}";
  return group(["{", indent([line, join([",", line], properties), ifBreak(",")]), line, "}"], options);
}

/** An array literal of objects; Prettier never keeps several with several properties on one line. */
export function objects(items: readonly (readonly Doc[])[]): Doc {
  if (items.length === 0) return "[]";
  const broken = items.length > 1 && items.every((item) => item.length > 1);
  const docs = items.map((item) => object(item));
  return group(["[", indent([softline, join([",", line], docs), ifBreak(",")]), softline, "]"], { broken });
}

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
  return [docComment(comment), propertyKey(name), optional ? "?: " : ": ", type];
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

/** What a module imports from another. */
export interface Import {
  from: string;
  /** Values by name. */
  values?: Iterable<string>;
  types?: Iterable<string>;
}

/** An import statement; types alone make it a type import. Nothing when there are no names. */
export function importStatement({ from, values = [], types = [] }: Import): Doc {
  const valueNames = [...values];
  const typeNames = [...types];
  const names = [
    ...valueNames.map((name) => ({ name, text: name })),
    ...typeNames.map((name) => ({ name, text: valueNames.length === 0 ? name : `type ${name}` })),
  ].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  if (names.length === 0) return "";
  const keyword = valueNames.length === 0 ? "import type" : "import";
  const specifiers = names.map(({ text }) => text);
  // Prettier never breaks an import of one name.
  const [only] = specifiers;
  const list: Doc =
    specifiers.length === 1 && only !== undefined
      ? ["{ ", only, " }"]
      : group(["{", indent([line, join([",", line], specifiers), ifBreak(",")]), line, "}"]);
  return [keyword, " ", list, " from ", stringLiteral(from), ";"];
}
