/**
 * `npm run conformance -- [folder]`: the required tests of the official JSON Schema Test Suite, through the zod source
 * we emit (generated, compiled, executed) and through others, as a table; then our misses, one by one. The schemas of
 * 2020-12 are also read as components of OpenAPI 3.1 documents, with `--allow-remote` for the suite's remotes.
 * Exit code 1 when a test is answered wrongly without an explanation.
 */
import { fileURLToPath } from "node:url";
import { otherValidators, type Other } from "../tests/conformance/others.js";
import { EXPLAINED, runInDocuments } from "../tests/conformance/openapi.js";
import { missesOf, nameOf, runEmitted, type Miss } from "../tests/conformance/run.js";
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
      const measured = results.get(draft);
      if (measured === undefined) return "".padStart(24);
      const { right, seconds } = measured;
      return `${right} of ${totals.get(draft)} ${seconds.toFixed(1).padStart(6)} s`.padStart(24);
    });
    console.log([name.padEnd(width), ...cells].join(""));
  }
}

function printMisses(misses: readonly Miss[]): void {
  console.log(misses.length === 0 ? "\nNo test is answered wrongly." : `\nAnswered wrongly: ${misses.length}`);
  for (const { group, test, got, error } of misses) {
    const wanted = test.valid ? "valid" : "invalid";
    const name = nameOf({ group, test, got });
    console.log(`- ${group.draft}/${name}`);
    const reason = EXPLAINED.get(name);
    if (reason !== undefined) console.log(`  ${reason}`);
    console.log(`  expected ${wanted}, got ${got}${error === undefined ? "" : ` (${error})`}`);
    console.log(`  schema ${JSON.stringify(group.schema)}, value ${JSON.stringify(test.data)}`);
  }
}

const totals = new Map<Draft, number>();
const misses: Miss[] = [];
const ours: Row = { name: "create-api-route", results: new Map() };
const documents: Row = { name: "  in OpenAPI 3.1 documents", results: new Map() };
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
  if (draft === "draft2020-12") {
    const { result: wrong, seconds: taken } = await measure(() => runInDocuments(folder, groups));
    documents.results.set(draft, { right: count(groups) - wrong.length, seconds: taken });
    misses.push(...wrong);
  }
  for (const { other, row } of others) {
    const { result: right, seconds: taken } = await measure(() => countRight(other, groups));
    row.results.set(draft, { right, seconds: taken });
  }
}

printTable([ours, documents, ...others.map(({ row }) => row)], totals);
printMisses(misses);
process.exitCode = misses.every((miss) => EXPLAINED.has(nameOf(miss))) ? 0 : 1;
