import type { Diagnostic, Origin } from "./model/diagnostic.js";
import type { FileChange, Report } from "./model/files.js";
import type { Project } from "./model/project.js";
import type { Api } from "./model/route-spec.js";
import type { PlanOptions } from "./plan/index.js";
import type { ReconcileInput, ReconcileMode } from "./reconcile/index.js";
import type { RenderOptions } from "./render/index.js";

/** What the routes come from, already read. */
export interface Source {
  api: Api;
  diagnostics: readonly Diagnostic[];
  /** The spec files that were asked for, relative to the project root with `/`, sorted; absent for routes by name. */
  specs?: readonly string[];
  /** All spec files whose routes these are: `specs`, and what they list under `spec:`. */
  covers?: readonly string[];
  /** What a spec file says; a flag wins over it. */
  language?: "ts" | "js";
  /** Fills in line and column, for diagnostics. */
  locate(origin: Origin): Origin;
}

/** One run of the pipeline. */
export interface RunRequest {
  /** Absolute. */
  cwd: string;
  mode: Report["mode"];
  language?: "ts" | "js";
  read(project: Project): Promise<Source>;
  plan: PlanOptions;
  render?: Pick<RenderOptions, "userTemplates">;
  reconcile: ReconcileMode;
  /** Decides what happens to the files; default: `reconcile` for all of them. */
  decide?(input: ReconcileInput, project: Project): Promise<FileChange[]>;
  /** Makes the unified diff of one change; absent when none were asked for. */
  diff?: (change: FileChange) => string;
  /** Called when a stage begins. */
  progress?(stage: Stage): void;
  /** The command line of this run for these spec files (absolute paths); default: one without flags. */
  commandFor?(specs: readonly string[]): string;
  /** What to tell the user to do next. */
  nextSteps?(outcome: Outcome): string[] | Promise<string[]>;
}

export type Stage = "reading" | "planning" | "rendering" | "comparing" | "writing";

/** What a run found and decided. */
export interface Outcome {
  project: Project;
  source: Source;
  changes: FileChange[];
}
