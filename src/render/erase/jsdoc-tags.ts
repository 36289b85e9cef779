import type { DocTag } from "./jsdoc-block.js";
import type { Edit } from "./edits.js";
import { childrenOf, endOf, isNode, startOf, type Comment, type Node } from "./tree.js";

interface Source {
  comments: readonly Comment[];
  text: string;
}

/** `@template`, `@param` and `@returns` of a function that has types in its signature; nothing of any other node. */
export function functionTags(node: Node, source: Source): DocTag[] {
  if (!("params" in node) || !("body" in node) || !Array.isArray(node.params)) return [];
  const { typeParameters, returnType } = node as { typeParameters?: Node | null; returnType?: Node | null };
  const params = (node.params as Node[]).filter((param) => !(param.type === "Identifier" && param.name === "this"));
  if (!typeParameters && !returnType && params.every((param) => annotationOf(param) === undefined)) return [];
  return [
    ...templateTags(typeParameters, source),
    ...params.map((param, index) => paramTag(param, index, source)),
    ...(returnType ? [{ tag: "returns", type: typeText(returnType, source) }] : []),
  ];
}

/** `@template {Constraint} [Name=Default]`, one for each. */
export function templateTags(declared: Node | null | undefined, source: Source): DocTag[] {
  if (declared?.type !== "TSTypeParameterDeclaration") return [];
  return declared.params.map((parameter) => ({
    tag: "template",
    ...(parameter.constraint && { type: typeText(parameter.constraint, source) }),
    text: parameter.default ? `[${nameOf(parameter)}=${typeText(parameter.default, source)}]` : nameOf(parameter),
  }));
}

/**
 * The text of a type, or of what stands after the colon of an annotation, without the comments in it.
 *
 * @param own the name of the `@typedef` that it is for: JSDoc has no lists of a type within itself
 */
export function typeText(node: Node, { comments, text }: Source, own?: string): string {
  const type = isAnnotation(node) ? node.typeAnnotation : node;
  const within = comments.filter((comment) => startOf(comment) >= startOf(type) && endOf(comment) <= endOf(type));
  const edits = [
    ...within.map((comment) => ({ start: spaceBefore(text, startOf(comment)), end: endOf(comment), text: "" })),
    ...(own === undefined ? [] : selves(type, own)),
  ].sort((a, b) => a.start - b.start);
  let from = startOf(type);
  let out = "";
  for (const edit of edits) {
    out += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return (out + text.slice(from, endOf(type))).replaceAll(/\n\s*\n/g, "\n");
}

function spaceBefore(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** Where a type names itself outside of an object or a function: TypeScript calls a `@typedef` that does circular. */
function selves(type: Node, own: string): Edit[] {
  if (type.type === "TSTypeLiteral" || type.type === "TSFunctionType" || type.type === "TSMappedType") return [];
  if (type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === own) {
    return [{ start: startOf(type), end: endOf(type), text: "unknown" }];
  }
  return childrenOf(type).flatMap(({ node }) => selves(node, own));
}

function isAnnotation(node: Node): node is Extract<Node, { type: "TSTypeAnnotation" }> {
  return node.type === "TSTypeAnnotation";
}

/** Babel 7 gives a name, Babel 8 an identifier. */
function nameOf({ name }: { name: unknown }): string {
  return isNode(name as object) ? (name as { name: string }).name : String(name);
}

function annotationOf(param: Node): Node | undefined {
  const target = param.type === "AssignmentPattern" ? param.left : param;
  return (target as { typeAnnotation?: Node | null }).typeAnnotation ?? undefined;
}

/** A pattern has no name, and JSDoc goes by the place: it is called after its type. */
function nameFor(type: string, index: number): string {
  return /^[A-Z]\w*$/.test(type) ? `${type.charAt(0).toLowerCase()}${type.slice(1)}` : `part${index + 1}`;
}

function paramTag(param: Node, index: number, source: Source): DocTag {
  const target = param.type === "AssignmentPattern" ? param.left : param;
  const annotation = annotationOf(param);
  const type = annotation ? typeText(annotation, source) : "any";
  const named = target.type === "RestElement" ? target.argument : target;
  const name = named.type === "Identifier" ? named.name : nameFor(type, index);
  const isOptional = target !== param || ("optional" in target && target.optional === true);
  return { tag: "param", type, text: isOptional ? `[${name}]` : name };
}
