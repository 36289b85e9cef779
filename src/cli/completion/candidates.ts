import { METHODS } from "../../model/route-spec.js";
import { COMMANDS, namesOf, takesValue, type CommandName, type Flag } from "../flag.js";
import { FLAGS } from "../flags.js";
import { SHELLS } from "./shells.js";

/** What the project knows; each is found out when it is asked for. */
export interface Known {
  templates(): Promise<readonly string[]>;
  /** Routes of the project and of its specs: `users/[id]`. */
  routes(): Promise<readonly string[]>;
  /** Tags of the specs' operations. */
  tags(): Promise<readonly string[]>;
}

/**
 * What may stand in the place of the last word, as far as it is written: nothing where a file is meant, or anything.
 *
 * @param words what was typed behind the program's name; the last one is the one at the cursor, and may be empty
 */
export async function candidates(words: readonly string[], known: Known): Promise<string[]> {
  const { before, current, kept } = atCursor(words);
  const [first] = before;
  const command = COMMANDS.find((name) => name === first) ?? (first === "gen" ? "generate" : "add");
  const all = await possible(command, before, current, known);
  const fitting = [...new Set(all)].filter((word) => word.startsWith(current) && word !== current).sort();
  return fitting.map((word) => kept + word);
}

/** `--conflict=m` is three words for bash, which completes the last, and one for other shells: of it `--conflict=` is kept. */
function atCursor(words: readonly string[]): { before: string[]; current: string; kept: string } {
  const isSign = (word: string | undefined, at: number): boolean =>
    word === "=" && words[at - 1]?.startsWith("--") === true;
  const before = words.slice(0, -1).filter((word, at) => !isSign(word, at));
  const current = isSign(words.at(-1), words.length - 1) ? "" : (words.at(-1) ?? "");
  const [, flag, value = ""] = /^(--[^=]+)=(.*)$/.exec(current) ?? [];
  if (flag === undefined) return { before, current, kept: "" };
  return { before: [...before, flag], current: value, kept: `${flag}=` };
}

async function possible(
  command: CommandName,
  before: readonly string[],
  current: string,
  known: Known,
): Promise<readonly string[]> {
  const flags = FLAGS.filter(({ on }) => on.includes(command));
  const last = before.at(-1);
  const flag = flags.find((each) => takesValue(each.flags) && namesOf(each.flags).includes(last ?? ""));
  if (flag !== undefined) return valuesOf(flag, current, known);
  if (current.startsWith("-")) return [...flags.flatMap((each) => namesOf(each.flags)), "--help"];
  if (before.length === 0) return COMMANDS;
  return argumentsOf(command, known);
}

async function argumentsOf(command: CommandName, known: Known): Promise<readonly string[]> {
  if (command === "eject") return known.templates();
  if (command === "remove") return known.routes();
  return command === "completion" ? SHELLS : [];
}

async function valuesOf(flag: Flag<unknown>, current: string, known: Known): Promise<readonly string[]> {
  if (flag.choices !== undefined) return flag.choices;
  const names = namesOf(flag.flags);
  if (names.includes("--template")) return known.templates();
  if (names.includes("--include") || names.includes("--exclude")) return known.routes();
  if (names.includes("--tag")) return known.tags();
  if (!names.includes("--methods")) return [];
  const stated = current.split(",").slice(0, -1);
  const left = METHODS.filter((method) => !stated.includes(method));
  return left.map((method) => [...stated, method].join(","));
}
