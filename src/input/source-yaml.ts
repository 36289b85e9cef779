import { isDeepStrictEqual } from "node:util";
import { isAlias, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Alias, Document, Node, Pair, Scalar, YAMLError, YAMLMap } from "yaml";
import type { Diagnostic } from "../model/diagnostic.js";
import { setOwn } from "../model/object.js";
import { pointerTo } from "../model/pointer.js";
import { quote } from "../model/quote.js";
import { isObject, type Json, type JsonObject } from "../model/schema.js";
import { BUDGET, COMMA, duplicateKey, type Parsed, type LineAndColumn } from "./parsed.js";
import { outOfRange } from "./source-json-numbers.js";
import { tooDeep } from "./source-depth.js";
import { cutTexts, keyText, putTogether, yamlLocator, type Targets } from "./source-yaml-places.js";

/**
 * YAML 1.2 text to JSON: core schema whatever a `%YAML` directive says (dates stay strings, `yes` is a string), keys as
 * they are written, aliases shared and counted, merge keys (`<<`) merged as YAML 1.1 describes them, since documents use them.
 */
export function readYaml(text: string, file: string): Parsed {
  const lines = new LineCounter();
  const place = (offset: number): LineAndColumn => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parse(text, lines);
  if (document === undefined || document.errors.some((error) => error.message === STACK_SPENT)) {
    return { locate: () => place(0), diagnostics: [tooDeep(file, place(0))] };
  }
  const diagnostics = [
    ...firstError(document.errors, text, file, place),
    ...document.warnings.map((warning) => syntax("warning", warning.message, file, place(warning.pos[0]))),
  ];
  if (document.errors.length > 0) return { locate: () => place(0), diagnostics };

  const conversion = new Conversion(file, place);
  const value = conversion.run(document.contents);
  const find = yamlLocator(document.contents, conversion.targets);
  return {
    ...(value !== undefined && { value }),
    locate: (pointer) => place(find(pointer).at?.range?.[0] ?? 0),
    spelling: (pointer) => writtenScalar(find(pointer).value),
    diagnostics: [...diagnostics, ...conversion.diagnostics],
  };
}

/** How the parser reports a stack overflow: by a message of V8's, or by letting it through. */
const STACK_SPENT = "Maximum call stack size exceeded";

/** Of several only the first: what follows is mostly its consequence. */
function firstError(
  errors: readonly YAMLError[],
  text: string,
  file: string,
  place: (offset: number) => LineAndColumn,
): Diagnostic[] {
  const [first] = errors;
  if (first === undefined) return [];
  const unquoted = unquotedBrackets(text, first);
  if (unquoted !== undefined) {
    const { quoted, start } = unquoted;
    const message = `inside { } and [ ] a text with brackets needs quotes: ${quoted}`;
    return [{ code: "yaml-syntax", severity: "error", message, origin: { file, pointer: "", ...place(start) } }];
  }
  const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
  const diagnostic = syntax("error", first.message, file, place(first.pos[0]));
  const hint = hintAt(text, first);
  return [{ ...diagnostic, message: diagnostic.message + more, ...(hint && { hint }) }];
}

/** What to do about an error, where that is known. */
function hintAt(text: string, { code, pos: [at] }: YAMLError): string | undefined {
  // As a chat shows it, or Markdown.
  if (text.trimStart().startsWith("```")) return "take the lines with ``` away";
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1).split("\n", 1)[0] ?? "";
  if (code === "BAD_SCALAR_START") return `a text that begins with ${text.charAt(at)} needs quotes`;
  if (code === "UNEXPECTED_TOKEN" && text[at - 1] === "'")
    return "within '...' an apostrophe is written twice: 'it''s'";
  if (code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
  const isText = /:\s.*:\s/.test(line);
  return isText
    ? 'a text with ": " in it needs quotes: "Get: all"'
    : "the keys of one mapping begin at the same column";
}

