/**
 * `npm run corpus -- <folder>`: generates from every OpenAPI document of a folder, type-checks all of it, holds the
 * trees against Next.js' own route sorter and the rules of Windows, and accounts for every operation. Ends with 1 and
 * the names of the documents when something is wrong.
 */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findDocuments, type Document } from "./corpus/documents.js";
import { runLane } from "./corpus/lane.js";
import { readOptions, USAGE, type Options } from "./corpus/options.js";
import type { DocumentRecord } from "./corpus/record.js";
import { summary, tableHead, tableRow } from "./corpus/table.js";

/** Below the repository, so that generated code finds `next` and `zod`. */
const SCRATCH = resolve(import.meta.dirname, "../.tmp/corpus");

process.exitCode = await corpus(process.argv.slice(2));

async function corpus(argv: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = readOptions(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { documents, missing } = findDocuments(options);
  if (documents.length === 0) {
    process.stderr.write(
      `${options.folder} has no OpenAPI documents${options.list ? ` that ${options.list} names` : ""}\n`,
    );
    return 2;
  }
  if (missing.length > 0) say(`${missing.length} listed documents are not there, the first is ${missing[0]}`);
  const records = startResults(options, documents);
  await generateAll(documents, records, options);
  say(`\n${summary([...records.values()])}`);
  return [...records.values()].some(({ status }) => status === "failed") ? 1 : 0;
}

async function generateAll(
  documents: readonly Document[],
  records: Map<string, DocumentRecord>,
  options: Options,
): Promise<void> {
  const queue = documents.filter(({ id }) => !records.has(id));
  const scratch = mkdtempSync(join(SCRATCH, "run-"));
  const finished = (record: DocumentRecord): void => {
    records.set(record.id, record);
    appendFileSync(options.results, `${JSON.stringify(record)}\n`);
    if (!options.quiet || record.status === "failed") say(tableRow(record));
  };
  say(tableHead());
  try {
    await Promise.all(Array.from({ length: options.jobs }, () => runLane(queue, scratch, options, finished)));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What passed in an earlier run of the same documents, when it is to be resumed; else an empty results file. */
function startResults({ results, resume }: Options, documents: readonly Document[]): Map<string, DocumentRecord> {
  mkdirSync(SCRATCH, { recursive: true });
  mkdirSync(dirname(resolve(results)), { recursive: true });
  if (!resume || !existsSync(results)) {
    writeFileSync(results, "");
    return new Map();
  }
  const wanted = new Set(documents.map(({ id }) => id));
  const lines = readFileSync(results, "utf8").split("\n");
  const records = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as DocumentRecord);
  const done = records.filter(({ id, status }) => wanted.has(id) && status !== "failed");
  return new Map(done.map((record) => [record.id, record]));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
