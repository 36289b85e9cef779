import type * as t from "@babel/types";
import type MagicString from "magic-string";
import { METHODS } from "../../model/route-spec.js";
import { routerNamed, type RouterName } from "../../model/routers/index.js";
import { canonicalText } from "../../text/canonical.js";
import { boundNames, declarationsOf, importsOf, references, resolve } from "./bindings.js";
import { isParsed, parse, span, textOf, walk, type ParsedFile } from "./parse.js";
import { keyOf, type Property } from "./properties.js";
import { routeCalls } from "./route-calls.js";

/** From which router to which a route file goes. */
export interface Routers {
  from: RouterName;
  to: RouterName;
}

/** What Next.js takes from a route file: the constant that holds the route, or its call itself. */
interface HandOver {
  /** The statement that exports it. */
  exported: t.Statement;
  value: t.Node;
}

/** All that the Pages Router is told of a generated route. */
const CONFIG = canonicalText("export const config = { api: { bodyParser: false } };");

/**
 * Why a route of one router cannot become one of the other as it stands, in words; `undefined` when it can. What its
 * handlers call in other files is not looked at: there the compiler tells.
 */
export function boundTo({ from, to }: Routers, path: string, text: string): string | undefined {
  const source = parse(path, text);
  if (!isParsed(source)) return "it does not parse";
  const { title, context } = routerNamed(from);
  const used = context.filter((name) => handlersIn(source).some((handler) => takes(handler, name)));
  if (used.length > 0) return `its handlers use ${used.join(" and ")} of the ${title}`;
  const found = handOverOf(source);
  if (found === undefined) return "it does not export what defineRoute gives just so";
  const names = namesOf(source);
  const taken = found.exported.type === "ExportDefaultDeclaration" ? METHODS.filter((each) => names.has(each)) : [];
  if (taken.length > 0) return `it has ${taken.join(", ")} of its own, and those are the names of what it would export`;
  const others = otherExports(source, found.exported);
  if (others.length === 0) return undefined;
  return `it exports ${others.join(", ")}, which is not for the ${routerNamed(to).title}`;
}

/**
 * Writes what Next.js takes from a route file as the other router has it: `export default defineRoute(...)`, or a
 * constant and `export const { GET, ... } = route`. Only for files of which {@link boundTo} has nothing to say.
 *
 * @param like a render for the other router, whose words are used
 */
export function rewriteHandOver(magic: MagicString, source: ParsedFile, like: ParsedFile): void {
  const [own, wanted] = [handOverOf(source), handOverOf(like)];
  if (own === undefined || wanted === undefined) return;
  for (const statement of source.body) if (isConfig(source, statement)) takeOut(magic, source, statement);
  const isDefault = own.exported.type === "ExportDefaultDeclaration";
  if (isDefault === (wanted.exported.type === "ExportDefaultDeclaration")) return;
  if (isDefault) toMethods(magic, source, own, textOf(like, wanted.exported));
  else toDefault(magic, source, own);
}

/** @param line `export const { GET, ... } = route;` */
function toMethods(magic: MagicString, source: ParsedFile, { exported, value }: HandOver, line: string): void {
  const { start, end } = span(exported);
  const ending = textOf(source, exported).endsWith(";") ? ";" : "";
  const named = (name: string): string => line.replace(/\w+;$/, `${name}${ending}`);
  if (value.type === "Identifier") {
    magic.update(start, end, named(value.name));
    return;
  }
  const name = freeName(source);
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  magic.update(start, span(value).start, `const ${name} = `);
  magic.appendLeft(end, `${eol}${eol}${named(name)}`);
}

/** A constant that has its name from {@link freeName} alone becomes the export; one that the user named stays. */
function toDefault(magic: MagicString, source: ParsedFile, { exported, value }: HandOver): void {
  const name = value.type === "Identifier" ? value.name : undefined;
  const constant =
    name === undefined || !/^route\d*$/.test(name)
      ? undefined
      : source.body.find((statement) => isConstant(statement, name));
  const init = constant?.type === "VariableDeclaration" ? constant.declarations[0]?.init : undefined;
  if (constant != null && init != null && timesUsed(source, name) === 1) {
    magic.update(span(constant).start, span(init).start, "export default ");
    takeOut(magic, source, exported);
  } else {
    magic.update(span(exported).start, span(value).start, "export default ");
  }
}

