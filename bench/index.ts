/**
 * `npm run bench [-- --rounds 15] [--write]`: start-up and one route file, against node writing the same file and
 * against the generators a user would otherwise pick, all in one run. `--write` puts the table into README.md.
 * Exits non-zero only when something could not be measured: figures are read, not judged.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { execFileSync } from "node:child_process";
import { installTool, packSelf } from "./install.js";
import { measureAll, type Subject } from "./measure.js";
import { makeProject, preparePeers, read, type Tool } from "./peers.js";
import { renderTable, replaceBetweenMarkers, type Row } from "./table.js";

const ROOT = resolve(import.meta.dirname, "..");
const SCRATCH = join(ROOT, ".tmp", "bench");
const PROJECT = join(SCRATCH, "project");
const FILE = "pages/api/user.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "15" }, write: { type: "boolean", default: false } },
});
const table = bench(Number(values.rounds));
process.stdout.write(`\n${table}\n`);
if (values.write) {
  const readme = join(ROOT, "README.md");
  writeFileSync(readme, replaceBetweenMarkers(readFileSync(readme, "utf8"), table));
}

function bench(rounds: number): string {
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a whole number, not ${values.rounds}.`);
  makeProject(PROJECT);
  note("building, packing and installing create-api-route");
  const self = prepareSelf();
  note("installing the peers");
  const text = read(PROJECT, FILE);
  const tools = [self, ...preparePeers(SCRATCH, PROJECT, FILE, text)];
  note(`measuring: ${rounds} rounds`);
  const figures = measureAll([...nodeSubjects(text), ...tools.flatMap(toolSubjects)], rounds);
  const rows: Row[] = [{ name: "node itself" }, ...tools.map(toolRow)].map((row) => {
    const [version, oneFile] = [figures.get(`${row.name} version`), figures.get(`${row.name} file`)];
    return { ...row, ...(version && { version }), ...(oneFile && { oneFile }) };
  });
  return `${renderTable(rows)}\n\n${machine(rounds)}`;
}

/** The package as users get it. Its first run gives the text that everybody else is to write. */
function prepareSelf(): Tool {
  const tarball = packSelf(ROOT, join(SCRATCH, "tarball"));
  const installed = installTool(join(SCRATCH, "create-api-route"), tarball);
  const bin = join(installed.folder, "node_modules/create-api-route/bin/create-api-route.js");
  execFileSync(process.execPath, [bin, "user", "--silent"], { cwd: PROJECT, stdio: ["ignore", "ignore", "inherit"] });
  const version = { argv: [process.execPath, bin, "--version"] };
  return { name: "create-api-route", installed, version, oneFile: [process.execPath, bin, "user"], writes: FILE };
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
  return `Medians of ${rounds} interleaved rounds, Node ${process.versions.node}, ${process.platform}. CPU is user + system of the whole process tree; wall and RSS are those of the one file.`;
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
