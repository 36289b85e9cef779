import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A tool in a folder of its own. */
export interface Installed {
  folder: string;
  /** Packages below its node_modules, its own included. */
  packages: number;
  /** Size of its node_modules, in MB (10^6 bytes). */
  megabytes: number;
}

/**
 * Installs packages, without running scripts of anybody, into `folder`; again only when `specs` are others than last
 * time or a file.
 *
 * @param specs what npm takes: `hygen@6.2.11`, or an absolute path to a tarball.
 */
export function installTool(folder: string, ...specs: readonly string[]): Installed {
  const stamp = join(folder, "installed");
  const spec = specs.join(" ");
  const known = existsSync(stamp) && readFileSync(stamp, "utf8") === spec && !spec.endsWith(".tgz");
  if (!known) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
    npm(folder, ["install", ...specs, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]);
    writeFileSync(stamp, spec);
  }
  const modules = join(folder, "node_modules");
  return { folder, packages: countPackages(folder), megabytes: bytesOf(modules) / 1e6 };
}

/** Builds and packs this package. @returns the tarball's absolute path. */
export function packSelf(root: string, into: string): string {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(into)) if (name.endsWith(".tgz")) rmSync(join(into, name));
  npm(root, ["pack", "--pack-destination", into, "--loglevel", "error"]);
  const tarball = readdirSync(into).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm pack left no tarball in ${into}.`);
  return join(into, tarball);
}

function npm(cwd: string, args: readonly string[]): void {
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

function countPackages(folder: string): number {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: object };
  return Object.keys(lock.packages).filter((path) => path !== "").length;
}

function bytesOf(path: string): number {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