function handOverOf(source: ParsedFile): HandOver | undefined {
  const { calls, dispatch } = routeCalls(source);
  const [only, ...others] = calls;
  const call = dispatch ?? (others.length === 0 ? only?.call : undefined);
  if (call === undefined) return undefined;
  const isCall = (node: t.Node): boolean => resolve(node, declarationsOf(source)).start === call.start;
  for (const statement of source.body) {
    const value = exportedValue(statement);
    if (value != null && isCall(value)) return { exported: statement, value };
  }
  return undefined;
}

/** Of `export default value` and `export const { GET } = value`. */
function exportedValue(statement: t.Statement): t.Node | null | undefined {
  if (statement.type === "ExportDefaultDeclaration") return statement.declaration;
  if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return null;
  const [declarator, ...others] = statement.declaration.declarations;
  return others.length === 0 && declarator?.id.type === "ObjectPattern" ? declarator.init : null;
}

/** What else a file exports, types aside. */
function otherExports(source: ParsedFile, exported: t.Statement): string[] {
  return source.body.flatMap((statement) => {
    if (statement === exported || isConfig(source, statement)) return [];
    if (statement.type === "ExportAllDeclaration") return [`what ${statement.source.value} exports`];
    if (statement.type === "ExportDefaultDeclaration") return ["default"];
    if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") return [];
    const names = statement.specifiers.map((each) => textOf(source, each.exported));
    const { declaration } = statement;
    return declaration == null
      ? names
      : [...declarationsOf({ ...source, body: [declaration] }).keys(), ...names].filter((name) => name !== "");
  });
}

function isConfig(source: ParsedFile, statement: t.Statement): boolean {
  return statement.type === "ExportNamedDeclaration" && canonicalText(textOf(source, statement)) === CONFIG;
}

function isConstant(statement: t.Statement, name: string): boolean {
  if (statement.type !== "VariableDeclaration" || statement.declarations.length !== 1) return false;
  return boundNames(statement.declarations[0]!.id).join() === name;
}

/** Besides where it is declared. */
function timesUsed(source: ParsedFile, name: string | undefined): number {
  const code = source.body.filter((statement) => statement.type !== "ImportDeclaration");
  return code.flatMap(references).filter((each) => each.name === name).length - 1;
}

/** What a file declares and imports. */
function namesOf(source: ParsedFile): Set<string> {
  return new Set([...importsOf(source).map(({ local }) => local), ...declarationsOf(source).keys()]);
}

function freeName(source: ParsedFile): string {
  const taken = namesOf(source);
  let name = "route";
  for (let count = 2; taken.has(name); count++) name = `route${count}`;
  return name;
}

/** A statement with its line and the blank one that parts it from the next, or from the one before the end. */
function takeOut(magic: MagicString, { text }: ParsedFile, statement: t.Statement): void {
  const { start, end } = span(statement);
  const behind = /^[ \t]*(?:\r?\n)?(?:[ \t]*\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  const isLast = text.slice(end + behind).trim() === "";
  const before = isLast ? text.slice(0, start).replace(/\r?\n[ \t]*$/, "").length : start;
  magic.remove(before, end + behind);
}

/** Functions that are written as a route's handlers. */
function handlersIn(source: ParsedFile): t.Function[] {
  const declared = declarationsOf(source);
  return routeCalls(source).calls.flatMap(({ handlers }) =>
    (handlers?.properties ?? []).flatMap((property) => {
      const found = property.type === "ObjectProperty" ? resolve(property.value, declared) : property;
      return isFunction(found) ? [found] : [];
    }),
  );
}

function isFunction(node: t.Node): node is t.Function {
  return ["ObjectMethod", "ArrowFunctionExpression", "FunctionExpression"].includes(node.type);
}

/** Whether a handler takes something of its argument: `GET({ res })`, `GET(input) { input.res }`. */
function takes(handler: t.Function, name: string): boolean {
  const [argument] = handler.params;
  if (argument?.type === "ObjectPattern") {
    return argument.properties.some((each) => each.type === "ObjectProperty" && keyOf(each as Property) === name);
  }
  if (argument?.type !== "Identifier") return false;
  let isTaken = false;
  walk(handler.body, (node) => {
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || node.object.name !== argument.name)
      return;
    isTaken ||= node.property.type === "Identifier" && node.property.name === name;
  });
  return isTaken;
}
