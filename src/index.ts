/**
 * The public API: what the command line does with `generate`, for scripts.
 *
 * @packageDocumentation
 */
import { resolve } from "node:path";
import { completeOptions } from "./cli/options.js";
import { installMissing } from "./cli/packages.js";
import { overridesOf } from "./cli/perform.js";
import { specRun } from "./cli/spec-request.js";
import type { Report } from "./model/report.js";
import type { RouterName } from "./model/routers/names.js";
import { run } from "./pipeline.js";
import { detectProject } from "./project/detect.js";

export type * from "./model/diagnostic.js";
export type * from "./model/report.js";

/** What the flags of `create-api-route generate` say, by their names; each as on the command line when left out. */
export interface GenerateOptions {
  /** The project, or a folder in it; default: the current folder. */
  cwd?: string;
  /** Spec files, relative to `cwd`; default: `api-routes.yaml` and the other names the command line looks for. */
  specs?: readonly string[];
  /** The spec file when it has another name, relative to `cwd`. */
  config?: string;
  /** `write` (default) writes; the others predict it, `check` with exit code 1 on drift. */
  mode?: Report["mode"];
  /** Default: the spec file's, else the project's. */
  language?: "ts" | "js";
  /** The router to write for; default: the spec file's, else the project's. */
  router?: RouterName;
  /** Adds unified diffs to the report's files. */
  diff?: boolean;
  /** Overwrite what is in the way (foreign files, conflicts, contracts that were edited); copies are kept, see `replaced`. */
  force?: boolean;
  /** What to leave on a conflict: the file untouched (`keep`, default), markers in it, or a `.rej` beside it. */
  conflict?: "keep" | "markers" | "rej";
  /** Delete orphans. */
  prune?: boolean;
  /** Carry edited routes over to the path the spec moved them to. */
  move?: boolean;
  /** Write files again that the user deleted. */
  recreate?: boolean;
  /** Only these of the routes that the spec file chooses, as globs over the spec's paths or, with a leading `/api`, URLs. */
  include?: readonly string[];
  /** Not these routes. */
  exclude?: readonly string[];
  /** Only operations with one of these tags. */
  tag?: readonly string[];
  /** Put a document's routes below `/api/<prefix>`; wins over the spec file's. */
  prefix?: string;
  /** Keep a document's models, security and contracts in `lib/api/<as>`; wins over the spec file's. */
  as?: string;
  /** Hosts that `$ref` may load from; none by default. */
  allowRemote?: readonly string[];
  /** What becomes of fields that a request's schema does not name; wins over the spec file's, `strip` when neither says. */
  unknownFields?: "strip" | "refuse" | "keep";
  /** A typed client for the front end; wins over the spec file's. */
  client?: boolean;
  /** A test for each route, and the client that it calls; wins over the spec file's. */
  withTests?: boolean;
  /** Operations that cannot be served are errors. */
  strict?: boolean;
  /** Whether unwritten handlers answer the spec's examples instead of 501; not said: as they do already. */
  mock?: boolean;
  /** False leaves the project's formatter out, whose code runs otherwise, in every mode. */
  format?: boolean;
  /** Install packages the generated code imports, with the project's package manager. */
  install?: boolean;
}

/**
 * Creates or brings up to date all routes of a spec.
 *
 * @returns what was, or would be, done. Problems of the spec are diagnostics in it, with `exitCode` 2 and nothing written.
 * @throws UserError when there is no Next.js project or no spec file, or an option has a value that cannot be.
 */
export async function generate({ specs = [], ...given }: GenerateOptions = {}): Promise<Report> {
  const options = completeOptions(given, { cwd: resolve("."), env: {} });
  const { cwd, mode, diff, format } = options;
  const project = await detectProject(cwd, overridesOf(options));
  const outcome = await run(project, {
    ...(await specRun(specs, options)),
    mode,
    format,
    ...(diff && { diff: (await import("./report/diff.js")).unifiedDiff }),
  });
  const { report } = outcome;
  if (options.install && mode === "write" && report.exitCode !== 2) await installMissing(outcome);
  return report;
}
