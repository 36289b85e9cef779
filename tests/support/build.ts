import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The package as npm would publish it: an absolute path. */
    tarball: string;
  }
}

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Vitest's global setup of the suites that run the program as a process. Packing builds (`prepack`), so what runs is
 * what the sources say now, both in `dist` and in the tarball.
 */
export function setup(project: TestProject): () => void {
  const { tarball, remove } = packTarball();
  project.provide("tarball", tarball);
  return remove;
}

/** Builds, and packs as `npm publish` would: the absolute path of the tarball. */
export function packTarball(): { tarball: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "create-api-route-pack-"));
  execFileSync("npm", ["pack", "--pack-destination", folder, "--silent"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const [name] = readdirSync(folder);
  if (name === undefined) throw new Error("npm pack made no tarball.");
  return { tarball: join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
