import type { Receipt } from "../../model/files.js";
import { plain, sameButFormatting, withLineEndsOf, wordsOf } from "../text/layout.js";
import type { Context, RenderedFile } from "./types.js";

/** Equal but for formatting; the parser is asked only when the tokens differ and parsing could tell more. */
export async function isSame(
  path: string,
  a: string,
  b: string,
  { codeTools }: Pick<Context, "codeTools">,
): Promise<boolean> {
  if (sameButFormatting(a, b)) return true;
  return wordsOf(a) === wordsOf(b) && (await codeTools()).sameSyntax(path, a, b);
}

/**
 * The new render for a file nobody edited, in the style the file is in now: by the project's formatter, else only what
 * changed is replaced, else quotes, semicolons, commas and indentation are taken over. Line ends are the disk's.
 */
export async function updated(
  file: RenderedFile,
  before: string,
  bases: readonly Receipt[],
  context: Context,
): Promise<string> {
  if (bases.some((each) => plain(before) === each.base)) return withLineEndsOf(before, file.text);
  const formatted = await context.format(file.path, file.text);
  if (formatted !== undefined) return withLineEndsOf(before, plain(formatted));
  const { detectStyle, restyle, mergeByCode } = await context.codeTools();
  const style = detectStyle(before);
  const next = restyle(file.text, style);
  for (const { base } of bases) {
    const merged = mergeByCode(file.path, { base, next, disk: before }, { style });
    if ("text" in merged) return merged.text;
  }
  return withLineEndsOf(before, next);
}
