import { Option, type Command } from "commander";

export const COMMANDS = ["add", "generate", "list", "init", "remove", "eject", "resolve"] as const;
export type CommandName = (typeof COMMANDS)[number];

export const REPORTERS = ["text", "json", "github"] as const;
export const SIDES = ["ours", "theirs", "merged"] as const;
export const CONFLICT_STYLES = ["keep", "markers", "rej"] as const;

interface Flag {
  flags: string;
  description: string;
  on: readonly CommandName[];
  /** May be given several times; `commas`: also as `a,b`. Globs keep their commas (`{a,b}`). */
  list?: "commas" | "repeat";
  choices?: readonly string[];
}

const ALL: readonly CommandName[] = COMMANDS;
const BY_NAME: readonly CommandName[] = ["add", "remove"];
const WRITING: readonly CommandName[] = ["add", "generate", "init", "remove", "eject", "resolve"];
const OF_SPECS: readonly CommandName[] = ["generate", "list", "resolve"];
const MOCKING: readonly CommandName[] = ["generate", "resolve"];

/** Every flag once: help, parsing and checks come from this table. */
const FLAGS: readonly Flag[] = [
  {
    flags: "-t, --template <name or file>",
    description: "a template (see `list`), or your own .hbs file",
    on: BY_NAME,
  },
  { flags: "-m, --methods <list>", description: "GET,POST or repeated", on: BY_NAME, list: "commas" },
  { flags: "--data <file>", description: "JSON records for the collection template", on: BY_NAME },
  {
    flags: "--ts",
    description: "write TypeScript (detected when not said)",
    on: ["add", "remove", ...OF_SPECS],
  },
  { flags: "--js", description: "write JavaScript", on: ["add", "remove", ...OF_SPECS] },
  {
    flags: "-r, --router <name>",
    description: "pages; the App Router is not available yet",
    on: ["add", "remove", ...OF_SPECS],
  },
  { flags: "-C, --cwd <dir>", description: "the project, when it is not the current folder", on: ALL },
  {
    flags: "-c, --config <file>",
    description: "the spec file (default: api-routes.yaml)",
    on: [...OF_SPECS, "init"],
  },
  { flags: "-n, --dry-run", description: "show what would happen, write nothing", on: WRITING },
  { flags: "--check", description: "exit 1 when anything would change, write nothing", on: ["add", "generate"] },
  { flags: "--diff", description: "add unified diffs", on: WRITING },
  { flags: "-f, --force", description: "overwrite or delete files you edited", on: WRITING },
  {
    flags: "--conflict <style>",
    description: "what to leave on a conflict: keep (file untouched), markers, rej",
    on: ["generate"],
    choices: CONFLICT_STYLES,
  },
  {
    flags: "--take <side>",
    description: "ours, theirs, or merged (the edited .diff3)",
    on: ["resolve"],
    choices: SIDES,
  },
  { flags: "--prune", description: "delete orphans: edited files whose route is gone", on: ["generate"] },
  { flags: "--move", description: "carry edited routes over to the path the spec moved them to", on: ["generate"] },
  { flags: "--recreate", description: "write files again that you deleted", on: ["generate"] },
  {
    flags: "--include <glob>",
    description: "only these routes, e.g. 'users/**'",
    on: OF_SPECS,
    list: "repeat",
  },
  { flags: "--exclude <glob>", description: "not these routes", on: OF_SPECS, list: "repeat" },
  { flags: "--prefix <path>", description: "put a document's routes below /api/<path>", on: OF_SPECS },
  {
    flags: "--allow-remote <host>",
    description: "let $ref load from this host",
    on: OF_SPECS,
    list: "commas",
  },
  { flags: "--strict", description: "fail when an operation cannot be served", on: ["generate"] },
  { flags: "--mock", description: "unwritten handlers answer the spec's examples instead of 501", on: MOCKING },
  { flags: "--no-mock", description: "unwritten handlers answer 501 again", on: MOCKING },
  { flags: "--install", description: "install packages the generated code imports", on: ["add", "generate"] },
  { flags: "-y, --yes", description: "never ask (as off a terminal and in CI)", on: ALL },
  { flags: "--no-interactive", description: "the same as --yes", on: ALL },
  { flags: "--json", description: "report as JSON", on: ALL },
  { flags: "--reporter <name>", description: "text, json or github (annotations)", on: ALL, choices: REPORTERS },
  { flags: "-s, --silent", description: "print errors only", on: ALL },
  { flags: "--verbose", description: "show what was detected, list every file", on: ALL },
  { flags: "--no-color", description: "no colours", on: ALL },
];

/** Gives a command its flags. */
export function addFlags(command: Command, name: CommandName): Command {
  for (const flag of FLAGS) {
    if (!flag.on.includes(name)) continue;
    const option = new Option(flag.flags, flag.description);
    const { list } = flag;
    if (list)
      option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), ...items(value, list)]);
    command.addOption(option);
  }
  return command;
}

/**
 * Of a command line those flags, with their values, that a command takes.
 *
 * @param except long names of flags to leave out
 */
export function flagsFor(name: CommandName, typed: readonly string[], except: readonly string[] = []): string[] {
  const taken: string[] = [];
  for (let index = 0; index < typed.length; index++) {
    const argument = typed[index] as string;
    const flag = FLAGS.find(({ flags }) => isWritten(flags, argument));
    if (flag === undefined) continue;
    const names = namesOf(flag.flags);
    const length = takesValue(flag.flags) && names.includes(argument) ? 2 : 1;
    if (flag.on.includes(name) && !names.some((each) => except.includes(each)))
      taken.push(...typed.slice(index, index + length));
    index += length - 1;
  }
  return taken;
}

/** `-C, --cwd <dir>`: `-C`, `--cwd`. */
function namesOf(flags: string): string[] {
  return flags.replace(/ <.*/, "").split(", ");
}

function takesValue(flags: string): boolean {
  return flags.includes("<");
}

/** Whether an argument is this flag, be its value in it (`--cwd=app`, `-Capp`) or the next argument. */
function isWritten(flags: string, argument: string): boolean {
  return namesOf(flags).some((name) => {
    if (argument === name) return true;
    return takesValue(flags) && argument.startsWith(name.startsWith("--") ? `${name}=` : name);
  });
}

function items(value: string, list: "commas" | "repeat"): string[] {
  if (list === "repeat") return [value];
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
