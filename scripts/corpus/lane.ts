import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "./documents.js";
import type { Options } from "./options.js";
import { fail, type DocumentRecord } from "./record.js";
import { isSyntaxError, typeCheck, type TypeError } from "./typecheck.js";
import { startWorker, type Done } from "./worker-client.js";

/** So many documents, or so many bytes of TypeScript, are type-checked as one program. */
const BATCH = { documents: 60, bytes: 24_000_000 } as const;

interface Batch {
  /** Absolute; the documents' folders are in it. */
  folder: string;
  /** By the name of the document's folder. */
  done: Map<string, Done>;
  bytes: number;
}

/**
 * Works through documents with one process that generates and, for a batch at a time, one that type-checks. Several
 * lanes share a queue.
 *
 * @param queue what is left to do; documents are taken from it
 * @param scratch an empty folder below a `node_modules` with what generated code imports
 */
export async function runLane(
  queue: Document[],
  scratch: string,
  options: Options,
  finished: (record: DocumentRecord) => void,
): Promise<void> {
  const worker = startWorker();
  try {
    while (queue.length > 0) {
      const batch: Batch = { folder: mkdtempSync(join(scratch, "batch-")), done: new Map(), bytes: 0 };
      while (batch.done.size < BATCH.documents && batch.bytes < BATCH.bytes) {
        const document = queue.shift();
        if (document === undefined) break;
        const name = `d${batch.done.size}`;
        const folder = join(batch.folder, name);
        mkdirSync(folder);
        const done = await worker.generate({ document, folder, options });
        batch.done.set(name, done);
        batch.bytes += done.bytes;
      }
      if (options.language === "ts") await check(batch, options);
      for (const { record } of batch.done.values()) finished(record);
      rmSync(batch.folder, { recursive: true, force: true });
    }
  } finally {
    worker.stop();
  }
}

/** Gives each document of a batch its type errors. */
async function check({ folder, done }: Batch, options: Options): Promise<void> {
  const open = new Map([...done].filter(([, { paths }]) => paths.length > 0));
  while (open.size > 0) {
    const files = [...open].flatMap(([name, { paths }]) => paths.map((path) => `${name}/${path}`));
    const errors = await typeCheck(folder, files, options).catch((error: Error) => error);
    if (errors instanceof Error) {
      for (const { record } of open.values()) fail(record, [errors.message]);
      return;
    }
    const unparsed = errors.filter(isSyntaxError);
    report(unparsed.length > 0 ? unparsed : errors, done);
    if (unparsed.length === 0) return;
    for (const { file } of unparsed) open.delete(documentOf(file));
  }
}

function report(errors: readonly TypeError[], done: ReadonlyMap<string, Done>): void {
  for (const { file, message } of errors) {
    const record = done.get(documentOf(file))?.record;
    if (record === undefined) throw new Error(`an error outside of all documents: ${file}: ${message}`);
    record.typeErrors++;
    fail(record, [message]);
  }
}

function documentOf(file: string): string {
  return file.slice(0, file.indexOf("/"));
}
