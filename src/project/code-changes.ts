import type { Function as Code, Node } from "@babel/types";

/** What code changes: a name, or one key of an object, whatever its name. */
export interface Change {
  node: Node;
  name?: string;
  key?: string;
}

const OF_LISTS = /^(?:copyWithin|fill|pop|push|reverse|shift|sort|splice|unshift)$/;
const OF_OBJECTS = /^(?:assign|defineProperty|defineProperties|set|setPrototypeOf|deleteProperty)$/;

/** All assignments of a module, and calls that are known to change what they are given, but for what is a function's own. */
export function changesIn(program: Node): Change[] {
  const found: Change[] = [];
  // No recursion: code may be nested deeper than the stack.
  const left: { node: Node; own: ReadonlySet<string> }[] = [{ node: program, own: new Set() }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node } = next;
    const own = isCode(node) ? new Set([...next.own, ...node.params.flatMap(namesIn), ...declaredIn(node)]) : next.own;
    found.push(...changesBy(node).filter(({ name }) => name === undefined || !own.has(name)));
    for (const child of childrenOf(node)) left.push({ node: child, own });
  }
  return found;
}

const CODE = /^(?:ArrowFunctionExpression|Function(?:Expression|Declaration)|(?:Object|Class|ClassPrivate)Method)$/;

/** A function with a body. */
export function isCode(node: Node): node is Code {
  return CODE.test(node.type);
}

function declaredIn({ body }: Code): string[] {
  const statements = body.type === "BlockStatement" ? body.body : [];
  return statements.flatMap((each) =>
    each.type === "VariableDeclaration" ? each.declarations.flatMap(({ id }) => namesIn(id)) : [],
  );
}

function changesBy(node: Node): Change[] {
  switch (node.type) {
    case "AssignmentExpression":
    case "ForOfStatement":
    case "ForInStatement":
      return changed(node.left, node);
    case "UnaryExpression":
      return node.operator === "delete" ? changed(node.argument, node) : [];
    case "CallExpression": {
      const { callee } = node;
      if (callee.type !== "MemberExpression") return [];
      const how = nameOf(callee.property) ?? "";
      const [first] = node.arguments;
      const isOfObjects = callee.object.type === "Identifier" && /^(?:Object|Reflect)$/.test(callee.object.name);
      if (isOfObjects) return first && OF_OBJECTS.test(how) ? changed(first, node) : [];
      return OF_LISTS.test(how) ? changed(callee.object, node) : [];
    }
    default:
      return [];
  }
}

function changed(target: Node, node: Node): Change[] {
  if (target.type === "VariableDeclaration") return [];
  if (target.type !== "MemberExpression") return namesIn(target).map((name) => ({ node, name }));
  const key = target.computed && target.property.type === "Identifier" ? undefined : nameOf(target.property);
  return key === undefined ? changed(target.object, node) : [{ node, key }];
}

/** All names in a pattern, also those of its keys and what stands for nothing. */
export function namesIn(node: Node): string[] {
  return node.type === "Identifier" ? [node.name] : childrenOf(node).flatMap(namesIn);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((child) => typeof (child as Node | null)?.type === "string" && "start" in (child as Node));
}

/** Of a property or a specifier. */
export function nameOf(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" ? key.value : undefined;
}
