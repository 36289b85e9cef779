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
  const isAsWritten = bases.some((each) => plain(before) === each.base);
  const formatted = await inProjectFormat(file, before, isAsWritten, context);
  if (formatted !== undefined) return formatted;
  const { detectStyle, restyle, mergeByCode } = await context.codeTools();
  const style = detectStyle(before);
  const next = restyle(file.text, style);
  for (const { base } of bases) {
    const merged = mergeByCode(file.path, { base, next, disk: before }, { style });
    if ("text" in merged) return merged.text;
  }
  return withLineEndsOf(before, next);
}

/**
 * The new render as the project's formatter has it, where the file is written so; of a file that is as it was written
 * that is asked, and else the render itself. `undefined` when the formatter does not tell.
 */
export async function inProjectFormat(
  file: RenderedFile,
  before: string,
  isAsWritten: boolean,
  { format }: Pick<Context, "format">,
): Promise<string | undefined> {
  const asBefore = isAsWritten ? await format(file.path, plain(before)) : undefined;
  if (isAsWritten && (asBefore === undefined || plain(asBefore) !== plain(before))) {
    return withLineEndsOf(before, file.text);
  }
  const formatted = await format(file.path, file.text);
  return formatted === undefined ? undefined : withLineEndsOf(before, plain(formatted));
}
