import type { Diagnostic } from "../model/diagnostic.js";
import { pointerTo } from "../model/pointer.js";
import type { Json } from "../model/schema.js";
import { BUDGET, duplicateKey, type Parsed } from "./parsed.js";
import { exactNumbers } from "./source-json-numbers.js";
import type { JsonText } from "./source-json-narrow.js";
import {
  COLON,
  firstTooDeep,
  jsonPlaces,
  scanMembers,
  skipSpace,
  stringEnd,
  type PositionAt,
} from "./source-json-places.js";

/** The first character decides: YAML documents of ours and OpenAPI's never start as JSON does, except where they are JSON. */
export function looksLikeJson(text: string): boolean {
  const first = /\S/.exec(text)?.[0];
  return first === "{" || first === "[";
}

/**
 * JSON text to a value: `JSON.parse`, plus what it does not tell: duplicate keys, depth, integers beyond 2^53.
 *
 * @returns `undefined` for what is not JSON
 */
export async function readJson({ text, escapes }: JsonText, file: string): Promise<Parsed | undefined> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const { placeAt, locate, spelling } = jsonPlaces({ text, ...(escapes && { escapes }) });
  const found = measure(value);
  const failed = (code: string, message: string, pointer = ""): Parsed => ({
    locate,
    diagnostics: [{ code, severity: "error", message, origin: { file, pointer, ...locate(pointer) } }],
  });
  if (found.tooDeep !== undefined) {
    const message = `the document is nested more than ${BUDGET.depth} levels deep`;
    // Found in the text: on the way along the pointer each level would be scanned to its end.
    const origin = { file, pointer: found.tooDeep, ...placeAt(firstTooDeep(text)) };
    return { locate, diagnostics: [{ code: "too-deep", severity: "error", message, origin }] };
  }
  if (found.nodes > BUDGET.nodes) return failed("too-many-nodes", `the document has more than ${BUDGET.nodes} values`);

  // JSON.parse keeps the last of several equal keys, so a text with duplicates has more keys than its value.
  const diagnostics = countKeys(text) === found.keys ? [] : duplicateKeys(text, file, placeAt);
  if (diagnostics.length > 0) {
    const yaml = (await import("./source-yaml.js")).readYaml(text, file);
    if (yaml.diagnostics.every(({ severity }) => severity !== "error")) return yaml;
  }
  if (!found.inexact) return { value, locate, spelling, diagnostics };
  const exact = await exactNumbers(text, file, placeAt);
  return { value: exact.value, locate, spelling, diagnostics: [...diagnostics, ...exact.diagnostics] };
}

/** Depth, values and keys of a value in one walk; stops at the first place that is too deep. */
function measure(root: Json): { nodes: number; keys: number; inexact: boolean; tooDeep?: string } {
  let nodes = 0;
  let keys = 0;
  /** Whether there is an integer beyond 2^53, which may have lost digits. */
  let inexact = false;
  /** Tokens of the place that is too deep, last first. */
  const tokens: (string | number)[] = [];
  /** Whether all of it is within the depth. */
  const walk = (value: Json, depth: number): boolean => {
    nodes++;
    if (typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER))
      inexact = true;
    if (typeof value !== "object" || value === null) return true;
    if (depth > BUDGET.depth) return false;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (walk(value[index]!, depth + 1)) continue;
        tokens.push(index);
        return false;
      }
      return true;
    }
    for (const key in value) {
      keys++;
      if (walk(value[key]!, depth + 1)) continue;
      tokens.push(key);
      return false;
    }
    return true;
  };
  if (walk(root, 1)) return { nodes, keys, inexact };
  return { nodes, keys, inexact, tooDeep: tokens.reduceRight<string>(pointerTo, "") };
}

/** Object keys in a valid JSON text: strings before a colon. Hops from quote to quote, which costs little. */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = skipSpace(text, stringEnd(text, at));
    if (text.charCodeAt(at) === COLON) count++;
  }
  return count;
}

function duplicateKeys(text: string, file: string, placeAt: PositionAt): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const visit = (start: number, pointer: string): void => {
    if (text[start] !== "{" && text[start] !== "[") return;
    const seen = new Map<string, number>();
    const onKey = (key: string, at: number): void => {
      const first = seen.get(key);
      if (first === undefined) return void seen.set(key, at);
      const place = pointerTo(pointer, key);
      diagnostics.push(duplicateKey(key, { file, pointer: place, ...placeAt(at) }, placeAt(first)));
    };
    const members = scanMembers(text, start, { onKey });
    for (const [key, member] of members) visit(member.value, pointerTo(pointer, key));
  };
  visit(skipSpace(text, 0), "");
  return diagnostics;
}
