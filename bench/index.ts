/**
 * `npm run bench [-- --rounds 15] [--large 3] [--only <sections>] [--write]`: this tool beside its peers and beside node
 * doing as much, all in one run, as ratios. `--only` takes names of sections with commas. `--write` puts the tables into
 * README.md and bench/README.md and draws docs/speed.svg. Exits non-zero only when something could not be measured:
 * figures are read, not judged.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { prepareSelf, type Context } from "./context.js";
import { compile } from "./sections/compile.js";
import { documents } from "./sections/documents.js";
import { growth } from "./sections/growth.js";
import { large } from "./sections/large.js";
import { load } from "./sections/load.js";
import { oneFile } from "./sections/one-file.js";
import { replaceBetweenMarkers } from "./table.js";

const ROOT = resolve(import.meta.dirname, "..");
const SCRATCH = join(ROOT, ".tmp", "bench");

interface Section {
  /** Of its markers too: `<!-- bench-large:start -->`. */
  name: string;
  file: "README.md" | "bench/README.md";
  measure: (context: Context) => string | Promise<string>;
}

const SECTIONS: readonly Section[] = [
  { name: "one-file", file: "README.md", measure: oneFile },
  { name: "large", file: "README.md", measure: (context) => large(context, values.write) },
  { name: "documents", file: "bench/README.md", measure: documents },
  { name: "compile", file: "bench/README.md", measure: compile },
  { name: "growth", file: "bench/README.md", measure: growth },
  { name: "load", file: "bench/README.md", measure: load },
];

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    large: { type: "string", default: "3" },
    only: { type: "string", default: SECTIONS.map(({ name }) => name).join() },
    write: { type: "boolean", default: false },
  },
});
const context: Context = {
  scratch: SCRATCH,
  rounds: wholeNumber("--rounds", values.rounds),
  largeRounds: wholeNumber("--large", values.large),
  self: prepareSelf(ROOT, SCRATCH),
  note: (text) => process.stderr.write(`${text}\n`),
};
for (const { name, file, measure } of chosen(values.only.split(","))) {
  const table = await measure(context);
  process.stdout.write(`\n${table}\n`);
  if (values.write) {
    const markers = { start: `<!-- bench-${name}:start -->`, end: `<!-- bench-${name}:end -->` };
    const path = join(ROOT, file);
    writeFileSync(path, replaceBetweenMarkers(readFileSync(path, "utf8"), table, markers));
  }
}

function chosen(names: readonly string[]): Section[] {
  return names.map((wanted) => {
    const section = SECTIONS.find(({ name }) => name === wanted);
    if (section !== undefined) return section;
    throw new Error(`--only takes ${SECTIONS.map(({ name }) => name).join(", ")}, not ${wanted}.`);
  });
}

function wholeNumber(flag: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`${flag} takes a whole number from 1 on, not ${value}.`);
}
