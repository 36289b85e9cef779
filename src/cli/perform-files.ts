import { join } from "node:path";
import { carryOut } from "../carry-out.js";
import { hasErrors, UserError, type Diagnostic } from "../model/diagnostic.js";
import type { Owner, RenderedFile } from "../model/files.js";
import type { Io } from "../model/io.js";
import { quote } from "../model/quote.js";
import type { RouterName } from "../model/routers/index.js";
import { buildReport } from "../report/report.js";
import { nodeFileSystem } from "../write/disk/fs.js";
import { agreement } from "./agree.js";
import { printEquivalent } from "./command-line.js";
import type { Options } from "./options.js";
import { projectOf } from "./perform.js";
import { printReport } from "./print.js";
import { relativePath } from "../text/paths.js";

/** A file that comes with the tool and becomes the user's: the spec file of `init`, a template of `eject`. */
export interface OwnFile {
  /** Absolute. */
  path: string;
  text: string;
}

/** Where a run is: files are named from `cwd`, as in all options. Real paths. */
export interface Folders {
  root: string;
  cwd: string;
  /** Where the API's library is, from the root: `lib` or `src/lib`. */
  lib: string;
  /** The one that is written for. */
  router: RouterName;
}

/** What to write, and what to tell the user to do with it. */
export interface OwnFiles {
  files: readonly OwnFile[];
  /** What was found on the way. */
  diagnostics?: readonly Diagnostic[];
  /** Whether a file that is there is as a run wrote it, and may be written anew. */
  isOurs?: (text: string) => boolean;
  /** As the report has it; default: written once. */
  owner?: Owner;
  nextSteps: readonly string[];
}

/**
 * Writes such files through the same verdicts, containment and report as routes; returns the exit code.
 *
 * @throws UserError for what is not a file inside the project
 */
export async function performFiles(
  options: Options,
  io: Io,
  own: (folders: Folders) => OwnFiles | Promise<OwnFiles>,
): Promise<number> {
  const project = await projectOf(options);
  const { mode, force } = options;
  const { root, router } = project;
  const {
    files,
    nextSteps,
    isOurs,
    owner = "seed",
    diagnostics: found = [],
  } = await own({ root, router, lib: project.dirs.lib, cwd: nodeFileSystem.realpath(options.cwd) });
  const rendered = files.map((file) => asRendered(file, root));
  const { agree, answers } = agreement(options, io);
  const reconcile = { receipts: false, force, ...(isOurs && { isOurs }) };
  const { changes, diagnostics: met } = await carryOut(project, rendered, { mode, reconcile, agree });
  const diagnostics = [...found, ...met];
  const isWritten = mode === "write" && !hasErrors(diagnostics);
  const report = buildReport({
    mode,
    changes: changes.map((each) => ({ ...each, owner })),
    operations: [],
    diagnostics,
    nextSteps: isWritten ? nextSteps : [],
    ...(options.diff && { diff: (await import("../report/diff.js")).unifiedDiff }),
  });
  await printReport(report, options, io, root);
  if (answers.length > 0) printEquivalent(answers, options, io);
  return report.exitCode;
}

/** What a file holds, to the byte; `undefined` when there is none that can be read. */
export function textThere(path: string): string | undefined {
  try {
    return Buffer.from(nodeFileSystem.readFile(path)).toString("utf8");
  } catch {
    return undefined;
  }
}

function asRendered({ path, text }: OwnFile, root: string): RenderedFile {
  const below = pathBelow(root, path);
  return { path: below, text, owner: "seed", routeId: `seed:${below}`, template: "text", operations: [] };
}

/** Relative to the root, with `/`. */
function pathBelow(root: string, path: string): string {
  const below = relativePath(root, path);
  if (join(root, below) === path && !/^(\.\.(\/|$)|$)/.test(below)) return below;
  throw new UserError(`${quote(path)} is not a file inside the project ${quote(root)}.`, "Name one that is.");
}
