import { prefixProblem } from "../input/prefix.js";
import { UserError } from "../model/diagnostic.js";
import { didYouMean } from "../model/did-you-mean.js";
import type { Io } from "../model/io.js";
import { CONFLICT_STYLES, REPORTERS, SIDES } from "./flags.js";

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
