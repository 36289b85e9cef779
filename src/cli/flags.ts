import { resolve } from "node:path";
import { placeProblem } from "../model/place.js";
import { prefixProblem } from "../input/prefix.js";
import { UserError } from "../model/diagnostic.js";
import { UNKNOWN_FIELDS, type UnknownFields } from "../model/document-use.js";
import { ROUTER_NAMES, type RouterName } from "../model/routers/index.js";
import { choice, COMMANDS, list, option, optionFrom, says, text, toggle, type CommandName, type Flag } from "./flag.js";
import { isInteractive, wantsColor } from "./terminal.js";

const ALL: readonly CommandName[] = COMMANDS;
const BY_NAME: readonly CommandName[] = ["add", "remove"];
const OVERWRITING: readonly CommandName[] = ["add", "generate", "init", "eject", "resolve", "openapi"];
const WRITING: readonly CommandName[] = [...OVERWRITING, "remove"];
const ROUTES_OF_SPECS: readonly CommandName[] = ["generate", "list", "resolve"];
const OF_SPECS: readonly CommandName[] = [...ROUTES_OF_SPECS, "openapi"];
const OF_ROUTES: readonly CommandName[] = ["add", "remove", ...ROUTES_OF_SPECS];
const FORMATTING: readonly CommandName[] = ["add", ...ROUTES_OF_SPECS];
/** What `list` shows is the same with them and without. */
const MAKING: readonly CommandName[] = ["generate", "resolve"];

/** Of routes by name. */
const NAMED = {
  template: option<string | undefined>(undefined, [
    text("-t, --template <name or file>", "a template (see `list`), or your own .hbs file", BY_NAME),
  ]),
  methods: option<readonly string[]>([], [list("commas", "-m, --methods <list>", "GET,POST or repeated", BY_NAME)]),
  data: option<string | undefined>(undefined, [
    text("--data <file>", "JSON records for the collection template", BY_NAME),
  ]),
};

/** Of `generate`, in scripts too: what a run is about. */
export const GENERATING = {
  language: option<"ts" | "js" | undefined>(
    undefined,
    [
      says("ts", "--ts", "write TypeScript (detected when not said)", OF_ROUTES),
      says("js", "--js", "write JavaScript", OF_ROUTES),
    ],
    "Give one of them, or none to detect the language.",
  ),
  router: option<RouterName | undefined>(undefined, [
    choice(ROUTER_NAMES, `-r, --router <${ROUTER_NAMES.join(" or ")}>`, "which router to write for", [
      ...OF_ROUTES,
      "eject",
    ]),
  ]),
  /** Absolute. */
  cwd: optionFrom<string>(
    (io) => resolve(io.cwd),
    [
      {
        ...text("-C, --cwd <dir>", "the project, when it is not the current folder", ALL),
        read: (value, io) => resolve(io.cwd, String(value)),
      },
    ],
  ),
  config: option<string | undefined>(undefined, [
    text("-c, --config <file>", "the spec file (default: api-routes.yaml)", [...OF_SPECS, "init"]),
  ]),
  mode: option<"write" | "dry-run" | "check">(
    "write",
    [
      says("dry-run", "-n, --dry-run", "show what would happen, write nothing", WRITING),
      says("check", "--check", "exit 1 when anything would change, write nothing", ["add", "generate", "openapi"]),
    ],
    "Both write nothing; --check also exits 1 on drift.",
  ),
  diff: toggle("--diff", "add unified diffs", WRITING),
  force: option<boolean>(false, [
    says(true, "-f, --force", "overwrite what is in the way; asks, and keeps a copy", OVERWRITING),
    says(true, "-f, --force", "delete what was edited, too; asks, and keeps a copy", ["remove"]),
  ]),
  conflict: option<"keep" | "markers" | "rej">("keep", [
    choice(
      ["keep", "markers", "rej"],
      "--conflict <style>",
      "what to leave on a conflict: keep (file untouched), markers, rej",
      ["generate"],
    ),
  ]),
  prune: toggle("--prune", "delete orphans: edited files whose route is gone", ["generate"]),
  /** Carry edited routes over to where the spec moved them. */
  move: toggle("--move", "carry edited routes over to the path the spec moved them to", ["generate"]),
  recreate: toggle("--recreate", "write files again that you deleted", ["generate"]),
  include: option<readonly string[]>(
    [],
    [list("repeat", "--include <glob>", "only these routes, e.g. 'users/**'", OF_SPECS)],
  ),
  exclude: option<readonly string[]>([], [list("repeat", "--exclude <glob>", "not these routes", OF_SPECS)]),
  tag: option<readonly string[]>([], [list("repeat", "--tag <name>", "only operations with this tag", OF_SPECS)]),
  prefix: option<string | undefined>(undefined, [
    folder("--prefix <path>", "put a document's routes below /api/<path>; / for none", prefixProblem),
  ]),
  as: option<string | undefined>(undefined, [
    folder("--as <name>", "keep a document's models, security and contracts in lib/api/<name>", placeProblem),
  ]),
  allowRemote: option<readonly string[]>(
    [],
    [list("commas", "--allow-remote <host>", "let $ref load from this host", OF_SPECS)],
  ),
  unknownFields: option<UnknownFields | undefined>(undefined, [
    choice(
      UNKNOWN_FIELDS,
      "--unknown-fields <policy>",
      "of requests, what no schema names: strip (default), refuse, keep",
      ROUTES_OF_SPECS,
    ),
  ]),
  client: option<boolean | undefined>(undefined, [
    says(true, "--client", "a typed client for the front end: lib/api/client.ts", MAKING),
    says(false, "--no-client", "no client any more", MAKING),
  ]),
  withTests: option<boolean | undefined>(undefined, [
    says(true, "--with-tests", "a test for each route, for vitest, jest or node:test, and the client", MAKING),
    says(false, "--no-with-tests", "no tests any more", MAKING),
  ]),
  strict: toggle("--strict", "fail when an operation cannot be served", ["generate", "openapi"]),
  /** Without a flag unwritten handlers go on answering as they do, and new ones answer 501. */
  mock: option<boolean | undefined>(undefined, [
    says(true, "--mock", "unwritten handlers answer the spec's examples instead of 501", MAKING),
    says(false, "--no-mock", "unwritten handlers answer 501 again", MAKING),
  ]),
  format: option<boolean>(true, [
    says(false, "--no-format", "do not run the project's formatter (it runs with --check and -n too)", FORMATTING),
  ]),
  install: toggle("--install", "install packages the generated code imports", ["add", "generate"]),
};

