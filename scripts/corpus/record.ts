import type { Document } from "./documents.js";
import type { Options } from "./options.js";

/** What a run found out about one document: a line of the results. */
export interface DocumentRecord {
  id: string;
  bytes: number;
  /**
   * - `ok`: generated, and every check passed.
   * - `refused`: the document cannot be read; nothing is generated, and every error names its place.
   * - `failed`: something is wrong with the tool, see `failures`.
   */
  status: "ok" | "refused" | "failed";
  /** As counted by `count.ts`; 0 for a document that nobody can parse. */
  operations: number;
  served: number;
  refused: number;
  /** Reasons of refused operations and errors of refused documents, with how often. */
  reasons: Record<string, number>;
  files: number;
  lines: number;
  /** Milliseconds of processor time. */
  cpu: { read: number; plan: number; render: number };
  /** Largest resident set while the document was worked on; MiB. */
  peak: number;
  typeErrors: number;
  /** By code; those of severity `info` left out. */
  diagnostics: Record<string, number>;
  /** What is wrong, one line each; at most {@link MOST_FAILURES}. */
  failures: string[];
}

/** A document to be generated, and where to. */
export interface Task {
  document: Document;
  /** Absolute; the folder of a project that holds nothing yet. */
  folder: string;
  options: Pick<Options, "language" | "router" | "prettier" | "hostile" | "agree">;
}

export const MOST_FAILURES = 20;

export function emptyRecord(id: string, bytes: number): DocumentRecord {
  return {
    id,
    bytes,
    status: "ok",
    operations: 0,
    served: 0,
    refused: 0,
    reasons: {},
    files: 0,
    lines: 0,
    cpu: { read: 0, plan: 0, render: 0 },
    peak: 0,
    typeErrors: 0,
    diagnostics: {},
    failures: [],
  };
}

/** Adds failures to a record, which makes it a failed one. */
export function fail(record: DocumentRecord, failures: readonly string[]): void {
  if (failures.length === 0) return;
  record.status = "failed";
  record.failures.push(...failures.slice(0, MOST_FAILURES - record.failures.length));
}
