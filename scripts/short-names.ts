import { createRequire } from "node:module";
import { parse } from "@babel/parser";
import { traverseFast, type Node } from "@babel/types";
import MagicString from "magic-string";
import type { Plugin } from "rolldown";
import { CALLED_FROM_OUTSIDE, membersOf } from "./uncalled.js";

interface Name {
  name: string;
  start: number;
}

interface Found {
  /** Each `it.name`, and each method and field of a class. */
  places: readonly Name[];
  /** Methods of classes; with an underscore also what is given to `this` and other members of classes. */
  own: ReadonlySet<string>;
  /** Those that something may be asked for in another way: keys of objects, patterns, texts. */
  open: ReadonlySet<string>;
}

/** Modules of Node.js that the program and its libraries use. */
const MODULES =
  "assert buffer child_process crypto events fs module os path perf_hooks process readline stream string_decoder timers tty url util v8 zlib";

/**
 * `files`, by name, with short names for what libraries' classes call their own: by an underscore, such as commander's
 * `_checkForConflictingLocalOptions`, and methods that only their own file names. No minifier may touch them, as it cannot
 * see that nobody else asks for them.
 */
export function withShortNames(files: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map([...files].map(([file, code]) => [file, namesIn(code)]));
  const all = [...found.values()];
  const open = new Set([...namesOutside(), ...all.flatMap((it) => [...it.open])]);
  const naming = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { places } of all) {
    for (const { name } of places) times.set(name, (times.get(name) ?? 0) + 1);
    for (const name of new Set(places.map((place) => place.name))) naming.set(name, (naming.get(name) ?? 0) + 1);
  }
  const isOwn = (name: string): boolean => !open.has(name) && (isPrivate(name) || naming.get(name) === 1);
  const own = new Set(all.flatMap((it) => [...it.own].filter(isOwn)));
  const byTimes = [...own].sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || (a < b ? -1 : 1));
  const taken = new Set([...times.keys(), ...open]);
  const free = Array.from({ length: own.size + taken.size }, (_, index) => `_${index.toString(36)}`);
  const shorts = free.filter((name) => !taken.has(name));
  const names = new Map(byTimes.map((name, index) => [name, shorts[index] ?? name]));
  return new Map([...files].map(([file, code]) => [file, renamed(code, found.get(file)?.places ?? [], names)]));
}

function renamed(code: string, places: readonly Name[], names: ReadonlyMap<string, string>): string {
  const text = new MagicString(code);
  for (const { name, start } of places) {
    const short = names.get(name);
    if (short !== undefined) text.overwrite(start, start + name.length, short);
  }
  return text.toString();
}

function namesIn(code: string): Found {
  const places: Name[] = [];
  const own = new Set<string>();
  const open = new Set<string>();
  traverseFast(parse(code), (node) => {
    if (node.type === "StringLiteral") open.add(node.value);
    if (node.type === "TemplateElement") open.add(node.value.raw);
    const key = keyOf(node);
    if (key === undefined) return;
    const isOfClass = node.type === "ClassMethod" || node.type === "ClassProperty";
    if (!isOfClass && !node.type.endsWith("MemberExpression")) open.add(key.name);
    else places.push(key);
    const isGiven = isOfClass || ("object" in node && node.object.type === "ThisExpression");
    if (node.type === "ClassMethod" || (isGiven && isPrivate(key.name))) own.add(key.name);
  });
  return { places, own, open };
}

/** The name that a member is asked for or a key is. */
function keyOf(node: Node): Name | undefined {
  if (!("computed" in node) || node.computed === true) return undefined;
  const key = "key" in node ? node.key : "property" in node ? node.property : undefined;
  return key?.type === "Identifier" ? { name: key.name, start: key.start ?? 0 } : undefined;
}

function isPrivate(name: string): boolean {
  return /^_(?!_)\w/.test(name);
}

/** What the engine and Node.js call so, and is asked of them. */
function namesOutside(): string[] {
  const load = createRequire(import.meta.url);
  const modules = MODULES.split(" ").map((name): unknown => load(name));
  const values = [globalThis, ...modules].flatMap((module) =>
    Object.getOwnPropertyNames(module).flatMap((name) => [name, ...membersAt(module, name)]),
  );
  return [...values, ...CALLED_FROM_OUTSIDE.flatMap(membersOf)];
}

function membersAt(module: unknown, name: string): string[] {
  const value: unknown = Object.getOwnPropertyDescriptor(module, name)?.value;
  if (typeof value === "object" && value !== null) return Object.getOwnPropertyNames(value);
  return typeof value === "function" ? [...Object.getOwnPropertyNames(value), ...membersOfInstances(value)] : [];
}

function membersOfInstances({ prototype }: { prototype?: unknown }): string[] {
  return typeof prototype === "object" && prototype !== null ? Object.getOwnPropertyNames(prototype) : [];
}

/** What the published program calls its libraries' own, in as few characters as there are names. */
export const shortNames: Plugin = {
  name: "short-names",
  generateBundle(_options, files) {
    const chunks = Object.values(files).filter((file) => file.type === "chunk");
    const short = withShortNames(new Map(chunks.map(({ fileName, code }) => [fileName, code])));
    for (const chunk of chunks) chunk.code = short.get(chunk.fileName) ?? chunk.code;
  },
};
