import { Command, CommanderError, Help } from "commander";
import { UserError } from "../model/diagnostic.js";
import { suggestion } from "../model/did-you-mean.js";
import type { Io } from "../model/io.js";
import { legible, legibleLine, quote } from "../model/quote.js";
import { addFlags } from "./add-flags.js";
import { ENTRIES, type CommandEntry } from "./entries.js";
import { COMMANDS } from "./flag.js";
import { whatIsMeant } from "./near-command.js";
import { flagHint } from "./near-flag.js";
import { refuseNamedFromHere } from "./named-from-here.js";
import { readOptions, type Options } from "./options.js";

/**
 * Parses the command line and runs the command.
 *
 * @returns the exit code.
 * @throws UserError on misuse, and whatever the command throws.
 */
export async function runProgram(typed: readonly string[], io: Io, version: string): Promise<number> {
  const argv = withoutHelpCommand(typed);
  if (asksForHelpAsJson(argv)) return (await import("./help-json.js")).printHelpJson(argv, io, version);
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  const again = (meant: readonly string[]): Promise<number> => runProgram(meant, io, version);
  const program = createProgram({ argv, io, setExitCode, again }, version);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

/**
 * `help init` is `init --help`: commander ends the former with the exit code that the process has so far.
 *
 * @throws UserError where there is no such command
 */
function withoutHelpCommand(argv: readonly string[]): readonly string[] {
  const [first, ...named] = argv;
  if (first !== "help") return argv;
  const [word = "-"] = named;
  const isKnown = ENTRIES.some(({ name, alias }) => word === name || word === alias);
  if (isKnown || word.startsWith("-")) return [...named, "--help"];
  const hint = suggestion(word, COMMANDS) ?? `The commands are ${COMMANDS.join(", ")}.`;
  throw new UserError(`There is no command ${quote(word)}.`, hint);
}

/** `--help --json`: what a program wants to know, in whatever order it was typed. */
function asksForHelpAsJson(argv: readonly string[]): boolean {
  return argv.includes("--json") && (argv.includes("--help") || argv.includes("-h"));
}

function createProgram(started: Started, version: string): Command {
  const { argv, io } = started;
  const program = new Command("create-api-route");
  program
    .description("Scaffolds API routes for Next.js and keeps them up to date without losing a line you wrote.")
    .usage("<route...> [options]\n       create-api-route <command> [options]")
    .version(version, "-V, --version")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false, minWidthToWrap: 30, formatItem: helpItem })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(legible(text)),
      writeErr: (text) => void io.stderr.write(legible(text)),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      outputError: (text, write) => write(misuse(text)),
    })
    .exitOverride();
  for (const entry of ENTRIES) {
    const command = addCommand(program, entry, started);
    if (mayRun(entry, argv)) addFlags(command, entry.name);
  }
  return program.addHelpText("after", () => `\n${routeOptions(program)}\n\n${rootExamples()}`);
}

/** As commander does where there is room beside the flags, else below them: it would leave it to the terminal to break lines. */
function helpItem(term: string, termWidth: number, description: string, helper: Help): string {
  const { helpWidth = 80, minWidthToWrap } = helper;
  if (description === "" || helpWidth - termWidth - 4 >= minWidthToWrap)
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  const below = helper.boxWrap(description, helpWidth - 6).replaceAll("\n", "\n      ");
  return `  ${term}\n      ${below}`;
}

/** Commander's message has what was typed in it. */
function misuse(text: string, { argument, examples, name = "add" }: Partial<CommandEntry> = {}): string {
  if (/missing required/.test(text)) return `error Expected ${argument}.\n  For example: ${examples?.[0]}\n`;
  const message = text.replace(/^error: /, "").trimEnd();
  const unknown = /^unknown option '([^]*)'$/.exec(message)?.[1];
  const hint = unknown === undefined ? undefined : flagHint(unknown, name);
  return `error ${legibleLine(message)}\n${hint === undefined ? "" : `(${hint})\n`}`;
}

interface Started {
  argv: readonly string[];
  io: Io;
  setExitCode(code: number): void;
  /** Runs another command line in the place of this one. */
  again(argv: readonly string[]): Promise<number>;
}

function addCommand(program: Command, entry: CommandEntry, { argv, io, setExitCode, again }: Started): Command {
  const command = program.command(entry.argument === "" ? entry.name : `${entry.name} ${entry.argument}`, {
    isDefault: entry.name === "add",
  });
  command
    .description(entry.summary)
    .showSuggestionAfterError(false)
    .showHelpAfterError(`(create-api-route ${entry.name} --help shows all options)`)
    .configureOutput({ outputError: (text, write) => write(misuse(text, entry)) })
    .addHelpText("after", `\nExamples:\n${entry.examples.map((example) => `  $ ${example}`).join("\n")}`)
    .exitOverride();
  if (entry.alias) command.alias(entry.alias);
  return command.action(async () => {
    const args = command.args;
    const options: Options = { ...readOptions(command.opts(), io), typed: argv };
    const mayBeMistyped = entry.name === "add" && program.args[0] !== "add";
    const meant = mayBeMistyped ? await whatIsMeant(args, options, io) : undefined;
    if (meant !== undefined) return setExitCode(await again(meant));
    refuseNamedFromHere(args, options, io);
    const action = await entry.load();
    setExitCode(await action(args, options, io));
  });
}

/** Whether the command line may be for a command; the flags of others need not be set up. */
function mayRun({ name, alias }: CommandEntry, argv: readonly string[]): boolean {
  const isNamed = argv.includes(name) || (alias !== undefined && argv.includes(alias));
  return isNamed || (name === "add" && argv[0] !== "--version" && argv[0] !== "-V");
}

/** The flags of a route by name: what most people look for in the first help they see. */
function routeOptions(program: Command): string {
  const add = program.commands.find((command) => command.name() === "add");
  const help = add?.helpInformation() ?? "";
  return help.slice(help.indexOf("Options:")).replace("Options:", "Options of create-api-route <route...>:").trimEnd();
}

function rootExamples(): string {
  const firsts = ENTRIES.map((entry) => `  $ ${entry.examples[0] ?? ""}`);
  return `Examples:\n${firsts.join("\n")}\n\nOptions of the other commands: create-api-route <command> --help`;
}
