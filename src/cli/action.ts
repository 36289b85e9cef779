import type { Io } from "../model/io.js";
import type { Options } from "./options.js";

/** What a command does with its arguments: returns the exit code. */
export type Action = (args: readonly string[], options: Options, io: Io) => Promise<number>;
