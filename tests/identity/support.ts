import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { main } from "../../src/main.js";
import type { Report, Verdict } from "../../src/model/files.js";
import { compile, type Options } from "../support/compiler.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** A document with these operations: `GET /users/{id}`. */
export function document(...operations: string[]): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const item = (paths[path] ??= {
      parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    });
    item[method.toLowerCase()] = { responses: { 204: { description: "" } } };
  }
  return JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
}

/** A TypeScript project whose imports are found, with these operations generated. */
export async function generated(files: Files, ...operations: string[]): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, ...files, "openapi.json": document(...operations) });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await run(folder, 0, "generate", "openapi.json");
  return folder;
}

export interface Ran {
  report: Report;
  verdicts: Record<string, Verdict>;
}

/** Runs a command line; fails with what it said when the exit code is another. */
export async function run(cwd: string, code: number, ...args: string[]): Promise<Ran> {
  let said = "";
  let out = "";
  const got = await main([...args, "--json"], {
    cwd,
    env: {},
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (said += text) },
  });
  if (got !== code) throw new Error(`${args.join(" ")} ended with ${got} instead of ${code}\n${out}${said}`);
  // Misuse has no report.
  const report = (out === "" ? { files: [] } : JSON.parse(out)) as unknown as Report;
  return { report, verdicts: Object.fromEntries(report.files.map(({ path, verdict }) => [path, verdict])) };
}

/** A new version of the spec, generated. */
export async function regenerate(folder: string, code: number, ...operations: string[]): Promise<Ran> {
  writeFiles(folder, { "openapi.json": document(...operations) });
  return run(folder, code, "generate", "openapi.json");
}

export function move(folder: string, from: string, to: string): void {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
}

/** Writes a file anew: what the user did to it. */
export function edit(folder: string, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, path), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`Nothing was edited in ${path}:\n${before}`);
  writeFiles(folder, { [path]: after });
}

/** Writes the first handler that is still a stub. */
export function writeHandler(text: string): string {
  return text.replace("throw new NotImplemented();", "return { status: 204 };");
}

/**
 * What `tsc --strict` has to say; empty when the project type-checks.
 *
 * @param more options beside those of every project here
 */
export function typeErrors(folder: string, more: Options = {}): string {
  const how = { strict: true, noEmit: true, skipLibCheck: true, module: "esnext", moduleResolution: "bundler" };
  const where = { typeRoots: [join(ROOT, "node_modules/@types")], paths: { "@/*": ["./*", "./src/*"] } };
  const options = { ...how, ...where, target: "es2022", jsx: "preserve", types: ["node"], ...more };
  const files = Object.entries(readTree(folder)).filter(([path]) => !path.endsWith("/"));
  return compile(new Map(files), options, ["**/*.ts"]).join("\n");
}
