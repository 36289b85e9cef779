import {
  conditionalGroup,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  line,
  softline,
  willBreak,
  type Doc,
  type GroupId,
} from "./doc.js";
import { jsonLiteral, numberLiteral, propertyKey, regexLiteral, stringLiteral } from "./literals.js";
import type { Json } from "../../model/schema.js";
import { textWidth } from "./width.js";

/**
 * The few kinds of expressions generated code is made of. Kept as a tree until printed, because Prettier lays out
 * calls, chains and properties by what is inside them.
 */
export type Expr =
  | { kind: "name"; text: string }
  | { kind: "literal"; text: string; literal: "string" | "number" | "other" }
  | { kind: "regex"; text: string; sourceLength: number }
  | { kind: "json"; value: Json }
  | { kind: "object"; properties: readonly Property[]; expanded: boolean }
  | { kind: "array"; items: readonly Expr[] }
  | { kind: "arrow"; body: Expr }
  | { kind: "member"; object: Expr; property: string }
  | { kind: "call"; callee: Expr; typeArgument?: Doc; args: readonly Expr[] };

/** `key` is encoded already. */
export interface Property {
  key: string;
  value: Expr;
}

type Call = Extract<Expr, { kind: "call" }>;

export function name(text: string): Expr {
  return { kind: "name", text };
}

export function call(callee: Expr, ...args: Expr[]): Expr {
  return { kind: "call", callee, args };
}

/** `object.property(...args)`. */
export function method(object: Expr, property: string, ...args: Expr[]): Expr {
  return call({ kind: "member", object, property }, ...args);
}

export function string(text: string): Expr {
  return { kind: "literal", text: stringLiteral(text), literal: "string" };
}

export function number(value: number | bigint): Expr {
  return { kind: "literal", text: numberLiteral(value), literal: "number" };
}

export function regex(source: string, flags: string): Expr {
  const text = regexLiteral(source, flags);
  return { kind: "regex", text, sourceLength: textWidth(text) - flags.length - 2 };
}

/** Any JSON value; primitives become literals, objects are written one property per line. */
export function json(value: Json): Expr {
  if (typeof value === "string") return string(value);
  if (typeof value === "number" || typeof value === "bigint") return number(value);
  if (value === null || typeof value === "boolean") return { kind: "literal", text: String(value), literal: "other" };
  if (!Array.isArray(value)) {
    return object(Object.entries(value).map(([key, child]) => ({ name: key, value: json(child) })));
  }
  const isFlat = value.every((item) => typeof item !== "object" || item === null);
  return isFlat ? { kind: "json", value } : array(value.map(json));
}

/** The same where the layout of no call depends on it: objects are on one line, where they fit. */
export function plainJson(value: Json): Expr {
  return typeof value === "object" && value !== null ? { kind: "json", value } : json(value);
}

export function array(items: readonly Expr[]): Expr {
  return { kind: "array", items };
}

/**
 * An object literal; a non-empty one is written one property per line. Prettier keeps an object broken that is, and
 * lays out the calls around it accordingly, so that only objects that always fit may be left to the printer.
 */
export function object(properties: readonly { name: string; value: Expr }[]): Expr {
  return {
    kind: "object",
    properties: properties.map((property) => ({ key: propertyKey(property.name), value: property.value })),
    expanded: true,
  };
}

/** A short object literal, on one line. */
export function inlineObject(properties: readonly { name: string; value: Expr }[]): Expr {
  return { ...object(properties), expanded: false } as Expr;
}

/** The layout of an expression, as Prettier's defaults would print it. */
export function exprDoc(expr: Expr): Doc {
  switch (expr.kind) {
    case "name":
    case "literal":
    case "regex":
      return expr.text;
    case "json":
      return jsonLiteral(expr.value);
    case "object":
      return objectDoc(expr);
    case "array":
      return arrayDoc(expr.items);
    case "arrow":
      return group(["() =>", group(indent([line, exprDoc(expr.body)]))]);
    case "member":
      return [exprDoc(expr.object), ".", expr.property];
    case "call":
      return callDoc(expr);
  }
}

function objectDoc({ properties, expanded }: { properties: readonly Property[]; expanded: boolean }): Doc {
  if (properties.length === 0) return "{}";
  const docs = properties.map((property) => assignmentDoc(property.key, ":", property.value, property.key.length < 5));
  return group(["{", indent([line, join([",", line], docs), ifBreak(",")]), line, "}"], { broken: expanded });
}

