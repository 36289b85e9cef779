import type { ChangedOperation } from "./changed-operation.js";
import type { Diagnostic, Origin } from "./diagnostic.js";
import type { RouterName } from "./routers/names.js";

/**
 * Who a generated file belongs to.
 * - `contract`: rewritten by `generate` while its signature holds.
 * - `route`: the user's from the moment it exists; later runs only add.
 * - `seed`: written once, the user's.
 */
export type Owner = "contract" | "route" | "seed";

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
  basePath: string | null;
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
  /** See `FileChange.unsettled`. */
  unsettled?: true;
  /** See `FileChange.settled`. */
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
      /**
       * The verdict of the file, where that keeps it from serving the operation; `unanswered` where it was edited so that
       * it does not export the method, or has no handler for it.
       */
      unserved?: Verdict | "unanswered";
    }
  | { method: string; path: string; refused: string; origin: Origin };
