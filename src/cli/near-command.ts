import { UserError } from "../model/diagnostic.js";
import { askWhether, didYouMean } from "../model/did-you-mean.js";
import type { Io } from "../model/io.js";
import { quote } from "../model/quote.js";
import { printEquivalent, quoteArgument } from "./command-line.js";
import { COMMANDS, type CommandName } from "./flag.js";
import { mayAsk, type Options } from "./options.js";

/** What other programs call a command. */
const OTHER_WORDS: Readonly<Record<string, CommandName>> = {
  ls: "list",
  rm: "remove",
  delete: "remove",
  new: "add",
  create: "add",
};

/**
 * The command that is likely meant where a route's name reads like a slip of one: `create-api-route lst` would make a
 * route. Of a short command only a letter left out and two letters swapped count, so that `ads` and `unit` stay routes,
 * as the plural of any command does (`completions`).
 */
export function nearCommand(word: string): CommandName | undefined {
  const said = word.toLowerCase();
  if (Object.hasOwn(OTHER_WORDS, said)) return OTHER_WORDS[said];
  const short = COMMANDS.find((name) => name.length <= 4 && (said === name || isSlip(said, name)));
  const long = said.length >= 4 ? COMMANDS.filter((name) => name.length > 4 && said !== `${name}s`) : [];
  const command = short ?? didYouMean(said, long);
  return command === word ? undefined : command;
}

function isSlip(word: string, name: string): boolean {
  if (word.length < 3) return false;
  const letters = [...name];
  return letters.some((letter, index) => {
    const without = name.slice(0, index) + name.slice(index + 1);
    const swapped = name.slice(0, index) + (letters[index + 1] ?? "") + letter + name.slice(index + 2);
    return word === without || (index + 1 < letters.length && word === swapped);
  });
}

/**
 * What is to be done with routes whose first name reads like a command or a spec file. `add` says that a route is meant.
 *
 * @param names as they were typed, without `add`
 * @returns the command line that is meant; `undefined` when it is the one that was typed
 * @throws UserError where nobody can be asked, Cancelled when neither is meant
 */
export async function whatIsMeant(
  names: readonly string[],
  options: Pick<Options, "interactive" | "yes" | "silent" | "typed">,
  io: Io,
): Promise<readonly string[] | undefined> {
  const [first] = names;
  const { typed } = options;
  const others = typed.filter((_, index) => first === undefined || index !== typed.indexOf(first));
  // A flag before a command: `-C web generate`.
  if (first !== undefined && (first === "gen" || (COMMANDS as readonly string[]).includes(first)))
    return [first, ...others];
  const near = first === undefined ? undefined : nearCommand(first);
  if (first === undefined || near === undefined) return refuseSpecFile(names);
  if (!mayAsk(options)) throw notACommand(first, near);
  const { askForCommand } = await import("./ask.js");
  const meant = await askForCommand(io, first, near);
  const commandLine = meant === "route" ? ["add", ...typed] : [meant, ...others];
  printEquivalent([], { ...options, typed: commandLine }, io);
  return commandLine;
}

function notACommand(word: string, command: CommandName): UserError {
  const hint = `For a route of that name: create-api-route add ${quoteArgument(word)}`;
  return new UserError(`There is no command ${quote(word)}.`, `${askWhether(`create-api-route ${command}`)}\n${hint}`);
}

function refuseSpecFile(names: readonly string[]): undefined {
  const spec = names.find((name) => /\.(ya?ml|json)$/.test(name));
  if (spec === undefined) return;
  const file = quoteArgument(spec);
  throw new UserError(
    `${quote(spec)} looks like a spec file, not like a route.`,
    `To create a spec's routes: create-api-route generate ${file}\nFor a route of that name: create-api-route add ${file}`,
  );
}
