import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FILE, machine, type Context } from "../context.js";
import { measureAll, type Subject } from "../measure.js";
import { preparePeers, read, type Tool } from "../peers.js";
import { renderTable, type Row } from "../table.js";

/** Start-up and one route file, against node writing the same file and the generators a user would otherwise pick. */
export function oneFile({ scratch, self, rounds, note }: Context): string {
  const project = join(scratch, "project");
  note("installing the peers");
  const text = read(project, FILE);
  const tools = [self, ...preparePeers(scratch, project, FILE, text)];
  note(`one file: ${rounds} rounds`);
  const subjects = [...nodeSubjects(project, text), ...tools.flatMap((tool) => toolSubjects(project, tool))];
  const help = { id: "help", argv: [process.execPath, self.bin, "--help"], cwd: project };
  const figures = measureAll([...subjects, help], rounds);
  const rows: Row[] = [{ name: "node itself" }, ...tools.map(toolRow)].map((row) => {
    const [version, file] = [figures.get(`${row.name} version`), figures.get(`${row.name} file`)];
    return { ...row, ...(version && { version }), ...(file && { oneFile: file }) };
  });
  const [start, helped] = [figures.get("node itself version")?.cpu ?? NaN, figures.get("help")?.cpu ?? NaN];
  const measured =
    "CPU is user + system of the whole process tree; wall and RSS are those of the one file. " +
    `\`--help\` takes ${(helped / start).toFixed(2)} x \`node -e 0\`.`;
  return `${renderTable(rows)}\n\n${machine(rounds)} ${measured}`;
}

function nodeSubjects(cwd: string, text: string): Subject[] {
  const program = `const fs = require("fs"); fs.mkdirSync("pages/api", { recursive: true });
    fs.writeFileSync(${JSON.stringify(FILE)}, ${JSON.stringify(text)})`;
  return [
    { id: "node itself version", argv: [process.execPath, "-e", "0"], cwd },
    { id: "node itself file", argv: [process.execPath, "-e", program], cwd, ...fileIsWritten(cwd, FILE) },
  ];
}

function toolSubjects(cwd: string, tool: Tool): Subject[] {
  return [
    ...(tool.version ? [{ id: `${tool.name} version`, ...tool.version, cwd }] : []),
    { id: `${tool.name} file`, argv: tool.oneFile, cwd, ...fileIsWritten(cwd, tool.writes) },
  ];
}

/** The file is missing before a run and there after it: a run that wrote nothing is not a measurement. */
function fileIsWritten(cwd: string, file: string): Pick<Subject, "before" | "after"> {
  return {
    before: () => rmSync(join(cwd, "pages", "api"), { recursive: true, force: true }),
    after: () => {
      if (!existsSync(join(cwd, file))) throw new Error(`${file} was not written.`);
    },
  };
}

function toolRow({ name, installed }: Tool): Row {
  return { name, packages: installed.packages, megabytes: installed.megabytes };
}
