/**
 * The public API: what the command line does with `generate`, for scripts.
 *
 * @packageDocumentation
 */
import { resolve } from "node:path";
import type { Report } from "./model/files.js";
import { run } from "./pipeline.js";
import { detectProject } from "./project/detect.js";
import { listTemplates } from "./render/index.js";
import { readSpecSource } from "./spec-source.js";

export type * from "./model/diagnostic.js";
export type * from "./model/files.js";

export interface GenerateOptions {
  /** The project, or a folder in it; default: the current folder. */
  cwd?: string;
  /** Spec files, relative to `cwd`; default: `api-routes.yaml` and the other names the command line looks for. */
  specs?: readonly string[];
  /** `write` (default) writes; the others predict it, `check` with exit code 1 on drift. */
  mode?: Report["mode"];
  /** Default: the spec file's, else the project's. */
  language?: "ts" | "js";
  /** Overwrite files the user edited. */
  force?: boolean;
  /** Delete orphans. */
  prune?: boolean;
  /** Write files again that the user deleted. */
  recreate?: boolean;
  /** Whether unwritten handlers answer the spec's examples instead of 501; not said: as they do already. */
  mock?: boolean;
}

/**
 * Creates or brings up to date all routes of a spec.
 *
 * @returns what was, or would be, done. Problems of the spec are diagnostics in it, with `exitCode` 2 and nothing written.
 * @throws UserError when there is no Next.js project or no spec file.
 */
export async function generate(options: GenerateOptions = {}): Promise<Report> {
  const cwd = resolve(options.cwd ?? ".");
  const { force, prune, recreate, language } = options;
  const project = await detectProject(cwd, language ? { language } : {});
  const { report } = await run(project, {
    mode: options.mode ?? "write",
    read: ({ root }) => readSpecSource({ cwd, root, specs: options.specs ?? [], language }),
    plan: { templates: await listTemplates(), ...(options.mock !== undefined && { mock: options.mock }) },
    reconcile: { receipts: true, ...(force && { force }), ...(prune && { prune }), ...(recreate && { recreate }) },
  });
  return report;
}
