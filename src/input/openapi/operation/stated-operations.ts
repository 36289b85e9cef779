import { askWhether } from "../../../model/did-you-mean.js";
import { unservedMethod } from "../../../model/http.js";
import { quote } from "../../../model/quote.js";
import { FURTHER_METHODS, METHODS, type Method, type RefusedOperation } from "../../../model/route-spec.js";
import { isObject } from "../../../model/schema.js";
import { slipsIn } from "../document/known-fields.js";
import {
  isObjectNode,
  items,
  kindOf,
  member,
  members,
  originOf,
  textOf,
  valueAt,
  type Node,
} from "../document/node.js";
import { isBroken, isRef, type BrokenRef } from "../document/refs.js";
import type { DocumentContext } from "./context.js";

export interface StatedOperation {
  method: Method;
  node: Node;
}

/** Methods that have a key of their own in a path item; 3.2 has a map for all others. */
const KEYS: ReadonlySet<string> = new Set("GET PUT POST DELETE OPTIONS HEAD PATCH TRACE QUERY CONNECT".split(" "));

/** The operations of a path item by method; what the router cannot serve is refused with the reason. */
export function statedOperations(
  context: DocumentContext,
  path: string,
  node: Node,
  refused: RefusedOperation[],
): StatedOperation[] {
  const found: StatedOperation[] = [];
  const slips = slipsIn(node, "path item", context.version);
  const add = (method: string, stated: Node): void => {
    const part = behindRef(context, stated);
    const reason = isBroken(part) ? part.reason : unserved(method, part, context, found);
    const node = isBroken(part) ? stated : part;
    if (reason === undefined) found.push({ method: method as Method, node });
    else refused.push(refusal(method, path, node, reason));
  };
  for (const [name, part] of members(node)) {
    const upper = name.toUpperCase();
    if (name === "additionalOperations")
      for (const [other, operation] of members(part)) add(other.toUpperCase(), operation);
    else if (KEYS.has(upper) || isFurther(upper, part)) add(upper, part);
    else noteUnknownKey(context, name, part, slips.find(({ key }) => key === name)?.meant);
  }
  return [...found, ...anyMethod(node, found)];
}

/** An operation below a method that has no key of its own before 3.2 (Directus: `search`). */
function isFurther(method: string, part: Node): boolean {
  return FURTHER_METHODS.some((each) => each === method) && isObjectNode(part) && isObject(part.value.responses);
}

/** OpenAPI has no references to operations; documents of a file for each operation do. What stands beside one wins. */
function behindRef({ refs }: DocumentContext, stated: Node): Node | BrokenRef {
  const target = refs.follow(stated);
  if (isBroken(target) || !isObjectNode(target) || !isRef(stated.value)) return target;
  const { $ref: _, ...beside } = stated.value;
  return Object.keys(beside).length === 0 ? target : { ...target, value: { ...target.value, ...beside } };
}

/** Amazon's operation for every method that has none of its own (API Gateway, "x-amazon-apigateway-any-method"). */
function anyMethod(node: Node, stated: readonly StatedOperation[]): StatedOperation[] {
  const part = member(node, "x-amazon-apigateway-any-method");
  if (part === undefined || !isObjectNode(part)) return [];
  const { operationId: _, ...value } = part.value;
  const others = METHODS.filter((one) => ANY_METHOD.includes(one) && !stated.some(({ method }) => method === one));
  return others.map((method) => ({ method, node: { ...part, value } }));
}

/** HEAD follows from GET, and `defineRoute` answers OPTIONS. */
const ANY_METHOD: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function unserved(
  method: string,
  part: Node,
  { router }: DocumentContext,
  found: readonly StatedOperation[],
): string | undefined {
  if (!isObjectNode(part)) return `Expected an operation, got ${kindOf(part.value)}.`;
  if (found.some((each) => each.method === method)) return `The path has ${method} already.`;
  return unservedMethod(method, router);
}

export function refusal(method: string, path: string, node: Node, reason: string): RefusedOperation {
  return { method, ...textMember(node, "operationId"), path, ...tagsOf(node), reason, origin: originOf(node) };
}

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  "$ref",
  "summary",
  "description",
  "servers",
  "parameters",
  "security",
]);

function noteUnknownKey(context: DocumentContext, name: string, part: Node, meant: string | undefined): void {
  if (KNOWN_KEYS.has(name) || name.startsWith("x-")) return;
  const message = `The key ${quote(name)} is not known in a path item; it is ignored.`;
  const hint = meant && askWhether(meant);
  context.notes.warn({ code: "path-item-key", message, ...(hint && { hint }) }, originOf(part));
}

export function tagsOf(node: Node): { tags?: string[] } {
  const stated = member(node, "tags");
  const listed = stated && typeof stated.value === "string" ? [stated] : items(stated);
  const tags = listed.flatMap((item) => textOf(item.value) ?? []);
  return tags.length > 0 ? { tags } : {};
}

export function textMember<Key extends string>(node: Node, key: Key): Partial<Record<Key, string>> {
  const text = textOf(valueAt(node, key));
  return text === undefined ? {} : ({ [key]: text } as Record<Key, string>);
}
