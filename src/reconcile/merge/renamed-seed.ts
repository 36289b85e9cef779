import MagicString from "magic-string";
import { importsOf, sameModule, type Imported } from "../code/bindings.js";
import { isParsed, parse, span, type ParsedFile, type SyntaxProblem } from "../code/parse.js";
import type { Versions } from "./versions.js";

/**
 * Where the render takes `defineRoute` from another module now, as a route does that moves to another router, base and
 * disk take it from there first: nothing else of the file is said by that.
 */
export function withRenamedSeed(versions: Versions): Versions {
  const { path, base, next, disk } = versions;
  const [old, now] = [seedOf(base), seedOf(next)];
  if (old === undefined || now === undefined || sameModule(old.from, now.from)) return versions;
  const renamed = (file: ParsedFile | SyntaxProblem): ParsedFile | SyntaxProblem =>
    isParsed(file) ? parse(path, withModule(file, old.from, now.from)) : file;
  return { ...versions, base: renamed(base), disk: renamed(disk) };
}

function seedOf(file: ParsedFile | SyntaxProblem): Imported | undefined {
  return isParsed(file) ? importsOf(file).find(({ name }) => name === "defineRoute") : undefined;
}

function withModule(file: ParsedFile, from: string, to: string): string {
  const magic = new MagicString(file.text);
  for (const statement of file.body) {
    if (statement.type !== "ImportDeclaration" || !sameModule(statement.source.value, from)) continue;
    const { start, end } = span(statement.source);
    magic.update(start + 1, end - 1, to);
  }
  return magic.toString();
}
