import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { check, type Options } from "prettier";
import { expect, test } from "vitest";
import { generate } from "../../../src/index.js";
import type { FileChange, RenderedFile } from "../../../src/model/files.js";
import { newFilesInFormat } from "../../../src/write/formatter/new-files.js";
import { receiptsInFormat } from "../../../src/write/receipts-in-format.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../../support/folder.js";
import { typed } from "../../support/typed.js";

const STYLE: Options = { semi: false, singleQuote: true, useTabs: true, printWidth: 100 };

const SPEC = `routes:
  users:
    get: { query: { page: integer? }, response: "User[]" }
    post: { body: User, responses: { 201: User } }
models:
  User: { id: uuid, name: string, role: admin|member }
`;

/** A project with a Prettier, configured as its owner likes. */
function withPrettier(files: Files = {}): string {
  const cwd = makeFolder({ ...TS_PROJECT, ".prettierrc": JSON.stringify(STYLE), "api-routes.yaml": SPEC, ...files });
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(resolve("node_modules/prettier"), join(cwd, "node_modules/prettier"), "dir");
  return cwd;
}

/** Source files that Prettier would change. */
async function unformatted(cwd: string): Promise<string[]> {
  const code = Object.entries(readTree(cwd)).filter(([path]) => /^(?:lib|pages|app)\/.*(?<!index)\.tsx?$/.test(path));
  const fine = await Promise.all(code.map(([filepath, text]) => check(text, { ...STYLE, filepath })));
  return code.filter((_, index) => fine[index] === false).map(([path]) => path);
}

test.each(["pages", "app"] as const)(
  "%s: new files are in the project's own format, and the next run has nothing to do",
  async (router) => {
    const cwd = withPrettier();
    const dry = await generate({ cwd, router, mode: "dry-run", diff: true });
    const report = await generate({ cwd, router, diff: true });
    expect({ ...dry, mode: "write", nextSteps: report.nextSteps }).toEqual(report);
    expect(report.diagnostics).toEqual([]);
    expect(await unformatted(cwd)).toEqual([]);
    const written = readTree(cwd);
    const again = await generate({ cwd, router, mode: "check" });
    expect(again).toMatchObject({ exitCode: 0, counts: { byVerdict: { identical: report.counts.files } } });
    await generate({ cwd, router });
    expect(readTree(cwd)).toEqual(written);
  },
);

test.each<[what: string, style: Options]>([
  ["tabs", { useTabs: true }],
  ["a width of 60 with four spaces", { printWidth: 60, tabWidth: 4 }],
])("receipts are as a project with %s has its JSON, and the next run reads them", async (_, style) => {
  const cwd = withPrettier({ ".prettierrc": JSON.stringify(style) });
  await generate({ cwd });
  const receipts = Object.entries(readTree(cwd)).filter(([path]) => path.startsWith(".create-api-route/"));
  expect(receipts).toHaveLength(2);
  for (const [path, text] of receipts) expect(await check(text, { ...style, parser: "json" }), path).toBe(true);
  expect(await generate({ cwd, mode: "check" })).toMatchObject({ exitCode: 0 });
});

