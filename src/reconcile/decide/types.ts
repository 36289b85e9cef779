import type { Aliases } from "../../model/aliases.js";
import type { FileChange, Receipt, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import type { Routers } from "../code/hand-over.js";
import type { FindModule, Module } from "../code/modules.js";
import type { Move } from "../code/relocate.js";
import type { CodeMerge } from "../merge/by-code.js";
import type { DraftOptions } from "../merge/splice.js";
import type { Texts } from "../merge/versions.js";
import type { Style } from "../text/style.js";

export interface ReconcileInput {
  rendered: readonly RenderedFile[];
  snapshot: Snapshot;
  mode: ReconcileMode;
  /**
   * Formats a text as the project formats the file at `path`; `undefined` when it could not (the caller warns) or the
   * project has no formatter. Called only for files whose present formatting is not ours.
   */
  format?: (path: string, text: string) => Promise<string | undefined>;
}

export interface ReconcileMode {
  /** `generate`: receipts, updates and removals. False for routes by name: create, identical or foreign. */
  receipts: boolean;
  /** Without receipts: whether a file is as a run wrote it, and may be written anew. */
  isOurs?: (text: string) => boolean;
  /** The spec files of this run, as in receipts: routes of others are none of its business. */
  specs?: readonly string[];
  /** Spec files that those list and that are read with them: their routes are of this run too. */
  covers?: readonly string[];
  /**
   * Operations that the spec has and that cannot be served, named as in receipts; `* /path` where not even their
   * methods are known. What was written for them is not gone.
   */
  refused?: ReadonlySet<string>;
  /** Overwrite what is in the way at the planned paths (foreign files, conflicts, tampered contracts), and keep it. */
  force?: boolean;
  /** What a conflict leaves: the file untouched, the file with markers, or the clean part and a `.rej` beside it. */
  conflict?: "keep" | "markers" | "rej";
  /** Delete orphans. */
  prune?: boolean;
  /** Write files again that the user deleted. */
  recreate?: boolean;
  /** Only some of the spec's routes were planned (`--include`): nothing counts as gone but what they were elsewhere. */
  partial?: boolean;
  /** What to do with an edited route whose operations moved to another file: report it (default) or move it. */
  moved?: "report" | "move";
}

/** What deciding about one file needs. */
export interface Context {
  snapshot: Snapshot;
  mode: ReconcileMode;
  format: (path: string, text: string) => Promise<string | undefined>;
  /** What the file at a path would be. */
  rendered: (path: string) => string | undefined;
  /** Loaded by the first file that needs any of it. */
  codeTools: () => Promise<CodeTools>;
}

/** One user's file, what we wrote last, and what we would write now. */
export interface Edited {
  file: RenderedFile;
  /** On disk. */
  before: string;
  base: Receipt;
  receipt: Receipt | undefined;
}

/** What needs the parser. Each is described where it is defined; `load-code-tools.ts` has all of them. */
export interface CodeTools {
  editedChange(edited: Edited, context: Context): Promise<FileChange>;
  takeSide(edited: Edited, side: "ours" | "theirs", context: Context): Promise<string | undefined>;
  mergeByCode(path: string, texts: Texts, options: DraftOptions): CodeMerge;
  sameSyntax(path: string, a: string, b: string): boolean;
  isCode(path: string, text: string): boolean;
  readModule(path: string, text: string): Module;
  findAmong(paths: Iterable<string>, aliases?: Aliases): FindModule;
  relocated(text: string, move: Move): string | undefined;
  boundTo(routers: Routers, path: string, text: string): string | undefined;
  baseWithout(path: string, next: string, disk: string): string | undefined;
  detectStyle(text: string): Style;
  restyle(text: string, style: Style): string;
}

export type { FileChange, RenderedFile, Snapshot };
