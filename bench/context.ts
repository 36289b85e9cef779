import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { installTool, packSelf } from "./install.js";
import { makeProject, type Tool } from "./peers.js";

/** What every section of a run has in common. */
export interface Context {
  /** Absolute; kept from run to run, so that peers are installed once. */
  scratch: string;
  /** The package as users get it. */
  self: Tool & { bin: string };
  /** Of short commands, and of those that take seconds. */
  rounds: number;
  largeRounds: number;
  note(text: string): void;
}

/** Of the project that one file is written into. */
export const FILE = "pages/api/user.ts";

/** Packs, installs and runs the package in the project of the first section, which then holds the file that others are to write. */
export function prepareSelf(root: string, scratch: string): Context["self"] {
  const project = join(scratch, "project");
  makeProject(project);
  const installed = installTool(join(scratch, "create-api-route"), packSelf(root, join(scratch, "tarball")));
  const bin = join(installed.folder, "node_modules/create-api-route/bin/create-api-route.js");
  execFileSync(process.execPath, [bin, "user", "--silent"], { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
  const version = { argv: [process.execPath, bin, "--version"] };
  return { name: "create-api-route", installed, version, oneFile: [process.execPath, bin, "user"], writes: FILE, bin };
}

/** How the figures below a table were taken. */
export function machine(rounds: number, node = process.versions.node): string {
  return `Medians of ${rounds} interleaved rounds, Node ${node}, ${process.platform}.`;
}
