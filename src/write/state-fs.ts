import fsExtra from "fs-extra";
import { nodeFileSystem, type FileSystem } from "./disk/fs.js";

/**
 * What a run with a journal needs besides: it clears whole folders, and copies files where there are no hard links.
 */
export interface StateFileSystem extends FileSystem {
  /** Removes a file, or a folder with all that is in it; a link itself, never what it leads to. Fine when it is gone. */
  remove(path: string): void;
  /** Copies a file with its mode, over the one that is there. A stop in between leaves a part of it. */
  copy(from: string, to: string): void;
}

/**
 * Through fs-extra, of which `scripts/bundle.ts` lists what is called here. Its `move` is not
 * for files that are in use: it removes the old one before it renames the new one, so that a stop in between loses both.
 */
export const stateFileSystem: StateFileSystem = {
  ...nodeFileSystem,
  mkdir: (path) => fsExtra.ensureDirSync(path),
  remove: (path) => fsExtra.removeSync(path),
  copy: (from, to) => fsExtra.copySync(from, to),
};
