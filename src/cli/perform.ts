import type { Report } from "../model/files.js";
import type { Io } from "../model/io.js";
import { legibleLine } from "../model/quote.js";
import type { Project } from "../model/project.js";
import { run } from "../pipeline.js";
import { detectProject, type Overrides } from "../project/detect.js";
import type { Outcome, RunRequest } from "../request.js";
import { askingForRouter } from "./ask-router.js";
import { agreement } from "./agree.js";
import { fromFolder } from "./command-line.js";
import type { Options } from "./options.js";
import { printReport } from "./print.js";

/** What every run takes from the flags. */
export type Request = Pick<
  RunRequest,
  | "read"
  | "readAll"
  | "plan"
  | "render"
  | "reconcile"
  | "decide"
  | "commandFor"
  | "commandAlso"
  | "commandWith"
  | "keeping"
  | "nextSteps"
> & {
  /** New routes are written, for a router that may have to be asked for. */
  choosesRouter?: true;
  /** False when the run removes what it plans: the report then lists no operation as served. */
  serves?: false;
};

/** What happened, and how it went. */
export type Performed = Outcome & {
  report: Report;
  exitCode: number;
  /** What was answered to questions about files, as arguments. */
  answers: readonly string[];
};

/**
 * Runs the pipeline as the flags say, prints the report and answers with the exit code.
 *
 * @returns what happened too, for what comes after writing (`--install`, the command without questions)
 */
export async function perform(project: Project, request: Request, options: Options, io: Io): Promise<Performed> {
  const progress = showsProgress(options, io) ? (await import("./progress.js")).startProgress(io) : undefined;
  const { decide, nextSteps } = request;
  const { agree, answers } = agreement(options, io);
  const { choosesRouter = false, ...asked } = request;
  // They may ask something, on the line where the progress is.
  const asking = <Input, Answer>(ask: (input: Input) => Answer): ((input: Input) => Answer) => {
    return (input) => {
      progress?.end();
      return ask(input);
    };
  };
  const ran = await run(project, {
    ...asked,
    ...(choosesRouter && { read: askingForRouter(request.read, answers, options, io) }),
    ...(decide && { decide: asking(decide) }),
    ...(nextSteps && {
      nextSteps: async (...done) => fromFolder(await nextSteps(...done), project.root, io),
    }),
    agree: asking(agree),
    ...(progress && { progress: progress.begin }),
    mode: options.mode,
    format: options.format,
    ...(options.diff && { diff: (await import("../report/diff.js")).unifiedDiff }),
  });
  progress?.end();
  const outcome = request.serves === false ? { ...ran, report: { ...ran.report, operations: [] } } : ran;
  if (options.verbose && !options.silent && options.reporter === "text") {
    const { describeProject } = await import("../project/describe.js");
    io.stderr.write(
      describeProject(outcome.project)
        .map((line) => `${legibleLine(line)}\n`)
        .join(""),
    );
  }
  await printReport(outcome.report, options, io, project.root);
  return { ...outcome, exitCode: outcome.report.exitCode, answers };
}

/**
 * The project a command works in: once for each command.
 *
 * @throws UserError as {@link detectProject} does
 */
export async function projectOf(options: Pick<Options, "cwd" | "language" | "router">): Promise<Project> {
  return detectProject(options.cwd, overridesOf(options));
}

/** What flags say instead of what would be detected. */
export function overridesOf({ language, router }: Pick<Options, "language" | "router">): Overrides {
  return { ...(language && { language }), ...(router && { router }) };
}

function showsProgress(options: Options, io: Io): boolean {
  return io.stderr.isTTY === true && options.reporter === "text" && !options.silent;
}
