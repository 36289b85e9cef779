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
  /** Each `it._name`, and each method and field of a class. */
  places: readonly Name[];
  /** Those that are given to `this`, or are members of a class. */
  own: ReadonlySet<string>;
  /** Those that something may be asked for in another way: keys of objects, patterns, texts. */
  open: ReadonlySet<string>;
}

/**
 * `files`, by name, with short names for what libraries' classes call their own by an underscore, such as commander's
 * `_checkForConflictingLocalOptions`. No minifier may touch them, as it cannot see that nobody else asks for them.
 */
export function withShortNames(files: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map([...files].map(([file, code]) => [file, privateNames(code)]));
  const open = new Set([
    ...CALLED_FROM_OUTSIDE.flatMap(membersOf),
    ...[...found.values()].flatMap((it) => [...it.open]),
  ]);
  const own = new Set([...found.values()].flatMap((it) => [...it.own].filter((name) => !open.has(name))));
  const times = new Map<string, number>();
  for (const { places } of found.values()) {
    for (const { name } of places) times.set(name, (times.get(name) ?? 0) + 1);
  }
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

function privateNames(code: string): Found {
  const places: Name[] = [];
  const own = new Set<string>();
  const open = new Set<string>();
  traverseFast(parse(code), (node) => {
    if (node.type === "StringLiteral") open.add(node.value);
    if (node.type === "TemplateElement") open.add(node.value.raw);
    const key = keyOf(node);
    if (key === undefined) return;
    const isMember = node.type.endsWith("MemberExpression");
    const isOfClass = node.type === "ClassMethod" || node.type === "ClassProperty";
    if (!isMember && !isOfClass) open.add(key.name);
    else places.push(key);
    if (isOfClass || ("object" in node && node.object.type === "ThisExpression")) own.add(key.name);
  });
  return { places, own, open };
}

/** The name with an underscore that a member is asked for or a key is. */
function keyOf(node: Node): Name | undefined {
  if (!("computed" in node) || node.computed === true) return undefined;
  const key = "key" in node ? node.key : "property" in node ? node.property : undefined;
  return key?.type === "Identifier" && /^_(?!_)\w/.test(key.name)
    ? { name: key.name, start: key.start ?? 0 }
    : undefined;
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
