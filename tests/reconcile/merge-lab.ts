import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalText } from "../../src/text/canonical.js";
import type { FileChange } from "../../src/model/files.js";
import { change, route } from "./support.js";

/** What users do to a route, each by itself. */
const BASE = route({ methods: ["GET", "POST"], docs: { GET: "List users" } });
const GET_STUB = 'throw notImplemented("GET users");';
const POST_STUB = 'throw notImplemented("POST users");';
const BODY = "const users = await db.users.list();\n    return { status: 200, body: users };";

export const EDITS: Record<string, (text: string) => string> = {
  "write the first body": (text) => text.replace(GET_STUB, BODY),
  "write the last body": (text) => text.replace(POST_STUB, "await db.users.add();\n    return { status: 201 };"),
  "write all bodies": (text) => text.replace(GET_STUB, BODY).replace(POST_STUB, "return { status: 201 };"),
  "wrap in withAuth": (text) =>
    text.replace("export default ", "export default withAuth(").replace(/\}\);\n$/, "}));\n"),
  "name the route, export it below": (text) =>
    `${text.replace("export default", "const usersRoute =")}\nexport { usersRoute as default };\n`,
  "add an import and a helper": (text) =>
    text
      .replace("import { users", 'import { db } from "@/lib/db";\nimport { users')
      .replace("export default", "const cache = new Map();\n\nexport default"),
  "lift a handler out": (text) =>
    text
      .replace(/ {2}async POST\(\) \{[^]*?\n {2}\},\n/, "  POST: createUser,\n")
      .replace("export default", "async function createUser() {\n  return { status: 201 };\n}\n\nexport default"),
  "add a method at the end": (text) =>
    text.replace(/\}\);\n$/, "  async PATCH() {\n    return { status: 204 };\n  },\n});\n"),
  "comment in the object": (text) => text.replace(/\}\);\n$/, "  // more to come\n});\n"),
  "reorder the methods": (text) =>
    text.replace(/( {2}\/\*\* List users \*\/\n {2}async GET\(\)[^]*?\n {2}\},\n)([^]*?\n {2}\},\n)/, "$2$1"),
  "tabs, single quotes, no semicolons": (text) =>
    text
      .replace(GET_STUB, BODY)
      .replace(/;$/gm, "")
      .replace(/"/g, "'")
      .replace(/^( {2})+/gm, (white) => "\t".repeat(white.length / 2)),
  "CRLF, and the first body": (text) => text.replace(GET_STUB, BODY).replace(/\n/g, "\r\n"),
};

/** What a new version of the spec does to the render. The first three only add. */
export const CHANGES: Record<string, string> = {
  "add a method": route({ methods: ["GET", "POST", "PUT"], docs: { GET: "List users" } }),
  "add two methods": route({
    methods: ["GET", "POST", "PUT", "DELETE"],
    docs: { GET: "List users", PUT: "Replace users", DELETE: "Remove users" },
  }),
  "need the raw body": route({ methods: ["GET", "POST"], docs: { GET: "List users" }, config: "bodyParser: false" }),
  "change a summary": route({ methods: ["GET", "POST"], docs: { GET: "List all users" } }),
  "take the query": route({ methods: ["GET", "POST"], docs: { GET: "List users" }, takes: { GET: "{ query }" } }),
  "remove a method": route({ methods: ["GET"], docs: { GET: "List users" } }),
};
export const ADDITIVE = Object.keys(CHANGES).slice(0, 3);

export interface Cell {
  edit: string;
  change: string;
  disk: string;
  ours: FileChange;
  /** Whether `git merge-file` finds a conflict. */
  gitConflicts: boolean;
}

/** Every edit with every change: what this tool does, and what git's merge by lines does with the same three texts. */
export async function runLab(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [edit, apply] of Object.entries(EDITS)) {
    const disk = apply(BASE);
    if (disk === BASE) throw new Error(`No edit: ${edit}`);
    for (const [name, next] of Object.entries(CHANGES)) {
      const ours = await change({ base: BASE, next, disk });
      cells.push({ edit, change: name, disk, ours, gitConflicts: gitMerge(disk, BASE, next) === undefined });
    }
  }
  return cells;
}

/** What `git merge-file` makes of it; `undefined` for a conflict. */
export function gitMerge(ours: string, base: string, theirs: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "car-git-"));
  try {
    const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const { status, stdout } = spawnSync("git", ["merge-file", "-p", ...files], { encoding: "utf8" });
    if (status === null || status > 127) throw new Error("git merge-file did not run");
    return status === 0 ? stdout : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The lines only the user has that are gone from the file. A line of ours that a formatter rewrote is not a line of the user's. */
export function lostLines({ disk, ours }: Cell): string[] {
  const codeOf = (line: string): string => canonicalText(line).replace(/\n,$/, "");
  const base = new Set(BASE.split("\n").map(codeOf));
  const after = new Set((ours.after ?? disk).split(/\r?\n/).map(codeOf));
  return disk
    .split(/\r?\n/)
    .map(codeOf)
    .filter((line) => line !== "" && !base.has(line) && !after.has(line));
}

/** Where the table stands in README.md. */
export const MARKERS = { start: "<!-- merge-lab:start -->", end: "<!-- merge-lab:end -->" };

/** The lab as a Markdown table: what this tool does, with `×` where `git merge-file` ends in a conflict. */
export function table(cells: readonly Cell[]): string {
  const changes = Object.keys(CHANGES);
  const rows = Object.keys(EDITS).map((edit) => {
    const own = changes.map((name) => {
      const cell = cells.find((each) => each.edit === edit && each.change === name) as Cell;
      const verdict = cell.ours.verdict === "conflict" ? "**conflict**" : cell.ours.verdict;
      return cell.gitConflicts ? `${verdict} ×` : verdict;
    });
    return tableLine([edit, ...own]);
  });
  const count = (conflicts: (cell: Cell) => boolean): number => cells.filter(conflicts).length;
  const ours = count((cell) => cell.ours.verdict === "conflict");
  const lost = cells.flatMap(lostLines).length;
  return [
    tableLine(["your edit", ...changes]),
    tableLine(["---", ...changes.map(() => "---")]),
    ...rows,
    "",
    `Conflicts: ${ours} of ${cells.length}; \`git merge-file\` has ${count((cell) => cell.gitConflicts)} (×). Lines of yours lost: ${lost}.`,
  ].join("\n");
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
