import { UserError } from "../model/diagnostic.js";
import type { FileChange } from "../model/files.js";
import type { Io } from "../model/io.js";
import { isTypeChecked, type Project } from "../model/project.js";
import type { Outcome } from "../request.js";
import { packagesOf } from "../render/packages.js";
import { asksCorepack, installedVersion, isStatedAbove, statedVersion } from "../project/versions.js";
import { fromFolder } from "./command-line.js";
import type { Options } from "./options.js";

/** Versions that run on Node.js 20 and fit what we generate; others come as the registry says. */
const RANGES: Readonly<Record<string, string>> = { cookie: "1", "graphql-yoga": "5", graphql: "16", zod: "4" };
/** All that templates of ours import. */
const OURS = [...Object.keys(RANGES), "@escape.tech/graphql-armor", "cors"];
/** Packages without types of their own. */
const TYPES: Readonly<Record<string, string>> = { cors: "@types/cors" };
/** What a package needs beside it. */
const PEERS: Readonly<Record<string, string>> = { "graphql-yoga": "graphql" };

/**
 * The oldest versions that contracts work with. zod before 4.4 makes the `__proto__` of a JSON body the prototype of
 * what it hands on.
 */
const OLDEST: Readonly<Record<string, readonly [major: number, minor: number]>> = { zod: [4, 4] };

export interface Missing {
  dependencies: string[];
  devDependencies: string[];
}

/** What is to be done about packages: what is too old, and the commands that install that and what is missing. */
export function installSteps(changes: readonly FileChange[], project: Project): string[] {
  const outdated = outdatedPackages(changes, project).map(({ name, has }) => {
    const oldest = OLDEST[name]?.join(".");
    return `${name} ${has}, and the contracts need ${oldest} or later: update it.`;
  });
  return [...outdated, ...installCommands(missingPackages(changes, project), project.packageManager)];
}

/** What contracts import, changed in this run or not, and is installed, or will be, in a version too old for them. */
function outdatedPackages(changes: readonly FileChange[], { root, alias }: Project): { name: string; has: string }[] {
  // All of these names are in the text of what imports them, which is told sooner.
  const names = Object.keys(OLDEST);
  const texts = changes.flatMap(({ owner, after, before }) => (owner === "contract" ? (after ?? before ?? []) : []));
  const naming = texts.filter((text) => names.some((name) => text.includes(`"${name}`) || text.includes(`'${name}`)));
  const imported = new Set(naming.flatMap((text) => packagesOf(text, alias?.prefix)));
  return Object.entries(OLDEST).flatMap(([name, [major, minor]]) => {
    if (!imported.has(name)) return [];
    const installed = installedVersion(root, name);
    const version = installed ?? statedVersion(root, name);
    const [is = major, point = minor] = version?.split(".").map(Number) ?? [];
    const has = `${version} is ${installed === undefined ? "stated in package.json" : "installed"}`;
    return is < major || (is === major && point < minor) ? [{ name, has }] : [];
  });
}

/**
 * What the written files import and package.json lacks, or has in a version too old for contracts; sorted. Of what the run
 * left as it was only what an earlier one asked to be installed, and still no package.json has, a workspace's neither.
 */
export function missingPackages(changes: readonly FileChange[], project: Project): Missing {
  const wanted = OURS.filter((name) => !project.dependencies.has(name) && !isStatedAbove(project.root, name));
  const importedBy = (some: readonly FileChange[]): Set<string> =>
    new Set(
      some.flatMap(({ verdict, before, after }) => {
        if (after !== undefined) return packagesOf(after, project.alias?.prefix);
        // Of thousands of files few name a package that is not there, and most projects lack none.
        if (verdict === "remove" || before === undefined || !wanted.some((name) => before.includes(name))) return [];
        return packagesOf(before, project.alias?.prefix).filter((name) => wanted.includes(name));
      }),
    );
  const imported = importedBy(changes.filter((change) => !isOfTests(change)));
  const outdated = new Set(outdatedPackages(changes, project).map(({ name }) => name));
  for (const name of outdated) imported.add(name);
  for (const name of imported) {
    const peer = PEERS[name];
    if (peer !== undefined) imported.add(peer);
  }
  const lacking = (name: string): boolean =>
    outdated.has(name) || (!project.dependencies.has(name) && name !== "next" && name !== "react");
  const dependencies = [...imported].filter(lacking).sort();
  const types = isTypeChecked(project) ? [...imported].flatMap((name) => TYPES[name] ?? []) : [];
  const tested = [...importedBy(changes.filter(isOfTests))].filter((name) => !imported.has(name));
  return { dependencies, devDependencies: [...types, ...tested].filter(lacking).sort() };
}

/** A generated test, or what tests ask routes with. */
function isOfTests({ routeId }: FileChange): boolean {
  return /^(?:test:|seed:serve-)/.test(routeId);
}

/** `npm install cors graphql@16`, in the project's package manager's words; one command a kind. */
export function installCommands(missing: Missing, manager: Project["packageManager"]): string[] {
  const verb = manager === "npm" ? "install" : "add";
  const commands: string[] = [];
  if (missing.dependencies.length > 0) commands.push([manager, verb, ...missing.dependencies.map(ranged)].join(" "));
  if (missing.devDependencies.length > 0) commands.push([manager, verb, "-D", ...missing.devDependencies].join(" "));
  return commands;
}

/** Installs what the files of a run import and package.json lacks, with the project's own package manager. */
export async function installMissing(
  { changes, project }: Pick<Outcome, "changes" | "project">,
  io: Pick<Io, "cwd"> = { cwd: project.root },
): Promise<void> {
  const missing = missingPackages(changes, project);
  if (missing.dependencies.length + missing.devDependencies.length === 0) return;
  const { addDependency } = await import("nypm");
  const { root, packageManager } = project;
  const options = { cwd: root, packageManager, silent: true, corepack: asksCorepack(project) };
  try {
    if (missing.dependencies.length > 0) await addDependency(missing.dependencies.map(ranged), options);
    if (missing.devDependencies.length > 0) await addDependency(missing.devDependencies, { ...options, dev: true });
  } catch (error) {
    const [what = "", ...said] = (error as Error).message.split("\n").filter((line) => line.trim() !== "");
    const byHand = [
      "The files are written. By hand:",
      ...fromFolder(installCommands(missing, packageManager), root, io),
    ];
    throw new UserError(`Installing failed: ${what}`, [...said, ...byHand].join("\n"));
  }
}

function ranged(name: string): string {
  const range = RANGES[name];
  return range === undefined ? name : `${name}@${range}`;
}

/** `--install`: after a run that wrote, installs what the written files import and says so. */
export async function installAfter(outcome: Outcome & { exitCode: number }, options: Options, io: Io): Promise<void> {
  if (!options.install || options.mode !== "write" || outcome.exitCode === 2) return;
  const missing = missingPackages(outcome.changes, outcome.project);
  const { packageManager, root } = outcome.project;
  const commands = fromFolder(installCommands(missing, packageManager), root, io);
  if (commands.length === 0) return;
  if (!options.silent) io.stderr.write(`\n${commands.map((command) => `$ ${command}\n`).join("")}`);
  await installMissing(outcome, io);
}
