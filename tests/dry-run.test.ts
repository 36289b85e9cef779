import fc from "fast-check";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import type { ReportFile, Verdict } from "../src/model/files.js";
import { EDITS } from "./reconcile/history/edits.js";
import { readTree, TS_PROJECT, writeFiles } from "./support/folder.js";

/** The verdicts after which a file is another than before. */
const CHANGES: ReadonlySet<Verdict> = new Set(["create", "update", "insert", "merge", "remove"]);
const PATHS = ["/users", "/users/{id}", "/posts"];
const METHODS = ["get", "post", "delete"];

/** For each path the methods it has. */
const apis = fc.dictionary(fc.constantFrom(...PATHS), fc.uniqueArray(fc.constantFrom(...METHODS), { minLength: 1 }), {
  minKeys: 1,
});

function documentOf(api: Readonly<Record<string, readonly string[]>>, version: number): string {
  const answer = { type: "object", properties: { [`field${version}`]: { type: "string" } } };
  const operation = (id: string): unknown => ({
    operationId: id,
    responses: {
      200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } },
    },
  });
  const item = (path: string, methods: readonly string[]): unknown => ({
    ...(path.includes("{") && { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] }),
    ...Object.fromEntries(methods.map((method) => [method, operation(`${method}${path.replace(/\W/g, "")}`)])),
  });
  const paths = Object.fromEntries(Object.entries(api).map(([path, methods]) => [path, item(path, methods)]));
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths,
    components: { schemas: { A: answer } },
  });
}

/** Edits of the user's, each for the file at its place among the routes, then contracts and seeds. */
const edits = fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(EDITS)), file: fc.nat(8) }), { maxLength: 3 });
const rounds = fc.array(fc.record({ api: apis, edits }), { minLength: 1, maxLength: 3 });

/** What a run removes, what it leaves alone, and holds back for that. */
const DROPPED: { api: Record<string, string[]>; edits: { kind: string; file: number }[] }[] = [
  { api: { "/users": ["get"], "/users/{id}": ["get"], "/posts": ["get"] }, edits: [{ kind: "write a body", file: 1 }] },
  { api: { "/posts": ["get", "post"] }, edits: [] },
];

test("a dry run and a check say what the run does, write nothing, and the run does what they said", async () => {
  const seen = new Set<Verdict>();
  const predicts = fc.asyncProperty(rounds, async (history) => {
    const cwd = mkdtempSync(join(tmpdir(), "create-api-route-"));
    try {
      writeFiles(cwd, TS_PROJECT);
      for (const [index, { api, edits: own }] of history.entries()) {
        writeFileSync(join(cwd, "openapi.json"), documentOf(api, index));
        const run = { cwd, specs: ["openapi.json"] };
        const before = readTree(cwd);
        const dry = await generate({ ...run, mode: "dry-run" });
        const check = await generate({ ...run, mode: "check" });
        expect(readTree(cwd)).toEqual(before);
        const wet = await generate(run);
        expect(dry).toEqual({ ...wet, mode: "dry-run", nextSteps: dry.nextSteps });
        expect(check.files).toEqual(wet.files);
        expect(check.exitCode).toBe(wet.files.some(({ verdict }) => CHANGES.has(verdict)) ? 1 : wet.exitCode);
        expect(changedBetween(before, readTree(cwd))).toEqual(predicted(wet.files));
        for (const { verdict } of wet.files) seen.add(verdict);
        for (const edit of own) await editFile(cwd, edit);
      }
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
  const details = await fc.check(predicts, { numRuns: 20, endOnFailure: true, examples: [[DROPPED]] });
  expect(
    details.failed,
    `seed ${details.seed}: ${JSON.stringify(details.counterexample)}\n${details.errorInstance}`,
  ).toBe(false);
  expect([...seen]).toEqual(expect.arrayContaining(["create", "update", "remove", "orphan", "held"]));
});

function predicted(files: readonly ReportFile[]): string[] {
  return files.filter(({ verdict }) => CHANGES.has(verdict)).map(({ path }) => path);
}

/** Paths of the files that differ, state aside. */
function changedBetween(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.filter((path) => !/^\.create-api-route\/|\/$/.test(path) && before[path] !== after[path]);
}

async function editFile(cwd: string, { kind, file }: { kind: string; file: number }): Promise<void> {
  const files = Object.keys(readTree(cwd)).filter((path) => path.endsWith(".ts"));
  const paths = ["pages/api/", "lib/api/"].flatMap((dir) => files.filter((path) => path.startsWith(dir)));
  const path = join(cwd, paths[file % paths.length] ?? "");
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  try {
    writeFileSync(path, (await EDITS[kind]?.(text, "u1u", () => 0)) ?? text);
  } catch {
    // A formatter cannot format what does not parse.
  }
}
