import type * as t from "@babel/types";
import type MagicString from "magic-string";
import { contractNameIn } from "../../text/imported-contract.js";
import { declarationsOf, importsOf, references, type Imported } from "./bindings.js";
import { span, walk, type ParsedFile } from "./parse.js";
import { routeCalls } from "./route-calls.js";

/**
 * Has a route implement another contract, and use its types: each import from the old one, a namespace too, becomes one
 * from the new one.
 *
 * @param like a render that implements the other contract
 * @param names what the old contract exports, and what each is called in the other one
 * @returns the names of modules that are written anew; `undefined` when it cannot be done for sure
 */
export function renameContract(
  magic: MagicString,
  source: ParsedFile,
  like: ParsedFile,
  names: ReadonlyMap<string, string> = new Map(),
): t.StringLiteral[] | undefined {
  const [call, ...others] = routeCalls(source).calls;
  const wanted = contractImport(like);
  const contract = contractNameIn(call?.module ?? "");
  if (call === undefined || contract === undefined || others.length > 0 || wanted === undefined) return undefined;
  const all = new Map([...names, [call.contract, wanted.name]]);
  const literals = new Set<t.StringLiteral>();
  for (const each of importsOf(source)) {
    if (contractNameIn(each.from) !== contract) continue;
    if (!renameImport(magic, source, each, all)) return undefined;
    literals.add(each.declaration.source);
  }
  for (const { start, end } of [...literals].map(span)) magic.update(start + 1, end - 1, wanted.from);
  return [...literals];
}

/** The import of the one contract a file implements. */
function contractImport(source: ParsedFile): Imported | undefined {
  const [call, ...others] = routeCalls(source).calls;
  if (call === undefined || others.length > 0) return undefined;
  return importsOf(source).find((each) => each.name === call.contract);
}

/** Whether that could be done. */
function renameImport(
  magic: MagicString,
  source: ParsedFile,
  { name, local, specifier }: Imported,
  names: ReadonlyMap<string, string>,
): boolean {
  if (specifier?.type === "ImportNamespaceSpecifier") return renameMembers(magic, source, local, names);
  const wanted = names.get(name);
  if (specifier?.type !== "ImportSpecifier" || wanted === undefined) return false;
  if (wanted === name) return true;
  const imported = span(specifier.imported);
  const isTaken = isBound(source, wanted);
  magic.update(imported.start, imported.end, isTaken && local === name ? `${wanted} as ${name}` : wanted);
  if (!isTaken && local === name) renameReferences(magic, source, local, wanted);
  return true;
}

function isBound(source: ParsedFile, name: string): boolean {
  return declarationsOf(source).has(name) || new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(source.text);
}

function renameReferences(magic: MagicString, source: ParsedFile, name: string, wanted: string): void {
  const shorthand = new Set<number>();
  for (const statement of codeOf(source)) {
    walk(statement, (node) => {
      if (node.type === "ObjectProperty" && node.shorthand) shorthand.add(span(node).start);
    });
    for (const identifier of references(statement)) {
      if (identifier.name !== name) continue;
      const { start } = span(identifier);
      // The identifier may have its type within its span.
      magic.update(start, start + name.length, shorthand.has(start) ? `${name}: ${wanted}` : wanted);
    }
  }
}

/** Of a namespace that is only asked for members. */
function renameMembers(
  magic: MagicString,
  source: ParsedFile,
  namespace: string,
  names: ReadonlyMap<string, string>,
): boolean {
  let isDone = true;
  const asked = (identifier: t.Node, parent: t.Node | undefined): void => {
    const member = parent === undefined ? undefined : memberOf(parent, identifier);
    const wanted = names.get(member?.name ?? "");
    if (member === undefined || wanted === undefined) isDone = false;
    else if (wanted !== member.name) magic.update(span(member).start, span(member).end, wanted);
  };
  for (const statement of codeOf(source)) {
    const used = new Set(references(statement).map((each) => each.start));
    walk(statement, (node, parent) => {
      if (node.type === "Identifier" && node.name === namespace && used.has(node.start)) asked(node, parent);
    });
  }
  return isDone;
}

function codeOf(source: ParsedFile): t.Statement[] {
  return source.body.filter(({ type }) => type !== "ImportDeclaration");
}

function memberOf(parent: t.Node, namespace: t.Node): t.Identifier | undefined {
  if (parent.type === "TSQualifiedName" && parent.left === namespace) return parent.right;
  if (parent.type !== "MemberExpression" || parent.object !== namespace || parent.computed) return undefined;
  return parent.property.type === "Identifier" ? parent.property : undefined;
}
