import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Json } from "../model/schema.js";
import { readSource } from "./source.js";

export interface DataFile {
  /** Absolute real path. */
  path: string;
  value: Json;
}

/** Reads what `--data` names: JSON only, as the generated code imports the file itself. */
export async function readDataFile(file: string, cwd: string): Promise<{ data?: DataFile; diagnostics: Diagnostic[] }> {
  const path = resolve(cwd, file);
  const { source, diagnostics } = await readSource(path, cwd);
  if (source === undefined) return { diagnostics };
  return { data: { path: realpathSync(path), value: source.value }, diagnostics };
}