function arrayDoc(items: readonly Expr[]): Doc {
  if (items.length === 0) return "[]";
  const docs = items.map((item) => group(exprDoc(item)));
  const contents = ["[", indent([softline, join([",", line], docs), ifBreak(",")]), softline, "]"];
  return group(contents, { broken: items.length > 1 && (items.every(isLongArray) || items.every(isLongObject)) });
}

function isLongArray(expr: Expr): boolean {
  return expr.kind === "array" && expr.items.length > 1;
}

function isLongObject(expr: Expr): boolean {
  return expr.kind === "object" && expr.properties.length > 1;
}

/**
 * `left operator right` (Prettier: printAssignment). `shortKey`: an object property of fewer than five columns, after
 * which a line break would gain nothing.
 */
export function assignmentDoc(left: Doc, operator: string, right: Expr, shortKey = false): Doc {
  const rightDoc = exprDoc(right);
  if (!shortKey && (isString(right) || isPoorlyBreakable(right))) {
    return group([left, operator, group(indent([line, rightDoc]))]);
  }
  if (shortKey || isNumberOrBoolean(right)) return group([left, operator, " ", rightDoc]);
  const id: GroupId = { name: "assignment" };
  return group([left, operator, group(indent(line), { id }), indentIfBreak(rightDoc, id)]);
}

function isString(expr: Expr): boolean {
  return expr.kind === "literal" && expr.literal === "string";
}

function isNumberOrBoolean(expr: Expr): boolean {
  return expr.kind === "literal" && expr.literal !== "string" && expr.text !== "null" && !expr.text.startsWith("-");
}

/** A chain of calls without arguments or with one short one, too short to be broken as a member chain. */
function isPoorlyBreakable(expr: Expr, deep = false): boolean {
  switch (expr.kind) {
    case "call": {
      if (isChain(expr)) return false;
      const [first, ...more] = expr.args;
      if (first !== undefined && (more.length > 0 || !isLoneShortArgument(first))) return false;
      return isPoorlyBreakable(expr.callee, true);
    }
    case "member":
      return isPoorlyBreakable(expr.object, true);
    default:
      return deep && expr.kind === "name";
  }
}

const SHORT = 20;

function isLoneShortArgument(expr: Expr): boolean {
  switch (expr.kind) {
    case "name":
      return expr.text.length <= SHORT;
    case "regex":
      return expr.sourceLength <= SHORT;
    case "literal":
      return expr.literal !== "string" || expr.text.length <= SHORT;
    case "call":
      return expr.args.length === 0 && expr.callee.kind === "name" && expr.callee.text.length <= SHORT - 2;
    default:
      return false;
  }
}

/** A call's layout; long chains are broken before their dots (Prettier: printMemberChain). */
function callDoc(expr: Call): Doc {
  if (expr.callee.kind !== "member") return [exprDoc(expr.callee), argumentsDoc(expr)];
  const groups = chainGroups(expr);
  const groupDocs = groups.map((links) => links.map(linkDoc));
  if (groups.length <= 2) return group(groupDocs);

  const [head = [], ...tail] = groupDocs;
  const expanded: Doc = [head, indent([hardline, join(hardline, tail)])];
  const calls = groups.flat().flatMap((link) => (link.kind === "call" ? [link] : []));
  const nonTrivial = calls.length > 2 && calls.some((link) => !link.args.every((arg) => isSimpleArgument(arg, 2)));
  const lastBreaks =
    willBreak(groupDocs[groupDocs.length - 1] ?? "") &&
    calls.slice(0, -1).some((link) => link.args.some((arg) => arg.kind === "arrow"));
  if (nonTrivial || lastBreaks || groupDocs.slice(0, -1).some((doc) => willBreak(doc))) return group(expanded);
  return conditionalGroup([groupDocs, expanded]);
}

/** Whether a call has enough links to be laid out as a chain. */
function isChain(expr: Call): boolean {
  return expr.callee.kind === "member" && chainGroups(expr).length > 2;
}

/** The layout of one link without what comes before it. */
function linkDoc(link: Expr, index: number): Doc {
  if (link.kind === "member") return `.${link.property}`;
  if (link.kind === "call" && (index > 0 || link.callee.kind !== "name")) return argumentsDoc(link);
  return exprDoc(link);
}

/** The links of a chain from its root on: `z`, `.string`, `()`, `.min`, `(1)`. A call of a plain name is a root. */
function chainLinks(expr: Expr): Expr[] {
  const links: Expr[] = [expr];
  let current = expr;
  while (current.kind === "member" || (current.kind === "call" && current.callee.kind !== "name")) {
    current = current.kind === "member" ? current.object : current.callee;
    links.push(current);
  }
  return links.reverse();
}

