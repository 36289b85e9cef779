import { readFileSync, writeFileSync } from "node:fs";

/** Milliseconds of processor time that `work` takes, garbage collection and compiling included. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; cpu: number }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpu: Math.round((user + system) / 1000) };
}

/** Forgets the largest resident set so far, where the system can (Linux: proc(5), `clear_refs`). */
export function forgetPeak(): void {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

/** The largest resident set since {@link forgetPeak}, elsewhere since the process began; MiB. */
export function peak(): number {
  if (process.platform !== "linux") return Math.round(process.resourceUsage().maxRSS / 1024);
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
