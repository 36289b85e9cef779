/**
 * `npm run matrix`: every Next.js from 13 to 16, with `cacheComponents` and without, in both routers and both languages:
 * each a project with every template and twenty routes of a spec, built, started and asked. Prints a table as Markdown;
 * ends with 1 and says what did not hold.
 */
import { packTarball } from "../tests/support/build.js";
import { compareAnswers } from "./matrix/compare.js";
import { readCombinations, USAGE, type Combination } from "./matrix/options.js";
import { failedRow, runProject, type Row } from "./matrix/run.js";
import { matrixTable, type Result } from "./matrix/table.js";

process.exitCode = await matrix(process.argv.slice(2));

async function matrix(argv: readonly string[]): Promise<number> {
  let combinations: Combination[];
  try {
    combinations = readCombinations(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { tarball, remove } = await packTarball();
  try {
    const results: Result[] = [];
    for (const combination of combinations) results.push(await runOne(tarball, combination, results.at(-1)?.row));
    process.stdout.write(`${matrixTable(results)}\n`);
    return results.some(({ row }) => row.failures.length > 0) ? 1 : 0;
  } finally {
    remove();
  }
}

/** @param before what ran before it, which may be the same in the other router */
async function runOne(tarball: string, combination: Combination, before: Row | undefined): Promise<Result> {
  const { next, router, language } = combination;
  const started = performance.now();
  const row = await runProject(tarball, combination).catch((error: Error) => failedRow(combination, error));
  const isPair = before?.combination.next === next && before.combination.language === language;
  const same = isPair ? compareAnswers(before, row) : undefined;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stderr.write(`Next.js ${next.title}, ${router}, ${language}: ${seconds} s\n`);
  for (const failure of row.failures) process.stderr.write(`  ${failure.trim().replaceAll("\n", "\n  ")}\n`);
  return { row, same };
}
