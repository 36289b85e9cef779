import { canHug, composesFunctions, isSimpleArgument } from "./call-arguments.js";
import {
  concat,
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
import type { Call, Expr, Property } from "./expression.js";
import { jsonLiteral } from "./literals.js";
import { chainGroups, isChain } from "./member-chain.js";

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
      return concat(exprDoc(expr.object), ".", expr.property);
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
  if (shortKey || isNumberOrBoolean(right)) return groupOf(concat(left, operator, " ", rightDoc));
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
  if (expr.callee.kind !== "member") return concat(exprDoc(expr.callee), argumentsDoc(expr));
  const groups = chainGroups(expr);
  const groupDocs = groups.map((links) => concat(...links.map(linkDoc)));
  if (groups.length <= 2) return groupOf(concat(...groupDocs));

  const [head = "", ...tail] = groupDocs;
  const expanded: Doc = [head, indent([hardline, join(hardline, tail)])];
  const calls = groups.flat().flatMap((link) => (link.kind === "call" ? [link] : []));
  const nonTrivial = calls.length > 2 && calls.some((link) => !link.args.every((arg) => isSimpleArgument(arg, 2)));
  const lastBreaks =
    willBreak(groupDocs[groupDocs.length - 1] ?? "") &&
    calls.slice(0, -1).some((link) => link.args.some((arg) => arg.kind === "arrow"));
  if (nonTrivial || lastBreaks || groupDocs.slice(0, -1).some((doc) => willBreak(doc))) return group(expanded);
  return conditionalGroup([groupDocs, expanded]);
}

/** A text is never broken. */
function groupOf(doc: Doc): Doc {
  return typeof doc === "string" ? doc : group(doc);
}

/** The layout of one link without what comes before it. */
function linkDoc(link: Expr, index: number): Doc {
  if (link.kind === "member") return `.${link.property}`;
  if (link.kind === "call" && (index > 0 || link.callee.kind !== "name")) return argumentsDoc(link);
  return exprDoc(link);
}

/** Prettier: printCallArguments. */
function argumentsDoc({ args, typeArgument }: Call): Doc {
  const types: readonly Doc[] = typeArgument === undefined ? [] : ["<", typeArgument, ">"];
  const last = args[args.length - 1];
  if (last === undefined) return concat(...types, "()");
  const docs = args.map((arg, index): Doc => (index < args.length - 1 ? [exprDoc(arg), ",", line] : exprDoc(arg)));
  const brokenOut = group(["(", indent([line, ...docs]), ",", line, ")"], { broken: true });
  if (composesFunctions(args)) return [...types, brokenOut];
  if (canHug(args)) {
    const head = docs.slice(0, -1);
    const lastDoc = docs[docs.length - 1] as Doc;
    if (head.some(willBreak)) return [...types, brokenOut];
    const hugged: Doc = ["(", ...head, group(lastDoc, { broken: true }), ")"];
    if (willBreak(lastDoc)) return [...types, conditionalGroup([hugged, brokenOut])];
    return [...types, conditionalGroup([["(", ...docs, ")"], hugged, brokenOut])];
  }
  return [...types, group(["(", indent([softline, ...docs]), ifBreak(","), softline, ")"])];
}
