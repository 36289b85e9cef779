/**
 * Reads every document of a folder and holds what comes out against the document itself: every operation served or
 * refused, the tree accepted by Next.js' own sorter, no two names that Windows takes for one. Prints a table.
 *
 *     npx tsx scripts/read-corpus.ts <folder> [part of a name]
 */
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readInput } from "../src/input/index.js";
import { pathProblems } from "../src/model/route-rules.js";
import { routeName, routeUrl } from "../src/model/route-path.js";
import type { Api } from "../src/model/route-spec.js";

const { getSortedRoutes } = createRequire(import.meta.url)("next/dist/shared/lib/router/utils/sorted-routes.js") as {
  getSortedRoutes(routes: string[]): string[];
};

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = ".", part = ""] = positionals;
let failures = 0;
for (const name of readdirSync(folder).sort()) {
  if (!/\.(json|ya?ml)$/.test(name) || !name.includes(part)) continue;
  const started = process.cpuUsage();
  const before = performance.now();
  try {
    const { api, diagnostics } = await readInput({ cwd: folder, specs: [name] });
    const used = process.cpuUsage(started);
    const problems = treeProblems(api);
    if (problems.length > 0) failures++;
    const served = api.routes.reduce((sum, { operations }) => sum + operations.length, 0);
    const cpu = ((used.user + used.system) / 1e6).toFixed(2);
    const counts = ["error", "warning", "info"].map((one) => diagnostics.filter(({ severity }) => severity === one).length);
    const files = new Set(api.routes.map(({ path }) => routeName(path))).size;
    const line = [name, `${served} served`, `${api.refused.length} refused`, `${files} files`, `${api.models.size} models`, counts.join("/"), `${cpu} s`];
    process.stdout.write(`${line.join("  ")}\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
  } catch (error) {
    failures++;
    process.stdout.write(`${name}  ${(error as Error).stack}  after ${performance.now() - before} ms\n`);
  }
}
process.exitCode = failures > 0 ? 1 : 0;

function treeProblems(api: Api): string[] {
  const problems = api.routes.flatMap(({ path, id }) => pathProblems(path, id).map(({ message }) => message));
  const names = new Set(api.routes.map(({ path }) => routeUrl(path)));
  try {
    getSortedRoutes([...names]);
  } catch (error) {
    problems.push((error as Error).message);
  }
  const folded = new Map<string, string>();
  for (const name of names) {
    const pieces = name.split("/");
    for (let end = 1; end <= pieces.length; end++) {
      const prefix = pieces.slice(0, end).join("/");
      const other = folded.get(prefix.toLowerCase()) ?? prefix;
      if (other !== prefix) problems.push(`${other} and ${prefix} differ in case only`);
      folded.set(prefix.toLowerCase(), other);
    }
  }
  return problems;
}
