import { isUtf8 } from "node:buffer";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, sep } from "node:path";
import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { askWhether, didYouMean } from "../model/did-you-mean.js";
import type { Json } from "../model/schema.js";
import { BUDGET, type LineAndColumn, type Parsed, type Spelling } from "./parsed.js";
import { refusedForDepth } from "./source-depth.js";
import { looksLikeJson, readJson } from "./source-json.js";
import { narrowJson } from "./source-json-narrow.js";
import { jsonErrors, readNearlyJson } from "./source-json-errors.js";
import { withoutComments } from "./source-json-slips.js";
import { relativePath } from "../text/paths.js";
import { sha256 } from "../text/short-hash.js";

/** A file that was read: its value, and where each part of it stands. */
export interface SourceFile {
  /** As the user would write it, see {@link Origin.file}. */
  file: string;
  /** Absolute. */
  path: string;
  value: Json;
  /** As it is in the file, without a byte order mark; some characters may be escaped. */
  text: string;
  /** SHA-256 of its bytes; absent for what came over the network. */
  hash?: string;
  /** Where the value at an RFC 6901 pointer is stated: its key in an object, itself in a list. Nearest ancestor when there is none. */
  locate(pointer: string): LineAndColumn;
  spelling?: Spelling;
}

export interface SourceResult {
  /** Absent when there is at least one error among the diagnostics. */
  source?: SourceFile;
  diagnostics: Diagnostic[];
}

/**
 * Reads a JSON or YAML file. Everything that is wrong with it comes as diagnostics: missing, a folder, empty, not UTF-8,
 * syntax (all errors, not the first), duplicate keys, budgets.
 *
 * @param from where the file was named, when that was in another file
 */
export async function readSource(path: string, cwd: string, from?: Origin): Promise<SourceResult> {
  const file = displayPath(path, cwd);
  const failed = (code: string, message: string, hint?: string): SourceResult => ({
    diagnostics: [{ code, severity: "error", message, ...(hint && { hint }), origin: from ?? { file, pointer: "" } }],
  });

  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (info instanceof Error) {
    if (info.code !== "ENOENT" && info.code !== "ENOTDIR") {
      return failed("file-unreadable", `${file} cannot be read (${info.code ?? info.message})`);
    }
    const near = await similarSibling(path, cwd);
    return failed("file-missing", `${file} does not exist`, near && askWhether(near));
  }
  if (info.isDirectory()) return failed("file-is-directory", `${file} is a directory, expected a YAML or JSON file`);
  if (!info.isFile()) return failed("file-unreadable", `${file} is not a regular file`);
  if (info.size > BUDGET.bytes) {
    return failed("file-too-large", `${file} has ${info.size} bytes, expected at most ${BUDGET.bytes}`);
  }

  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return failed("file-unreadable", `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
  if (!isUtf8(bytes)) {
    return failed("not-utf8", `${file} is not UTF-8 (${encodingGuess(bytes)})`, "save the file as UTF-8");
  }
  const narrow = narrowJson(bytes);
  const json = narrow && (await readJson(narrow, file));
  const { source, diagnostics } = json
    ? sourceOf(json, narrow.text, file, path)
    : await parseSource(bytes.toString("utf8"), file, path);
  return { ...(source && { source: { ...source, hash: sha256(bytes) } }), diagnostics };
}

/** The same for a text that is at hand. `path` only serves to tell JSON from YAML and is passed through. */
export async function parseSource(text: string, file: string, path: string): Promise<SourceResult> {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === "") {
    const message = `${file} is empty, expected a YAML or JSON document`;
    return { diagnostics: [{ code: "file-empty", severity: "error", message, origin: { file, pointer: "" } }] };
  }
  return sourceOf(await parse(body, file, extname(path).toLowerCase()), body, file, path);
}

function sourceOf(parsed: Parsed, text: string, file: string, path: string): SourceResult {
  const { value, locate, spelling, diagnostics } = parsed;
  if (value === undefined || diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  return { source: { file, path, value, text, locate, ...(spelling && { spelling }) }, diagnostics };
}

/**
 * JSON is recognised by content: JSON in a .yaml file is read at JSON's speed, and YAML in a .json file, which includes
 * JSON with some slips, as what it is, with a word about it.
 */
async function parse(text: string, file: string, extension: string): Promise<Parsed> {
  const mayBeJson = looksLikeJson(extension === ".json" ? text.replace(LEADING_COMMENTS, "") : text);
  const json = mayBeJson || extension === ".json" ? await readJson({ text }, file) : undefined;
  const known = json ?? refusedForDepth(text, file, mayBeJson);
  if (known !== undefined) return known;
  if (extension !== ".json") return (await import("./source-yaml.js")).readYaml(text, file);
  return (mayBeJson ? await readNearlyJson(text, file) : undefined) ?? readOther(text, file, mayBeJson);
}

const LEADING_COMMENTS = /^(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)+/;

/** The text of a .json file that is not JSON. */
async function readOther(text: string, file: string, mayBeJson: boolean): Promise<Parsed> {
  const { readYaml } = await import("./source-yaml.js");
  const stated = readYaml(text, file);
  // JSON5 is YAML but for its comments.
  const yaml = stated.value === undefined && mayBeJson ? readYaml(withoutComments(text), file) : stated;
  const json = await jsonErrors(text, file);
  // A word alone is YAML too; and of a text that is neither, what is wrong with the one it looks like.
  if (typeof yaml.value !== "object" || yaml.value === null) return mayBeJson || yaml.value !== undefined ? json : yaml;
  const [flaw] = json.diagnostics;
  const warning: Diagnostic = {
    code: "yaml-in-json",
    severity: "warning",
    message: "Expected JSON, as the name says, got YAML; it is read as that.",
    origin: flaw?.origin ?? { file, pointer: "" },
  };
  return { ...yaml, diagnostics: [warning, ...yaml.diagnostics] };
}

/** Relative to `cwd`, with `/`. */
export function displayPath(path: string, cwd: string): string {
  const short = relativePath(cwd, path);
  return short === "" ? "." : short;
}

async function similarSibling(path: string, cwd: string): Promise<string | undefined> {
  const siblings = await readdir(dirname(path)).catch(() => []);
  const name = basename(path);
  const stem = (text: string) => text.slice(0, text.length - extname(text).length);
  const specs = siblings.filter((sibling) => /\.(ya?ml|json)$/i.test(sibling)).sort();
  const near = specs.find((sibling) => stem(sibling) === stem(name)) ?? didYouMean(name, specs);
  return near === undefined ? undefined : displayPath(`${dirname(path)}${sep}${near}`, cwd);
}

function encodingGuess(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "it looks like UTF-16, little endian";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "it looks like UTF-16, big endian";
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return `the first invalid byte is in line ${line}`;
}
