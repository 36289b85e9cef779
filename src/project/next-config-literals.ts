import type { Node, ObjectExpression } from "@babel/types";
import { nameOf } from "./code-changes.js";
import { readConfigCode, type Binding, type Scope } from "./next-config-code.js";

/** A value that cannot be known without running the file. */
const UNKNOWN = null;

/** A literal, null where it cannot be known, or undefined where the configuration does not have the key. */
export type Literal = string | string[] | null | undefined;

/**
 * The values that some keys may have in the object that a next.config exports: several where it depends, such as on the
 * phase; none of a key that nothing mentions.
 *
 * Followed are names, also of files beside it, `as` and `satisfies`, plugins around the configuration (`withMDX(config)`,
 * `withMDX({})(config)`), what functions return, branches, spreads and assignments (`config.basePath = "/a"`).
 *
 * @param texts of the file and of those beside it that it imports, by path
 */
export function readLiterals<Key extends string>(
  root: string,
  file: string,
  texts: ReadonlyMap<string, string>,
  keys: readonly Key[],
): Partial<Record<Key, Literal[]>> {
  const { exported, isChanged } = readConfigCode(root, file, texts);
  const values = (key: Key): Literal[] => {
    const found = ofBindings(exported, key) ?? [UNKNOWN];
    return isChanged(key) ? [UNKNOWN] : distinct(found);
  };
  const mentioned = keys.filter((key) => [...texts.values()].some((text) => text.includes(key)));
  return Object.fromEntries(mentioned.map((key) => [key, values(key)])) as Partial<Record<Key, Literal[]>>;
}

function distinct(values: readonly Literal[]): Literal[] {
  return values.filter((value, at) => values.findIndex((other) => String(other) === String(value)) === at);
}

/** Of all that may stand there; undefined where none of it is an object that can be read. */
function ofBindings(bindings: readonly Binding[], key: string, depth = 0): Literal[] | undefined {
  const found = bindings.map(({ node, scope }) => valuesIn(node, key, scope, depth + 1));
  if (found.every((values) => values === undefined)) return undefined;
  return found.flatMap((values) => values ?? [UNKNOWN]);
}

/** What a key may have in the object behind an expression; undefined where that cannot be read. */
function valuesIn(node: Node, key: string, scope: Scope, depth: number): Literal[] | undefined {
  const either = (...nodes: Node[]): Literal[] | undefined =>
    ofBindings(
      nodes.map((each) => ({ node: each, scope })),
      key,
      depth,
    );
  const value = plain(node);
  if (depth > 40) return undefined;
  switch (value.type) {
    case "Identifier":
      return ofBindings(scope.named(value.name), key, depth);
    case "ObjectExpression":
      return inObject(value, key, scope, depth);
    case "ConditionalExpression":
      return either(value.consequent, value.alternate);
    case "LogicalExpression":
      if (value.operator !== "&&") return either(value.left, value.right);
      return [...(either(value.right) ?? [UNKNOWN]), undefined];
    case "MemberExpression":
      return nameOf(value.property) === "default" ? either(value.object) : undefined;
    case "CallExpression":
      return (
        ofBindings(scope.called(value), key, depth) ?? behindPlugin(value.arguments.map((argument) => either(argument)))
      );
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "FunctionDeclaration":
      return ofBindings(scope.returned(value, []), key, depth);
    default:
      return undefined;
  }
}

/** A plugin takes the configuration and may take options besides; what two of them say is one of the two. */
function behindPlugin(all: readonly (Literal[] | undefined)[]): Literal[] | undefined {
  const [first, ...others] = all.filter((values) => values !== undefined);
  const isSaidAgain = others.flat().some((value) => value !== undefined && value !== UNKNOWN);
  return isSaidAgain ? [UNKNOWN] : first;
}

/** The last property or spread that has the key decides. */
function inObject(object: ObjectExpression, key: string, scope: Scope, depth: number): Literal[] {
  const perhaps: Literal[] = [];
  for (const property of object.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const values = valuesIn(property.argument, key, scope, depth + 1) ?? [UNKNOWN];
      perhaps.push(...values.filter((value) => value !== undefined));
      if (!values.includes(undefined)) return perhaps;
      continue;
    }
    if (property.computed && property.key.type !== "StringLiteral") return [...perhaps, UNKNOWN];
    if (nameOf(property.key) !== key) continue;
    return [...perhaps, ...(property.type === "ObjectProperty" ? literals(property.value, scope) : [UNKNOWN])];
  }
  return [...perhaps, undefined];
}

/** An expression without what only types say, and without waiting. */
function plain(node: Node): Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return plain(node.expression);
    case "AwaitExpression":
      return plain(node.argument);
    default:
      return node;
  }
}

/** What an expression may be. */
function literals(node: Node, scope: Scope, depth = 0): Literal[] {
  const value = plain(node);
  if (depth > 20) return [UNKNOWN];
  switch (value.type) {
    case "Identifier": {
      if (value.name === "undefined") return [undefined];
      const bindings = scope.named(value.name);
      if (bindings.length === 0) return [UNKNOWN];
      return bindings.flatMap((bound) => literals(bound.node, bound.scope, depth + 1));
    }
    case "ConditionalExpression":
      return [value.consequent, value.alternate].flatMap((each) => literals(each, scope, depth + 1));
    case "LogicalExpression":
      return [value.left, value.right].flatMap((each) => literals(each, scope, depth + 1));
    case "StringLiteral":
      return [value.value];
    case "TemplateLiteral":
      return [value.expressions.length === 0 ? (value.quasis[0]?.value.cooked ?? UNKNOWN) : UNKNOWN];
    case "ArrayExpression":
      return [listed(value.elements, scope, depth)];
    default:
      return [UNKNOWN];
  }
}

function listed(elements: readonly (Node | null)[], scope: Scope, depth: number): Literal {
  const items = elements.map((element): Literal => {
    if (element === null) return UNKNOWN;
    const values = literals(element.type === "SpreadElement" ? element.argument : element, scope, depth + 1);
    return values.length === 1 ? values[0] : UNKNOWN;
  });
  return items.every((item) => typeof item === "string" || Array.isArray(item)) ? items.flat() : UNKNOWN;
}
