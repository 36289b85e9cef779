import type { Json, Schema, SchemaObject } from "../../model/schema.js";
import { group, type Doc } from "../print/doc.js";
import { docComment, numberLiteral, propertyKey, stringLiteral, type CommentPart } from "../print/literals.js";
import { jsonText } from "../shape/json-value.js";
import { isCircular, localName, modelName, type Scope } from "../shape/scope.js";
import { isRequirement, type ObjectShape, type Primitive, type PropertyShape, type Shape } from "../shape/shape.js";
import { membersDoc, typeAssignmentDoc, walkType, type MemberNode, type TypeNode } from "../print/type.js";

/** `export interface X {...}` for an object schema, else `export type X = ...;`, with its doc comment. */
export function typeDeclaration(name: string, shape: Shape, scope: Scope, comment: readonly CommentPart[]): Doc {
  const node = typeNode(shape, scope);
  const head = docComment(comment);
  if (node.kind === "object" && node.members.length > 0)
    return [head, "export interface ", name, " {", membersDoc(node), "}"];
  return [head, group([typeAssignmentDoc(["export type ", name], node), ";"])];
}

/**
 * What a schema says about itself to a reader.
 *
 * @param name what it is called where it stands: a title that says only that, as Pydantic's do, says nothing
 */
export function schemaComment(schema: Schema, name: string): CommentPart[] {
  if (typeof schema === "boolean") return [];
  const { description = ofItems(schema), title } = schema;
  const isName = title !== undefined && lettersOf(title) === lettersOf(name);
  const parts: CommentPart[] = [description ?? (isName ? undefined : title)];
  if (schema.deprecated === true) parts.push({ tag: "deprecated" });
  if (schema.format !== undefined) parts.push({ tag: "format", text: schema.format });
  if (schema.default !== undefined) parts.push({ tag: "default", text: shortJson(schema.default) });
  return parts;
}

/** What the values of a list are called. */
function ofItems({ items }: SchemaObject): string | undefined {
  return typeof items === "object" && items.enum !== undefined ? items.description : undefined;
}

function lettersOf(text: string): string {
  return text.replace(/[\s_.-]/g, "").toLowerCase();
}

const MAX_DEFAULT = 100;

function shortJson(value: Json): string {
  const text = jsonText(value);
  return text.length > MAX_DEFAULT ? `${text.slice(0, MAX_DEFAULT)}...` : text;
}

/** The type of a shape; the models it names are then used. */
export function typeNode(shape: Shape, scope: Scope): TypeNode {
  const node = nodeOf(shape, scope);
  // Of the finished type: a union with `unknown` in it names no other member.
  walkType(node, (each) => {
    scope.budget.spend();
    if (each.kind === "reference" && each.model !== undefined) scope.used.types.add(each.model);
  });
  return node;
}

function nodeOf(shape: Shape, scope: Scope): TypeNode {
  const local = localName(scope, shape, "type");
  if (local !== undefined) return { kind: "reference", name: local };
  switch (shape.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "string":
    case "number":
      return { kind: "text", text: shape.kind };
    case "literals":
      return union(shape.values.map(literalNode));
    case "file":
      return { kind: "text", text: "File" };
    case "constants":
      return union(shape.values.map(valueNode));
    case "array":
      return { kind: "array", item: nodeOf(shape.items, scope) };
    case "tuple": {
      const items = shape.items.map((item) => nodeOf(item, scope));
      const rest = shape.rest === undefined ? {} : { rest: nodeOf(shape.rest, scope) };
      return { kind: "tuple", items, required: shape.required, ...rest };
    }
    case "object":
      return objectNode(shape, scope);
    case "record":
      return recordNode(shape.values, scope);
    case "without":
      return nodeOf(shape.shape, scope);
    case "ref":
      return { kind: "reference", name: modelName(scope, shape.id).type, model: shape.id };
    case "union":
      return union(shape.members.map((member) => nodeOf(member, scope)));
    case "all":
      return intersection(shape.members.filter(({ isImplied }) => !isImplied).map((member) => nodeOf(member, scope)));
  }
}

