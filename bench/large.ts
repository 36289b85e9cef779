import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join, relative } from "node:path";
import { installTool } from "./install.js";
import type { Subject } from "./measure.js";
import { makeProject } from "./peers.js";

/** The largest document that many know, as its owner publishes it. */
export const PACKAGE = "@octokit/openapi@23.0.2";
export const PUBLISHED = "node_modules/@octokit/openapi/generated/api.github.com.json";
const DOCUMENT = "api.github.com.json";

/** What a run leaves in a project. */
const LEFT = ["pages/api", "lib", ".create-api-route", "node_modules/.cache"];

/** The rows, the first being what the others are held against. */
export const LARGE_ROWS = [
  ["limit", "node: start, parse the document, write as many bytes into as many files"],
  ["first", "the first run"],
  ["again", "again, nothing changed"],
  ["check", "`--check`, nothing changed"],
  ["changed", "one operation changed"],
] as const;

export interface Large {
  subjects: Subject[];
  operations: number;
  files: number;
}

/**
 * GitHub's document, all of it: a project that each first run finds empty, one that stays as it is, and one whose
 * document changes before each run.
 */
export function prepareLarge(scratch: string, bin: string): Large {
  const published = join(installTool(join(scratch, "github"), PACKAGE).folder, PUBLISHED);
  const [empty, same, changing] = ["empty", "same", "changing"].map((name) => project(join(scratch, name), published));
  if (empty === undefined || same === undefined || changing === undefined) throw new Error("There are three projects.");
  const generate = (cwd: string): void => {
    execFileSync(process.execPath, [bin, "generate", DOCUMENT, "--silent"], { cwd, stdio: "inherit" });
  };
  generate(same);
  generate(changing);
  const files = filesOf(same);
  const limit = writeLimit(scratch, same, files);
  const argv = [process.execPath, bin, "generate", DOCUMENT];
  const isThere = (cwd: string) => (): void => {
    if (filesOf(cwd).length < files.length) throw new Error("Not all files were written.");
  };
  const runs: (Subject & { id: (typeof LARGE_ROWS)[number][0] })[] = [
    { id: "limit", argv: [process.execPath, limit], cwd: empty, before: () => clear(empty), after: isThere(empty) },
    { id: "first", argv, cwd: empty, before: () => clear(empty), after: isThere(empty) },
    { id: "again", argv, cwd: same },
    { id: "check", argv: [...argv, "--check"], cwd: same },
    { id: "changed", argv, cwd: changing, before: () => changeOperation(changing), after: isThere(changing) },
  ];
  return { subjects: runs, operations: operationsOf(published), files: files.length };
}

function project(folder: string, published: string): string {
  makeProject(folder);
  copyFileSync(published, join(folder, DOCUMENT));
  return folder;
}

function clear(folder: string): void {
  for (const path of LEFT) rmSync(join(folder, path), { recursive: true, force: true });
}

/** Relative to the project, with what is kept of the run. */
function filesOf(folder: string): string[] {
  return LEFT.flatMap((path) => {
    if (!existsSync(join(folder, path))) return [];
    return readdirSync(join(folder, path), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  });
}

/** A program that writes what a run writes, without saying anything in it. */
function writeLimit(scratch: string, from: string, files: readonly string[]): string {
  const sizes = files.map((path) => [path, statSync(join(from, path)).size]);
  const program = join(scratch, "limit.cjs");
  writeFileSync(
    program,
    `const fs = require("fs"), path = require("path");
    JSON.parse(fs.readFileSync(${JSON.stringify(DOCUMENT)}, "utf8"));
    for (const [file, size] of ${JSON.stringify(sizes)}) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, Buffer.alloc(size, 32));
    }`,
  );
  return program;
}

interface Document {
  paths: Record<string, Record<string, { summary?: string; parameters?: unknown[] }>>;
}

let changes = 0;

/** One more parameter for one operation, another each time. */
function changeOperation(folder: string): void {
  const path = join(folder, DOCUMENT);
  const document = JSON.parse(readFileSync(path, "utf8")) as Document;
  const operation = document.paths["/meta"]?.get;
  if (operation === undefined) throw new Error("GitHub's document has no GET /meta any more.");
  operation.parameters = [{ name: `bench${changes++}`, in: "query", schema: { type: "string" } }];
  writeFileSync(path, JSON.stringify(document));
}

function operationsOf(published: string): number {
  const { paths } = JSON.parse(readFileSync(published, "utf8")) as Document;
  const methods = /^(?:get|put|post|delete|patch|head|options|trace)$/;
  return Object.values(paths).flatMap((item) => Object.keys(item).filter((key) => methods.test(key))).length;
}