test("receipts stay as they are where the formatter leaves them so, or makes them what nothing reads", async () => {
  const changes = ["a.ts", "b.ts"].map((path): FileChange => {
    const of = { path, owner: "seed" as const, routeId: "" };
    return { ...of, verdict: "update", receipt: { ...of, version: 1, template: "", operations: [], base: "" } };
  });
  const asked: string[] = [];
  const leaving = { problems: [], format: async (path: string, text: string) => (asked.push(path), text) };
  expect(await receiptsInFormat(changes, leaving)).toEqual(changes);
  expect(asked).toEqual([".create-api-route/receipts/a.ts.json"]);
  const breaking = { problems: [], format: async (_: string, text: string) => text.replace(/"\n\}/, '",\n}') };
  expect(await receiptsInFormat(changes, breaking)).toEqual(changes);
});

test("what is written new is kept in that format when the spec changes, edited or not", async () => {
  const cwd = withPrettier();
  await generate({ cwd });
  const route = readFileSync(join(cwd, "pages/api/users.ts"), "utf8");
  const mine = route.replace(/throw new NotImplemented\(\)/, "return { status: 200, body: [] }");
  writeFiles(cwd, {
    "pages/api/users.ts": mine,
    "api-routes.yaml": `${SPEC.replace("models:", "    delete: { response: null }\nmodels:")}  Team: { members: "User[]" }\n`,
  });
  const report = await generate({ cwd });
  expect(report.files).toContainEqual(expect.objectContaining({ path: "pages/api/users.ts", verdict: "insert" }));
  expect(report.files).toContainEqual(expect.objectContaining({ path: "lib/api/routes/users.ts", verdict: "update" }));
  expect(await unformatted(cwd)).toEqual([]);
});

test("a file that is the same in both formats is written in the project's when it changes", async () => {
  const wide = { ...STYLE, semi: true, singleQuote: false, useTabs: false, printWidth: 160 };
  const cwd = withPrettier({
    ".prettierrc": JSON.stringify(wide),
    "api-routes.yaml": "routes:\n  a: { get: { response: M } }\nmodels:\n  M: { a: string }\n",
  });
  await generate({ cwd });
  const before = readFileSync(join(cwd, "lib/api/models/m.ts"), "utf8");
  const values = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  writeFiles(cwd, {
    "api-routes.yaml": `routes:\n  a: { get: { response: M } }\nmodels:\n  M: { a: "${values.join("|")}" }\n`,
  });
  await generate({ cwd });
  const after = readFileSync(join(cwd, "lib/api/models/m.ts"), "utf8");
  expect(after).not.toBe(before);
  expect(await check(after, { ...wide, filepath: "m.ts" })).toBe(true);
});

test("a route by name is in that format, identical in the next run, and removed as it was written", async () => {
  const cwd = withPrettier();
  const before = readTree(cwd);
  expect(await typed(cwd, "add", "rooms/:id", "--template", "rest")).toBe(0);
  expect(await unformatted(cwd)).toEqual([]);
  expect(readFileSync(join(cwd, "pages/api/rooms/[id].ts"), "utf8")).toContain("from 'next'\n");
  const written = readTree(cwd);
  expect(await typed(cwd, "add", "rooms/:id", "--template", "rest", "--check")).toBe(0);
  expect(await typed(cwd, "add", "rooms/:id", "--template", "rest")).toBe(0);
  expect(readTree(cwd)).toEqual(written);
  expect(await typed(cwd, "remove", "rooms/:id")).toBe(0);
  expect(readTree(cwd)).toEqual(before);
});

test("what --force puts in the place of another file is in that format", async () => {
  const cwd = withPrettier({ "pages/api/rooms.ts": "export default 1\n" });
  expect(await typed(cwd, "add", "rooms", "--force", "--yes")).toBe(0);
  expect(await unformatted(cwd)).toEqual([]);
});

test.each<[what: string, args: string[]]>([
  ["remove --force", ["remove", "users", "--force", "--yes"]],
  ["--prune", ["generate", "--prune"]],
])("what %s deletes is gone, and only its copy is left", async (_, args) => {
  const cwd = withPrettier();
  await generate({ cwd });
  const path = "pages/api/users.ts";
  const edited = `${readFileSync(join(cwd, path), "utf8")}export const mine = 1\n`;
  writeFiles(cwd, { [path]: edited, "api-routes.yaml": SPEC.replace("users:", "rooms:") });
  await typed(cwd, ...args);
  const left = Object.entries(readTree(cwd)).filter(([, text]) => text === "" || text === edited);
  expect(left.map(([each]) => each)).toEqual([`.create-api-route/replaced/${path}`]);
  expect(readTree(cwd)).not.toHaveProperty([path]);
});

test("--no-format writes them as the docs have them, and what a formatter left out stays as it is", async () => {
  const cwd = withPrettier({ ".prettierignore": "lib\n" });
  expect(await typed(cwd, "add", "rooms", "--no-format")).toBe(0);
  expect(readFileSync(join(cwd, "pages/api/rooms.ts"), "utf8")).toContain('from "next";\n');
  await generate({ cwd });
  expect(readFileSync(join(cwd, "pages/api/users.ts"), "utf8")).toContain("from '@/lib/api/define-route'\n");
  expect(readFileSync(join(cwd, "lib/api/define-route.ts"), "utf8")).toContain('from "next";\n');
});

const created = (count: number): { changes: FileChange[]; rendered: RenderedFile[] } => {
  const files = Array.from({ length: count }, (_, index) => ({
    path: `lib/api/models/m${index}.ts`,
    owner: "contract" as const,
    routeId: "models",
  }));
  return {
    changes: files.map((file) => ({ ...file, verdict: "create", after: "a;\n" })),
    rendered: files.map((file) => ({ ...file, template: "model", operations: [], text: "a;\n" })),
  };
};

test("more files than a formatter is given at once are one warning, and left as they are", async () => {
  const asked: string[] = [];
  const formatter = {
    problems: [],
    format: async (path: string) => `${asked.push(path)}`,
    end: async () => undefined,
  };
  const many = created(1_001);
  expect(await newFilesInFormat(many.changes, many.rendered, formatter)).toEqual(many.changes);
  expect(asked).toEqual([]);
  expect(formatter.problems).toMatchObject([{ code: "formatter-left-out", severity: "warning" }]);
  const some = created(1_000);
  await newFilesInFormat(some.changes, some.rendered, { ...formatter, problems: [] });
  expect(asked).toHaveLength(1_000);
});
