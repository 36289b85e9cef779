import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemCalls } from "../calls.js";
import { machine, type Context } from "../context.js";
import { LARGE_ROWS, prepareLarge } from "../large.js";
import { measureAll } from "../measure.js";
import { plot } from "../plot.js";
import { renderLargeTable, type LargeRow } from "../table.js";

const PLOT = resolve(import.meta.dirname, "../../docs/speed.svg");

/** Of the bars. */
const LABELS: Record<(typeof LARGE_ROWS)[number][0], string> = {
  limit: "node writing as much",
  first: "first run",
  again: "again, nothing changed",
  check: "--check",
  changed: "one operation changed",
};

/** GitHub's whole document, against node writing as much; draws `docs/speed.svg` when `draws`. */
export function large({ scratch, self, largeRounds, note }: Context, draws: boolean): string {
  note("preparing GitHub's document");
  const { subjects, operations, files } = prepareLarge(scratch, self.bin);
  note(`GitHub's document: ${largeRounds} rounds`);
  const figures = measureAll(subjects, largeRounds);
  const row = ([id, name]: (typeof LARGE_ROWS)[number]): LargeRow => {
    const found = figures.get(id);
    if (found === undefined) throw new Error(`${id} was not measured.`);
    return { name, figures: found };
  };
  const [limit, first, ...others] = LARGE_ROWS;
  const rows = [row(limit), row(first), ...others.map(row)] as const;
  if (draws) {
    const bars = LARGE_ROWS.map(([id], index) => ({ label: LABELS[id], value: rows[index]?.figures.user ?? 0 }));
    writeFileSync(PLOT, plot(`${operations} operations: user CPU seconds`, bars));
  }
  const what = `${operations} operations, ${files} files. User CPU alone: system time swings with the disk.`;
  const run = subjects.find(({ id }) => id === "first");
  const calls = run && systemCalls(run);
  const each =
    calls === undefined ? "" : ` The first run makes ${(calls / files).toFixed(1)} system calls for each file.`;
  return `${renderLargeTable(rows)}\n\n${what}${each} ${machine(largeRounds)}`;
}
