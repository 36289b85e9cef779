import { look, nextChange, type Seen } from "../input/changes.js";
import { hasErrors, UserError } from "../model/diagnostic.js";
import type { Io } from "../model/io.js";
import { relativePath } from "../text/paths.js";
import type { Options } from "./options.js";
import type { Performed } from "./perform.js";
import { printMisuse } from "./print.js";

/** Ctrl-C, as for every other command. */
const INTERRUPTED = 130;

/**
 * Runs, and runs again whenever a file that was read has changed, until Ctrl-C. A run that was begun is finished; questions are
 * asked by the first alone.
 *
 * @param once one run; what it throws as misuse is told and waited upon, unless it is the first one
 * @throws UserError for flags that it cannot go with, and what the first run throws
 */
export async function watch(once: (options: Options) => Promise<Performed>, options: Options, io: Io): Promise<number> {
  refuseOthers(options);
  const interrupted = new AbortController();
  const stopListening = io.onInterrupt?.(() => interrupted.abort());
  try {
    let seen: Seen = new Map();
    for (let first = true; !interrupted.signal.aborted; first = false) {
      const before = await look(seen.keys());
      const asked = { ...options, typed: options.typed.filter((word) => word !== "--watch") };
      const ran = await runOnce(once, first ? asked : { ...asked, interactive: false }, first ? undefined : io);
      const files = new Set([...seen.keys(), ...(ran?.source.files ?? [])]);
      // What changed while the run read it is a change.
      seen = new Map([...(await look(files)), ...before]);
      const failed = ran === undefined || hasErrors(ran.report.diagnostics);
      if (!options.silent) io.stderr.write(waitingFor([...files], options.cwd));
      const changed = await nextChange(seen, failed, interrupted.signal);
      if (changed === undefined) break;
      if (!options.silent) io.stderr.write(`\n${relativePath(options.cwd, changed)} changed\n`);
    }
    return INTERRUPTED;
  } finally {
    stopListening?.();
  }
}

function refuseOthers({ mode, reporter }: Options): void {
  if (mode === "write" && reporter === "text") return;
  const other = mode === "write" ? "a report for programs" : mode === "check" ? "--check" : "--dry-run";
  throw new UserError(`--watch does not go with ${other}: it writes, and never ends.`, "Leave one of them out.");
}

async function runOnce(
  once: (options: Options) => Promise<Performed>,
  options: Options,
  io: Io | undefined,
): Promise<Performed | undefined> {
  try {
    return await once(options);
  } catch (error) {
    if (!(error instanceof UserError) || io === undefined) throw error;
    printMisuse(error, io);
    return undefined;
  }
}

function waitingFor(files: readonly string[], cwd: string): string {
  const [first = "", ...others] = files.map((file) => relativePath(cwd, file));
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `\nWaiting for changes of ${first}${more}; Ctrl-C ends.\n`;
}