function union(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  if (flat.some((member) => isText(member, "unknown"))) return UNKNOWN_TYPE;
  const seen = new Set<string>();
  const distinct = flat.filter((member) => {
    const key = member.kind === "text" ? member.text : member.kind === "reference" ? member.name : undefined;
    return key === undefined || (!seen.has(key) && seen.add(key));
  });
  const nulls = distinct.filter((member) => isText(member, "null"));
  const ordered = [...mergeBooleans(distinct.filter((member) => !nulls.includes(member))), ...nulls];
  const [first] = ordered;
  return ordered.length === 1 && first !== undefined ? first : { kind: "union", members: ordered };
}

/** `true | false` is `boolean`. */
function mergeBooleans(members: readonly TypeNode[]): TypeNode[] {
  const isLiteral = (member: TypeNode) => isText(member, "true") || isText(member, "false");
  if (members.filter(isLiteral).length < 2) return [...members];
  return [
    ...members.filter((member) => !isLiteral(member) && !isText(member, "boolean")),
    { kind: "text", text: "boolean" },
  ];
}

function intersection(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === "intersection" ? member.members : [member]));
  const said = flat.filter((member) => !isText(member, "unknown"));
  const known = said.filter((member, index) => {
    return member.kind !== "text" || said.findIndex((other) => isText(other, member.text)) === index;
  });
  const [first] = known;
  if (first === undefined) return UNKNOWN_TYPE;
  return known.length === 1 ? first : { kind: "intersection", members: known };
}

const UNKNOWN_TYPE: TypeNode = { kind: "text", text: "unknown" };

function isText(node: TypeNode, text: string): boolean {
  return node.kind === "text" && node.text === text;
}

function literalNode(value: Primitive): TypeNode {
  if (typeof value === "string") return { kind: "text", text: stringLiteral(value) };
  if (typeof value === "number" || typeof value === "bigint") return { kind: "text", text: numberLiteral(value) };
  return { kind: "text", text: String(value) };
}

/** The type of a listed array or object. */
function valueNode(value: Json): TypeNode {
  if (Array.isArray(value)) return { kind: "tuple", items: value.map(valueNode), required: value.length };
  if (typeof value !== "object" || value === null) return literalNode(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return { kind: "record", value: { kind: "text", text: "never" } };
  const members = entries.map(([name, child]): MemberNode => {
    return { comment: "", readonly: false, key: propertyKey(name), optional: false, type: valueNode(child) };
  });
  return { kind: "object", members };
}

function objectNode(shape: ObjectShape, scope: Scope): TypeNode {
  const { properties, rest } = shape;
  const members = properties.map((property) => memberNode(property, scope));
  if (typeof rest !== "string") return { kind: "object", members, index: indexNode(members, nodeOf(rest, scope)) };
  if (members.length > 0 && rest === "loose") return { kind: "object", members, index: UNKNOWN_TYPE };
  if (members.length > 0) return { kind: "object", members, short: isRequirement(shape) };
  return { kind: "record", value: { kind: "text", text: rest === "strict" ? "never" : "unknown" } };
}

function memberNode({ name, required, shape, schema }: PropertyShape, scope: Scope): MemberNode {
  return {
    comment: docComment(schemaComment(schema, name)),
    readonly: typeof schema === "object" && schema.readOnly === true,
    key: propertyKey(name),
    optional: !required,
    type: nodeOf(shape, scope),
  };
}

/** An index signature must admit the declared properties too. */
function indexNode(members: readonly MemberNode[], rest: TypeNode): TypeNode {
  const optional = members.some((member) => member.optional);
  return union([rest, ...members.map((member) => member.type), ...(optional ? [UNDEFINED_TYPE] : [])]);
}

const UNDEFINED_TYPE: TypeNode = { kind: "text", text: "undefined" };

/**
 * `Record` for simple values. For others an index signature: it reads better over several lines, and, unlike an alias
 * with arguments, may refer back to the type it is part of.
 */
function recordNode(values: Shape, scope: Scope): TypeNode {
  const value = nodeOf(values, scope);
  const isOther = value.kind === "reference" && !(values.kind === "ref" && isCircular(scope, values.id));
  const isSimple = value.kind === "text" || isOther;
  return isSimple ? { kind: "record", value } : { kind: "object", members: [], index: value };
}
