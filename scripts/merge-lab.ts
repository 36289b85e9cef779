import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { replaceBetweenMarkers } from "../bench/table.js";
import { MARKERS, runLab, table } from "../tests/reconcile/merge-lab.js";

/** `npm run merge-lab [-- --write]`: 12 edits x 6 spec changes, against `git merge-file`; `--write` puts it into README.md. */
const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const shown = table(await runLab());
process.stdout.write(`${shown}\n`);
if (values.write) {
  const readme = resolve(import.meta.dirname, "../README.md");
  writeFileSync(readme, replaceBetweenMarkers(readFileSync(readme, "utf8"), shown, MARKERS));
}
