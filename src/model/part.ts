import type { Diagnostic } from "./diagnostic.js";
import type { FilePlan } from "./files.js";

/** What one route or one model of a spec comes to. Plain data. */
export interface Part {
  /** Names all that it was made from; absent where nobody asks. */
  key?: string | undefined;
  files: FilePlan[];
  /** Ids of models that it imports. */
  models: readonly string[];
  /** Whether it imports what its document asks of callers. */
  security: boolean;
  diagnostics: readonly Diagnostic[];
}

/** What a run planned, for a later one to take what it would plan alike. */
export interface Parts {
  parts: readonly Part[];
  /** Of the budget, by this run and those that it took parts of. */
  spent: number;
}
