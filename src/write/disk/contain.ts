import { basename, dirname, join, relative, sep } from "node:path";
import { isDeviceName } from "../../model/device-names.js";
import { UserError } from "../../model/diagnostic.js";
import { errorCode, ifPresent, type FileSystem } from "./fs.js";

/** What a segment cannot contain on some platform; `\` separates on Windows. */
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/; // eslint-disable-line no-control-regex

/** Why `path` cannot name a file inside a project, or `undefined`. Looks at the text alone. */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.startsWith("/")) return "is absolute";
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") return "has an empty segment";
    if (segment === "..") return "leaves the project";
    if (segment.toLowerCase() === ".git") return "is inside .git";
    const forbidden = FORBIDDEN.exec(segment);
    if (forbidden !== null) return `contains ${JSON.stringify(forbidden[0])}`;
    if (/[. ]$/.test(segment)) return `has a segment that ends with ${JSON.stringify(segment.at(-1))}`;
    if (isDeviceName(segment)) return `has the segment "${segment}", a device on Windows`;
    if (Buffer.byteLength(segment) > 255) return "has a segment longer than 255 bytes";
  }
  return undefined;
}

/**
 * The absolute path to open for `path`, checked now: every existing folder on the way, and the file itself when it is a
 * link, lies inside the project and not in a `.git`. Call it right before each open; the answer is not to be kept.
 *
 * @param realRoot real path of the project root
 * @throws UserError when the path leads out of the project, or through a link that points nowhere
 */
export function containedPath(fs: FileSystem, realRoot: string, path: string): string {
  const file = containedNewPath(fs, realRoot, path);
  const stat = ifPresent(() => fs.lstat(file));
  if (stat?.kind !== "link") return file;
  const real = ifPresent(() => fs.realpath(file));
  if (real === undefined) throw new UserError(`"${path}" is a symbolic link that points nowhere.`, "Remove the link.");
  if (!isInside(realRoot, real)) throw leaves(path, real);
  return real;
}

/**
 * The same for a file that is only made if nothing at all is there, a link included: folders alone are looked at.
 *
 * @throws UserError as {@link containedPath} does
 */
export function containedNewPath(fs: FileSystem, realRoot: string, path: string): string {
  const problem = pathProblem(path);
  if (problem !== undefined) throw new UserError(`${JSON.stringify(path)} ${problem}.`, "Choose another route name.");
  const target = join(realRoot, path);
  return join(realFolder(fs, realRoot, dirname(target)), basename(target));
}

/**
 * The same for a file that is to be written or removed: folders may be links, the file itself may not, because what
 * would change lies elsewhere.
 *
 * @throws UserError as {@link containedPath} does, and for a link
 */
export function writablePath(fs: FileSystem, realRoot: string, path: string): string {
  const real = containedPath(fs, realRoot, path);
  if (ifPresent(() => fs.lstat(join(realRoot, path)))?.kind !== "link") return real;
  throw new UserError(`"${path}" is a symbolic link, and what it leads to is left alone.`, "Remove the link.");
}

/**
 * The real path a folder has or will have, once it is known that its existing part lies inside the project. Asked folder
 * by folder, from the root down, so that a file system that remembers looks at each once, and below a missing one at none.
 */
function realFolder(fs: FileSystem, realRoot: string, dir: string): string {
  const known = fs.realFolders?.get(dir);
  if (known !== undefined) return known;
  const real = findFolder(fs, realRoot, dir);
  fs.realFolders?.set(dir, real);
  return real;
}

function findFolder(fs: FileSystem, realRoot: string, dir: string): string {
  if (dir === realRoot) {
    if (ifPresent(() => fs.lstat(realRoot)) === undefined)
      throw new UserError(`The project folder ${realRoot} is gone.`);
    return realRoot;
  }
  const at = join(realFolder(fs, realRoot, dirname(dir)), basename(dir));
  const kind = ifPresent(() => fs.lstat(at))?.kind;
  if (kind === undefined || kind === "directory") return at;
  // By the folder, not by the file below it: it is told once for all of them.
  const path = relative(realRoot, dir).replaceAll(sep, "/");
  const real = kind === "link" ? linked(fs, at, path) : at;
  if (real !== realRoot && !isInside(realRoot, real)) throw leaves(path, real);
  if (fs.lstat(real).kind === "directory") return real;
  throw new UserError(`"${path}" is a file where a folder is needed.`, "Move the file away.");
}

/** Where a link leads. Creating a folder "through" one that points nowhere would be a surprise. */
function linked(fs: FileSystem, link: string, path: string): string {
  try {
    return fs.realpath(link);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ELOOP") throw new UserError(`"${path}" is a symbolic link to itself.`, "Remove the link.");
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    throw new UserError(`"${path}" is a symbolic link that points nowhere.`, "Remove the link.");
  }
}

/** What git keeps is never ours, though it lies inside. */
function isInside(realRoot: string, real: string): boolean {
  const root = realRoot.endsWith(sep) ? realRoot : realRoot + sep;
  return real.startsWith(root) && !real.slice(root.length).toLowerCase().split(sep).includes(".git");
}

function leaves(path: string, real: string): UserError {
  return new UserError(
    `"${path}" is outside the project's files: a symbolic link leads to ${real}.`,
    "create-api-route writes inside the project only; replace the link by a folder.",
  );
}
