import type { ChangedOperation } from "./changed-operation.js";
import type { Diagnostic, Origin } from "./diagnostic.js";
import type { DocumentUse } from "./document-use.js";
import type { RouterName } from "./routers/names.js";

/**
 * Who a generated file belongs to.
 * - `contract`: rewritten by `generate` while its signature holds.
 * - `route`: the user's from the moment it exists; later runs only add.
 * - `seed`: written once, the user's.
 */
export type Owner = "contract" | "route" | "seed";

/** One slot of `auth.ts`, as texts of the spec. */
export interface AuthSlot {
  name: string;
  /** One line. */
  comment: string;
  /** The place of its document: see {@link DocumentUse.as}. */
  as?: string;
}

/** A file to be rendered: plain data. */
export interface FilePlan {
  /** Relative to the project root, with `/`. */
  path: string;
  owner: Owner;
  /** Stable identity of the route: its Next.js URL pattern (`/api/users/[id]`); for other files their own role (`seed:define-route`). */
  routeId: string;
  /** Of a route made by `generate`: the path of the contract it implements. Whatever asks which contract a route has, asks this. */
  contract?: string;
  /** A built-in template's name, or `file:` and the path of a user's template. Contracts are emitted, not templated, and name their emitter. */
  template: string;
  /** Fully filled values for the template; every text from a spec is already encoded. */
  view: unknown;
  /** `GET listUsers` for each operation the file answers, sorted; empty where that means nothing. */
  operations: string[];
  /** Of a route made by `generate`: those of its operations whose handler answers the spec's example, sorted. */
  mocked?: string[];
  /** Of a route from an OpenAPI document: which, and how it was taken. */
  document?: DocumentUse;
  /** Of `auth.ts`: its slots. */
  slots?: AuthSlot[];
  origin?: Origin;
}

export interface RenderedFile {
  path: string;
  owner: Owner;
  routeId: string;
  /** See {@link FilePlan.contract}. */
  contract?: string;
  template: string;
  operations: string[];
  /** See {@link FilePlan.mocked}. */
  mocked?: string[];
  /** See {@link FilePlan.document}. */
  document?: DocumentUse;
  /** See {@link FilePlan.slots}. */
  slots?: AuthSlot[];
  /** Of a route made by `generate`: the spec files the run was given, relative to the project root with `/`, sorted. */
  specs?: string[];
  /** Where the route is stated. */
  origin?: Origin;
  /** LF line endings, final newline, a fixed point of Prettier's defaults. */
  text: string;
}

/** What was generated last: `.create-api-route/receipts/<path>.json`, one for every route and seed. */
export interface Receipt {
  version: 1;
  path: string;
  owner: "route" | "seed";
  routeId: string;
  /** See {@link FilePlan.contract}. Receipts that were written without it are read as if they had it. */
  contract?: string;
  template: string;
  operations: string[];
  /** See {@link FilePlan.mocked}: later runs leave the choice as it was made. */
  mocked?: string[];
  /** The spec files of the run, see {@link RenderedFile.specs}: a run with other specs leaves the route alone. */
  specs?: string[];
  /** See {@link FilePlan.document}: a later run that differs is told. */
  document?: DocumentUse;
  /** See {@link FilePlan.slots}: a run of other documents leaves them there. */
  slots?: AuthSlot[];
  /** The spec has the route no longer and the user keeps it (`resolve --take ours`): nothing is to be done about it. */
  kept?: true;
  /**
   * Of a route that was written new because the spec moved others there: the paths of those that were edited and
   * stayed, sorted. Into it, while nobody touched it, `--move` carries them over; never into a file that was there.
   */
  freshFor?: string[];
  /** The text as generated: LF, canonical formatting. */
  base: string;
}

/** What happens to one file, in Rails' manner one word each. */
export type Verdict =
  | "create"
  | "identical"
  | "update"
  | "insert"
  | "merge"
  | "conflict"
  | "foreign"
  | "deleted-by-user"
  | "orphan"
  | "remove"
  | "tampered"
  /** Would stop fitting a file that stays as it is (a conflict, an orphan, a tampered contract), so it stays too. */
  | "held";

