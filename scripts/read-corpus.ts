/**
 * Reads every document of a folder and holds what comes out against the document itself: every operation served or
 * refused, the tree accepted by Next.js' own sorter, no two names that Windows takes for one. Prints a table.
 *
 *     npx tsx scripts/read-corpus.ts [--summary] <folder> [part of a name]
 */
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { readInput } from "../src/input/index.js";
import { pathProblems } from "../src/model/route-rules.js";
import { routeName, routeUrl } from "../src/model/route-path.js";
import type { Api } from "../src/model/route-spec.js";

const { getSortedRoutes } = createRequire(import.meta.url)("next/dist/shared/lib/router/utils/sorted-routes.js") as {
  getSortedRoutes(routes: string[]): string[];
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { summary: { type: "boolean" } } });
const [folder = ".", part = ""] = positionals;
const totals = { documents: 0, failed: 0, served: 0, refused: 0 };
for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (!/\.(json|ya?ml)$/.test(entry) || !entry.includes(part)) continue;
  totals.documents++;
  try {
    await readOne(entry);
  } catch (error) {
    totals.failed++;
    process.stdout.write(`${entry}  ${(error as Error).stack}\n`);
  }
}
process.stdout.write(`${JSON.stringify(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function readOne(name: string): Promise<void> {
  const started = process.cpuUsage();
  const { api, diagnostics } = await readInput({ cwd: folder, specs: [name] });
  const { user, system } = process.cpuUsage(started);
  const problems = treeProblems(api);
  const served = api.routes.reduce((sum, { operations }) => sum + operations.length, 0);
  totals.served += served;
  totals.refused += api.refused.length;
  if (problems.length > 0) totals.failed++;
  const cpu = (user + system) / 1e6;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (values.summary && problems.length === 0 && errors.length === 0 && cpu < 2) return;
  const counts = ["error", "warning", "info"].map(
    (one) => diagnostics.filter(({ severity }) => severity === one).length,
  );
  const files = new Set(api.routes.map(({ path }) => routeName(path))).size;
  const cells = [
    name,
    `${served} served`,
    `${api.refused.length} refused`,
    `${files} files`,
    `${api.models.size} models`,
  ];
  const lines = [...problems, ...errors.map(({ message }) => message)].map((line) => `  ${line}\n`);
  process.stdout.write(`${[...cells, counts.join("/"), `${cpu.toFixed(2)} s`].join("  ")}\n${lines.join("")}`);
}

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
