import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** How the built program is started. */
export const BIN = resolve(import.meta.dirname, "../../bin/create-api-route.js");

export interface Ran {
  /** -1 when the process was stopped because it waited too long. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string | undefined>;
  /**
   * - `null`: nothing to read, `/dev/null`.
   * - `open`: a pipe that nobody writes to and nobody closes.
   */
  stdin?: "null" | "open";
  /** Number of the user to run as; only root can ask for another than itself. */
  uid?: number;
  /** Milliseconds; a program that asks or waits off a terminal ends in this. */
  patience?: number;
}

/** Runs as somebody whom the permissions of files bind: as root they would not. */
export const UNPRIVILEGED: RunOptions = process.getuid?.() === 0 ? { uid: 65_534 } : {};

/** Runs `create-api-route` off a terminal. Colours and CI are as a user's shell has them: neither is said. */
export function createApiRoute(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runProcess(process.execPath, [BIN, ...args], cwd, options);
}

/** Runs any command to its end and collects what it says. */
export function runProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  options: RunOptions = {},
): Promise<Ran> {
  const { stdin = "null", patience = 20_000, env = {}, uid } = options;
  return new Promise((settle, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...cleanEnv(), ...env } as NodeJS.ProcessEnv,
      ...(uid === undefined ? {} : { uid, gid: uid }),
      stdio: [stdin === "open" ? "pipe" : "ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    const said = { stdout: "", stderr: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, patience);
    child.on("error", fail);
    child.on("close", (code) => {
      clearTimeout(timer);
      settle({ code: late ? -1 : (code ?? -1), ...said });
    });
  });
}

/** The environment without what test runners, npm and CI add to it. */
export function cleanEnv(): Record<string, string | undefined> {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(CI|VITEST.*|NODE_ENV|NODE_OPTIONS|FORCE_COLOR|NO_COLOR|TEST|DEV|PROD|MODE|npm_.*)$/i.test(name),
  );
  return { ...Object.fromEntries(entries), NEXT_TELEMETRY_DISABLED: "1" };
}
