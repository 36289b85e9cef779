import type * as t from "@babel/types";
import { posix } from "node:path";
import type { Aliases } from "../../model/aliases.js";
import { aliased } from "../../text/aliases.js";
import { declarationIn, declarationsOf, importsOf } from "./bindings.js";
import { definedRoutes, operationsIn, type DefinedRoute } from "./defined-routes.js";
import { isParsed, parse, walk, type ParsedFile } from "./parse.js";

/** What a file takes from one module. */
export interface Needed {
  /** Module specifier, as written. */
  from: string;
  /** Names in that module; a module whose names are not stated one by one has to be there, no more. */
  names: string[];
}

/** A file as others see it. */
export interface Module {
  /** What it imports, and exports from elsewhere; by the look of it, when it does not parse. */
  needed: Needed[];
  /** The names that others can import; `undefined` when that cannot be told. */
  exported: Set<string> | undefined;
  /** The routes it defines. */
  routes: DefinedRoute[];
  /** Of a contract: the methods of each route, by the name it exports it under. */
  operations: Map<string, Set<string>>;
}

export function readModule(path: string, text: string): Module {
  const file = parse(path, text);
  if (isParsed(file)) {
    const [routes, operations] = [definedRoutes(file), operationsIn(file)];
    return { needed: neededBy(file), exported: exportedBy(file), routes, operations };
  }
  return {
    needed: importedBy(text).map((from) => ({ from, names: [] })),
    exported: undefined,
    routes: [],
    operations: new Map(),
  };
}

/** By the look of it: a whole project is not parsed for this. */
export function importedBy(text: string): string[] {
  const found = text.matchAll(
    /\b(?:from|import|require|declare\s+module)\s*\(?\s*(?:\/\*[^*\n]*\*\/\s*)?(?:"([^"\n]+)"|'([^'\n]+)'|`([^`$\n]+)`)/g,
  );
  return [...new Set([...found].map(([, one, two, three]) => one ?? two ?? three ?? ""))];
}

function neededBy(file: ParsedFile): Needed[] {
  const imported = importsOf(file).map(({ from, name, local }) => ({
    from,
    names: isName(name) ? [name] : name === "*" ? membersOf(file, local) : [],
  }));
  const others = [...file.body.flatMap(passedOn), ...file.body.flatMap((each) => namedWhole(file, each))];
  return [...imported, ...others, ...importedInPlace(file), ...importedInComments(file)];
}

/** `import auth = require("./auth")`, `declare module "./user" { ... }`. */
function namedWhole(file: ParsedFile, statement: t.Statement): Needed[] {
  if (statement.type === "TSModuleDeclaration" && statement.id.type === "StringLiteral")
    return [{ from: statement.id.value, names: [] }];
  if (statement.type !== "TSImportEqualsDeclaration") return [];
  const { id, moduleReference } = statement;
  if (moduleReference.type !== "TSExternalModuleReference") return [];
  return [{ from: moduleReference.expression.value, names: membersOf(file, id.name) }];
}

/** `{import("./user").User}` in the JSDoc of JavaScript: which names are types there is not known. */
function importedInComments({ text, comments, typed }: ParsedFile): Needed[] {
  if (typed || !text.includes("import(")) return [];
  const found = comments.flatMap(({ value }) => [...value.matchAll(/\bimport\(\s*["']([^"'\n]+)["']\s*\)/g)]);
  return found.map(([, from = ""]) => ({ from, names: [] }));
}

