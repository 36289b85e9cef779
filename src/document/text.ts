import type { Json } from "../model/schema.js";

/** A document as JSON, indented by two, with every digit of its numbers; ends in a line feed. */
export function jsonText(value: Json): string {
  return `${json(value, "")}\n`;
}

function json(value: Json, indent: string): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((each) => json(each, deeper))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${json(each, deeper)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${deeper}${item}`).join(",\n")}\n${indent}${close}`;
}

/** Prints a document as YAML 1.2, without aliases and folded lines; what it gives ends in a line feed. */
export async function yamlPrinter(): Promise<(value: Json) => string> {
  const { stringify } = await import("yaml");
  return (value) => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
}
