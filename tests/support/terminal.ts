import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import xterm from "@xterm/headless";
import { onTestFinished } from "vitest";
import { BIN, cleanEnv } from "./process.js";

/**
 * A real pseudo-terminal without native code of ours: Python's standard library opens one, `stty` gives it a size, and
 * the program runs inside as in anybody's shell.
 */
const OPEN_TERMINAL = `
import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(["sh", "-c", 'stty cols "$1" rows 40; shift; exec "$@"', "sh", *sys.argv[1:]])) % 256)
`;
const PATIENCE = 30_000;

export const KEY = {
  enter: "\r",
  up: "\u001b[A",
  down: "\u001b[B",
  space: " ",
  escape: "\u001b",
  ctrlC: "\u0003",
  backspace: "\u007f",
} as const;

export interface Terminal {
  /** Resolves once `text` is on the screen, below what earlier calls waited for. Rejects after half a minute. */
  until(text: string): Promise<void>;
  type(keys: string): void;
  /** The exit code and all that was shown, once the program has ended by itself. */
  ended(): Promise<{ code: number; screen: string }>;
  /** What stands on the screen now, as a terminal emulator shows it: its lines without trailing spaces. */
  lines(): Promise<string[]>;
}

/** Starts `create-api-route` on a terminal. */
export function openTerminal(
  cwd: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
  columns = 100,
): Terminal {
  const child = spawn("python3", ["-c", OPEN_TERMINAL, String(columns), process.execPath, BIN, ...args], {
    cwd,
    env: { ...cleanEnv(), TERM: "xterm-256color", ...env } as unknown as NodeJS.ProcessEnv,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let raw = "";
  let seen = 0;
  const shown = (): string => stripVTControlCharacters(raw);
  const changed = new Set<() => void>();
  const hear = (text: string): void => {
    raw += text;
    for (const look of changed) look();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const exit = new Promise<number>((settle, fail) => child.on("error", fail).on("close", (code) => settle(code ?? -1)));

  return {
    until: (text) =>
      new Promise((settle, fail) => {
        const stop = (): void => {
          clearTimeout(timer);
          changed.delete(look);
        };
        const look = (): void => {
          const at = shown().indexOf(text, seen);
          if (at < 0) return;
          seen = at + text.length;
          stop();
          settle();
        };
        const give = (why: string) => (): void => {
          stop();
          fail(new Error(`${why} before the terminal showed ${JSON.stringify(text)}:\n${shown()}`));
        };
        const timer = setTimeout(give("Half a minute went by"), PATIENCE);
        changed.add(look);
        void exit.then(() => setTimeout(give("The program ended"), 100));
        look();
      }),
    type: (keys) => void child.stdin.write(keys),
    ended: async () => {
      const late = new Promise<never>((_, fail) => {
        setTimeout(() => fail(new Error(`The program still waits:\n${shown()}`)), PATIENCE).unref();
      });
      return { code: await Promise.race([exit, late]), screen: shown() };
    },
    lines: () => emulated(raw, columns),
  };
}

async function emulated(raw: string, cols: number): Promise<string[]> {
  const screen = new xterm.Terminal({ cols, rows: 40, allowProposedApi: true });
  await new Promise<void>((settle) => screen.write(raw, settle));
  const { active } = screen.buffer;
  const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? "");
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}
