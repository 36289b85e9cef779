import { Cancelled, UserError } from "./model/diagnostic.js";
import type { Io, Outside } from "./model/io.js";
import { printMisuse } from "./cli/print.js";
import { runProgram } from "./cli/program.js";
import { withPrinted } from "./report/printed.js";
import { VERSION } from "./version.js";

export { processIo } from "./process-io.js";

/** Exit codes: done; drift, conflict or orphan left; misuse, bad spec, refused; Ctrl-C. */
const EXIT = { misuse: 2, cancelled: 130, bug: 2 } as const;

/**
 * The program: runs a command line and answers with its exit code. The only place that turns errors into messages.
 *
 * @param argv arguments without `node` and the script.
 */
export async function main(argv: readonly string[], outside: Outside): Promise<number> {
  const io = withPrinted(outside);
  try {
    return await runProgram(argv, io, VERSION);
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): number {
  if (error instanceof Cancelled) {
    io.stderr.write(`${error.message || "Cancelled, nothing was written."}\n`);
    return EXIT.cancelled;
  }
  if (error instanceof UserError) {
    printMisuse(error, io);
    return EXIT.misuse;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `${stack}\n\nThis is a bug in create-api-route ${VERSION}. Please report it with the command you ran.\n`,
  );
  return EXIT.bug;
}
