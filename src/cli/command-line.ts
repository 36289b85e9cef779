import type { Io } from "../model/io.js";
import { legible } from "../model/quote.js";
import type { Options } from "./options.js";
import { relativePath } from "../text/paths.js";

/** After questions were asked: what was typed, with the answers as arguments. */
export function printEquivalent(
  answers: readonly string[],
  { silent, typed }: Pick<Options, "silent" | "typed">,
  io: Io,
): void {
  if (!silent) io.stderr.write(`\nThe same without questions:\n  ${legible(commandLine([...typed, ...answers]))}\n`);
}

/** A command line that a shell reads back as these arguments, for people to copy. */
export function commandLine(args: readonly string[]): string {
  return ["create-api-route", ...args.map(quoteArgument)].join(" ");
}

/**
 * Quoted unless every character is plain; brackets are globs in zsh. Double quotes are read alike by sh, cmd.exe and
 * PowerShell as long as nothing stands between them that one of these expands; else POSIX single quotes.
 */
export function quoteArgument(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  if (!/["$`\\!%\n\r]/.test(argument)) return `"${argument}"`;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** The flag that repeats where this run is, for a command that is to be run there too. */
export function inFolder({ cwd }: Options, io: Io): string[] {
  return cwd === io.cwd ? [] : ["-C", relativePath(io.cwd, cwd)];
}

/**
 * The commands of other programs among steps, from where the run is: they are for the project's folder.
 *
 * @returns `cd apps/web && npm install zod@4`
 */
export function fromFolder(steps: readonly string[], root: string, io: Pick<Io, "cwd">): string[] {
  const folder = relativePath(io.cwd, root);
  const going = folder === "" ? "" : `cd ${quoteArgument(folder)} && `;
  return steps.map((step) =>
    step.replace(/^(?:Run the tests: |(?=(?:npm|pnpm|yarn|bun) ))/, (before) => before + going),
  );
}
