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

/** Texts that parsers of YAML 1.1, which many tools have, take for truth values, dates, numbers or merge keys. */
const OTHERWISE_IN_1_1 =
  /^(?:<<|=|yes|no|on|off|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?|[-+]?(?:0b[01_]+|\d[\d_]*(?:(?::\d+)+|_[\d_]*)(?:\.[\d_]*)?))$/i;

/**
 * Prints a document as YAML 1.2, without aliases and folded lines; what it gives ends in a line feed. What YAML 1.1 would
 * read otherwise is quoted.
 */
export async function yamlPrinter(): Promise<(value: Json) => string> {
  const { stringify } = await import("yaml");
  const quoted = { tag: "!quoted", default: true, test: OTHERWISE_IN_1_1, resolve: (text: string) => text } as const;
  return (value) => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, compat: [quoted] });
}
