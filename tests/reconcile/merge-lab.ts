import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableLine } from "../../bench/table.js";
import { canonicalText } from "../../src/text/canonical.js";
import type { FileChange } from "../../src/model/files.js";
import { forEachRouter, type RouterName } from "../../src/model/routers/index.js";
import { change, route, type RouteText } from "./support.js";

/** The route as it was generated. */
const BASES = forEachRouter((router) => route({ router, methods: ["GET", "POST"], docs: { GET: "List users" } }));
const PATHS: Readonly<Record<RouterName, string>> = { pages: "pages/api/users.ts", app: "app/api/users/route.ts" };
const GET_STUB = 'throw notImplemented("GET users");';
const POST_STUB = 'throw notImplemented("POST users");';
const BODY = "const users = await db.users.list();\n    return { status: 200, body: users };";
const BEFORE_CALL = /(?=^(?:export default|const route =) )/m;
const END_OF_CALL = /\}\);\n(?=$|\nexport const \{)/;

/** What users do to a route, each by itself. */
export const EDITS: Record<string, (text: string) => string> = {
  "write the first body": (text) => text.replace(GET_STUB, BODY),
  "write the last body": (text) => text.replace(POST_STUB, "await db.users.add();\n    return { status: 201 };"),
  "write all bodies": (text) => text.replace(GET_STUB, BODY).replace(POST_STUB, "return { status: 201 };"),
  "wrap in withAuth": (text) =>
    text.replace("defineRoute(users", "withAuth(defineRoute(users").replace(END_OF_CALL, "}));\n"),
  "name the route, export it below": (text) =>
    text.includes("export default")
      ? `${text.replace("export default", "const usersRoute =")}\nexport { usersRoute as default };\n`
      : text.replaceAll(/(?<=const | = )route\b/g, "usersRoute"),
  "add an import and a helper": (text) =>
    text
      .replace("import { users", 'import { db } from "@/lib/db";\nimport { users')
      .replace(BEFORE_CALL, "const cache = new Map();\n\n"),
  "lift a handler out": (text) =>
    text
      .replace(/ {2}async POST\(\) \{[^]*?\n {2}\},\n/, "  POST: createUser,\n")
      .replace(BEFORE_CALL, "async function createUser() {\n  return { status: 201 };\n}\n\n"),
  "add a method at the end": (text) =>
    text.replace(END_OF_CALL, "  async PATCH() {\n    return { status: 204 };\n  },\n});\n"),
  "comment in the object": (text) => text.replace(END_OF_CALL, "  // more to come\n});\n"),
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

/** What a new version of the spec does to the render. Those named first only add. */
const CHANGES: Readonly<Record<string, RouteText>> = {
  "add a method": { methods: ["GET", "POST", "PUT"], docs: { GET: "List users" } },
  "add two methods": {
    methods: ["GET", "POST", "PUT", "DELETE"],
    docs: { GET: "List users", PUT: "Replace users", DELETE: "Remove users" },
  },
  "need the raw body": { methods: ["GET", "POST"], docs: { GET: "List users" }, config: "bodyParser: false" },
  "change a summary": { methods: ["GET", "POST"], docs: { GET: "List all users" } },
  "take the query": { methods: ["GET", "POST"], docs: { GET: "List users" }, takes: { GET: "{ query }" } },
  "remove a method": { methods: ["GET"], docs: { GET: "List users" } },
};
export const ADDITIVE = Object.keys(CHANGES).slice(0, 3);

/** The names of the changes that there are in a router: the App Router reads every body raw. */
function changesIn(router: RouterName): string[] {
  return Object.keys(CHANGES).filter((name) => router === "pages" || CHANGES[name]?.config === undefined);
}

export interface Cell {
  edit: string;
  change: string;
  /** As generated, before the edit. */
  base: string;
  disk: string;
  ours: FileChange;
  /** Whether `git merge-file` finds a conflict. */
  gitConflicts: boolean;
}

/** Every edit with every change: what this tool does, and what git's merge by lines does with the same three texts. */
export async function runLab(router: RouterName = "pages"): Promise<Cell[]> {
  const cells: Cell[] = [];
  const base = BASES[router];
  for (const [edit, apply] of Object.entries(EDITS)) {
    const disk = apply(base);
    if (disk === base) throw new Error(`No edit: ${edit}`);
    for (const name of changesIn(router)) {
      const next = route({ router, ...CHANGES[name]! });
      const ours = await change({ base, next, disk, path: PATHS[router] });
      cells.push({ edit, change: name, base, disk, ours, gitConflicts: gitMerge(disk, base, next) === undefined });
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
export function lostLines({ base: generated, disk, ours }: Cell): string[] {
  const codeOf = (line: string): string => canonicalText(line).replace(/\n,$/, "");
  const base = new Set(generated.split("\n").map(codeOf));
  const after = new Set((ours.after ?? disk).split(/\r?\n/).map(codeOf));
  return disk
    .split(/\r?\n/)
    .map(codeOf)
    .filter((line) => line !== "" && !base.has(line) && !after.has(line));
}

/** Where the table stands in docs/when-the-spec-changes.md. */
export const MARKERS = { start: "<!-- merge-lab:start -->", end: "<!-- merge-lab:end -->" };

/** The lab as a Markdown table: what this tool does, with `×` where `git merge-file` ends in a conflict. */
export function table(cells: readonly Cell[]): string {
  const changes = [...new Set(cells.map((cell) => cell.change))];
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
