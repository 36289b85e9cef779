import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasErrors, UserError, type Diagnostic } from "../../src/model/diagnostic.js";
import type { RenderedFile } from "../../src/model/files.js";
import { reconcile } from "../../src/reconcile/index.js";
import { signContract } from "../../src/text/signature.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "car-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const STATE = ".create-api-route";

/** Files of the user's, of git and of Next.js, none of them ours. */
const OTHERS: Record<string, string> = {
  "package.json": '{ "dependencies": { "next": "16" } }\n',
  "tsconfig.json": "{}\n",
  ".env": "SECRET=1\n",
  ".git/HEAD": "ref: refs/heads/main\n",
  ".git/hooks/pre-push": "#!/bin/sh\n",
  "src/components/button.tsx": "export const Button = 1;\n",
  "pages/index.tsx": "export default 1;\n",
  "lib/other.ts": "export const other = 1;\n",
  "notes/api/todo.ts": "export const todo = 1;\n",
};

/** What the run writes: a route, a contract, a seed. */
const RENDERED: RenderedFile[] = [
  { path: "pages/api/users.ts", owner: "route", text: "export const users = 1;\n" },
  {
    path: "lib/api/routes/users.ts",
    owner: "contract",
    text: signContract("// Ours.\n\nexport const a = 1;\n", "lib/api/routes/users.ts"),
  },
  { path: "lib/api/auth.ts", owner: "seed", text: "export const auth = 1;\n" },
].map((file) => ({ ...file, routeId: file.path, template: "x", operations: [] }) as RenderedFile);

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(join(root, target), join(root, path));
}

function receipt(path: string, base: string): void {
  const text = { version: 1, path, owner: "route", routeId: path, template: "x", operations: [], base };
  put(`${STATE}/receipts/${path}.json`, JSON.stringify(text));
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

interface HostileStep {
  path: string;
  before: string | null;
  after: string | null;
  about?: string;
}

/** A journal whose steps would all be carried out by a run that believed them. */
function journal(steps: readonly HostileStep[]): void {
  const staged = steps.map(({ path, before, after, about }, index) => {
    if (after !== null) put(`${STATE}/tmp/${index}`, after);
    const hash = (text: string | null): string | null => (text === null ? null : hashOf(text));
    return { path, before: hash(before), after: hash(after), ...(about !== undefined && { about }) };
  });
  put(`${STATE}/tmp/journal.json`, JSON.stringify({ version: 1, steps: staged }));
}

/** A run as the pipeline does it: with an error among the problems nothing is written. */
async function generate(): Promise<Diagnostic[]> {
  const known = await readDisk(root, [], { state: true });
  const paths = RENDERED.map(({ path }) => path);
  const snapshot = await readDisk(root, paths, { state: true, known });
  if (hasErrors(snapshot.problems)) return snapshot.problems;
  const changes = await reconcile({ rendered: RENDERED, snapshot, mode: { receipts: true } });
  await applyChanges(root, changes, { patience: 50 });
  return snapshot.problems;
}

/** Everything below the root that is not a place of ours: kind, mode, and what it says. */
function others(): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      const path = relative(root, file).split(sep).join("/");
      const stat = lstatSync(file);
      if (/^(?:\.create-api-route|pages\/api|lib\/api)$/.test(path) && !stat.isSymbolicLink()) continue;
      found[path] = `${stat.mode} ${stat.isFile() ? readFileSync(file, "utf8") : ""}`;
      if (stat.isDirectory()) visit(file);
    }
  };
  visit(root);
  return found;
}

