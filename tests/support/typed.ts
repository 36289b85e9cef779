import { PassThrough } from "node:stream";
import { main } from "../../src/main.js";

/** What a command line said, and its exit code. */
export interface Told {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line in this process, off a terminal and without colours. */
export async function told(cwd: string, ...args: string[]): Promise<Told> {
  let stdout = "";
  let stderr = "";
  const code = await main(args, {
    cwd,
    env: { NO_COLOR: "1" },
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: (text) => Boolean((stdout += text)) },
    stderr: { write: (text) => Boolean((stderr += text)) },
  });
  return { code, stdout, stderr };
}

/** The same; returns the exit code alone. */
export async function typed(cwd: string, ...args: string[]): Promise<number> {
  return (await told(cwd, ...args)).code;
}
