import { EventEmitter } from "node:events";
import { Readable, Writable } from "node:stream";
import { parse } from "@babel/parser";
import { traverseFast, type ClassMethod, type Node, type ObjectProperty } from "@babel/types";
import MagicString from "magic-string";
import type { Plugin } from "rolldown";

/** Whose methods the engine or Node.js calls, under names that nothing in the program needs to say. */
export const CALLED_FROM_OUTSIDE = [Object, Array, Map, Set, Error, Promise, EventEmitter, Readable, Writable];

/** What nobody names goes out of a class; beside that, of lists that `listed` finds in a node. */
type Listed = (node: Node) => readonly ObjectProperty[];

const NOTHING: Listed = () => [];

interface Member {
  name: string;
  start: number;
  end: number;
}

interface Contents {
  members: readonly Member[];
  named: ReadonlySet<string>;
}

/**
 * `files`, by name, without the methods of classes that none of them names, and then those that only they named. A
 * bundler cannot tell: it does not know what a class's instances are asked for.
 */
export function withoutUncalled(
  files: ReadonlyMap<string, string>,
  listed: Listed = NOTHING,
): ReadonlyMap<string, string> {
  const always = [...CALLED_FROM_OUTSIDE.flatMap(membersOf), "toJSON", "next", "return", "throw"];
  const texts = new Map(files);
  const contents = new Map([...files].map(([file, code]) => [file, contentsOf(code, listed)]));
  for (let changed = texts.size; changed > 0;) {
    changed = 0;
    const named = new Set([...always, ...[...contents.values()].flatMap((each) => [...each.named])]);
    for (const [file, { members }] of contents) {
      const uncalled = members.filter(({ name }) => !named.has(name));
      if (uncalled.length === 0) continue;
      const text = new MagicString(texts.get(file) ?? "");
      for (const { start, end } of uncalled) text.remove(start, end);
      texts.set(file, text.toString());
      contents.set(file, contentsOf(text.toString(), listed));
      changed += 1;
    }
  }
  return texts;
}

/** The methods of the classes in `code`, what `listed` finds there, and every name it may ask an object for. */
function contentsOf(code: string, listed: Listed): Contents {
  const members: Member[] = [];
  const named = new Set<string>();
  const add = ({ key, computed, start, end }: ClassMethod | ObjectProperty, behind = 0): void => {
    if (key.type === "Identifier" && !computed)
      members.push({ name: key.name, start: start ?? 0, end: (end ?? 0) + behind });
  };
  traverseFast(parse(code), (node) => {
    if (node.type === "ClassMethod") add(node);
    for (const property of listed(node)) add(property, code[property.end ?? 0] === "," ? 1 : 0);
    for (const name of namesOf(node)) named.add(name);
  });
  return { members, named };
}

/** What `node` may ask an object for: `it.name`, `it["name"]`, ``it[`name`]``, `const { name } = it`. */
function namesOf(node: Node): readonly string[] {
  if (node.type === "StringLiteral") return [node.value];
  if (node.type === "TemplateElement") return [node.value.raw];
  if (node.type === "MemberExpression" || node.type === "OptionalMemberExpression")
    return node.property.type === "Identifier" ? [node.property.name] : [];
  if (node.type !== "ObjectPattern") return [];
  return node.properties.flatMap((it) =>
    it.type === "ObjectProperty" && it.key.type === "Identifier" ? [it.key.name] : [],
  );
}

/** The names that `type` and its instances have. */
export function membersOf(type: { prototype: object }): string[] {
  return [...Object.getOwnPropertyNames(type), ...Object.getOwnPropertyNames(type.prototype)];
}

/** Of the libraries' classes what the program calls: a tenth of commander and a third of magic-string go. */
export const leanClasses: Plugin = {
  name: "lean-classes",
  generateBundle(_options, files) {
    const chunks = Object.values(files).filter((file) => file.type === "chunk");
    const lean = withoutUncalled(new Map(chunks.map(({ fileName, code }) => [fileName, code])));
    for (const chunk of chunks) chunk.code = lean.get(chunk.fileName) ?? chunk.code;
  },
};
