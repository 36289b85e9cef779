import { join } from "node:path";
import { UserError } from "../model/diagnostic.js";
import type { RenderedFile, Report } from "../model/files.js";
import type { Io } from "../model/io.js";
import { quote } from "../model/quote.js";
import { detectProject } from "../project/detect.js";
import { reconcile } from "../reconcile/index.js";
import { buildReport } from "../report/report.js";
import { nodeFileSystem } from "../write/fs.js";
import { applyChanges } from "../write/index.js";
import { readDisk } from "../write/snapshot.js";
import type { Options } from "./options.js";
import { printReport } from "./print.js";
import { relativePath } from "../text/paths.js";

/** A file that comes with the tool and becomes the user's: the spec file of `init`, a template of `eject`. */
export interface OwnFile {
  /** Absolute. */
  path: string;
  text: string;
}

/** Where a run is: files are named from `cwd`, as in all options. Real paths. */
export interface Place {
  root: string;
  cwd: string;
}

/** What to write, and what to tell the user to do with it. */
export interface OwnFiles {
  files: readonly OwnFile[];
  nextSteps: readonly string[];
}

/**
 * Writes such files through the same verdicts, containment and report as routes; returns the exit code.
 *
 * @throws UserError for what is no file inside the project
 */
export async function performFiles(options: Options, io: Io, own: (place: Place) => OwnFiles): Promise<number> {
  const { root } = await detectProject(options.cwd, {});
  const { files, nextSteps } = own({ root, cwd: nodeFileSystem.realpath(options.cwd) });
  const texts = files.map(({ path, text }) => ({ path: pathBelow(root, path), text }));
  const rendered = texts.map(({ path, text }): RenderedFile => ({
    path,
    text,
    owner: "seed",
    routeId: `seed:${path}`,
    template: "text",
    operations: [],
  }));
  const snapshot = await readDisk(
    root,
    texts.map((file) => file.path),
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

/** Relative to the root, with `/`. */
function pathBelow(root: string, path: string): string {
  const below = relativePath(root, path);
  if (join(root, below) === path && !/^(\.\.(\/|$)|$)/.test(below)) return below;
  throw new UserError(`${quote(path)} is no file inside the project ${quote(root)}.`, "Name one that is.");
}
