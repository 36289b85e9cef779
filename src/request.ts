import type { Diagnostic, Origin } from "./model/diagnostic.js";
import type { ChangedOperation } from "./model/changed-operation.js";
import type { FileChange, Report } from "./model/files.js";
import type { Project } from "./model/project.js";
import type { DocumentSetting, DocumentUse, SettingValue, SpecUse } from "./model/document-use.js";
import type { Api } from "./model/route-spec.js";
import type { RouterName } from "./model/routers/index.js";
import type { PlanOptions } from "./plan/index.js";
import type { ReconcileInput, ReconcileMode } from "./reconcile/index.js";
import type { Snapshot } from "./model/snapshot.js";
import type { RenderOptions } from "./render/index.js";
import type { UserTemplate } from "./render/user-template.js";

/** What the routes of a run come from, already read. */
export interface RouteSource {
  api: Api;
  diagnostics: readonly Diagnostic[];
  /** The spec files that were asked for, relative to the project root with `/`, sorted; absent for routes by name. */
  specs?: readonly string[];
  /** All spec files whose routes these are: `specs`, and what they list under `spec:`. */
  covers?: readonly string[];
  /** How each of these is taken. */
  uses?: readonly SpecUse[];
  /** Every file that was read for them, absolute. */
  files?: readonly string[];
  /** SHA-256 of the bytes that were read of documents, by absolute path; by address, and empty, of what came over the network. */
  hashes?: ReadonlyMap<string, string>;
  /** How earlier runs took documents, where that had a say. */
  knownUses?: ReadonlyMap<string, DocumentUse>;
  /** Templates of the user's that their routes name. */
  templates?: readonly UserTemplate[];
  /** What flags say about documents. */
  said?: readonly DocumentSetting[];
  /** Nobody named the specs: they are those of earlier runs. */
  isRemembered?: boolean;
  /** What a spec file says; a flag wins over it. */
  language?: "ts" | "js";
  /** The same. */
  router?: RouterName;
  /** The API of all specs, for routes by name that show it. */
  whole?: Api;
  /** Fills in line and column, for diagnostics. */
  locate(origin: Origin): Origin;
}

/** How files that are rendered are decided about, and what becomes of that. */
export interface CarryOutRequest {
  mode: Report["mode"];
  reconcile: ReconcileMode;
  /** False leaves the project's formatter out. */
  format?: boolean;
  /** Decides what happens to the files; default: `reconcile` for all of them. */
  decide?(input: ReconcileInput): Promise<FileChange[]>;
  /**
   * Asked once all is decided and nothing else is to be said: whether what the user wrote may be overwritten or deleted,
   * with a copy kept (the changes with `replaced`). Errors mean no: nothing is written. Default: it may.
   */
  agree?(replacing: readonly FileChange[]): Promise<readonly Diagnostic[]>;
  /** The command line of this run for these spec files (absolute paths); default: one without flags. */
  commandFor?(specs: readonly string[]): string;
  /** The command line of this run with these settings for its documents in place of its own. */
  commandWith?(settings: SettingsSaid): string;
  /** It only shows what there is, and asks for nothing to be decided. */
  looks?: boolean;
  /** The command line of this run with a further flag, writing; default: one without the others. */
  commandAlso?(flag: string): string;
  /** Called when a stage begins. */
  progress?(stage: Stage): void;
}

/** Lets a run that has nothing to do go by what an earlier one kept, see `run-again.ts`. */
export interface Keeping {
  /** Which build of the program it is. */
  build: string;
  /** Spec files that the user named, absolute. */
  named: readonly string[];
  /** The folder in which documents may lie, absolute. */
  within(root: string): Promise<string>;
  /** What decides what is read, planned and rendered, besides the texts of the documents and the project. */
  settings(project: Project, known: Snapshot): Promise<SettingsAsked>;
}

export interface SettingsAsked {
  /** All that flags, folders and earlier runs say, equal where it means the same. */
  asked: string;
  /** How earlier runs took documents. */
  knownUses: ReadonlyMap<string, DocumentUse>;
  isRemembered: boolean;
}

/** One run of the pipeline. */
export interface RunRequest extends CarryOutRequest {
  read(project: Project): Promise<RouteSource>;
  /** Absent: a run is always whole. */
  keeping?: Keeping;
  /** Reads the specs of earlier runs, as those took them, together with others: for routes that show the API. */
  readAll?(project: Project, uses: readonly SpecUse[]): Promise<RouteSource>;
  plan: PlanOptions;
  render?: Pick<RenderOptions, "userTemplates">;
  /** Makes the unified diff of one change; absent when none were asked for. */
  diff?: (change: FileChange) => string;
  /** What to tell the user to do next. */
  nextSteps?(outcome: Outcome, diagnostics: readonly Diagnostic[]): string[] | Promise<string[]>;
}

/** Settings as flags say them; `undefined` says that there is none. */
export type SettingsSaid = ReadonlyMap<DocumentSetting, SettingValue>;

export type Stage = "reading" | "planning" | "rendering" | "comparing" | "writing";

/** What a run found and decided. */
export interface Outcome {
  project: Project;
  source: RouteSource;
  changes: FileChange[];
  changedOperations?: ChangedOperation[];
}
