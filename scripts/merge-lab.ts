import { runLab, table } from "../tests/reconcile/merge-lab.js";

/** `tsx scripts/merge-lab.ts`: 12 edits x 6 spec changes, against plain `git merge-file`, as the table of the README. */
process.stdout.write(table(await runLab()));
