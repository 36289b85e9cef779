import type { FindModule } from "../code/modules.js";
import type { Clashing } from "./sight.js";
import type { Comparison } from "./compare.js";
import type { Growing } from "./grown.js";
import type { Version } from "./version.js";

/** Code of the user's that may not fit a contract in its new version. */
export interface Unfit {
  /** The file, as it is after the run. */
  path: string;
  /** The method of its handler; absent where it is about what it imports. */
  method?: string;
  /** It is about a module that is not where the file imports it from any longer. */
  isImport?: true;
  /** What is different, in one line. */
  why: string;
}

/** What all contracts were and are to be, and what code of the user's is held against. */
export interface Versions extends Clashing {
  old: Version;
  types: Comparison;
  grown: Growing;
  find: FindModule;
  /** All of them, as paths. */
  contracts: readonly string[];
  /** Contracts that are not as they were: of the others nothing has to be read. */
  rewritten: readonly string[];
}
