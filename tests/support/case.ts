import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { main } from "../../src/main.js";
import { makeFolder, readTree, writeFiles, type Files } from "./folder.js";

/** Where the cases are: a folder for each. */
export const CASES = resolve(import.meta.dirname, "../cases");

/** `exec.json`: what the user types, one run after another. */
interface Run {
  args: string[];
  /** Exit code; 0 when not said. */
  exit?: number;
  /** A folder of the case, `again`, that is copied over the project before the run: what the user edited. */
  copy?: string;
  /** Files that the user deletes before the run. */
  remove?: string[];
}

/** What a case without a `project/` begins with. */
const PROJECT: Files = {
  "package.json": `${JSON.stringify({ private: true, dependencies: { next: "16.4.6", zod: "4.6.7" } })}\n`,
  "tsconfig.json": `${JSON.stringify({ compilerOptions: { strict: true } })}\n`,
  "pages/index.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
};

interface Exec {
  runs: Run[];
  /** Compares the library and the receipts as well, which are much the same in all cases. */
  everything?: boolean;
}

export interface CaseResult {
  /** What the user sees, run by run. */
  stdout: string;
  /** Exit codes as wanted and as they were. */
  exits: { want: number; got: number }[];
  /** Files that are there now and were not in the case, or are changed. By path. */
  files: Files;
  /** The part of `files` to be compared: without what is the same in all cases. */
  compared: Files;
  /** Files of the case that are gone. */
  gone: string[];
}

export function listCases(): string[] {
  return readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Runs one case in a copy. Its `project/` is the project; without one it is an empty TypeScript project. Files beside
 * `exec.json` are the specs, in the project's root.
 */
export async function runCase(name: string): Promise<CaseResult> {
  const source = join(CASES, name);
  const folder = makeFolder();
  if (existsSync(join(source, "project"))) cpSync(join(source, "project"), folder, { recursive: true });
  else writeFiles(folder, PROJECT);
  for (const file of readdirSync(source)) {
    const path = join(source, file);
    if (statSync(path).isFile() && file !== "exec.json" && file !== "stdout.txt") cpSync(path, join(folder, file));
  }
  const { runs, everything = false } = JSON.parse(readFileSync(join(source, "exec.json"), "utf8")) as Exec;
  const before = readTree(folder);
  const exits: CaseResult["exits"] = [];
  let stdout = "";
  for (const { args, exit = 0, copy, remove = [] } of runs) {
    if (copy !== undefined) cpSync(join(source, copy), folder, { recursive: true });
    for (const path of remove) rmSync(join(folder, path));
    const ran = await runMain(args, folder);
    exits.push({ want: exit, got: ran.code });
    stdout += `${stdout === "" ? "" : "\n"}$ create-api-route ${args.join(" ")}\n${ran.said}`;
  }
  const after = readTree(folder);
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
  const files = Object.fromEntries(changed);
  const compared = everything ? files : Object.fromEntries(changed.filter(([path]) => !isCommon(path)));
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  return { stdout, exits, files, compared, gone };
}

function isCommon(path: string): boolean {
  return /^\.create-api-route\/receipts\/|(?:^|\/)lib\/api\/(?:runtime\/|define-route\.)/.test(path);
}

/** Standard output and, behind `! `, standard error; in the order they were written. */
async function runMain(args: readonly string[], cwd: string): Promise<{ code: number; said: string }> {
  let out = "";
  let err = "";
  const code = await main(args, {
    cwd,
    env: { NO_COLOR: "1" },
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, said: `${out}${err.replace(/^(?=.)/gm, "! ")}` };
}

/** The files a case is to leave, from its `expected/`. */
export function expectedFiles(name: string): Files {
  const folder = join(CASES, name, "expected");
  return existsSync(folder) ? readTree(folder) : {};
}

/** Makes what a case does now what it is to do (`UPDATE=1`). For those who read the difference before they commit. */
export function updateCase(name: string, { stdout, compared }: CaseResult): void {
  const source = join(CASES, name);
  rmSync(join(source, "expected"), { recursive: true, force: true });
  writeFiles(join(source, "expected"), compared);
  writeFiles(source, { "stdout.txt": stdout });
}
