import type { Json } from "../../model/schema.js";
import type { Doc } from "./doc.js";
import { numberLiteral, propertyKey, regexLiteral, stringLiteral } from "./literals.js";
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

/** A call, whoever is called. */
export type Call = Extract<Expr, { kind: "call" }>;

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
