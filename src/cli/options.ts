import { UserError } from "../model/diagnostic.js";
import { longName, takesValue, type Flag, type Option, type Surroundings } from "./flag.js";
import { OPTIONS } from "./flags.js";

/** What a table of options says: what may be left open is optional. */
type ValuesOf<Table> = {
  [Name in keyof Table as undefined extends ValueOf<Table[Name]> ? never : Name]: ValueOf<Table[Name]>;
} & {
  [Name in keyof Table as undefined extends ValueOf<Table[Name]> ? Name : never]?: Exclude<
    ValueOf<Table[Name]>,
    undefined
  >;
};
type ValueOf<Entry> = Entry extends Option<infer Value> ? Value : never;

/** The flags of a run, typed and checked. One shape for every command; a command reads what it takes. */
export type Options = ValuesOf<typeof OPTIONS> & {
  /** The command line, without `node` and the script. */
  typed: readonly string[];
};

/**
 * Checks what was parsed and fills in what was not said.
 *
 * @param raw what commander parsed, by flag name in camel case
 * @throws UserError when flags contradict each other or a value cannot be.
 */
export function readOptions(raw: Readonly<Record<string, unknown>>, io: Surroundings): Omit<Options, "typed"> {
  return filledIn(({ flags, contradiction }) => {
    const given = flags.filter((each) => isSaid(each, raw));
    const [value, other] = given.map((each) => each.read(raw[rawName(each)], io));
    if (contradiction !== undefined && value !== other) refuseBoth(given, contradiction);
    return value;
  }, io);
}

/**
 * The same of options by their own names, as scripts give them; values are checked as those of flags are.
 *
 * @throws UserError when a value cannot be.
 */
export function completeOptions(given: Partial<Options>, io: Surroundings): Omit<Options, "typed"> {
  const values: Readonly<Record<string, unknown>> = given;
  return filledIn(({ flags }, name) => {
    const flag = flags.find((each) => takesValue(each.flags));
    return flag === undefined || values[name] === undefined ? values[name] : flag.read(values[name], io);
  }, io);
}

/** Every option with its value, or with what holds when it has none. */
function filledIn(
  valueOf: (entry: Option<unknown>, name: string) => unknown,
  io: Surroundings,
): Omit<Options, "typed"> {
  const table: [string, Option<unknown>][] = Object.entries(OPTIONS);
  const values = table.map(([name, entry]) => [name, valueOf(entry, name) ?? entry.otherwise(io)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Omit<Options, "typed">;
}

/** Whether a question may be asked: somebody is there to answer, and has not said yes to everything. */
export function mayAsk({ interactive, yes }: Pick<Options, "interactive" | "yes">): boolean {
  return interactive && !yes;
}

function refuseBoth([first, second]: readonly Flag<unknown>[], hint: string): void {
  if (first === undefined || second === undefined) return;
  throw new UserError(`${longName(first.flags)} and ${longName(second.flags)} contradict each other.`, hint);
}

/** Commander has `false` for `--no-x`, and `true` for `x` where only that flag exists. */
function isSaid(flag: Flag<unknown>, raw: Readonly<Record<string, unknown>>): boolean {
  const value = raw[rawName(flag)];
  return longName(flag.flags).startsWith("--no-") ? value === false : value !== undefined && value !== false;
}

/** `--allow-remote <host>`: `allowRemote`; `--no-color`: `color`. */
function rawName({ flags }: Flag<unknown>): string {
  return longName(flags)
    .replace(/^--(?:no-)?/, "")
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
