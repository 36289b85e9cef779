import type * as t from "@babel/types";
import { boundNames } from "../code/bindings.js";
import { walk, type ParsedFile } from "../code/parse.js";
import { keyOf } from "../code/properties.js";
import { alternatives, type Growing, type Grown, type Pair } from "./grown.js";
import { isFunction, returnedBy } from "./functions.js";
import type { Version } from "./version.js";

/** What a name may stand for: constants and functions of the file; `undefined` where it may be anything else. */
export type Scope = (name: string) => readonly t.Node[] | undefined;

/** By name alone, wherever in the file it is bound: of two by one name it may be either. */
export function scopeOf(source: ParsedFile): Scope {
  const found = new Map<string, t.Node[] | undefined>();
  const bind = (name: string, value: t.Node | undefined): void => {
    const known = found.has(name) ? found.get(name) : [];
    found.set(name, value === undefined ? undefined : known && [...known, value]);
  };
  const visit = (node: t.Node, parent: t.Node | undefined): void => {
    if (node.type === "VariableDeclarator") {
      const isConstant = parent?.type === "VariableDeclaration" && parent.kind === "const";
      const value = node.id.type === "Identifier" && isConstant && !node.id.typeAnnotation ? node.init : undefined;
      for (const name of boundNames(node.id)) bind(name, value ?? undefined);
    } else if (node.type === "FunctionDeclaration" && node.id) bind(node.id.name, node);
    else if (node.type === "ClassDeclaration" && node.id) bind(node.id.name, undefined);
    else if (node.type === "CatchClause" && node.param)
      for (const name of boundNames(node.param)) bind(name, undefined);
    if ("params" in node && isFunction(node)) for (const name of node.params.flatMap(boundNames)) bind(name, undefined);
  };
  let isRead = false;
  return (name) => {
    if (!isRead) for (const statement of source.body) walk(statement, visit);
    isRead = true;
    return found.get(name);
  };
}

/** What an expression is looked through with. */
export interface Looking {
  old: Version;
  next: Version;
  grown: Growing;
  scope: Scope;
}

/** Names that are followed to what they stand for. */
const FURTHEST = 40;

/**
 * The new properties that a value may have already, with whatever type, since not all of it is written out where it can be
 * read: a literal has what it states and no more.
 *
 * @param pairs the types that the expression is taken for, in both versions
 */
export function fromElsewhere(node: t.Node, pairs: readonly Pair[], looking: Looking, left = FURTHEST): Grown[] {
  const again = (each: t.Node, all = pairs): Grown[] => fromElsewhere(each, all, looking, left - 1);
  const value = plain(node);
  if (value.type === "ObjectExpression") return inObject(value, pairs, looking, again);
  if (value.type === "ArrayExpression") {
    const items = inside(pairs, looking, (each) => (each.kind === "list" ? each.item : undefined));
    return value.elements.flatMap((each) => {
      if (each === null) return [];
      return each.type === "SpreadElement" ? again(each.argument) : below("[]", again(each, items));
    });
  }
  if (value.type === "ConditionalExpression") return [...again(value.consequent), ...again(value.alternate)];
  if (value.type === "LogicalExpression") return [...again(value.left), ...again(value.right)];
  if (value.type === "AwaitExpression") return again(value.argument);
  if (value.type === "ReturnStatement") return [];
  if (/^(?:String|Numeric|Boolean|Null|BigInt|Template)Literal$/.test(value.type)) return [];
  const meant = value.type === "Identifier" && left > 0 ? looking.scope(value.name) : undefined;
  if (meant !== undefined && !meant.some(isFunction)) return meant.flatMap((each) => again(each));
  const made = value.type === "CallExpression" && left > 0 ? madeBy(value, looking, again) : undefined;
  return made?.(pairs) ?? everything(pairs, looking);
}

type Again = (node: t.Node, pairs?: readonly Pair[]) => Grown[];

function below(name: string, found: readonly Grown[]): Grown[] {
  return found.map((each) => ({ ...each, at: [name, ...each.at] }));
}

function everything(pairs: readonly Pair[], { grown }: Looking): Grown[] {
  return pairs.flatMap(grown);
}

/** Without what says nothing of the value: any other `as` makes it something else. */
function plain(node: t.Node): t.Node {
  const isConst =
    node.type === "TSAsExpression" &&
    node.typeAnnotation.type === "TSTypeReference" &&
    node.typeAnnotation.typeName.type === "Identifier" &&
    node.typeAnnotation.typeName.name === "const";
  if (isConst || node.type === "TSNonNullExpression" || node.type === "TSSatisfiesExpression")
    return plain(node.expression);
  return node.type === "ParenthesizedExpression" ? plain(node.expression) : node;
}

function inObject({ properties }: t.ObjectExpression, pairs: readonly Pair[], looking: Looking, again: Again): Grown[] {
  return properties.flatMap((property) => {
    if (property.type === "SpreadElement") return again(property.argument, pairs);
    const key = keyOf(property);
    if (key === undefined) return everything(pairs, looking);
    // What it states of the new ones itself is one of those that may clash.
    const stated = everything(pairs, looking).filter(({ at, name }) => at.length === 1 && name === key);
    if (property.type !== "ObjectProperty") return stated;
    const member = inside(pairs, looking, (each) => (each.kind === "object" ? each.members.get(key)?.type : undefined));
    return [...stated, ...below(key, again(property.value, member))];
  });
}

/** The types inside of types, where both versions have them. */
function inside(
  pairs: readonly Pair[],
  { old, next }: Looking,
  into: (type: Pair["was"]) => Pair["was"] | undefined,
): Pair[] {
  return pairs
    .flatMap((pair) => alternatives(pair, old, next))
    .flatMap(({ was, is }) => {
      const [before, after] = [into(old.head(was)), into(next.head(is))];
      return before === undefined || after === undefined ? [] : [{ was: before, is: after }];
    });
}

/** Of calls, those whose result can be read: `rows.map((row) => ({ ... }))`, `Promise.all(...)`, a function of the file. */
function madeBy(
  { callee, arguments: [first] }: t.CallExpression,
  looking: Looking,
  again: Again,
): ((pairs: readonly Pair[]) => Grown[]) | undefined {
  const returned = (node: t.Node | undefined): t.Node[] | undefined => {
    const meant = node?.type === "Identifier" ? looking.scope(node.name) : node && [node];
    const isPlain = meant?.every((each) => isFunction(each) && !each.returnType);
    return isPlain === true ? meant?.flatMap((each) => (isFunction(each) ? returnedBy(each) : [])) : undefined;
  };
  if (callee.type === "Identifier") {
    const all = returned(callee);
    return all && ((pairs) => all.flatMap((each) => again(each, pairs)));
  }
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  const { name } = callee.property;
  if (/^(?:filter|slice|sort|toSorted|reverse|toReversed)$/.test(name)) return (pairs) => again(callee.object, pairs);
  const isPromise = callee.object.type === "Identifier" && callee.object.name === "Promise";
  if (isPromise) return /^(?:all|resolve)$/.test(name) && first ? (pairs) => again(first, pairs) : undefined;
  const all = name === "map" ? returned(first) : undefined;
  return (
    all &&
    ((pairs) => {
      const items = inside(pairs, looking, (each) => (each.kind === "list" ? each.item : undefined));
      return below(
        "[]",
        all.flatMap((each) => again(each, items)),
      );
    })
  );
}
