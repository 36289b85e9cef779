import type { RenderedFile, Report } from "../model/files.js";
import type { Io } from "../model/io.js";
import { detectProject } from "../project/detect.js";
import { reconcile } from "../reconcile/index.js";
import { buildReport } from "../report/report.js";
import { applyChanges } from "../write/index.js";
import { readDisk } from "../write/snapshot.js";
import type { Options } from "./options.js";
import { printReport } from "./print.js";

/** A file that comes with the tool and becomes the user's: the spec file of `init`, a template of `eject`. */
export interface OwnFile {
  /** Relative to the project root, with `/`. */
  path: string;
  text: string;
}

/** Writes such files through the same verdicts, containment and report as routes; returns the exit code. */
export async function performFiles(
  files: readonly OwnFile[],
  options: Options,
  io: Io,
  nextSteps: readonly string[],
): Promise<number> {
  const { root } = await detectProject(options.cwd, {});
  const rendered = files.map(({ path, text }): RenderedFile => ({
    path,
    text,
    owner: "seed",
    routeId: `seed:${path}`,
    template: "text",
    operations: [],
  }));
  const snapshot = await readDisk(
    root,
    files.map((file) => file.path),
    { state: false },
  );
  const changes = await reconcile({ rendered, snapshot, mode: { receipts: false, force: options.force } });
  const written = options.mode === "write" && snapshot.problems.length === 0;
  if (written) await applyChanges(root, changes);
  const report: Report = buildReport({
    mode: options.mode,
    changes,
    operations: [],
    diagnostics: snapshot.problems,
    nextSteps: written ? nextSteps : [],
    ...(options.diff && { diff: (await import("../report/diff.js")).unifiedDiff }),
  });
  await printReport(report, options, io);
  return report.exitCode;
}
