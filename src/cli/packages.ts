import type { FileChange } from "../model/files.js";
import type { Io } from "../model/io.js";
import type { Project } from "../model/project.js";
import type { Outcome } from "../request.js";
import { packagesOf } from "../render/packages.js";
import type { Options } from "./options.js";

/** Versions that run on Node.js 20 and fit what we generate; others come as the registry says. */
const RANGES: Readonly<Record<string, string>> = { cookie: "1", "graphql-yoga": "5", graphql: "16", zod: "4" };
/** Packages without types of their own. */
const TYPES: Readonly<Record<string, string>> = { cors: "@types/cors" };
/** What a package needs beside it. */
const PEERS: Readonly<Record<string, string>> = { "graphql-yoga": "graphql" };

export interface Missing {
  dependencies: string[];
  devDependencies: string[];
}

/** What the written files import and package.json lacks, sorted. */
export function missingPackages(changes: readonly FileChange[], project: Project): Missing {
  const imported = new Set(changes.flatMap((change) => packagesOf(change.after ?? "", project.alias?.prefix)));
  for (const name of imported) {
    const peer = PEERS[name];
    if (peer !== undefined) imported.add(peer);
  }
  const lacking = (name: string): boolean => !project.dependencies.has(name) && name !== "next" && name !== "react";
  const dependencies = [...imported].filter(lacking).sort();
  const types = project.language === "ts" ? [...imported].flatMap((name) => TYPES[name] ?? []) : [];
  return { dependencies, devDependencies: types.filter(lacking).sort() };
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
export async function installMissing({ changes, project }: Pick<Outcome, "changes" | "project">): Promise<void> {
  const missing = missingPackages(changes, project);
  if (missing.dependencies.length + missing.devDependencies.length === 0) return;
  const { addDependency } = await import("nypm");
  const options = { cwd: project.root, packageManager: project.packageManager, silent: true };
  if (missing.dependencies.length > 0) await addDependency(missing.dependencies.map(ranged), options);
  if (missing.devDependencies.length > 0) await addDependency(missing.devDependencies, { ...options, dev: true });
}

function ranged(name: string): string {
  const range = RANGES[name];
  return range === undefined ? name : `${name}@${range}`;
}

/** `--install`: after a run that wrote, installs what the written files import and says so. */
export async function installAfter(outcome: Outcome & { exitCode: number }, options: Options, io: Io): Promise<void> {
  if (!options.install || options.mode !== "write" || outcome.exitCode === 2) return;
  const missing = missingPackages(outcome.changes, outcome.project);
  const commands = installCommands(missing, outcome.project.packageManager);
  if (commands.length === 0) return;
  if (!options.silent) io.stderr.write(`\n${commands.map((command) => `$ ${command}\n`).join("")}`);
  await installMissing(outcome);
}
