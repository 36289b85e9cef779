import { askWhether, didYouMean } from "../model/did-you-mean.js";
import { longName, namesOf, type CommandName } from "./flag.js";
import { FLAGS } from "./flags.js";

const ROUTES: readonly CommandName[] = ["add", "remove"];
const FILES: readonly CommandName[] = [...ROUTES, "generate", "resolve"];

/** What other programs call a flag: ours, or a sentence where it is no flag here, of some commands only. */
const OTHER_WORDS: readonly (readonly [words: string, meant: string, on?: readonly CommandName[]])[] = [
  ["q quiet", "--silent"],
  ["overwrite", "--force"],
  ["dry pretend", "--dry-run"],
  ["ci", "--check"],
  ["w", "--watch"],
  ["v", "-V shows the version, --verbose what was found"],
  ["debug log-level", "--verbose"],
  ["skip-format no-prettier no-biome", "--no-format"],
  ["ours", "--take ours"],
  ["theirs", "--take theirs"],
  ["verb verbs", "--methods"],
  ["include-tags", "--tag"],
  ["base-path", "--prefix"],
  ["only filter", "--include"],
  ["ignore skip", "--exclude"],
  ["delete clean", "--prune"],
  ["test tests", "--with-tests"],
  ["typescript", "--ts"],
  ["javascript", "--js"],
  ["app app-router", "--router app"],
  ["pages pages-router", "--router pages"],
  ["project root root-dir", "--cwd <dir>"],
  ["out out-file", "--output"],
  ["o out output out-dir dir", "Routes are written where Next.js serves them; --cwd <dir> names the project", FILES],
  ["name route path", "Name the route without a flag: create-api-route add users/:id", ROUTES],
  [
    "i input spec file openapi schema url",
    "Name the spec without a flag: create-api-route openapi openapi.yaml",
    ["openapi"],
  ],
  ["i input spec file openapi schema url", "Name the spec without a flag: create-api-route generate openapi.yaml"],
  [
    "tsconfig prettier biome src src-dir package-manager",
    "That is found in the project; --verbose shows what was found",
  ],
];

/**
 * What may be meant by a flag that `command` does not have: `Did you mean --silent?` for `--quiet`, and of which commands
 * it is where others have it.
 *
 * @param typed `--quiet`, `-q`, `--quiet=true`
 */
export function flagHint(typed: string, command: CommandName): string | undefined {
  const [flag = ""] = typed.split("=");
  const word = flag
    .replace(/^-+/, "")
    .replaceAll(/(?<=[a-z])[A-Z]/g, "-$&")
    .replaceAll("_", "-")
    .toLowerCase();
  const own = FLAGS.filter(({ on }) => on.includes(command)).map(({ flags }) => longName(flags));
  const isOurs = FLAGS.some(({ flags, on }) => on.includes(command) && namesOf(flags).includes(flag));
  if (isOurs) return `${flag} takes no value`;
  const meant = OTHER_WORDS.flatMap(([words, each, on = [command]]) =>
    on.includes(command) && words.split(" ").includes(word) ? each : [],
  );
  const isFlag = (each: string): boolean => each.startsWith("--");
  const other = meant.find((each) => !isFlag(each) || own.includes(each.split(" ")[0] ?? ""));
  if (other !== undefined) return isFlag(other) ? askWhether(other) : other;
  const near = didYouMean(word, [...own, "--help"].map(withoutDashes));
  return near === undefined ? elsewhere(flag, word) : askWhether(`--${near}`);
}

function elsewhere(flag: string, word: string): string | undefined {
  const exact = FLAGS.find(({ flags }) => namesOf(flags).includes(flag));
  const near = didYouMean(
    word,
    FLAGS.map(({ flags }) => withoutDashes(longName(flags))),
  );
  const name = exact ? longName(exact.flags) : `--${near}`;
  const commands = FLAGS.filter(({ flags }) => longName(flags) === name).flatMap(({ on }) => on);
  return commands.length === 0 ? undefined : `${name} is of create-api-route ${[...new Set(commands)].join(", ")}`;
}

function withoutDashes(name: string): string {
  return name.slice(2);
}
