import type { Diagnostic } from "../model/diagnostic.js";
import type { FileChange } from "../model/files.js";
import type { Io } from "../model/io.js";
import type { CarryOutRequest } from "../request.js";
import { commandLine } from "./command-line.js";
import { mayAsk, type Options } from "./options.js";

/** How it is agreed to that what the user wrote is overwritten or deleted. */
export interface Agreement {
  agree: NonNullable<CarryOutRequest["agree"]>;
  /** What was answered, as arguments; filled when it was asked. */
  answers: string[];
}

/**
 * Agreement comes from `--yes`, or from an answer on a terminal; elsewhere the run is refused, and told what would be
 * lost and which command agrees. Without `--force` nothing is asked: what is replaced then was named by another flag
 * (`--take`).
 */
export function agreement(options: Options, io: Io): Agreement {
  const answers: string[] = [];
  return {
    answers,
    async agree(replacing) {
      if (options.yes || !options.force) return [];
      const lines = replacing.map(lineOf);
      if (!mayAsk(options)) return [needsYes(lines, options)];
      const { askToReplace } = await import("./ask.js");
      if (!(await askToReplace(io, lines))) return [refused()];
      answers.push("--yes");
      return [];
    },
  };
}

/** Which text is replaced or deleted, and where it is kept. */
function lineOf({ path, verdict, replaced = "" }: FileChange): string {
  return `${verdict === "remove" ? "delete" : "overwrite"} ${path} (kept as ${replaced})`;
}

function needsYes(lines: readonly string[], { typed }: Options): Diagnostic {
  const [what, them] = lines.length === 1 ? ["a file", "it"] : [`${lines.length} files`, "them"];
  return {
    code: "force-needs-yes",
    severity: "error",
    message: `--force would replace ${what} not written by create-api-route, or edited since; nobody can be asked here. Nothing was written.`,
    hint: [
      ...lines.map((line) => `would ${line}`),
      `To see ${them} first: ${commandLine([...typed, "--dry-run", "--diff"])}`,
      `To go on: ${commandLine([...typed, "--yes"])}`,
    ].join("\n"),
  };
}

function refused(): Diagnostic {
  return {
    code: "force-refused",
    severity: "error",
    message: "You said no, so nothing was written.",
    hint: "Without --force the rest of a run goes on, and what is in the way stays.",
  };
}