/** The root with all but the last of the properties directly behind it, then one group for each `.name(...)`. */
function chainGroups(expr: Expr): Expr[][] {
  const [root, ...rest] = chainLinks(expr) as [Expr, ...Expr[]];
  const head = [root];
  if (root.kind !== "call") {
    while (rest[0]?.kind === "member" && rest[1]?.kind === "member") head.push(rest.shift() as Expr);
  }
  const groups: Expr[][] = [head];
  let seenCall = true;
  for (const link of rest) {
    if (seenCall && link.kind === "member") {
      groups.push([]);
      seenCall = false;
    }
    if (link.kind === "call") seenCall = true;
    groups[groups.length - 1]?.push(link);
  }
  return groups;
}

/** Prettier: isSimpleCallArgument. */
function isSimpleArgument(expr: Expr, depth: number): boolean {
  if (depth <= 0) return false;
  switch (expr.kind) {
    case "name":
    case "literal":
      return true;
    case "regex":
      return expr.sourceLength <= 5;
    case "json":
      return isSimpleJson(expr.value, depth);
    case "object":
      return expr.properties.every(({ key, value }) => !key.startsWith("[") && isSimpleArgument(value, depth - 1));
    case "array":
      return expr.items.every((item) => isSimpleArgument(item, depth - 1));
    case "call":
      return (
        isSimpleArgument(expr.callee, depth) &&
        expr.args.length <= depth &&
        expr.args.every((arg) => isSimpleArgument(arg, depth - 1))
      );
    case "member":
      return isSimpleArgument(expr.object, depth);
    case "arrow":
      return false;
  }
}

function isSimpleJson(value: Json, depth: number): boolean {
  if (typeof value !== "object" || value === null) return depth > 0;
  if (depth <= 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((child: Json) => isSimpleJson(child, depth - 1));
}

/** Prettier: printCallArguments. */
function argumentsDoc({ args, typeArgument }: Call): Doc {
  const types: Doc = typeArgument === undefined ? "" : ["<", typeArgument, ">"];
  const last = args[args.length - 1];
  if (last === undefined) return [types, "()"];
  const docs = args.map((arg, index): Doc => (index < args.length - 1 ? [exprDoc(arg), ",", line] : exprDoc(arg)));
  const brokenOut = group(["(", indent([line, ...docs]), ",", line, ")"], { broken: true });
  if (composesFunctions(args)) return [types, brokenOut];
  if (canHug(args)) {
    const head = docs.slice(0, -1);
    const lastDoc = docs[docs.length - 1] as Doc;
    if (head.some(willBreak)) return [types, brokenOut];
    const hugged: Doc = ["(", ...head, group(lastDoc, { broken: true }), ")"];
    if (willBreak(lastDoc)) return [types, conditionalGroup([hugged, brokenOut])];
    return [types, conditionalGroup([["(", ...docs, ")"], hugged, brokenOut])];
  }
  return [types, group(["(", indent([softline, ...docs]), ifBreak(","), softline, ")"])];
}

/** Several arguments, among them functions: Prettier always breaks those (`pipe(map(() => a), b)`). */
function composesFunctions(args: readonly Expr[]): boolean {
  if (args.length <= 1) return false;
  const functions = args.filter((arg) => arg.kind === "arrow").length;
  return functions > 1 || args.some((arg) => arg.kind === "call" && arg.args.some((inner) => inner.kind === "arrow"));
}

/** Whether the last argument may be broken while the call's own parentheses stay on its lines. */
function canHug(args: readonly Expr[]): boolean {
  const last = args[args.length - 1] as Expr;
  const before = args[args.length - 2];
  if (!isHuggable(last)) return false;
  if (before !== undefined && literalKind(before) === literalKind(last)) return false;
  return !(args.length > 1 && isNumberArray(last));
}

function isHuggable(expr: Expr): boolean {
  switch (expr.kind) {
    case "object":
      return expr.properties.length > 0;
    case "array":
      return expr.items.length > 0;
    case "json":
      return Object.keys(expr.value as object).length > 0;
    case "arrow":
      return expr.body.kind === "call" || isHuggable(expr.body);
    default:
      return false;
  }
}

function literalKind(expr: Expr): string {
  if (expr.kind !== "json") return expr.kind;
  return Array.isArray(expr.value) ? "array" : "object";
}

function isNumberArray(expr: Expr): boolean {
  if (expr.kind === "json") {
    return (
      Array.isArray(expr.value) && expr.value.every((item) => typeof item === "number" || typeof item === "bigint")
    );
  }
  return expr.kind === "array" && expr.items.every((item) => item.kind === "literal" && item.literal === "number");
}