/** `{ response: User[], users/{id}: ... }`: in a flow collection YAML takes a bracket for the beginning of another one. */
function unquotedBrackets(text: string, error: YAMLError): { quoted: string; start: number } | undefined {
  const [at] = error.pos;
  const before = /[^\s{}[\],:"']+$/.exec(text.slice(Math.max(0, at - 200), at))?.[0];
  const after = /^(\[[^[\]\n]*\]|\{[^{}\n]*\})([^\s{}[\],:"']|\[[^[\]\n]*\]|\{[^{}\n]*\})*/.exec(
    text.slice(at, at + 200),
  )?.[0];
  if (before === undefined || after === undefined) return undefined;
  return { quoted: `"${before}${after}"`, start: at - before.length };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: "1.2",
      schema: "core",
      resolveKnownTags: false,
      intAsBigInt: true,
      // The library compares every key with every other; the conversion below finds duplicates in one pass.
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function syntax(severity: "error" | "warning", message: string, file: string, place: LineAndColumn): Diagnostic {
  const several = message.startsWith("Source contains multiple documents");
  const text = several ? "one document expected, another begins here" : message;
  return {
    code: "yaml-syntax",
    severity,
    message: `no valid YAML: ${lowerFirst(text)}`,
    origin: { file, pointer: "", ...place },
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Ends a conversion whose budget is spent; the diagnostic is already noted. */
class BudgetSpent extends Error {}

/** A class, because the walk shares six things: anchors, budgets, results of anchored nodes, alias targets, findings, the file. */
class Conversion {
  readonly diagnostics: Diagnostic[] = [];
  readonly targets: Targets = new Map();
  private readonly anchors = new Map<string, Node>();
  /** Values of anchored nodes, how many they are and how deep they go; `undefined` while they are being converted. */
  private readonly anchored = new Map<Node, { value: Json; size: number; height: number } | undefined>();
  private nodes = 0;
  /** The greatest depth since the innermost anchor. */
  private deepest = 0;
  private aliasNodes = 0;

  constructor(
    private readonly file: string,
    private readonly place: (offset: number) => LineAndColumn,
  ) {}

  /** `undefined` when a budget is spent. */
  run(root: Node | null): Json | undefined {
    try {
      return root === null ? null : this.convert(root, "", 1);
    } catch (error) {
      if (error instanceof BudgetSpent) return undefined;
      throw error;
    }
  }

  private convert(node: Node, pointer: string, depth: number): Json {
    this.nodes++;
    this.descend(depth, node, pointer);
    if (this.nodes > BUDGET.nodes)
      this.stop("too-many-nodes", `the document has more than ${BUDGET.nodes} values`, node, pointer);
    if (isAlias(node)) return this.alias(node, pointer, depth);
    const anchor = (node as Scalar | YAMLMap).anchor;
    if (anchor === undefined) return this.plain(node, pointer, depth);

    this.anchors.set(anchor, node);
    this.anchored.set(node, undefined);
    const before = this.nodes + this.aliasNodes;
    const outer = this.deepest;
    this.deepest = depth;
    const value = this.plain(node, pointer, depth);
    const size = this.nodes + this.aliasNodes - before + 1;
    this.anchored.set(node, { value, size, height: this.deepest - depth });
    this.deepest = Math.max(outer, this.deepest);
    return value;
  }

  private descend(depth: number, node: Node, pointer: string): void {
    this.deepest = Math.max(this.deepest, depth);
    if (depth <= BUDGET.depth) return;
    this.stop("too-deep", `the document is nested more than ${BUDGET.depth} levels deep`, node, pointer);
  }

  private plain(node: Node, pointer: string, depth: number): Json {
    if (isScalar(node)) return this.scalar(node, pointer);
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        item === null ? null : this.convert(item as Node, pointerTo(pointer, index), depth + 1),
      );
    }
    return this.map(node as YAMLMap, pointer, depth);
  }

  private map(node: YAMLMap, pointer: string, depth: number): JsonObject {
    const object: JsonObject = {};
    const merged: JsonObject[] = [];
    const seen = new Map<string, Node>();
    for (const { at, text } of cutTexts(node)) {
      const origin = { file: this.file, pointer, ...this.place(at.range?.[0] ?? 0) };
      const message = `the key ${quote(keyText(at))} has no value`;
      const hint = `give it one; inside { } a text with a comma in it needs quotes: ${quote(text)}`;
      this.diagnostics.push({ code: COMMA, severity: "warning", message, hint, origin });
    }
    for (const { key, at, again, first } of putTogether(node, pointer)) this.duplicate(key, at, again, first, true);
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key)) {
        this.note("yaml-key", "a key must be plain text, got a list or a mapping", pair.key ?? node, pointer);
        continue;
      }
      const key = keyText(pair.key);
      const at = pointerTo(pointer, key);
      const value = pair.value === null ? null : this.convert(pair.value, at, depth + 1);
      if (key === "<<" && pair.key.type === "PLAIN" && isMergeable(value)) {
        merged.push(...(Array.isArray(value) ? value : [value]));
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined) this.duplicate(key, at, pair.key, first, isDeepStrictEqual(value, object[key]));
      seen.set(key, pair.key);
      setOwn(object, key, value);
    }
    // Own keys win over merged ones, earlier merges over later ones (https://yaml.org/type/merge.html).
    for (const source of merged) {
      for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(object, key)) setOwn(object, key, value);
    }
    return object;
  }

  private scalar(node: Scalar, pointer: string): Json {
    const { value } = node;
    if (typeof value === "bigint") {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : value;
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      const origin = { file: this.file, pointer, ...this.place(node.range?.[0] ?? 0) };
      this.diagnostics.push(outOfRange(node.source ?? String(value), origin));
      return Number.isNaN(value) ? null : Math.sign(value) * Number.MAX_VALUE;
    }
    if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
      return value;
    return node.source ?? null;
  }

  private alias(node: Alias, pointer: string, depth: number): Json {
    const target = this.anchors.get(node.source);
    if (target === undefined) {
      this.note("yaml-alias", `the alias *${node.source} has no anchor before it`, node, pointer);
      return null;
    }
    this.targets.set(node, target);
    const known = this.anchored.get(target);
    if (known === undefined) {
      this.note("yaml-alias", `the alias *${node.source} is inside what it names, so it never ends`, node, pointer);
      return null;
    }
    this.descend(depth + known.height, node, pointer);
    this.aliasNodes += known.size;
    if (this.aliasNodes > BUDGET.aliasNodes) {
      this.stop("yaml-alias-bomb", `aliases repeat more than ${BUDGET.aliasNodes} values`, node, pointer);
    }
    return known.value;
  }

  private duplicate(key: string, pointer: string, node: Node, first: Node, isOne: boolean): void {
    const [here, there] = [this.place(node.range?.[0] ?? 0), this.place(first.range?.[0] ?? 0)];
    this.diagnostics.push(duplicateKey(key, { file: this.file, pointer, ...here }, there, isOne));
  }

  private note(code: string, message: string, node: Node, pointer: string): void {
    const origin = { file: this.file, pointer, ...this.place(node.range?.[0] ?? 0) };
    this.diagnostics.push({ code, severity: "error", message, origin });
  }

  private stop(code: string, message: string, node: Node, pointer: string): never {
    this.note(code, message, node, pointer);
    throw new BudgetSpent();
  }
}

/** What stands in the text for a number or a boolean. */
function writtenScalar(node: Node | null | undefined): string | undefined {
  if (!isScalar(node) || typeof node.value === "string" || node.value === null) return undefined;
  return node.source;
}

function isMergeable(value: Json): value is JsonObject | JsonObject[] {
  return isObject(value) || (Array.isArray(value) && value.every(isObject));
}
