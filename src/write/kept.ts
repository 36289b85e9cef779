import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { sha256 } from "../text/short-hash.js";
import { errorCode, ifPresent, nodeFileSystem, type FileSystem } from "./disk/fs.js";
import { makeFolder, removeFile } from "./disk/folders.js";
import { linkOnTheWay } from "./disk/links.js";

/**
 * What a run keeps for the next one on the same machine, where tools keep such: never committed, gone with the packages.
 * It saves time and nothing else, so whatever is wrong with it, or keeps it from being written, is passed over.
 */
export const KEPT = "node_modules/.cache/create-api-route/kept.json";

/** What an earlier run kept; `undefined` when there is nothing, or not all of it. Anybody may have written it. */
export function readKept(root: string, fs: FileSystem = nodeFileSystem): object | undefined {
  const realRoot = fs.realpath(root);
  try {
    if (linkOnTheWay(fs, realRoot, KEPT) !== undefined) return undefined;
    const data = ifPresent(() => fs.readFile(join(realRoot, KEPT)));
    if (data === undefined) return undefined;
    const [text = "", hash = ""] = Buffer.from(data).toString().split("\n", 2);
    const value: unknown = hash === hashOfText(text) ? JSON.parse(text) : undefined;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch (error) {
    if (errorCode(error) !== undefined || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Keeps a value of plain data. Only where packages are installed in the project itself, and not through a link. */
export function writeKept(root: string, value: object, fs: FileSystem = nodeFileSystem): void {
  const realRoot = fs.realpath(root);
  const path = join(realRoot, KEPT);
  const part = `${path}.${process.pid}`;
  try {
    if (ifPresent(() => fs.lstat(join(realRoot, "node_modules")))?.kind !== "directory") return;
    if (linkOnTheWay(fs, realRoot, KEPT) !== undefined) return;
    makeFolder(fs, dirname(path));
    removeFile(fs, part);
    try {
      fs.writeParts(part, withHash(jsonOf(value)));
      fs.rename(part, path);
    } catch (error) {
      removeFile(fs, part);
      throw error;
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** How much is written at once, in characters. */
const AT_ONCE = 256 * 1024;

/** Larger parts with the same text, and in the next line their hash. */
function* withHash(parts: Iterable<string>): Iterable<string> {
  const hash = createHash("sha256");
  let waiting: string[] = [];
  let length = 0;
  const joined = (): string => {
    const text = waiting.join("");
    hash.update(text);
    [waiting, length] = [[], 0];
    return text;
  };
  for (const each of parts) {
    waiting.push(each);
    length += each.length;
    if (length > AT_ONCE) yield joined();
  }
  yield joined();
  yield `\n${hash.digest("hex")}`;
}

/** What `JSON.stringify` gives, in parts: as one text it would be the largest thing of a run, held several times over. */
function* jsonOf(value: object): Iterable<string> {
  let before = "{";
  for (const [key, content] of Object.entries(value)) {
    if (content === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    before = ",";
    if (Array.isArray(content)) yield* listOf(content);
    else yield JSON.stringify(content);
  }
  yield before === "{" ? "{}" : "}";
}

function* listOf(items: readonly unknown[]): Iterable<string> {
  for (const [index, item] of items.entries()) yield `${index === 0 ? "[" : ","}${JSON.stringify(item)}`;
  yield items.length === 0 ? "[]" : "]";
}

/**
 * Hash of a file as {@link hashOfText} has it; `undefined` for what cannot be read, or lies elsewhere than its path says.
 *
 * @param path absolute
 * @param isNamed the user named this very path, whatever links are in it
 */
export function hashOfFile(path: string, isNamed: boolean, fs: FileSystem = nodeFileSystem): string | undefined {
  try {
    return isNamed || fs.realpath(path) === path ? hashOfText(fs.readFile(path)) : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

export function hashOfText(text: string | Uint8Array): string {
  return sha256(text);
}
