import { join } from "node:path";
import { ifPresent, type FileSystem } from "./fs.js";

/** The first symbolic link among a file and the folders it lies in, relative to root. */
export function linkOnTheWay(fs: FileSystem, realRoot: string, path: string): string | undefined {
  let at = "";
  for (const segment of path.split("/")) {
    at = at === "" ? segment : `${at}/${segment}`;
    const kind = ifPresent(() => fs.lstat(join(realRoot, ...at.split("/"))))?.kind;
    if (kind === undefined) return undefined;
    if (kind === "link") return at;
  }
  return undefined;
}
