/**
 * `npm run conformance -- [folder]`: the required tests of the official JSON Schema Test Suite, through the zod source
 * we emit (generated, compiled, executed) and through others, as a table; then our misses, one by one.
 * Exit code 1 when a test is answered wrongly.
 */
import { fileURLToPath } from "node:url";
import { otherValidators, type Other } from "../tests/conformance/others.js";
import { missesOf, runEmitted, type Miss } from "../tests/conformance/run.js";
import { DRAFTS, readGroups, type Draft, type Group } from "../tests/conformance/suite.js";

const folder = process.argv[2] ?? fileURLToPath(new URL("../tests/fixtures/json-schema-test-suite", import.meta.url));

interface Row {
  name: string;
  /** Tests answered rightly, and seconds taken, by draft. */
  results: Map<Draft, { right: number; seconds: number }>;
}

function count(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.tests.length, 0);
}

function countRight(other: Other, groups: readonly Group[]): number {
  return groups.reduce((sum, group) => {
    try {
      return sum + group.tests.length - missesOf(group, other.prepare(group)).length;
    } catch {
      return sum;
    }
  }, 0);
}

async function measure<Result>(run: () => Result | Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function printTable(rows: readonly Row[], totals: ReadonlyMap<Draft, number>): void {
  const drafts = [...totals.keys()];
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log([" ".repeat(width), ...drafts.map((draft) => draft.padStart(24))].join(""));
  for (const { name, results } of rows) {
    const cells = drafts.map((draft) => {
      const { right, seconds } = results.get(draft) ?? { right: 0, seconds: 0 };
      return `${right} of ${totals.get(draft)} ${seconds.toFixed(1).padStart(6)} s`.padStart(24);
    });
    console.log([name.padEnd(width), ...cells].join(""));
  }
}

function printMisses(misses: readonly Miss[]): void {
  console.log(
    misses.length === 0 ? "\nNo test is answered wrongly." : `\n${misses.length} tests are answered wrongly:`,
  );
  for (const { group, test, got, error } of misses) {
    const wanted = test.valid ? "valid" : "invalid";
    console.log(`- ${group.draft}/${group.file}: ${group.description}: ${test.description}`);
    console.log(`  expected ${wanted}, got ${got}${error === undefined ? "" : ` (${error})`}`);
    console.log(`  schema ${JSON.stringify(group.schema)}, value ${JSON.stringify(test.data)}`);
  }
}

const totals = new Map<Draft, number>();
const misses: Miss[] = [];
const ours: Row = { name: "create-api-route", results: new Map() };
const others = otherValidators(folder).map((other) => ({
  other,
  row: { name: other.name, results: new Map() } as Row,
}));

for (const draft of Object.keys(DRAFTS) as Draft[]) {
  const groups = readGroups(folder, draft);
  totals.set(draft, count(groups));
  const { result, seconds } = await measure(() => runEmitted(folder, groups));
  misses.push(...result);
  ours.results.set(draft, { right: count(groups) - result.length, seconds });
  for (const { other, row } of others) {
    const { result: right, seconds: taken } = await measure(() => countRight(other, groups));
    row.results.set(draft, { right, seconds: taken });
  }
}

printTable([ours, ...others.map(({ row }) => row)], totals);
printMisses(misses);
process.exitCode = misses.length === 0 ? 0 : 1;
