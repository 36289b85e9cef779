import { resolve } from "node:path";
import { UserError } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import type { Io } from "../model/io.js";
import { exists } from "../project/files.js";
import { relativePath } from "../text/paths.js";
import { quoteArgument } from "./command-line.js";
import type { Options } from "./options.js";

/**
 * Where `-C` names a folder, as with git and make, files are named from there: tells whoever names them from where they are.
 *
 * @param words arguments of the command: specs, a path, or routes
 * @throws UserError for a file that is here, and not there
 */
export function refuseNamedFromHere(
  words: readonly string[],
  { cwd, config, data, template }: Pick<Options, "cwd" | "config" | "data" | "template">,
  io: Pick<Io, "cwd">,
): void {
  if (cwd === io.cwd) return;
  const files = [...words, config, data, template].filter((name) => name && /\.(?:ya?ml|json|hbs)$/.test(name));
  for (const file of files as string[]) {
    const here = resolve(io.cwd, file);
    if (!exists(here) || exists(resolve(cwd, file))) continue;
    const hint = `With -C files are named from there: ${quoteArgument(relativePath(cwd, here))}`;
    throw new UserError(`${quote(file)} is not in ${relativePath(io.cwd, cwd)}.`, hint);
  }
}
