import { posix } from "node:path";
import type * as t from "@babel/types";
import MagicString from "magic-string";
import { isParsed, parse, span, walk, type ParsedFile } from "./parse.js";
import { routeCalls } from "./route-calls.js";
import { routerOfFile } from "../../model/routers/index.js";
import { contractNameIn } from "../../text/imported-contract.js";
import { importPath } from "../../text/paths.js";
import { rewriteHandOver } from "./hand-over.js";
import { renameContract } from "./rename-contract.js";

export interface Move {
  from: string;
  to: string;
  /** A render for the new place: shows the contract's name and module there. */
  like: string;
  /** What the contract of the old place exports, and what each is called at the new one. */
  names?: ReadonlyMap<string, string>;
}

/**
 * A route's text for another path: relative imports lead to the same files as before, the contract is the one of the
 * new path, and what it exports is what the router there takes. `undefined` when that cannot be done for sure.
 */
export function relocated(text: string, move: Move): string | undefined {
  const source = parse(move.from, text);
  const like = parse(move.to, move.like);
  if (!isParsed(source) || !isParsed(like)) return undefined;
  const magic = new MagicString(text);
  const renamed = hasSameContract(source, like) ? [] : renameContract(magic, source, like, move.names);
  if (renamed === undefined) return undefined;
  const left = moduleNames(source).filter((literal) => !renamed.includes(literal));
  const renamedOnes = new Set(renamed.map(({ value }) => contractNameIn(value)));
  if (left.some(({ value }) => renamedOnes.has(contractNameIn(value)))) return undefined;
  if (routerOfFile(move.from) !== routerOfFile(move.to)) rewriteHandOver(magic, source, like);
  for (const literal of left) {
    const name = seenFrom(literal.value, move);
    const { start, end } = span(literal);
    if (name !== literal.value) magic.update(start + 1, end - 1, name);
  }
  return magic.toString();
}

/**
 * What was generated, as it would have been at the place the user moved the file to: where the file leads to the same
 * module by another name now, as editors write it, that name is taken over.
 *
 * @param disk the file where it is now
 */
export function followed(base: string, disk: string, move: Pick<Move, "from" | "to">): string {
  const [source, moved] = [parse(move.from, base), parse(move.to, disk)];
  if (!isParsed(source) || !isParsed(moved)) return base;
  const magic = new MagicString(base);
  const named = new Set(moduleNames(moved).map(({ value }) => value));
  for (const literal of moduleNames(source)) {
    const name = seenFrom(literal.value, move);
    if (named.has(literal.value) || !named.has(name)) continue;
    const { start, end } = span(literal);
    magic.update(start + 1, end - 1, name);
  }
  return magic.toString();
}

/** Whether a route has the same contract at both places. */
function hasSameContract(source: ParsedFile, like: ParsedFile): boolean {
  const own = contractOf(source);
  return own !== undefined && own === contractOf(like);
}

/** The name of its file; `undefined` when there are several. */
function contractOf(source: ParsedFile): string | undefined {
  const [name, ...others] = new Set(routeCalls(source).calls.map(({ module }) => contractNameIn(module)));
  return others.length === 0 ? name : undefined;
}

/** Every string that names a module: of imports, exports, `import()` and `require()`. */
function moduleNames(source: ParsedFile): t.StringLiteral[] {
  const found: t.StringLiteral[] = [];
  for (const statement of source.body) {
    walk(statement, (node) => {
      if ("source" in node && isString(node.source)) found.push(node.source);
      if (node.type !== "CallExpression" || !isString(node.arguments[0])) return;
      const { callee } = node;
      if (callee.type === "Import" || (callee.type === "Identifier" && callee.name === "require")) {
        found.push(node.arguments[0]);
      }
    });
  }
  return found;
}

function isString(node: unknown): node is t.StringLiteral {
  return typeof node === "object" && node !== null && "type" in node && node.type === "StringLiteral";
}

function seenFrom(name: string, { from, to }: Pick<Move, "from" | "to">): string {
  if (!name.startsWith("./") && !name.startsWith("../")) return name;
  const target = posix.join(posix.dirname(from), name);
  const path = importPath(to, target);
  return path.startsWith(".") ? path : `./${path}`;
}
