import { Option, type Command } from "commander";
import { prefixProblem } from "../input/prefix.js";
import { UserError } from "../model/diagnostic.js";
import { didYouMean } from "../model/did-you-mean.js";
import type { Io } from "../model/io.js";

export const COMMANDS = ["add", "generate", "list", "init", "remove", "eject", "resolve"] as const;
export type CommandName = (typeof COMMANDS)[number];

export const REPORTERS = ["text", "json", "github"] as const;
export const SIDES = ["ours", "theirs", "merged"] as const;
export const CONFLICT_STYLES = ["keep", "markers", "rej"] as const;

/** The flags of a run, typed and checked. One shape for every command; a command reads what it takes. */
export interface Options {
  /** The command line, without `node` and the script. */
  typed: readonly string[];
  /** Absolute. */
  cwd: string;
  config?: string;
  template?: string;
  methods: string[];
  data?: string;
  language?: "ts" | "js";
  mode: "write" | "dry-run" | "check";
  diff: boolean;
  force: boolean;
  conflict: (typeof CONFLICT_STYLES)[number];
  take?: (typeof SIDES)[number];
  prune: boolean;
  recreate: boolean;
  /** Carry edited routes over to where the spec moved them. */
  move: boolean;
  include: string[];
  exclude: string[];
  prefix?: string;
  allowRemote: string[];
  strict: boolean;
  /** Not said: handlers stay as they were first written, new ones answer 501. */
  mock?: boolean;
  install: boolean;
  /** Questions may be asked: a terminal, no CI, no `--yes`. */
  interactive: boolean;
  reporter: (typeof REPORTERS)[number];
  silent: boolean;
  verbose: boolean;
  color: boolean;
}

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

/** What commander parsed, by flag name in camel case. */
interface RawOptions {
  template?: string;
  methods?: string[];
  data?: string;
  ts?: boolean;
  js?: boolean;
  router?: string;
  cwd?: string;
  config?: string;
  dryRun?: boolean;
  check?: boolean;
  diff?: boolean;
  force?: boolean;
  conflict?: string;
  take?: string;
  prune?: boolean;
  recreate?: boolean;
  move?: boolean;
  include?: string[];
  exclude?: string[];
  prefix?: string;
  allowRemote?: string[];
  strict?: boolean;
  mock?: boolean;
  install?: boolean;
  yes?: boolean;
  interactive?: boolean;
  json?: boolean;
  reporter?: string;
  silent?: boolean;
  verbose?: boolean;
  color?: boolean;
}

/**
 * Checks what was parsed and fills in the defaults.
 *
 * @throws UserError when flags contradict each other or a value cannot be.
 */
export function readOptions(
  raw: RawOptions,
  io: Io,
  resolve: (cwd: string, path: string) => string,
): Omit<Options, "typed"> {
  if (raw.ts && raw.js)
    throw new UserError("--ts and --js contradict each other.", "Give one of them, or none to detect the language.");
  if (raw.dryRun && raw.check)
    throw new UserError(
      "--dry-run and --check contradict each other.",
      "Both write nothing; --check also exits 1 on drift.",
    );
  if (raw.router !== undefined) checkRouter(raw.router);
  const options: Omit<Options, "typed"> = {
    cwd: resolve(io.cwd, raw.cwd ?? "."),
    methods: raw.methods ?? [],
    mode: raw.check ? "check" : raw.dryRun ? "dry-run" : "write",
    diff: raw.diff ?? false,
    force: raw.force ?? false,
    conflict: choice("--conflict", raw.conflict ?? "keep", CONFLICT_STYLES),
    prune: raw.prune ?? false,
    recreate: raw.recreate ?? false,
    move: raw.move ?? false,
    include: raw.include ?? [],
    exclude: raw.exclude ?? [],
    allowRemote: raw.allowRemote ?? [],
    strict: raw.strict ?? false,
    install: raw.install ?? false,
    interactive: raw.yes !== true && raw.interactive !== false && isInteractive(io),
    reporter: raw.json ? "json" : choice("--reporter", raw.reporter ?? "text", REPORTERS),
    silent: raw.silent ?? false,
    verbose: raw.verbose ?? false,
    color: raw.color !== false && wantsColor(io),
  };
  if (raw.mock !== undefined) options.mock = raw.mock;
  if (raw.template !== undefined) options.template = raw.template;
  if (raw.data !== undefined) options.data = raw.data;
  if (raw.take !== undefined) options.take = choice("--take", raw.take, SIDES);
  if (raw.config !== undefined) options.config = raw.config;
  if (raw.prefix !== undefined) options.prefix = checkedPrefix(raw.prefix);
  if (raw.ts || raw.js) options.language = raw.ts ? "ts" : "js";
  return options;
}

/** There is one router to write for: naming it is agreement, nothing to remember. */
function checkRouter(router: string): void {
  if (router !== "app") choice("--router", router, ["pages"]);
  else throw new UserError("--router app: the App Router is not available yet.", "Leave it out, or write pages.");
}

function checkedPrefix(prefix: string): string {
  const problem = prefixProblem(prefix);
  if (problem !== undefined) throw new UserError(problem.message, problem.hint);
  return prefix;
}

function choice<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const guess = didYouMean(value, choices);
  const hint =
    guess === undefined
      ? `Use one of ${choices.join(", ")}.`
      : `Did you mean ${guess}? It takes ${choices.join(", ")}.`;
  throw new UserError(`${flag} takes ${choices.join(", ")}, not "${value}".`, hint);
}

/** Somebody is there to answer: both ends are a terminal and it is no CI (https://docs.github.com/actions sets CI=true, as all do). */
function isInteractive(io: Io): boolean {
  const ci = io.env.CI;
  const isCi = ci !== undefined && ci !== "" && ci !== "false" && ci !== "0";
  // stdin last: asking a process for it opens it.
  return !isCi && io.stderr.isTTY === true && io.stdin.isTTY === true;
}

/** https://no-color.org and FORCE_COLOR as Node.js reads it. */
function wantsColor(io: Io): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return io.stdout.isTTY === true && TERM !== "dumb";
}
