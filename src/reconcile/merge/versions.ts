import { parse, type ParsedFile, type SyntaxProblem } from "../code/parse.js";
import type { Style } from "../text/style.js";

/** The three versions of a user's file: on disk, as we wrote it last, as we would write it now. */
export interface Texts {
  disk: string;
  base: string;
  next: string;
}

/** The same with their trees, made once for everything that looks into them; both renders are written as the file is. */
export type Versions = { [version in keyof Texts]: ParsedFile | SyntaxProblem } & { path: string; style: Style };

/** The same, known to be valid code. */
export type ParsedVersions = { [version in keyof Texts]: ParsedFile };

/** @param style the one that all three are written in */
export function parseVersions(path: string, { disk, base, next }: Texts, style: Style): Versions {
  return { path, style, disk: parse(path, disk), base: parse(path, base), next: parse(path, next) };
}
