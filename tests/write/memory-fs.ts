import { posix } from "node:path";
import type { StateFileSystem } from "../../src/write/state-fs.js";

/** The process ends here: nothing after it happens, not even what stands in a `finally`. */
export class Crash extends Error {
  override name = "Crash";
}

interface Inode {
  data: Buffer;
  mode: number;
}

export interface Faults {
  /**
   * Called before each operation that changes something; throws to make it fail.
   *
   * @param from what `path` is moved, linked or copied from
   */
  before?: (operation: string, path: string, from?: string) => void;
  /** A crash in the middle of a write leaves this much of it. */
  partial?: number;
}

/** A project on a disk in memory, with hard links, and with faults where a test wants them. */
export class MemoryDisk {
  readonly files = new Map<string, Inode>();
  readonly folders = new Set<string>(["/", "/project"]);
  /** Operations that changed something, in order. */
  readonly log: string[] = [];

  /** Text of every file below the project, by relative path. */
  texts(): Record<string, string> {
    const entries = [...this.files].map(
      ([path, { data }]) => [path.slice("/project/".length), data.toString()] as const,
    );
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  put(path: string, text: string): void {
    const absolute = posix.join("/project", path);
    for (let dir = posix.dirname(absolute); dir !== "/"; dir = posix.dirname(dir)) this.addFolder(dir);
    this.set(absolute, { data: Buffer.from(text), mode: 0o644 });
  }

  copy(): MemoryDisk {
    const copy = new MemoryDisk();
    for (const folder of this.folders) copy.addFolder(folder);
    for (const [path, inode] of this.files) copy.set(path, { ...inode });
    return copy;
  }

  private set(path: string, inode: Inode): void {
    this.files.set(path, inode);
    this.inside(posix.dirname(path)).add(path);
  }

  private delete(path: string): void {
    this.files.delete(path);
    this.inside(posix.dirname(path)).delete(path);
  }

  private addFolder(path: string): void {
    this.folders.add(path);
    if (path !== "/") this.inside(posix.dirname(path)).add(path);
  }

  /** What lies in each folder, by path. */
  private readonly contents = new Map<string, Set<string>>();

  private inside(folder: string): Set<string> {
    const known = this.contents.get(folder) ?? new Set();
    this.contents.set(folder, known);
    return known;
  }

  /** The disk as a program sees it. */
  fileSystem(faults: Faults = {}): StateFileSystem {
    let crashed = false;
    interface Change {
      act: () => void;
      from?: string;
      onCrash?: () => void;
    }
    const changing = (operation: string, path: string, { act, from, onCrash }: Change): void => {
      if (crashed) throw new Crash();
      try {
        faults.before?.(operation, path, from);
      } catch (error) {
        if (error instanceof Crash) {
          crashed = true;
          onCrash?.();
        }
        throw error;
      }
      act();
      this.log.push(`${operation} ${path}`);
    };
    const reading = <T>(act: () => T): T => {
      if (crashed) throw new Crash();
      return act();
    };
    const writeNew = (path: string, data: Buffer, mode: number): void =>
      changing("write", path, {
        act: () => this.create(path, Buffer.from(data), mode),
        onCrash: () => this.create(path, data.subarray(0, faults.partial ?? 0), mode),
      });
    const unlink = (path: string): void =>
      changing("unlink", path, {
        act: () => {
          this.file(path);
          this.delete(path);
        },
      });
    const rmdir = (path: string): void =>
      changing("rmdir", path, {
        act: () => {
          if (!this.folders.has(path)) throw fail("ENOENT", path);
          if (this.inside(path).size > 0) throw fail("ENOTEMPTY", path);
          this.folders.delete(path);
          this.inside(posix.dirname(path)).delete(path);
        },
      });
    return {
      readFile: (path) => reading(() => Buffer.from(this.file(path).data)),
      readdir: (path) => reading(() => this.list(path)),
      lstat: (path) => reading(() => this.stat(path)),
      realpath: (path) => reading(() => (this.stat(path), path)),
      writeNew: (path, data, mode = 0o644) => writeNew(path, Buffer.from(data), mode),
      writeParts: (path, parts) => writeNew(path, Buffer.from([...parts].join("")), 0o644),
      chmod: (path, mode) => changing("chmod", path, { act: () => void (this.file(path).mode = mode) }),
      rename: (from, to) =>
        changing("rename", to, {
          from,
          act: () => {
            const inode = this.file(from);
            this.parent(to);
            if (this.folders.has(to)) throw fail("EISDIR", to);
            this.delete(from);
            this.set(to, inode);
          },
        }),
      link: (from, to) =>
        changing("link", to, {
          from,
          act: () => {
            const inode = this.file(from);
            this.parent(to);
            if (this.files.has(to) || this.folders.has(to)) throw fail("EEXIST", to);
            this.set(to, inode);
          },
        }),
      unlink,
      mkdir: (path) => {
        for (const folder of [...above(path), path]) {
          if (this.files.has(folder)) throw fail(folder === path ? "EEXIST" : "ENOTDIR", folder);
          if (!this.folders.has(folder)) changing("mkdir", folder, { act: () => this.addFolder(folder) });
        }
      },
      rmdir,
      remove: (path) => {
        const below = (each: string): boolean => each === path || each.startsWith(`${path}/`);
        for (const file of [...this.files.keys()].filter(below)) unlink(file);
        for (const folder of [...this.folders].filter(below).sort().reverse()) rmdir(folder);
      },
      copy: (from, to) => {
        const { data, mode } = reading(() => this.file(from));
        if (this.files.has(to)) unlink(to);
        writeNew(to, data, mode);
      },
    };
  }

  private file(path: string): Inode {
    const inode = this.files.get(path);
    if (inode !== undefined) return inode;
    throw fail(this.folders.has(path) ? "EISDIR" : "ENOENT", path);
  }

  private parent(path: string): void {
    const dir = posix.dirname(path);
    if (this.files.has(dir)) throw fail("ENOTDIR", path);
    if (!this.folders.has(dir)) throw fail("ENOENT", path);
  }

  private create(path: string, data: Buffer, mode: number): void {
    this.parent(path);
    if (this.files.has(path) || this.folders.has(path)) throw fail("EEXIST", path);
    this.set(path, { data, mode });
  }

  private stat(path: string): ReturnType<StateFileSystem["lstat"]> {
    if (this.folders.has(path)) return { kind: "directory", mode: 0o755, mtimeMs: Date.now() };
    return { kind: "file", mode: this.file(path).mode, mtimeMs: Date.now() };
  }

  private list(path: string): { name: string; directory: boolean }[] {
    if (!this.folders.has(path)) throw fail("ENOENT", path);
    return [...this.inside(path)].map((each) => ({ name: posix.basename(each), directory: this.folders.has(each) }));
  }
}

/** The folders above a path, the outermost first. */
function above(path: string): string[] {
  const dir = posix.dirname(path);
  return dir === "/" ? [dir] : [...above(dir), dir];
}

export function fail(code: string, path: string): Error {
  const limit = Error.stackTraceLimit;
  // Thousands of these are thrown and caught: their stacks would cost more than all the rest.
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(`${code}: ${path}`), { code });
  Error.stackTraceLimit = limit;
  return error;
}
