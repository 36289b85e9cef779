import { PassThrough } from "node:stream";
import { main } from "../../src/main.js";

/** Runs a command line in this process, off a terminal; returns its exit code. */
export async function typed(cwd: string, ...args: string[]): Promise<number> {
  return main(args, {
    cwd,
    env: {},
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: () => true },
    stderr: { write: () => true },
  });
}
