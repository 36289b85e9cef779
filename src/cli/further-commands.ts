import { join } from "node:path";
import type { FileChange } from "../model/files.js";
import { isPending } from "../model/verdicts.js";
import { commandLine } from "./command-line.js";
import type { Project } from "../model/project.js";
import { routerNamed, ROUTERS } from "../model/routers/index.js";
import { flagOf, type DocumentSetting } from "../model/document-use.js";
import type { SettingsSaid } from "../request.js";
import { namesOf, takesValue, type CommandName } from "./flag.js";
import { FLAGS } from "./flags.js";
import { mayAsk, type Options } from "./options.js";
import { relativePath } from "../text/paths.js";

/** The command line of a run without what keeps it from writing. */
export function writing({ typed }: Pick<Options, "typed">): string[] {
  return typed.filter(
    (argument, index) =>
      !/^(?:-n|--dry-run|--check|--diff|--json|--reporter(?:=.*)?)$/.test(argument) &&
      typed[index - 1] !== "--reporter",
  );
}

/** The step that carries out what a run without writing has shown, when there is anything. */
export function writeStep(changes: readonly FileChange[], options: Options): string[] {
  if (options.mode === "write" || !changes.some((change) => isPending(change) || change.after !== undefined)) return [];
  const yes =
    options.force === true &&
    !mayAsk(options) &&
    !options.yes &&
    changes.some(({ replaced }) => replaced !== undefined);
  return [`To write these changes: ${commandLine([...writing(options), ...(yes ? ["--yes"] : [])])}`];
}

/**
 * Which router new routes are for, where nobody said, and how they would be for another. Where all routes were in that one
 * before, it goes without saying.
 */
export function routerSteps(
  changes: readonly FileChange[],
  { router, routerChosen, existingRoutes }: Pick<Project, "router" | "routerChosen" | "existingRoutes">,
  { typed }: Pick<Options, "typed">,
): string[] {
  const other = ROUTERS.find(({ name }) => name !== router);
  const isNew = changes.some(({ owner, verdict }) => owner === "route" && verdict === "create");
  const isUsual = existingRoutes.length > 0 && existingRoutes.every((route) => route.router === router);
  if (routerChosen === undefined || other === undefined || !isNew || isUsual) return [];
  const command = commandLine([...typed, "--router", other.name]);
  return [
    `New routes are for the ${routerNamed(router).title}, as ${routerChosen.why}; for the ${other.title}: ${command}`,
  ];
}

/**
 * `generate` for these spec files, with the flags of this run.
 *
 * @param files absolute
 */
export function generateCommand(files: readonly string[], options: Options): string {
  const specs = files.map((file) => relativePath(options.cwd, file));
  return commandLine(["generate", ...specs, ...flagsFor("generate", writing(options), ["--config"])]);
}

/**
 * The command line of this run with other settings for its documents.
 *
 * @param settings `undefined` says that there is none
 */
export function withSettings(settings: SettingsSaid, { typed }: Pick<Options, "typed">): string {
  const kept = withoutFlags(typed, [...settings.keys()]);
  const said = [...settings].flatMap(([setting, value]) => {
    const none = NONE[setting];
    if (none === false) return [value === true ? `--${flagOf(setting)}` : `--no-${flagOf(setting)}`];
    return (Array.isArray(value) ? value : [value ?? none]).flatMap((each) => [`--${flagOf(setting)}`, String(each)]);
  });
  return commandLine([...kept, ...said]);
}

/** What says that there is none; false where that is a flag of its own. */
const NONE: Record<DocumentSetting, string | false> = {
  prefix: "/",
  as: "/",
  include: "**",
  exclude: "",
  tag: "",
  unknownFields: "strip",
  client: false,
  withTests: false,
};

/** A command line without what it says of some settings. */
function withoutFlags(typed: readonly string[], settings: readonly DocumentSetting[]): string[] {
  return typed.filter(
    (argument, index) =>
      !settings.some((setting) => {
        const name = `--${flagOf(setting)}`;
        if (argument === name || argument === `--no-${flagOf(setting)}`) return true;
        return argument.startsWith(`${name}=`) || (NONE[setting] !== false && typed[index - 1] === name);
      }),
  );
}

/**
 * The arguments of `generate` as this run is one, or resolves a file of one, without what keeps it from writing.
 *
 * @param specs as they were typed
 */
export function generating(options: Options, specs: readonly string[]): string[] {
  const typed = writing(options);
  return typed.includes("resolve") ? ["generate", ...specs, ...flagsFor("generate", typed, [])] : typed;
}

/** Whose version of what both changed is taken. */
export type Side = "ours" | "theirs";

/**
 * `resolve` that takes a side of a file, with the specs and flags of this run: both decide what it is rendered as.
 *
 * @param file.path relative to `root`, which is absolute
 * @param file.specs as they were typed
 */
export function resolveCommand(
  { path, root, specs }: { path: string; root: string; specs: readonly string[] },
  options: Options,
  take: Side,
): string {
  const flags = flagsFor("resolve", writing(options), ["--force", "--take"]);
  const file = relativePath(options.cwd, join(root, path));
  return commandLine(["resolve", file, ...specs, ...flags, "--take", take]);
}

/**
 * Of a command line those flags, with their values, that a command takes.
 *
 * @param except long names of flags to leave out
 */
function flagsFor(name: CommandName, typed: readonly string[], except: readonly string[]): string[] {
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

/** Whether an argument is this flag: its value may be part of it (`--cwd=app`, `-Capp`) or be the next argument. */
function isWritten(flags: string, argument: string): boolean {
  return namesOf(flags).some((name) => {
    if (argument === name) return true;
    return takesValue(flags) && argument.startsWith(name.startsWith("--") ? `${name}=` : name);
  });
}
