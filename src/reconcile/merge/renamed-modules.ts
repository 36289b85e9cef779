import MagicString from "magic-string";
import { contractNameIn } from "../../text/imported-contract.js";
import { importsOf, sameModule } from "../code/bindings.js";
import { isParsed, parse, span, type ParsedFile, type SyntaxProblem } from "../code/parse.js";
import { routeCalls } from "../code/route-calls.js";
import type { Versions } from "./versions.js";

/**
 * Where the render takes `defineRoute` from another module now, as a route does that moves to another router, or the same
 * contract, as one does whose document gets a place of its own, base and disk take it from there first: nothing else of
 * the file is said by that. So they do where it only calls the module something else, after a change of the alias.
 */
export function withRenamedModules(versions: Versions): Versions {
  const { path, base, next, disk } = versions;
  if (!isParsed(base) || !isParsed(next)) return versions;
  const moves = [...seedMove(base, next), ...contractMove(base, next)];
  if (moves.length === 0) return versions;
  const renamed = (file: ParsedFile | SyntaxProblem): ParsedFile | SyntaxProblem =>
    isParsed(file) ? parse(path, withModules(file, moves)) : file;
  return { ...versions, base: renamed(base), disk: renamed(disk) };
}

/** What is imported from one module in the old render, and from another in the new one. */
interface ModuleMove {
  isFrom: (module: string) => boolean;
  to: string;
}

function seedMove(base: ParsedFile, next: ParsedFile): ModuleMove[] {
  const [old, now] = [base, next].map((file) => importsOf(file).find(({ name }) => name === "defineRoute")?.from);
  return moveOf(old, now, sameModule);
}

function contractMove(base: ParsedFile, next: ParsedFile): ModuleMove[] {
  const [old, now] = [base, next].map((file) => routeCalls(file).calls[0]);
  if (old?.contract !== now?.contract) return [];
  return moveOf(old?.module, now?.module, (a, b) => contractNameIn(a) === contractNameIn(b));
}

/** The same module by another name: whoever calls it something else yet keeps that. Another one: all go along. */
function moveOf(
  old: string | undefined,
  to: string | undefined,
  isSame: (a: string, b: string) => boolean,
): ModuleMove[] {
  if (old === undefined || to === undefined || old === to) return [];
  const isRenamed = isSame(old, to);
  return [{ isFrom: (module) => module === old || (!isRenamed && isSame(module, old)), to }];
}

function withModules(file: ParsedFile, moves: readonly ModuleMove[]): string {
  const magic = new MagicString(file.text);
  for (const statement of file.body) {
    if (statement.type !== "ImportDeclaration") continue;
    const move = moves.find(({ isFrom }) => isFrom(statement.source.value));
    const { start, end } = span(statement.source);
    if (move !== undefined) magic.update(start + 1, end - 1, move.to);
  }
  return magic.toString();
}
