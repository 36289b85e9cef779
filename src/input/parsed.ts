import type { Diagnostic, Origin } from "../model/diagnostic.js";
import type { Json } from "../model/schema.js";

/** A place in a text; both are counted from 1, columns in UTF-16 code units. */
export interface LineAndColumn {
  line: number;
  column: number;
}

/**
 * How the number or boolean that a pointer names is written, as its value does not always say: `08`, `1.10`, `True`.
 * Through aliases and merge keys too; `undefined` for what is neither, and where it is as JavaScript writes it.
 */
export type Spelling = (pointer: string) => string | undefined;

/** What a parser makes of a text; diagnostics carry their place already. */
export interface Parsed {
  value?: Json;
  locate(pointer: string): LineAndColumn;
  spelling?: Spelling;
  diagnostics: Diagnostic[];
}

/** Code of the warning of a text that a comma ends. */
export const COMMA = "yaml-comma";

/**
 * A key that a map has already.
 *
 * @param isOne what both hold is read as one
 */
export function duplicateKey(key: string, origin: Origin, first: LineAndColumn, isOne = false): Diagnostic {
  return {
    code: "duplicate-key",
    severity: isOne ? "warning" : "error",
    message: `the key ${JSON.stringify(key)} is given twice, expected once${isOne ? "; both are read as one" : ""}`,
    hint: `it is first given in line ${first.line}; ${isOne ? "put both together" : "remove or rename one of the two"}`,
    origin,
  };
}

/** Beyond these a document is refused, so that no input can exhaust time or memory. Graph's 20 MB uses a tenth of each. */
export const BUDGET = {
  bytes: 256 * 1024 * 1024,
  depth: 400,
  nodes: 20_000_000,
  /** Nodes that exist only because an alias repeats them ("billion laughs"). */
  aliasNodes: 1_000_000,
  /** Further files that a document and those files refer to: from the disk, and from other hosts, there or not. */
  files: 10_000,
  remoteFiles: 200,
  /** For all of the latter together, in milliseconds. */
  remoteTime: 120_000,
} as const;
