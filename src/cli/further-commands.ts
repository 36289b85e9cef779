import { join } from "node:path";
import { commandLine, quoteArgument } from "./command-line.js";
import { flagsFor } from "./flags.js";
import type { Options } from "./options.js";
import { relativePath } from "../text/paths.js";

/** The command line of a run without what keeps it from writing. */
export function writing({ typed }: Pick<Options, "typed">): string[] {
  return typed.filter(
    (argument, index) =>
      !/^(?:-n|--dry-run|--check|--diff|--json|--reporter(?:=.*)?)$/.test(argument) &&
      typed[index - 1] !== "--reporter",
  );
}

/**
 * `generate` for these spec files, with the flags of this run.
 *
 * @param files absolute
 */
export function generateCommand(files: readonly string[], options: Options): string {
  const specs = files.map((file) => relativePath(options.cwd, file));
  const command = commandLine(["generate", ...specs, ...flagsFor("generate", writing(options), ["--config"])]);
  // Nothing remembers which specs had one.
  return options.prefix === undefined ? command : `${command}   # --prefix is for all of them`;
}

/**
 * `resolve` for a file in conflict, by the specs and flags of this run: what the specs become hangs on both.
 *
 * @param conflict.path relative to `root`, which is absolute; `undefined` for any of several
 * @param conflict.specs as they were typed
 */
export function resolveCommand(
  { path, root, specs }: { path: string | undefined; root: string; specs: readonly string[] },
  options: Options,
): string {
  const flags = flagsFor("resolve", writing(options), ["--force"]);
  const file = path === undefined ? "<path>" : quoteArgument(relativePath(options.cwd, join(root, path)));
  return [commandLine(["resolve"]), file, ...[...specs, ...flags].map(quoteArgument), "--take ours|theirs|merged"].join(
    " ",
  );
}