describe("a journal that came with the project", () => {
  test.each<[string, HostileStep]>([
    ["a hook of git", { path: ".git/hooks/pre-commit", before: null, after: "#!/bin/sh\n" }],
    ["package.json", { path: "package.json", before: OTHERS["package.json"] ?? "", after: null }],
    ["a file beside the routes", { path: "pages/_app.tsx", before: null, after: "x" }],
    ["what is not a source", { path: "pages/api/.env", before: null, after: "x" }],
    ["a folder of git below the routes", { path: "pages/api/.git/x.ts", before: null, after: "x" }],
    ["a path that leaves the project", { path: "pages/api/../../x.ts", before: null, after: "x" }],
    ["a receipt for a file that is not ours", { path: `${STATE}/receipts/.env.json`, before: null, after: "x" }],
    ["its own folder", { path: `${STATE}/tmp/0.old`, before: null, after: "x" }],
    ["a file that another is about", { path: "pages/api/x.ts", before: null, after: "x", about: "package.json" }],
  ])("and names %s is refused by name, and nothing is written", async (_, step) => {
    for (const [path, text] of Object.entries(OTHERS)) put(path, text);
    journal([{ path: "pages/api/users.ts", before: null, after: "export const users = 0;\n" }, step]);
    const before = others();
    const problems = await generate();
    expect(problems).toMatchObject([{ code: "state-not-ours", severity: "error" }]);
    expect(problems[0]?.message).toContain(`${STATE}/tmp/journal.json`);
    expect(problems[0]?.message).toContain(JSON.stringify(step.about ?? step.path));
    expect(problems[0]?.hint).toContain(`Delete ${STATE}/tmp`);
    expect(others()).toEqual(before);
    expect(existsSync(join(root, "pages/api"))).toBe(false);
  });

  test("is not followed through a link, and what it staged has to be a file", async () => {
    put("notes/api/todo.ts", "export const todo = 1;\n");
    link("pages", "notes");
    journal([{ path: "pages/api/todo.ts", before: "export const todo = 1;\n", after: null }]);
    const problems = await generate();
    expect(problems[0]?.message).toContain('"pages" is a symbolic link');
    expect(readFileSync(join(root, "notes/api/todo.ts"), "utf8")).toBe("export const todo = 1;\n");

    rmSync(join(root, STATE), { recursive: true });
    rmSync(join(root, "pages"));
    put("stolen.ts", "export const stolen = 1;\n");
    journal([{ path: "pages/api/x.ts", before: null, after: "export const stolen = 1;\n" }]);
    rmSync(join(root, STATE, "tmp/0"));
    link(`${STATE}/tmp/0`, "stolen.ts");
    expect(await generate()).toMatchObject([{ code: "state-not-ours" }]);
    expect(existsSync(join(root, "pages"))).toBe(false);
  });

  test("that is right is finished, and that is said", async () => {
    journal([
      { path: "pages/api/users.ts", before: null, after: "export const users = 0;\n" },
      { path: "lib/api/old.ts", before: null, after: null },
    ]);
    const problems = await generate();
    expect(problems).toMatchObject([{ code: "interrupted-run", severity: "warning" }]);
    expect(problems[0]?.message).toContain("write pages/api/users.ts");
    expect(existsSync(join(root, STATE, "tmp"))).toBe(false);
  });
});

describe("a journal that cannot be read", () => {
  test.each([
    ["no JSON", "{ garbage"],
    ["another JSON", '{ "steps": [1] }'],
    ["cut", '{ "version": 1, "steps": [{ "path": "pages/api/us'],
    ["empty", ""],
  ])("as it is %s is told by name, and a run that writes clears it away", async (_, text) => {
    put(`${STATE}/tmp/journal.json`, text);
    const problems = await generate();
    expect(problems).toMatchObject([{ code: "interrupted-run", severity: "warning" }]);
    expect(problems[0]?.message).toContain(`${STATE}/tmp/journal.json`);
    expect(existsSync(join(root, STATE, "tmp"))).toBe(false);
    expect(await generate()).toEqual([]);
  });
});

describe("a folder of the state", () => {
  test.each([STATE, `${STATE}/tmp`, `${STATE}/receipts`, `${STATE}/conflicts`])(
    "%s that is a link is refused by name, and what it leads to stays",
    async (folder) => {
      put("src/keep.ts", "// mine\n");
      put("src/journal.json", "{}");
      put("src/receipts/mine.ts", "// mine\n");
      link(folder, "src");
      const problems = await generate();
      expect(problems).toMatchObject([{ code: "state-not-ours", severity: "error" }]);
      expect(problems[0]?.message).toContain(`${folder} is a symbolic link`);
      expect(readdirSync(join(root, "src")).sort()).toEqual(["journal.json", "keep.ts", "receipts"]);
    },
  );

  test("that has a folder where only files belong is refused by name", async () => {
    put(`${STATE}/tmp/deep/file`, "x");
    const problems = await generate();
    expect(problems).toMatchObject([{ code: "state-not-ours" }]);
    expect(problems[0]?.message).toContain(`${STATE}/tmp/deep is a folder`);
    expect(problems[0]?.hint).toContain(`Move ${STATE}/tmp/deep away`);
  });
});

