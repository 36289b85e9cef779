import { align, concat, group, hardline, ifBreak, indent, indentIfBreak, join, line, softline } from "./doc.js";
import type { Doc, GroupId } from "./doc.js";

/**
 * The few kinds of types generated code is made of. Kept as a tree until printed, because Prettier lays out unions
 * and objects by what is around and inside them.
 */
export type TypeNode =
  /** A keyword or literal. */
  | { kind: "text"; text: string }
  /** `model` is the id of the model it names, if it does. */
  | { kind: "reference"; name: string; model?: string }
  | { kind: "array"; item: TypeNode }
  | { kind: "tuple"; items: readonly TypeNode[]; required: number; rest?: TypeNode }
  /** On one line when it is `short` and there is room. */
  | { kind: "object"; members: readonly MemberNode[]; index?: TypeNode; short?: boolean }
  /** `Record<string, ...>`. */
  | { kind: "record"; value: TypeNode }
  | { kind: "union"; members: readonly TypeNode[] }
  | { kind: "intersection"; members: readonly TypeNode[] };

export interface MemberNode {
  /** A doc comment, ending in a line break, or nothing. */
  comment: Doc;
  readonly: boolean;
  /** Encoded. */
  key: string;
  optional: boolean;
  type: TypeNode;
}

/** Visits a type and all types in it, each as often as it is written. */
export function walkType(node: TypeNode, visit: (node: TypeNode) => void): void {
  visit(node);
  for (const inner of typesIn(node)) walkType(inner, visit);
}

function typesIn(node: TypeNode): readonly TypeNode[] {
  switch (node.kind) {
    case "text":
    case "reference":
      return [];
    case "array":
      return [node.item];
    case "record":
      return [node.value];
    case "tuple":
      return [...node.items, ...(node.rest ? [node.rest] : [])];
    case "object":
      return [...node.members.map(({ type }) => type), ...(node.index ? [node.index] : [])];
    case "union":
    case "intersection":
      return node.members;
  }
}

/** The layout of a type behind `name: ` or `name = `, as Prettier's defaults would print it. */
export function typeDoc(node: TypeNode): Doc {
  switch (node.kind) {
    case "text":
      return node.text;
    case "reference":
      return node.name;
    case "array":
      return concat(operandDoc(node.item), "[]");
    case "tuple":
      return tupleDoc(node);
    case "object":
      if (node.members.length === 0 && node.index !== undefined) return indexDoc(node.index);
      return node.short === true ? shortDoc(node.members) : ["{", membersDoc(node), "}"];
    case "record":
      return ["Record", group(["<", indent([softline, "string,", line, typeDoc(node.value)]), softline, ">"])];
    case "union":
      return unionDoc(node.members, "indent");
    case "intersection":
      return intersectionDoc(node.members);
  }
}

/** The layout of a type between `<` and `>`, where it is the only one. */
export function argumentDoc(node: TypeNode): Doc {
  return node.kind === "union" ? unionDoc(node.members, "lone") : typeDoc(node);
}

/** `left = type`, the right side on lines of its own where it is too long. */
export function typeAssignmentDoc(left: Doc, node: TypeNode): Doc {
  const id: GroupId = { name: "type" };
  return group([left, " =", group(indent(line), { id }), indentIfBreak(typeDoc(node), id)]);
}

/** What is between the braces of an object type or interface: each member on its own lines. */
export function membersDoc({ members, index }: { members: readonly MemberNode[]; index?: TypeNode }): Doc {
  const docs = members.map((member) => concat(memberDoc(member), ";"));
  if (index !== undefined) docs.push(["[key: string]: ", typeDoc(index), ";"]);
  return docs.length === 0 ? "" : [indent([hardline, join(hardline, docs)]), hardline];
}

function memberDoc({ comment, readonly, key, optional, type }: MemberNode): Doc {
  const doc = concat(readonly ? "readonly " : "", key, optional ? "?: " : ": ", typeDoc(type));
  return comment === "" ? doc : [comment, doc];
}

function shortDoc(members: readonly MemberNode[]): Doc {
  return group(["{", indent([line, join([";", line], members.map(memberDoc))]), ifBreak(";"), line, "}"]);
}

function indexDoc(index: TypeNode): Doc {
  return group(["{", indent([line, "[key: string]: ", typeDoc(index), ifBreak(";")]), line, "}"]);
}

/** In front of `[]` or inside `&`: in parentheses where it needs them. */
function operandDoc(node: TypeNode): Doc {
  if (node.kind === "union") return ["(", unionDoc(node.members, "parentheses"), ")"];
  if (node.kind === "intersection") return ["(", typeDoc(node), ")"];
  return typeDoc(node);
}

function tupleDoc({ items, required, rest }: Extract<TypeNode, { kind: "tuple" }>): Doc {
  const count = items.length + (rest === undefined ? 0 : 1);
  const docs = items.map((item, index): Doc => {
    if (index >= required) return [operandDoc(item), "?"];
    return item.kind === "union" ? unionDoc(item.members, count > 1 ? "tuple" : "lone") : typeDoc(item);
  });
  if (rest !== undefined) docs.push(["...", operandDoc(rest), "[]"]);
  const separated = join(
    [",", line],
    docs.map((doc) => group(doc)),
  );
  return group(["[", indent([softline, separated, ifBreak(",")]), softline, "]"]);
}

/** Prettier: printUnionType. */
function unionDoc(members: readonly TypeNode[], place: "indent" | "parentheses" | "tuple" | "lone"): Doc {
  const docs = members.map((member) => (member.kind === "intersection" ? operandDoc(member) : typeDoc(member)));
  if (canHug(members)) return join(" | ", docs);
  const alternatives = group(
    docs.map((doc, index): Doc => [index === 0 ? ifBreak("| ") : [line, "| "], align(2, doc)]),
  );
  switch (place) {
    case "parentheses":
      return group([indent([softline, alternatives]), softline]);
    case "tuple":
      return group([indent([ifBreak(["(", softline]), alternatives]), softline, ifBreak(")")]);
    case "lone":
      return alternatives;
    case "indent":
      return group(indent([softline, alternatives]));
  }
}

/** `{ ... } | null` and `User | null` stay on one line with what is before them. */
function canHug(members: readonly TypeNode[]): boolean {
  const object = members.find(
    (member) => member.kind === "object" || member.kind === "reference" || member.kind === "record",
  );
  return object !== undefined && members.every((member) => member === object || isNull(member));
}

function isNull(node: TypeNode): boolean {
  return node.kind === "text" && node.text === "null";
}

/** Prettier: printIntersectionType. */
function intersectionDoc(members: readonly TypeNode[]): Doc {
  let wasIndented = false;
  const docs = members.map((member, index): Doc => {
    const doc = operandDoc(member);
    const previous = members[index - 1];
    if (previous === undefined) return doc;
    const isObject = member.kind === "object";
    const wasObject = previous.kind === "object";
    if (isObject && wasObject) return [" & ", wasIndented ? indent(doc) : doc];
    if (!isObject && !wasObject) return indent([" &", line, doc]);
    if (index > 1) wasIndented = true;
    return [" & ", index > 1 ? indent(doc) : doc];
  });
  return group(docs);
}
