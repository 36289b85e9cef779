import { UserError } from "../model/diagnostic.js";
import { suggestion } from "../model/did-you-mean.js";
import type { Io } from "../model/io.js";

export const COMMANDS = [
  "add",
  "generate",
  "list",
  "init",
  "remove",
  "eject",
  "resolve",
  "openapi",
  "completion",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What the default of an option may depend on. */
export type Surroundings = Pick<Io, "cwd" | "env"> & Partial<Pick<Io, "stdin" | "stdout" | "stderr">>;

/** One flag, and what it says about its option. */
export interface Flag<T> {
  /** As commander reads it: `-C, --cwd <dir>`. */
  flags: string;
  description: string;
  on: readonly CommandName[];
  /** May be given several times; `commas`: also as `a,b`. Globs keep their commas (`{a,b}`). */
  list?: "commas" | "repeat";
  /** The words it takes. */
  choices?: readonly string[];
  /**
   * @param value what was typed behind it: all texts for a list, `true` or `false` for a flag without a value
   * @throws UserError when the value cannot be
   */
  read(value: unknown, io: Surroundings): T;
}

/** One option of a run: the flags that set it, and what holds without them. */
export interface Option<T> {
  flags: readonly Flag<T>[];
  otherwise(io: Surroundings): T;
  /** Set where two of the flags contradict each other: what to do about it. */
  contradiction?: string;
}

type Words = readonly [flags: string, description: string, on: readonly CommandName[]];

/** An option that has a value of its own without any flag. */
export function option<T>(otherwise: T, flags: readonly Flag<T>[], contradiction?: string): Option<T> {
  return optionFrom(() => otherwise, flags, contradiction);
}

/** An option whose default is found in the surroundings. */
export function optionFrom<T>(
  otherwise: (io: Surroundings) => T,
  flags: readonly Flag<T>[],
  contradiction?: string,
): Option<T> {
  return { flags, otherwise, ...(contradiction !== undefined && { contradiction }) };
}

/** On or off; off when it is not said. */
export function toggle(...words: Words): Option<boolean> {
  return option<boolean>(false, [says(true, ...words)]);
}

/** A flag without a value of its own. */
export function says<T>(value: T, ...[flags, description, on]: Words): Flag<T> {
  return { flags, description, on, read: () => value };
}

/** A flag with a text. */
export function text(...[flags, description, on]: Words): Flag<string> {
  return { flags, description, on, read: String };
}

/** A flag with one or several texts. */
export function list(separated: "commas" | "repeat", ...[flags, description, on]: Words): Flag<readonly string[]> {
  return { flags, description, on, list: separated, read: (value) => (Array.isArray(value) ? value.map(String) : []) };
}

/** A flag with one of a few words. */
export function choice<const T extends string>(choices: readonly T[], ...[flags, description, on]: Words): Flag<T> {
  return { flags, description, on, choices, read: (value) => chosen(longName(flags), String(value), choices) };
}

function chosen<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const guess = suggestion(value, choices);
  const hint = guess === undefined ? `Use one of ${choices.join(", ")}.` : `${guess} It takes ${choices.join(", ")}.`;
  throw new UserError(`${flag} takes ${choices.join(", ")}, not "${value}".`, hint);
}

/** `-C, --cwd <dir>`: `-C`, `--cwd`. */
export function namesOf(flags: string): string[] {
  return flags.replace(/ <.*/, "").split(", ");
}

/** `-C, --cwd <dir>`: `--cwd`. */
export function longName(flags: string): string {
  return namesOf(flags).at(-1) ?? flags;
}

/** `-C, --cwd <dir>`, not `--diff`. */
export function takesValue(flags: string): boolean {
  return flags.includes("<");
}
