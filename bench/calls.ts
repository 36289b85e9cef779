import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Subject } from "./measure.js";

/** System calls that a command makes, by all of its threads; `undefined` where there is no strace. */
export function systemCalls({ argv, cwd, before }: Pick<Subject, "argv" | "cwd" | "before">): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const summary = join(folder, "calls");
  before?.();
  const { error, status } = spawnSync("strace", ["-f", "-c", "-o", summary, ...argv], { cwd, stdio: "ignore" });
  const [calls] = error === undefined && status === 0 ? countsOf(readFileSync(summary, "utf8")) : [];
  rmSync(folder, { recursive: true, force: true });
  return calls;
}

/** Of the last line: per cent, seconds, microseconds for each call, calls, errors. */
function countsOf(text: string): number[] {
  const [, calls] = /^\s*100\.00\s+\S+\s+(?:\d+\s+)?(\d+)\s+(?:\d+\s+)?total$/m.exec(text) ?? [];
  return calls === undefined ? [] : [Number(calls)];
}
