import fc from "fast-check";
import { parseArgs } from "node:util";
import { histories, play, type Tally } from "../tests/reconcile/history/history.js";

/**
 * `npm run soak -- --runs 100000 [--seed 1]`: random histories of edits, spec changes and runs, each checked for every
 * promise of regeneration. Prints what it reached; on a broken promise the smallest history that shows it, and exits 1.
 */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "10000" }, seed: { type: "string" }, shrink: { type: "boolean" } },
});
const runs = Number(values.runs);
const tally: Tally = { verdicts: {}, edits: {}, changes: {} };
let played = 0;

const details = await fc.check(
  fc.asyncProperty(histories, async (history) => {
    await play(history, tally);
    if (++played % 1000 === 0) process.stderr.write(`${played} histories\n`);
  }),
  {
    numRuns: runs,
    endOnFailure: values.shrink !== true,
    ...(values.seed !== undefined && { seed: Number(values.seed) }),
  },
);

process.stdout.write(`${details.numRuns} histories, seed ${details.seed}\n`);
for (const [name, counts] of Object.entries(tally) as [string, Record<string, number>][]) {
  const parts = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  process.stdout.write(`${name}: ${parts.map(([key, count]) => `${key} ${count}`).join(", ")}\n`);
}
if (details.failed) {
  const error = details.errorInstance;
  process.stdout.write(
    `\n${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(details.counterexample)}\n`,
  );
  process.exitCode = 1;
}
