import fc from "fast-check";
import { parseArgs } from "node:util";
import { DEFAULT_ROUTER, ROUTER_NAMES } from "../src/model/routers/index.js";
import { emptyTally, histories, play } from "../tests/reconcile/history/history.js";
import { killRepeatedly, startProcesses } from "../tests/write/processes.js";

/**
 * `npm run soak -- --runs 100000 [--seed 1] [--shrink] [--router app]`: random histories of edits, spec changes and runs, each checked
 * for every promise of regeneration. Prints what it reached; on a broken promise the history that shows it (the
 * smallest, with `--shrink`), and exits 1.
 *
 * `npm run soak -- --kills 200`: as many real runs killed at random moments, each finished by the next.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string" },
    seed: { type: "string" },
    shrink: { type: "boolean" },
    kills: { type: "string" },
    router: { type: "string", default: DEFAULT_ROUTER },
  },
});
const router = ROUTER_NAMES.find((name) => name === values.router);
if (router === undefined) throw new Error(`--router expects ${ROUTER_NAMES.join(" or ")}, not ${values.router}`);
const runs = Number(values.runs ?? (values.kills === undefined ? 10_000 : 0));
const tally = emptyTally();
let played = 0;

if (values.kills !== undefined) await kill(Number(values.kills));
if (runs > 0) await soak();

async function kill(rounds: number): Promise<void> {
  const processes = startProcesses();
  try {
    const killed = await killRepeatedly(processes, rounds, Math.random);
    process.stdout.write(`${rounds} runs, ${killed} killed while writing; every file old or new, every run finished\n`);
  } finally {
    processes.remove();
  }
}

async function soak(): Promise<void> {
  const details = await fc.check(
    fc.asyncProperty(histories, async (history) => {
      await play(history, { tally, router });
      if (++played % 1000 === 0) process.stderr.write(`${played} histories\n`);
    }),
    {
      numRuns: runs,
      endOnFailure: values.shrink !== true,
      ...(values.seed !== undefined && { seed: Number(values.seed) }),
    },
  );

  process.stdout.write(`${details.numRuns} histories, seed ${details.seed}\n`);
  const { answered, unfit, ...counted } = tally;
  process.stdout.write(`answered: ${answered}\nunfit: ${unfit}\n`);
  for (const [name, counts] of Object.entries(counted)) {
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
}