const WRITING_OUT = {
  output: option<string | undefined>(undefined, [
    text("-o, --output <file>", "a .json or .yaml file of the project, instead of stdout", ["openapi"]),
  ]),
};

const INITIAL = {
  agents: toggle("--agents", "say in AGENTS.md how this API is made and checked", ["init"]),
};

const RESOLVING = {
  take: option<"ours" | "theirs" | "merged" | undefined>(undefined, [
    choice(["ours", "theirs", "merged"], "--take <side>", "ours, theirs, or merged (the edited .diff3)", ["resolve"]),
  ]),
};

/** Only on the command line: whether questions are asked, and how the outcome is shown. */
const TALKING = {
  /** The answer to every question is yes, so none is asked. See `mayAsk`. */
  yes: toggle("-y, --yes", "never ask; agree to what --force overwrites", ALL),
  /** Questions can be answered: a terminal, no CI. */
  interactive: optionFrom<boolean>(isInteractive, [
    says(false, "--no-interactive", "never ask (as off a terminal and in CI)", ALL),
  ]),
  reporter: option<"text" | "json" | "github">(
    "text",
    [
      says("json", "--json", "report as JSON", ALL),
      choice(["text", "json", "github"], "--reporter <name>", "text, json or github (annotations)", ALL),
    ],
    "A run has one reporter.",
  ),
  watch: toggle("--watch", "run again when a spec file, or what it refers to, changes", ["generate"]),
  silent: toggle("-s, --silent", "print errors, drift and conflicts only", ALL),
  verbose: toggle("--verbose", "show what was detected, list every file", ALL),
  color: optionFrom<boolean>(wantsColor, [says(false, "--no-color", "no colours", ALL)]),
};

/** Every option of a run once, in the order of help: the flags that set it, how they are read, what holds without them. */
export const OPTIONS = { ...NAMED, ...WRITING_OUT, ...INITIAL, ...RESOLVING, ...GENERATING, ...TALKING };

/** Every flag, in the order of help. */
export const FLAGS: readonly Flag<unknown>[] = Object.values(OPTIONS).flatMap(
  ({ flags }): readonly Flag<unknown>[] => flags,
);

function folder(flags: string, description: string, problemOf: typeof prefixProblem): Flag<string> {
  return {
    ...text(flags, description, OF_SPECS),
    read(value) {
      // A slash says that there is none.
      const problem = value === "/" ? undefined : problemOf(String(value));
      if (problem !== undefined) throw new UserError(problem.message, problem.hint);
      return String(value);
    },
  };
}
