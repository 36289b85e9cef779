import { join } from "node:path";
import { ifPresent, type FileSystem } from "./fs.js";

/** The first symbolic link among a file and the folders it lies in, relative to root. */
export function linkOnTheWay(fs: FileSystem, realRoot: string, path: string): string | undefined {
  for (let end = path.indexOf("/"), at = ""; at !== path; end = path.indexOf("/", end + 1)) {
    at = end === -1 ? path : path.slice(0, end);
    const kind = ifPresent(() => fs.lstat(join(realRoot, at)))?.kind;
    if (kind === undefined) return undefined;
    if (kind === "link") return at;
  }
  return undefined;
}