export interface FileChange {
  path: string;
  owner: Owner;
  routeId: string;
  /** See {@link FilePlan.contract}. */
  contract?: string;
  verdict: Verdict;
  /** Bytes on disk as text (BOM and line endings as they are); absent when there is no file. */
  before?: string;
  /** What the file is to contain; absent when it is to be removed or left alone. */
  after?: string;
  /** The receipt to be written beside it; `null` to delete it; absent to leave it alone. */
  receipt?: Receipt | null;
  /** One line for the user: why this verdict, what to do. */
  note?: string;
  conflict?: Conflict;
  /** Where `before` is kept, when it is overwritten or deleted although the user wrote it: relative to root. */
  replaced?: string;
  /** What was generated of the file last is not known: what could be done was done, the rest is for the user to say. */
  unsettled?: true;
  /** A decision about it was asked for: what became of it is told, also where nothing was to be written. */
  settled?: true;
  /** Of a file that was asked for, by name or by others that import it, and has something else in its place: what it was to contain. */
  undone?: string;
  /** Of an edited route that the spec moved: the path its text was carried over from. */
  movedFrom?: string;
  /** Of an edited route that the spec moved and that stays: to where, when that is free for it. */
  movedTo?: string;
  /** `--move` carries it over there. */
  canMove?: true;
}

export interface Conflict {
  /** Three sides in diff3 form, for `.create-api-route/conflicts/<path>.diff3`. */
  diff3: string;
  /** The conflicting part only, as shown in the summary; empty when that would be the whole file. */
  hunk: string;
  /** Set when the user asked for the conflict in the file itself, or for a `.rej`: then no `.diff3` is kept. */
  kept?: "markers" | "rej";
  /** What could not be applied, for `<path>.rej`. */
  rejected?: string;
}

export interface Counts {
  files: number;
  byVerdict: Partial<Record<Verdict, number>>;
}

/** What a run did or would do: the `--json` output, version 1. */
export interface Report {
  version: 1;
  mode: "write" | "dry-run" | "check";
  /** What was found of the project; absent in reports of commands that only copy files. */
  project?: ProjectFacts;
  files: ReportFile[];
  counts: Counts;
  /** What becomes of the contracts that were there before. */
  changedOperations: ChangedOperation[];
  /** Every operation of the spec: served by file and method, or refused with a reason. */
  operations: ReportOperation[];
  diagnostics: Diagnostic[];
  nextSteps: string[];
  exitCode: 0 | 1 | 2;
}

/** What was found of a project; `null` where nothing says. */
export interface ProjectFacts {
  /** Major version. */
  next: number | null;
  router: RouterName;
  routers: RouterName[];
  language: "ts" | "js";
  target: string | null;
  moduleResolution: string | null;
  alias: string | null;
  pageExtensions: string[];
  cacheComponents: boolean;
  output: "export" | null;
  /** `src/proxy.ts`, or the `middleware.ts` it was called before. */
  proxy: string | null;
  formatter: string | null;
  testRunner: string | null;
  packageManager: string;
}

export interface ReportFile {
  path: string;
  owner: Owner;
  routeId: string;
  verdict: Verdict;
  /** See {@link FileChange.unsettled}. */
  unsettled?: true;
  /** See {@link FileChange.settled}. */
  settled?: true;
  note?: string;
  /** Where the text is kept that was overwritten or deleted because of `--force`. */
  replaced?: string;
  /** It was asked for by name, and is there already with other code. */
  undone?: true;
  /** Of a conflict: the places that disagree, in diff3 form. */
  hunk?: string;
  /** Unified diff, when asked for. */
  diff?: string;
}

export type ReportOperation =
  | {
      method: string;
      path: string;
      file: string;
      /** The verdict of the file, where that keeps it from serving the operation. */
      unserved?: Verdict;
    }
  | { method: string; path: string; refused: string; origin: Origin };
