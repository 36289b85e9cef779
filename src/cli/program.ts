import { Command, CommanderError } from "commander";
import type { Io } from "../model/io.js";
import { legible, legibleLine } from "../model/quote.js";
import type { Action } from "./action.js";
import { addFlags } from "./add-flags.js";
import type { CommandName } from "./flag.js";
import { whatIsMeant } from "./near-command.js";
import { readOptions, type Options } from "./options.js";

interface CommandEntry {
  name: CommandName;
  argument: string;
  summary: string;
  examples: readonly string[];
  alias?: string;
  /** Loaded when the command runs, so that one command never pays for another. */
  load: () => Promise<Action>;
}

const ENTRIES: readonly CommandEntry[] = [
  {
    name: "add",
    argument: "[routes...]",
    summary: "create routes by name (what happens when no command is named)",
    examples: [
      "create-api-route user                         # pages/api/user.ts",
      'create-api-route users/:id -m GET,PUT         # also "users/[id]", quoted for the shell',
      "create-api-route people -t collection --data people.json",
      "create-api-route add generate                 # a route called generate",
    ],
    load: async () => (await import("./commands/add.js")).add,
  },
  {
    name: "generate",
    argument: "[specs...]",
    summary: "create or bring up to date all routes of a spec",
    examples: [
      "create-api-route generate                     # reads api-routes.yaml",
      "create-api-route generate openapi.yaml        # OpenAPI 2.0 to 3.2",
      "create-api-route generate --check --diff      # in CI: exit 1 when anything drifted",
    ],
    alias: "gen",
    load: async () => (await import("./commands/generate.js")).generate,
  },
  {
    name: "list",
    argument: "[specs...]",
    summary: "show the templates, and the project's routes with their state",
    examples: ["create-api-route list", "create-api-route list --json"],
    load: async () => (await import("./commands/list.js")).list,
  },
  {
    name: "init",
    argument: "",
    summary: "write a commented api-routes.yaml",
    examples: ["create-api-route init"],
    load: async () => (await import("./commands/init.js")).init,
  },
  {
    name: "remove",
    argument: "<routes...>",
    summary: "delete routes that you did not edit",
    examples: ["create-api-route remove user", "create-api-route remove user -t rest   # as it was created"],
    load: async () => (await import("./commands/remove.js")).remove,
  },
  {
    name: "eject",
    argument: "<template>",
    summary: "copy a built-in template into the project to change it",
    examples: ["create-api-route eject rest"],
    load: async () => (await import("./commands/eject.js")).eject,
  },
  {
    name: "resolve",
    argument: "<path> [specs...]",
    summary: "end the conflict of one file",
    examples: ["create-api-route resolve pages/api/users.ts --take theirs"],
    load: async () => (await import("./commands/resolve.js")).resolve,
  },
  {
    name: "openapi",
    argument: "[specs...]",
    summary: "write the API as an OpenAPI document",
    examples: [
      "create-api-route openapi -o openapi.yaml      # from api-routes.yaml",
      "create-api-route openapi swagger.json         # bundled, as 3.1, on stdout",
    ],
    load: async () => (await import("./commands/openapi.js")).openapi,
  },
  {
    name: "completion",
    argument: "<shell> [words...]",
    summary: "print the script that makes bash, zsh or fish complete commands, flags and routes",
    examples: ["create-api-route completion bash >> ~/.bashrc"],
    load: async () => (await import("./commands/completion.js")).completion,
  },
];

/**
 * Parses the command line and runs the command.
 *
 * @returns the exit code.
 * @throws UserError on misuse, and whatever the command throws.
 */
export async function runProgram(argv: readonly string[], io: Io, version: string): Promise<number> {
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

function createProgram(started: Started, version: string): Command {
  const { argv, io } = started;
  const program = new Command("create-api-route");
  program
    .description("Scaffolds API routes for Next.js and keeps them up to date without losing a line you wrote.")
    .usage("<route...> [options]\n       create-api-route <command> [options]")
    .version(version, "-V, --version")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
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

/** Commander's message has what was typed in it; its suggestion stands on a line of its own. */
function misuse(text: string): string {
  const [, message = "", suggestion = ""] = /^(?:error: )?([^]*?)((?:\n\(Did you mean [^\n]*\))?\n)$/.exec(text) ?? [];
  return `error ${legibleLine(message)}${suggestion}`;
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
    .showHelpAfterError(`(create-api-route ${entry.name} --help shows all options)`)
    .addHelpText("after", `\nExamples:\n${entry.examples.map((example) => `  $ ${example}`).join("\n")}`)
    .exitOverride();
  if (entry.alias) command.alias(entry.alias);
  return command.action(async () => {
    const args = command.args;
    const options: Options = { ...readOptions(command.opts(), io), typed: argv };
    const mayBeMistyped = entry.name === "add" && program.args[0] !== "add";
    const meant = mayBeMistyped ? await whatIsMeant(args, options, io) : undefined;
    if (meant !== undefined) return setExitCode(await again(meant));
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
