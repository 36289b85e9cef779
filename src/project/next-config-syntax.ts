import { parse } from "@babel/parser";
import type { Function as Code, Node, Program } from "@babel/types";
import { OTHERS } from "./next-config-values.js";

/** Undefined for what cannot be parsed. */
export function programOf(text: string): Program | undefined {
  try {
    return parse(text, { sourceType: "unambiguous", plugins: ["typescript"] }).program;
  } catch {
    return undefined;
  }
}

/** A function with a body. */
export function isCode(node: Node): node is Code {
  return "params" in node && "body" in node;
}

/** All names in a pattern, also those of its keys and what stands for nothing. */
export function namesIn(node: Node): string[] {
  return node.type === "Identifier" ? [node.name] : childrenOf(node).flatMap(namesIn);
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((child) => typeof (child as Node | null)?.type === "string" && "start" in (child as Node));
}

/** Of a property, a member or a specifier; `OTHERS` where it has to be computed. */
export function keyOf(key: Node, isComputed = false): string {
  if (key.type === "Identifier") return isComputed ? OTHERS : key.name;
  return "value" in key ? String(key.value) : OTHERS;
}