describe("a lock", () => {
  test.each(["nowhere", `${STATE}/lock`, "src/keep.ts"])("that is a link to %s is nobody's", async (target) => {
    put("src/keep.ts", "// mine\n");
    link(`${STATE}/lock`, target);
    expect(await generate()).toEqual([]);
    expect(existsSync(join(root, "pages/api/users.ts"))).toBe(true);
    expect(readdirSync(join(root, STATE))).toEqual(["receipts"]);
    expect(readFileSync(join(root, "src/keep.ts"), "utf8")).toBe("// mine\n");
  });

  test("that is a folder is told, and nothing is written", async () => {
    put(`${STATE}/lock/mine`, "x");
    await expect(generate()).rejects.toThrow(UserError);
    expect(existsSync(join(root, "pages"))).toBe(false);
  });
});

describe("a receipt", () => {
  test.each(["tsconfig.json", ".env", ".git/HEAD", "lib/other.ts", "pages/index.tsx", "package.json"])(
    "for %s is refused by name, and the file stays",
    async (path) => {
      for (const [each, text] of Object.entries(OTHERS)) put(each, text);
      receipt(path, OTHERS[path] ?? "");
      const before = others();
      const problems = await generate();
      expect(problems).toMatchObject([{ code: "state-not-ours", severity: "error" }]);
      expect(problems[0]?.message).toContain(`${STATE}/receipts/${path}.json is a receipt for "${path}"`);
      expect(others()).toEqual(before);
    },
  );

  test("for a file behind a link does not get it removed", async () => {
    put("notes/api/todo.ts", "export const todo = 1;\n");
    link("pages", "notes");
    receipt("pages/api/todo.ts", "export const todo = 1;\n");
    expect(await generate()).toEqual([]);
    expect(readFileSync(join(root, "notes/api/todo.ts"), "utf8")).toBe("export const todo = 1;\n");
  });

  test("that is a link is refused by name, and what it leads to stays", async () => {
    put("package.json", OTHERS["package.json"] ?? "");
    link(`${STATE}/receipts/pages/api/users.ts.json`, "package.json");
    const problems = await generate();
    expect(problems[0]?.message).toContain(`${STATE}/receipts/pages/api/users.ts.json is a symbolic link`);
    expect(readFileSync(join(root, "package.json"), "utf8")).toBe(OTHERS["package.json"]);
  });

  test.skipIf(process.platform === "win32")("that is a pipe is told, and the rest goes on", async () => {
    const path = `${STATE}/receipts/pages/api/users.ts.json`;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(root, path)]);
    const problems = await generate();
    expect(problems).toMatchObject([{ code: "receipt-unreadable", severity: "warning" }]);
    expect(problems[0]?.message).toContain(path);
    expect(existsSync(join(root, "pages/api/users.ts"))).toBe(true);
    expect(existsSync(join(root, STATE, "receipts/lib/api/auth.ts.json"))).toBe(true);
  });
});

describe("a planned file", () => {
  test("that is a link is left alone with what it leads to", async () => {
    put("src/mine.ts", "export const mine = 1;\n");
    link("pages/api/users.ts", "src/mine.ts");
    receipt("pages/api/users.ts", "export const mine = 1;\n");
    expect(await generate()).toEqual([]);
    expect(readFileSync(join(root, "src/mine.ts"), "utf8")).toBe("export const mine = 1;\n");
  });

  test("is not written where git keeps its files", async () => {
    put(".git/HEAD", "x");
    link("lib", ".git");
    expect((await generate()).map(({ code }) => code)).toContain("unsafe-path");
    expect(readdirSync(join(root, ".git"))).toEqual(["HEAD"]);
  });
});

/** A file some state may name: ours, others', outside, odd. */
const somePath = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...RENDERED.map(({ path }) => path),
      "pages/api/mine.ts",
      "src/pages/api/x.ts",
      "app/api/x/route.ts",
      `${STATE}/receipts/lib/api/auth.ts.json`,
    ),
  },
  fc.constantFrom(...Object.keys(OTHERS)),
  fc.constantFrom(`${STATE}/receipts/package.json.json`, `${STATE}/lock`, "pages/api/x.ts.rej", "package.json.rej"),
  fc.constantFrom("../outside.ts", "pages/api/../../package.json", "PAGES/api/x.ts", ".GIT/HEAD", "lib/api", "pages"),
  fc
    .array(fc.constantFrom("pages", "api", "lib", "src", ".git", "..", ".", "", "x.ts", "hooks"), { minLength: 1 })
    .map((segments) => segments.join("/")),
);

