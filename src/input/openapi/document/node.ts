import { getOwn } from "../../../model/object.js";
import { pointerTo } from "../../../model/pointer.js";
import type { Origin } from "../../../model/diagnostic.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import type { Spelling } from "../../parsed.js";

/** One file (or one schema resource inside a file, OpenAPI 3.1 `$id`) that references can point into. */
export interface Doc {
  /** As the user would write it. */
  file: string;
  /** What references inside are resolved against: `file:///...` or `https://...`, without a fragment. */
  uri: string;
  value: Json;
  /** Pointer of `value` in the file; empty but for resources inside a file. */
  pointer: string;
  spelling?: Spelling | undefined;
}

/** A value and where it stands. */
export interface Node<Value extends Json = Json> {
  doc: Doc;
  /** In the file, not in the resource. */
  pointer: string;
  value: Value;
  /** How the file spells keys of the value, where they are read as others. */
  spelled?: ReadonlyMap<string, string>;
}

export function originOf(node: Pick<Node, "doc" | "pointer">): Origin {
  return { file: node.doc.file, pointer: node.pointer };
}

/** A member of an object or an item of a list; `undefined` when it is not there. */
export function member(node: Node, key: string | number): Node | undefined {
  const { value } = node;
  if (typeof value !== "object" || value === null) return undefined;
  const part = Array.isArray(value) ? value[Number(key)] : getOwn(value, String(key));
  return part === undefined ? undefined : { doc: node.doc, pointer: pointerOf(node, key), value: part };
}

function pointerOf({ pointer, spelled }: Node, key: string | number): string {
  return pointerTo(pointer, spelled?.get(String(key)) ?? key);
}

/** The value of a member, where its place does not matter. */
export function valueAt({ value }: Node, key: string): Json | undefined {
  return isObject(value) ? getOwn(value, key) : undefined;
}

/** The members of an object in their order; none when it is not an object. */
export function members(node: Node | undefined): [key: string, part: Node][] {
  if (node === undefined || !isObject(node.value)) return [];
  const { doc, value } = node;
  const found: [string, Node][] = [];
  for (const key in value) found.push([key, { doc, pointer: pointerOf(node, key), value: value[key]! }]);
  return found;
}

/** The items of a list; none when it is not a list. */
export function items(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) return [];
  return node.value.map((value, index) => ({ doc: node.doc, pointer: pointerTo(node.pointer, index), value }));
}

export function isObjectNode(node: Node): node is Node<JsonObject> {
  return isObject(node.value);
}

/** A text that says something, trimmed of nothing. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** `true`, also where it was quoted or is a word of YAML 1.1. */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^\s*(?:true|yes|on|1)\s*$/i.test(value));
}

/** The same of `false`. */
export function isFalse(value: Json | undefined): boolean {
  return value === false || value === 0 || (typeof value === "string" && /^\s*(?:false|no|off|0)\s*$/i.test(value));
}

/** How messages name a value of the wrong kind. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value.trim() === "" ? "an empty text" : "a text";
  return `the ${typeof value} ${String(value)}`;
}

/** A number or boolean as it is written, where a text is meant: `08` in YAML, which has the value 8. */
export function spellingOf({ doc, pointer, value }: Node): string {
  if (typeof value === "object" && value !== null) return "";
  return (typeof value === "string" ? undefined : doc.spelling?.(pointer)) ?? String(value);
}
