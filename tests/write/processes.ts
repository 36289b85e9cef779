import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { relativePath } from "../../src/text/paths.js";

/** Real processes that write to real projects, all below one temporary folder. */
export interface Processes {
  /** Makes a project with version `first`, or an empty one. */
  project(from?: string): string;
  /** Ends with the exit code and what it said on stderr. */
  run(root: string, version: "first" | "next"): Promise<{ code: number | null; stderr: string }>;
  /** Starts a run and kills it `delay` milliseconds after it began to write. Tells whether it was killed in time. */
  runAndKill(root: string, version: "next", delay: number): Promise<boolean>;
  /** The same with Ctrl-C: tells what the process ended with. */
  runAndInterrupt(
    root: string,
    version: "next",
    delay: number,
  ): Promise<{ code: number | null; signal: string | null }>;
  remove(): void;
}

export function startProcesses(): Processes {
  const folder = mkdtempSync(join(tmpdir(), "car-processes-"));
  const worker = join(folder, "worker.mjs");
  buildSync({
    entryPoints: [resolve(import.meta.dirname, "worker.ts")],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    // For libraries in CommonJS.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  const start = (root: string, version: string): ChildProcess => spawn(process.execPath, [worker, root, version]);
  let count = 0;
  return {
    project(from) {
      const root = join(folder, `project${++count}`);
      if (from !== undefined) cpSync(from, root, { recursive: true, preserveTimestamps: true });
      else {
        rmSync(root, { recursive: true, force: true });
        cpSync(mkdtempSync(join(folder, "empty-")), root, { recursive: true });
        writeFileSync(join(root, "package.json"), "{}");
      }
      return root;
    },
    run: (root, version) =>
      new Promise((done) => {
        const child = start(root, version);
        let stderr = "";
        child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
        child.on("close", (code) => done({ code, stderr }));
      }),
    runAndKill: (root, version, delay) =>
      new Promise((done) => {
        const child = start(root, version);
        child.stdout?.once("data", () => setTimeout(() => child.kill("SIGKILL"), delay));
        child.on("close", (_, signal) => done(signal === "SIGKILL"));
      }),
    runAndInterrupt: (root, version, delay) =>
      new Promise((done) => {
        const child = start(root, version);
        child.stdout?.once("data", () => setTimeout(() => child.kill("SIGINT"), delay));
        child.on("close", (code, signal) => done({ code, signal }));
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Text of every file below `root`, by relative path. */
export function texts(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relativePath(root, path), readFileSync(path, "utf8")];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths of files that are neither as they were nor as they become, our own temporary ones aside. */
export function tornFiles(
  now: Record<string, string>,
  old: Record<string, string>,
  next: Record<string, string>,
): string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(old), ...Object.keys(next)])].filter((path) => {
    if (/^\.create-api-route\/(?:tmp\/|lock)/.test(path)) return false;
    return now[path] !== old[path] && now[path] !== next[path];
  });
}

/**
 * Kills a run at random moments, again and again; after each, every file is old or new, and the next run finishes.
 *
 * @returns in how many rounds the kill came before the run had ended
 */
export async function killRepeatedly(processes: Processes, rounds: number, random: () => number): Promise<number> {
  const start = processes.project();
  await succeed(processes, start, "first");
  const goal = processes.project(start);
  const began = performance.now();
  await succeed(processes, goal, "next");
  const longest = Math.min(60, (performance.now() - began) / 3);
  const [old, next] = [texts(start), texts(goal)];
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const root = processes.project(start);
    if (await processes.runAndKill(root, "next", random() * longest)) killed++;
    const torn = tornFiles(texts(root), old, next);
    if (torn.length > 0) throw new Error(`Torn after a kill: ${torn.join(", ")}`);
    await succeed(processes, root, "next");
    if (JSON.stringify(texts(root)) !== JSON.stringify(next)) throw new Error(`Not finished after a kill: ${root}`);
    rmSync(root, { recursive: true });
  }
  return killed;
}

export async function succeed(processes: Processes, root: string, version: "first" | "next"): Promise<void> {
  const { code, stderr } = await processes.run(root, version);
  if (code !== 0) throw new Error(`The run ended with ${String(code)}: ${stderr}`);
}
