import { hardline } from "../emit/print/doc.js";
import { print } from "../emit/print/printer.js";
import { propertyKey } from "../emit/print/literals.js";
import { membersDoc, type MemberNode, type TypeNode } from "../emit/print/type.js";
import { isObject, type Json, type JsonObject } from "../model/schema.js";

/**
 * `export interface Person {...}`, without a final newline, for records: each key any of them has, optional unless all
 * have it, with the union of its types. Keys keep the order in which they first appear.
 */
export function recordInterface(name: string, records: readonly JsonObject[]): string {
  const members = membersOf(records);
  return print([`export interface ${name} {`, membersDoc({ members }), "}", hardline]).trimEnd();
}

function membersOf(objects: readonly JsonObject[]): MemberNode[] {
  const values = new Map<string, Json[]>();
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      const known = values.get(key);
      if (known) known.push(value);
      else values.set(key, [value]);
    }
  }
  return [...values].map(([key, found]) => ({
    comment: "",
    readonly: false,
    key: propertyKey(key),
    optional: found.length < objects.length,
    type: typeOf(found),
  }));
}

/** The type of values seen in one place: what they are, in order of appearance, null last. */
function typeOf(values: readonly Json[]): TypeNode {
  const kinds = new Map<string, Json[]>();
  for (const value of values) {
    const kind = kindOf(value);
    const known = kinds.get(kind);
    if (known) known.push(value);
    else kinds.set(kind, [value]);
  }
  const nodes = [...kinds].filter(([kind]) => kind !== "null").map(([kind, found]) => nodeOf(kind, found));
  if (kinds.has("null")) nodes.push({ kind: "text", text: "null" });
  const [first] = nodes;
  return first !== undefined && nodes.length === 1 ? first : { kind: "union", members: nodes };
}

function nodeOf(kind: string, values: readonly Json[]): TypeNode {
  if (kind === "array") return arrayNode(values.filter((value) => Array.isArray(value)).flat());
  if (kind === "object") return objectNode(values.filter(isObject));
  return { kind: "text", text: kind };
}

function arrayNode(items: readonly Json[]): TypeNode {
  return { kind: "array", item: items.length === 0 ? { kind: "text", text: "unknown" } : typeOf(items) };
}

function objectNode(objects: readonly JsonObject[]): TypeNode {
  const members = membersOf(objects);
  return members.length === 0
    ? { kind: "record", value: { kind: "text", text: "never" } }
    : { kind: "object", members };
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "number" : typeof value;
}