const someText = fc.constantFrom(...Object.values(OTHERS), ...RENDERED.map(({ text }) => text), "x\n");

const someLink = fc.record({
  path: fc.constantFrom(
    STATE,
    ...["tmp", "receipts", "conflicts", "replaced", "lock", "tmp/0", "tmp/1", "tmp/0.old", "tmp/journal.json"].map(
      (name) => `${STATE}/${name}`,
    ),
    ...["pages", "pages/api", "lib", "lib/api", "package.json"].map((name) => `${STATE}/receipts/${name}`),
    ...RENDERED.map(({ path }) => `${STATE}/receipts/${path}.json`),
    `${STATE}/conflicts/pages`,
    `${STATE}/conflicts/pages/api/users.ts.diff3`,
  ),
  target: fc.constantFrom(".", ".git", "src", "src/components", "notes", "lib", "nowhere", ...Object.keys(OTHERS)),
});

const hostile = fc.record({
  steps: fc.array(
    fc.record({
      path: somePath,
      before: fc.option(someText),
      after: fc.option(someText),
      about: fc.option(somePath, { freq: 5, nil: undefined }),
    }),
    { maxLength: 3 },
  ),
  receipts: fc.array(fc.record({ path: somePath, base: someText }), { maxLength: 3 }),
  links: fc.array(someLink, { maxLength: 2, size: "xsmall" }),
  folders: fc.array(fc.constantFrom(`${STATE}/tmp/0`, `${STATE}/lock`, `${STATE}/receipts/x.json`), {
    maxLength: 1,
    size: "xsmall",
  }),
});

test("a hostile state, whatever it is, touches nothing but our places", async () => {
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // Two of the parts want the same place: the first has it.
    }
  };
  let refused = 0;
  let written = 0;
  await fc.assert(
    fc.asyncProperty(hostile, async ({ steps, receipts, links, folders }) => {
      const outer = mkdtempSync(join(tmpdir(), "car-"));
      root = join(outer, "project");
      for (const [path, text] of Object.entries(OTHERS)) put(path, text);
      chmodSync(join(root, ".git/hooks/pre-push"), 0o755);
      for (const each of links) attempt(() => link(each.path, each.target));
      for (const folder of folders) attempt(() => mkdirSync(join(root, folder), { recursive: true }));
      // Written through the links of the attack, which must not change what the comparison starts from.
      const real = (path: string): boolean => !links.some((each) => `${path}/`.startsWith(`${each.path}/`));
      if (steps.length > 0 && real(`${STATE}/tmp/journal.json`)) attempt(() => journal(steps.map(believable)));
      for (const { path, base } of receipts) {
        const clean = path.split("/").every((segment) => segment !== "..");
        if (clean && real(`${STATE}/receipts/${path}.json`)) attempt(() => receipt(path, OTHERS[path] ?? base));
      }
      const before = others();
      try {
        if (hasErrors(await generate())) refused++;
        else written++;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        refused++;
      }
      expect(withoutNewFolders(others(), before)).toEqual(before);
      expect(readdirSync(outer)).toEqual(["project"]);
      rmSync(outer, { recursive: true });
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(30);
  expect(written).toBeGreaterThan(10);
});

/** With the hash the file really has, so that only the place can be what is wrong with a step. */
function believable(step: HostileStep): HostileStep {
  return { ...step, before: OTHERS[step.path] ?? step.before };
}

/** Folders above our places are made with them. */
function withoutNewFolders(now: Record<string, string>, before: Record<string, string>): Record<string, string> {
  const above = ["src", "src/pages", "src/pages/api", "app", "app/api", "app/api/x"];
  const ours = /^(?:src\/pages\/api\/|app\/api\/x\/route)/;
  return Object.fromEntries(
    Object.entries(now).filter(([path]) => path in before || !(above.includes(path) || ours.test(path))),
  );
}
