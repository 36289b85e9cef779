import type { ClientPath } from "./client-path.js";
import type { Origin } from "./diagnostic.js";
import type { DocumentUse } from "./document-use.js";
import type { Owner, Verdict } from "./report.js";

/** Published; all else here is the program's own. */
export type { Owner, ProjectFacts, Report, ReportFile, ReportOperation, Verdict } from "./report.js";

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
  /** What an earlier run rendered of the same. */
  text?: string;
  /** `GET listUsers` for each operation the file answers, sorted; empty where that means nothing. */
  operations: string[];
  /** Of a route made by `generate`: those of its operations whose handler answers the spec's example, sorted. */
  mocked?: string[];
  /** Of a route from an OpenAPI document: which, and how it was taken. */
  document?: DocumentUse;
  /** Of `auth.ts`: its slots. */
  slots?: AuthSlot[];
  /** Of a route that the front end calls through a client: its paths. */
  client?: ClientPath[];
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
  /** See {@link FilePlan.client}. */
  client?: ClientPath[];
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
  /** See {@link FilePlan.client}: a run that leaves the route alone keeps them in `paths.ts`. */
  client?: ClientPath[];
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
  /** The receipt as the project formats its JSON; absent where it is written as ours are. */
  receiptText?: string;
  /** One line for the user: why this verdict, what to do. */
  note?: string;
  /** What the user has to do, by file, before it can be as the spec says, with the user's side where that is in conflict. */
  todo?: readonly string[];
  conflict?: Conflict;
  /** Where `before` is kept, when it is overwritten or deleted although the user wrote it: relative to root. */
  replaced?: string;
  /** The `.diff3` that the user edited and that is written anew or removed, and where it is kept: relative to root. */
  editedDiff3?: { path: string; text: string };
  /** Of a file that was moved and waits: the `.diff3` that follows it, as its conflict is decided about when it does not wait. */
  diff3?: string;
  /** It is held back from being removed: nothing more is to be done to it. */
  goes?: true;
  /** What was generated of the file last is not known: what could be done was done, the rest is for the user to say. */
  unsettled?: true;
  /** Of an edited route: the methods that it does not answer, for it does not export them or has no handler for them. */
  unanswered?: readonly string[];
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
  /** The file with the user's side of it. */
  ours?: string;
  /** Set when the user asked for the conflict in the file itself, or for a `.rej`: then no `.diff3` is kept. */
  kept?: "markers" | "rej";
  /** What could not be applied, for `<path>.rej`. */
  rejected?: string;
}