/** `import("./user").User` in a type, `await import("./user")`. */
function importedInPlace({ text, body }: ParsedFile): Needed[] {
  const found: Needed[] = [];
  // Without the words there is nothing to walk for.
  if (!/\bimport\s*\(/.test(text)) return found;
  for (const statement of body) {
    walk(statement, (node) => {
      if (node.type === "TSImportType") {
        const { argument, qualifier } = node;
        found.push({ from: argument.value, names: qualifier?.type === "Identifier" ? [qualifier.name] : [] });
      } else if (node.type === "CallExpression" && node.callee.type === "Import") {
        const from = textOf(node.arguments[0]);
        if (from !== undefined) found.push({ from, names: [] });
      }
    });
  }
  return found;
}

/** Of a text in quotes, or in backticks without anything to fill in. */
function textOf(node: t.Node | undefined): string | undefined {
  if (node?.type === "StringLiteral") return node.value;
  return node?.type === "TemplateLiteral" && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

/** What is asked of a namespace by name: `auth.slots`, in a type too. */
function membersOf({ text }: ParsedFile, namespace: string): string[] {
  const name = namespace.replaceAll("$", "\\$&");
  return [
    ...new Set([...text.matchAll(new RegExp(`(?<![\\w$.])${name}\\.([\\w$]+)`, "g"))].map(([, member = ""]) => member)),
  ];
}

/** `export { a } from "./b"`, `export * from "./b"`. */
function passedOn(statement: ParsedFile["body"][number]): Needed[] {
  if (statement.type === "ExportAllDeclaration") return [{ from: statement.source.value, names: [] }];
  if (statement.type !== "ExportNamedDeclaration" || !statement.source) return [];
  const names = statement.specifiers.flatMap((each) => (each.type === "ExportSpecifier" ? [each.local.name] : []));
  return [{ from: statement.source.value, names }];
}

function isName(name: string): boolean {
  return name !== "" && name !== "*";
}

/** The names that others can import; `undefined` when that cannot be told. */
export function exportedBy(file: ParsedFile): Set<string> | undefined {
  const names = new Set<string>();
  for (const statement of file.body) {
    if (statement.type === "ExportAllDeclaration") return undefined;
    if (statement.type === "ExportDefaultDeclaration") names.add("default");
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const each of statement.specifiers) {
      const { exported } = each;
      names.add(exported.type === "StringLiteral" ? exported.value : exported.name);
    }
    const declaration = declarationIn(statement);
    if (declaration === undefined) continue;
    for (const name of declarationsOf({ ...file, body: [declaration] }).keys()) names.add(name);
  }
  return names;
}

/** Finds the file that a module specifier names in another file, if it is one of those known. */
export type FindModule = (from: string, importer: string) => string | undefined;

/**
 * An alias may stand for any folder, so behind one the end of the path decides, of which two segments have to agree; behind
 * `@/` and `~/`, which stand for the root or `src`, the whole path does.
 *
 * @param paths relative to the project root
 * @param aliases go before all that
 */
export function findAmong(paths: Iterable<string>, aliases: Aliases = []): FindModule {
  const exact = new Map<string, string>();
  const byTail = new Map<string, { name: string; path: string }[]>();
  for (const path of paths) {
    const full = withoutExtension(path);
    exact.set(full, path);
    for (const name of new Set([full, full.replace(/\/index$/, "")])) {
      const known = byTail.get(tailOf(name));
      if (known === undefined) byTail.set(tailOf(name), [{ name, path }]);
      else known.push({ name, path });
    }
  }
  const at = (name: string): string | undefined => exact.get(name) ?? exact.get(posix.join(name, "index"));
  return (from, importer) => {
    const name = withoutExtension(from);
    if (/^\.\.?(?:\/|$)/.test(name)) return at(posix.join(posix.dirname(importer), name));
    for (const target of aliased(from, aliases)) {
      const found = at(withoutExtension(target));
      if (found !== undefined) return found;
    }
    const behind = name.slice(name.indexOf("/") + 1);
    const atRoot = /^[@~]\//.test(name) ? (at(behind) ?? at(`src/${behind}`)) : undefined;
    if (atRoot !== undefined) return atRoot;
    if (!behind.includes("/")) return undefined;
    return byTail.get(tailOf(behind))?.find((each) => `/${each.name}`.endsWith(`/${behind}`))?.path;
  };
}

function tailOf(path: string): string {
  return path.split("/").slice(-2).join("/");
}

function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
}
