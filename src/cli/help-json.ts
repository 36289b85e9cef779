import type { Io } from "../model/io.js";
import { ENTRIES, type CommandEntry } from "./entries.js";
import { FLAGS } from "./flags.js";

/** What exit codes mean, for every command. */
const EXIT_CODES = {
  0: "done, or nothing to do",
  1: "drift with --check, or a file waits for a decision",
  2: "misuse, a bad spec, or refused: nothing was written",
  130: "ended by Ctrl-C",
};

/** `--help --json`: commands and flags for programs; of one command where one is named. */
export function printHelpJson(argv: readonly string[], io: Io, version: string): number {
  const named = ENTRIES.filter(
    ({ name, alias }) => argv.includes(name) || (alias !== undefined && argv.includes(alias)),
  );
  const commands = (named.length > 0 ? named : ENTRIES).map(described);
  const help = { version: 1, program: "create-api-route", release: version, commands, exitCodes: EXIT_CODES };
  io.stdout.write(`${JSON.stringify(help, undefined, 2)}\n`);
  return 0;
}

function described({ name, alias, argument, summary, examples }: CommandEntry): object {
  return {
    name,
    ...(alias !== undefined && { alias }),
    arguments: argument,
    summary,
    examples: examples.map((example) => example.replace(/\s+#.*/, "")),
    flags: FLAGS.filter(({ on }) => on.includes(name)).map(({ flags, description, list, choices }) => ({
      flags,
      description,
      ...(choices && { choices }),
      ...(list && { repeatable: true }),
    })),
  };
}
