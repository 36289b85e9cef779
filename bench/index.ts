/**
 * `npm run bench [-- --rounds 15] [--large 3] [--write]`: start-up and one route file, against node writing the same
 * file and against the generators a user would otherwise pick, and GitHub's whole document, against node writing as much;
 * all in one run. `--large 0` leaves that out. `--write` puts the tables into README.md and draws bench/speed.svg.
 * Exits non-zero only when something could not be measured: figures are read, not judged.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { execFileSync } from "node:child_process";
import { installTool, packSelf } from "./install.js";
import { measureAll, type Subject } from "./measure.js";
import { makeProject, preparePeers, read, type Tool } from "./peers.js";
import { systemCalls } from "./calls.js";
import { LARGE_ROWS, prepareLarge } from "./large.js";
import { plot } from "./plot.js";
import {
  END,
  LARGE_END,
  LARGE_START,
  renderLargeTable,
  renderTable,
  replaceBetweenMarkers,
  START,
  type LargeRow,
  type Row,
} from "./table.js";

const ROOT = resolve(import.meta.dirname, "..");
const SCRATCH = join(ROOT, ".tmp", "bench");
const PROJECT = join(SCRATCH, "project");
const FILE = "pages/api/user.ts";

/** Of the bars. */
const LABELS: Record<(typeof LARGE_ROWS)[number][0], string> = {
  limit: "node writing as much",
  first: "first run",
  again: "again, nothing changed",
  check: "--check",
  changed: "one operation changed",
};

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    large: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
});
const [rounds, largeRounds] = [wholeNumber("--rounds", values.rounds, 1), wholeNumber("--large", values.large, 0)];
makeProject(PROJECT);
note("building, packing and installing create-api-route");
const self = prepareSelf();
publish(benchSmall(), { start: START, end: END });
if (largeRounds > 0) publish(benchLarge(), { start: LARGE_START, end: LARGE_END });

function publish(table: string, markers: { start: string; end: string }): void {
  process.stdout.write(`\n${table}\n`);
  const readme = join(ROOT, "README.md");
  if (values.write) writeFileSync(readme, replaceBetweenMarkers(readFileSync(readme, "utf8"), table, markers));
}

function wholeNumber(flag: string, value: string, least: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`${flag} takes a whole number from ${least} on, not ${value}.`);
}

function benchLarge(): string {
  note("preparing GitHub's document");
  const { subjects, operations, files } = prepareLarge(SCRATCH, self.bin);
  note(`measuring: ${largeRounds} rounds`);
  const figures = measureAll(subjects, largeRounds);
  const row = ([id, name]: (typeof LARGE_ROWS)[number]): LargeRow => {
    const found = figures.get(id);
    if (found === undefined) throw new Error(`${id} was not measured.`);
    return { name, figures: found };
  };
  const [limit, first, ...others] = LARGE_ROWS;
  const rows = [row(limit), row(first), ...others.map(row)] as const;
  if (values.write) {
    const bars = LARGE_ROWS.map(([id], index) => ({ label: LABELS[id], value: rows[index]?.figures.user ?? 0 }));
    writeFileSync(join(ROOT, "bench/speed.svg"), plot(`${operations} operations: user CPU seconds`, bars));
  }
  const what = `${operations} operations, ${files} files. User CPU alone: system time swings with the disk.`;
  const run = subjects.find(({ id }) => id === "first");
  const calls = run && systemCalls(run);
  const each =
    calls === undefined ? "" : ` The first run makes ${(calls / files).toFixed(1)} system calls for each file.`;
  return `${renderLargeTable(rows)}\n\n${what}${each} ${machine(largeRounds)}`;
}

function benchSmall(): string {
  note("installing the peers");
  const text = read(PROJECT, FILE);
  const tools = [self, ...preparePeers(SCRATCH, PROJECT, FILE, text)];
  note(`measuring: ${rounds} rounds`);
  const figures = measureAll([...nodeSubjects(text), ...tools.flatMap(toolSubjects)], rounds);
  const rows: Row[] = [{ name: "node itself" }, ...tools.map(toolRow)].map((row) => {
    const [version, oneFile] = [figures.get(`${row.name} version`), figures.get(`${row.name} file`)];
    return { ...row, ...(version && { version }), ...(oneFile && { oneFile }) };
  });
  const measured = "CPU is user + system of the whole process tree; wall and RSS are those of the one file.";
  return `${renderTable(rows)}\n\n${machine(rounds)} ${measured}`;
}

/** The package as users get it. Its first run gives the text that everybody else is to write. */
function prepareSelf(): Tool & { bin: string } {
  const tarball = packSelf(ROOT, join(SCRATCH, "tarball"));
  const installed = installTool(join(SCRATCH, "create-api-route"), tarball);
  const bin = join(installed.folder, "node_modules/create-api-route/bin/create-api-route.js");
  execFileSync(process.execPath, [bin, "user", "--silent"], { cwd: PROJECT, stdio: ["ignore", "ignore", "inherit"] });
  const version = { argv: [process.execPath, bin, "--version"] };
  return { name: "create-api-route", installed, version, oneFile: [process.execPath, bin, "user"], writes: FILE, bin };
}

function nodeSubjects(text: string): Subject[] {
  const program = `const fs = require("fs"); fs.mkdirSync("pages/api", { recursive: true });
    fs.writeFileSync(${JSON.stringify(FILE)}, ${JSON.stringify(text)})`;
  return [
    { id: "node itself version", argv: [process.execPath, "-e", "0"], cwd: PROJECT },
    { id: "node itself file", argv: [process.execPath, "-e", program], cwd: PROJECT, ...fileIsWritten(FILE) },
  ];
}

function toolSubjects(tool: Tool): Subject[] {
  return [
    ...(tool.version ? [{ id: `${tool.name} version`, ...tool.version, cwd: PROJECT }] : []),
    { id: `${tool.name} file`, argv: tool.oneFile, cwd: PROJECT, ...fileIsWritten(tool.writes) },
  ];
}

/** The file is missing before a run and there after it: a run that wrote nothing is not a measurement. */
function fileIsWritten(file: string): Pick<Subject, "before" | "after"> {
  const path = join(PROJECT, file);
  return {
    before: () => rmSync(join(PROJECT, "pages", "api"), { recursive: true, force: true }),
    after: () => {
      if (!existsSync(path)) throw new Error(`${file} was not written.`);
    },
  };
}

function toolRow({ name, installed }: Tool): Row {
  return { name, packages: installed.packages, megabytes: installed.megabytes };
}

function machine(rounds: number): string {
  return `Medians of ${rounds} interleaved rounds, Node ${process.versions.node}, ${process.platform}.`;
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
