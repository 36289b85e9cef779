import { spawn } from "node:child_process";
import { once } from "node:events";
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
 * what the sources say now, both in `dist` and in the tarball. `npm test` has packed already, once for both suites.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const { tarball, remove } = packedBefore() ?? (await packTarball());
  project.provide("tarball", tarball);
  return remove;
}

/** Where `npm test` says what it has packed. */
export const PACKED = "CREATE_API_ROUTE_PACKED";

function packedBefore(): Packed | undefined {
  const tarball = process.env[PACKED];
  return tarball === undefined ? undefined : { tarball, remove: () => undefined };
}

interface Packed {
  tarball: string;
  remove(): void;
}

/** Builds, and packs as `npm publish` would: the absolute path of the tarball. */
export async function packTarball(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "create-api-route-pack-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const npm = spawn("npm", ["pack", "--pack-destination", folder, "--silent"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const [code] = (await once(npm, "close")) as [number | null];
  const [name] = readdirSync(folder);
  if (code === 0 && name !== undefined) return { tarball: join(folder, name), remove };
  remove();
  throw new Error(`npm pack made no tarball: it ended with ${code}.`);
}
