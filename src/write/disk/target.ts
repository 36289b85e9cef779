import { UserError } from "../../model/diagnostic.js";
import { ourPlace } from "../../model/our-places.js";
import { writablePath } from "./contain.js";
import type { FileSystem } from "./fs.js";
import { linkOnTheWay } from "./links.js";

/**
 * The absolute path to write for `path`, as {@link writablePath} has it. On the way to a file of the state no folder
 * may be a link either: it is written over whatever is there, so no link may lead it elsewhere.
 *
 * @throws UserError as `writablePath` does, and for such a link
 */
export function targetOf(fs: FileSystem, realRoot: string, path: string): string {
  const link = ourPlace(path) === "state" ? linkOnTheWay(fs, realRoot, path) : undefined;
  if (link === undefined) return writablePath(fs, realRoot, path);
  throw new UserError(`Cannot write "${path}": "${link}" is a symbolic link.`, "Replace the link by a folder.");
}
