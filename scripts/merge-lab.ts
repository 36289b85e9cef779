import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { replaceBetweenMarkers } from "../bench/table.js";
import { DEFAULT_ROUTER, ROUTER_NAMES } from "../src/model/routers/index.js";
import { MARKERS, runLab, table } from "../tests/reconcile/merge-lab.js";

/**
 * `npm run merge-lab [-- --write]`: 12 edits x 6 spec changes, against `git merge-file`; `--write` puts it into docs/when-the-spec-changes.md.
 * With `--router app`, of a route of the App Router.
 */
const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, router: { type: "string", default: DEFAULT_ROUTER } },
});
const router = ROUTER_NAMES.find((name) => name === values.router);
if (router === undefined) throw new Error(`--router expects ${ROUTER_NAMES.join(" or ")}, not ${values.router}`);
const shown = table(await runLab(router));
process.stdout.write(`${shown}\n`);
if (values.write && router === DEFAULT_ROUTER) {
  const page = resolve(import.meta.dirname, "../docs/when-the-spec-changes.md");
  writeFileSync(page, replaceBetweenMarkers(readFileSync(page, "utf8"), shown, MARKERS));
}
