import { createRequire } from "node:module";
import { parse } from "@babel/parser";
import { minifySync } from "@swc/core";
import { traverseFast, type Node, type ObjectProperty } from "@babel/types";
import MagicString from "magic-string";
import type { Plugin } from "rolldown";
import { membersOf, withoutUncalled } from "./uncalled.js";

/** Dialects that Babel can read and the program never asks for, a fifth of the parser. */
const DIALECTS = ["estree", "flow", "v8intrinsic", "placeholders"];

/** What it is asked to read; proposals and HTML's names for characters are some more kilobytes. */
const ASKED = ["jsx", "typescript"];

const LIBRARY = createRequire(import.meta.url).resolve("@babel/parser");

/** Puts the lean parser in the place of the library's, the largest part of the package. */
export const leanBabel: Plugin = {
  name: "lean-babel",
  transform(code, id) {
    return id === LIBRARY ? { code: leanParser(code) } : null;
  },
};

/**
 * Of `code`, the text of `@babel/parser`, what the program asks of it, under short names.
 *
 * @throws Error when another version of the library is written otherwise
 */
export function leanParser(code: string): string {
  const list = /const mixinPlugins = \{[^}]*\};/;
  const names = list
    .exec(code)?.[0]
    .match(/\w+(?=,?\n)/g)
    ?.filter((name) => !DIALECTS.includes(name));
  if (names?.join() !== "jsx,typescript") throw new Error(`Babel's dialects are listed otherwise: ${names?.join()}`);
  const lean = code
    .replace(list, `const mixinPlugins = { ${names.join(", ")} };`)
    .replace(/this\.hasPlugin\("([\w-]+)"\)/g, (asked, name: string) => (ASKED.includes(name) ? asked : "false"))
    .replace(/this\.getPluginOption\("([\w-]+)", "\w+"\)/g, (asked, name: string) =>
      ASKED.includes(name) ? asked : "undefined",
    )
    // Of plugins that exclude or need each other none is asked for.
    .replace(/pluginsMap\.has\("([\w-]+)"\)/g, (asked, name: string) => (ASKED.includes(name) ? asked : "false"))
    // Whoever asks for a proposal's plugin goes no further.
    .replace(/^( +)(this\.expectPlugin\("([\w-]+)")/gm, (asked, indent: string, call: string, name: string) =>
      ASKED.includes(name) ? asked : `${indent}throw ${call}`,
    )
    .replace(/const entities = \{[^}]*\};/, "const entities = {};");
  return withShortMethods(withoutUnused(folded(lean)));
}

/** Without the branches that are never taken, so that what only these call is seen to be uncalled. */
function folded(code: string): string {
  const compress = { defaults: false, conditionals: true, dead_code: true, evaluate: true, unused: true } as const;
  return minifySync(code, { module: false, compress, mangle: false, format: { beautify: true } }).code;
}

/**
 * Without the methods of its classes and the errors of its lists that nothing names, and then those that only they
 * named.
 */
export function withoutUnused(code: string): string {
  return withoutUncalled(new Map([["", code]]), errorsOf).get("") ?? code;
}

/** What `node` lists of errors, each by a name in capitals: `var StrictModeErrors = {}`, ``ParseErrorEnum`jsx`({})``. */
function errorsOf(node: Node): ObjectProperty[] {
  if (node.type !== "VariableDeclarator" && node.type !== "CallExpression") return [];
  const errors: ObjectProperty[] = [];
  const isList = (id: Node): boolean => id.type === "Identifier" && /^\w+Errors$|^ParseErrorEnum$/.test(id.name);
  const collect = (within: Node): void => {
    if (within.type !== "ObjectExpression") return;
    for (const it of within.properties) {
      if (it.type === "ObjectProperty") errors.push(it);
    }
  };
  if (node.type === "CallExpression") {
    if (isList(node.callee.type === "TaggedTemplateExpression" ? node.callee.tag : node.callee))
      node.arguments.forEach(collect);
  } else if (isList(node.id) && node.init != null) traverseFast(node.init, collect);
  return errors;
}

/** Names of a file's own methods, and where they stand; those that anything else may mean by the same name are left out. */
function ownMethods(program: Node): Map<string, Node[]> {
  const methods = new Set<string>();
  const places = new Map<string, Node[]>();
  const shared = new Set([Object, Function, Array, Map, Set, String, RegExp, Error].flatMap(membersOf));
  traverseFast(program, (node) => {
    if (node.type === "StringLiteral") shared.add(node.value);
    if (!("computed" in node) || node.computed === true) return;
    const name = "key" in node ? node.key : "property" in node ? node.property : undefined;
    if (name?.type !== "Identifier") return;
    if (node.type === "ClassMethod") methods.add(name.name);
    else if (!node.type.endsWith("MemberExpression") || isExport(node)) shared.add(name.name);
    places.set(name.name, [...(places.get(name.name) ?? []), name]);
  });
  return new Map([...places].filter(([name]) => methods.has(name) && !shared.has(name)));
}

function isExport(node: Node): boolean {
  return "object" in node && node.object.type === "Identifier" && node.object.name === "exports";
}

/**
 * The parser's 600 methods call each other by names such as `tsParseNonHeritageClauseTypeParameters`, which no minifier
 * may touch because it cannot see that nobody else does: 40 kB of the package.
 */
export function withShortMethods(code: string): string {
  const text = new MagicString(code);
  const methods = [...ownMethods(parse(code))].sort(([, one], [, other]) => other.length - one.length);
  for (const [index, [, places]] of methods.entries()) {
    for (const { start, end } of places) text.overwrite(start ?? 0, end ?? 0, `$${index.toString(36)}`);
  }
  return text.toString();
}
