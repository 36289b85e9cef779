import { mkdtemp, mkdir, readFile, rm, stat, symlink, writeFile, chmod, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileChange, RenderedFile } from "../../src/model/files.js";
import { signContract } from "../../src/text/signature.js";
import { reconcile, type ReconcileMode } from "../../src/reconcile/index.js";
import { shortHash } from "../../src/text/short-hash.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "car-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const ROUTE: RenderedFile = {
  path: "pages/api/users.ts",
  owner: "route",
  routeId: "/api/users",
  template: "route",
  operations: ["GET listUsers"],
  text: 'export default function handler() {\n  return "a";\n}\n',
};
const CONTRACT: RenderedFile = {
  ...ROUTE,
  path: "lib/api/routes/users.ts",
  owner: "contract",
  text: signContract("// Generated.\n\nexport const users = 1;\n", "lib/api/routes/users.ts"),
};

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const read = (path: string) => readFile(join(root, path), "utf8");

async function run(rendered: RenderedFile[], mode: Partial<ReconcileMode> = {}): Promise<FileChange[]> {
  const full = { receipts: true, ...mode };
  const snapshot = await readDisk(
    root,
    rendered.map((file) => file.path),
    { state: full.receipts },
  );
  expect(snapshot.problems).toEqual([]);
  const changes = await reconcile({ rendered, snapshot, mode: full });
  await applyChanges(root, changes);
  return changes;
}

const verdicts = (changes: FileChange[]) => Object.fromEntries(changes.map((each) => [each.path, each.verdict]));

describe("generate, run after run", () => {
  test("creates with a receipt, then does nothing and touches nothing", async () => {
    expect(verdicts(await run([ROUTE, CONTRACT]))).toEqual({ [ROUTE.path]: "create", [CONTRACT.path]: "create" });
    const before = await stat(join(root, ROUTE.path));
    expect(JSON.parse(await read(`.create-api-route/receipts/${ROUTE.path}.json`))).toEqual({
      version: 1,
      path: ROUTE.path,
      owner: "route",
      routeId: "/api/users",
      template: "route",
      operations: ["GET listUsers"],
      baseHash: shortHash(ROUTE.text),
      base: ROUTE.text,
    });
    expect(verdicts(await run([ROUTE, CONTRACT]))).toEqual({ [ROUTE.path]: "identical", [CONTRACT.path]: "identical" });
    expect((await stat(join(root, ROUTE.path))).mtimeMs).toBe(before.mtimeMs);
  });

  test("updates what is as written, in CRLF and with a byte order mark when the disk has them, and keeps the mode", async () => {
    await run([ROUTE]);
    await put(ROUTE.path, `\uFEFF${ROUTE.text.replace(/\n/g, "\r\n")}`);
    await chmod(join(root, ROUTE.path), 0o640);
    const changed = { ...ROUTE, text: ROUTE.text.replace('"a"', '"b"') };
    expect(verdicts(await run([changed]))).toEqual({ [ROUTE.path]: "update" });
    expect(await read(ROUTE.path)).toBe(`\uFEFF${changed.text.replace(/\n/g, "\r\n")}`);
    expect((await stat(join(root, ROUTE.path))).mode & 0o777).toBe(0o640);
    expect(verdicts(await run([changed]))).toEqual({ [ROUTE.path]: "identical" });
  });

  test("removes what is gone and untouched, with its folders and receipt; keeps what was edited", async () => {
    const other = { ...ROUTE, path: "pages/api/deep/er/posts.ts" };
    await run([ROUTE, CONTRACT, other]);
    await put(ROUTE.path, "// mine\n");
    expect(verdicts(await run([]))).toEqual({
      [ROUTE.path]: "orphan",
      [CONTRACT.path]: "remove",
      [other.path]: "remove",
    });
    expect(await readdir(join(root, "pages/api"))).toEqual(["users.ts"]);
    expect(await readdir(root)).toEqual([".create-api-route", "pages"]);
    expect(verdicts(await run([], { prune: true }))).toEqual({ [ROUTE.path]: "remove" });
    expect(await readdir(root)).toEqual([".create-api-route"]);
    expect(await readdir(join(root, ".create-api-route"))).toEqual(["replaced"]);
  });

  test("a deleted file stays deleted until asked for", async () => {
    await run([ROUTE]);
    await rm(join(root, ROUTE.path));
    expect(verdicts(await run([ROUTE]))).toEqual({ [ROUTE.path]: "deleted-by-user" });
    expect(verdicts(await run([ROUTE], { recreate: true }))).toEqual({ [ROUTE.path]: "create" });
  });

  test("a tampered contract and a foreign file stay until forced", async () => {
    await run([CONTRACT]);
    await put(CONTRACT.path, CONTRACT.text.replace("= 1", "= 2"));
    await put(ROUTE.path, "// mine\n");
    expect(verdicts(await run([ROUTE, CONTRACT]))).toEqual({ [ROUTE.path]: "foreign", [CONTRACT.path]: "tampered" });
    expect(await read(ROUTE.path)).toBe("// mine\n");
    expect(verdicts(await run([ROUTE, CONTRACT], { force: true }))).toEqual({
      [ROUTE.path]: "update",
      [CONTRACT.path]: "update",
    });
    expect(await read(`.create-api-route/replaced/${ROUTE.path}`)).toBe("// mine\n");
    expect(await read(`.create-api-route/replaced/${CONTRACT.path}`)).toBe(CONTRACT.text.replace("= 1", "= 2"));
    expect(await read(ROUTE.path)).toBe(ROUTE.text);
  });

  test("what was overwritten stays there, the next one beside it, and none of it is a receipt", async () => {
    const copies = async (): Promise<string[]> => readdir(join(root, ".create-api-route/replaced/pages/api"));
    for (const [text, names] of [
      ["// first\n", ["users.ts"]],
      ["\uFEFF// second\r\n", ["users.ts", "users.ts.2"]],
      ["// third\n", ["users.ts", "users.ts.2", "users.ts.3"]],
    ] as const) {
      await put(ROUTE.path, text);
      await rm(join(root, ".create-api-route/receipts"), { recursive: true, force: true });
      await run([ROUTE], { force: true });
      expect(await copies()).toEqual(names);
      expect(await read(`.create-api-route/replaced/pages/api/${names.at(-1)}`)).toBe(text);
    }
    expect(verdicts(await run([ROUTE]))).toEqual({ [ROUTE.path]: "identical" });
    expect(verdicts(await run([]))).toEqual({ [ROUTE.path]: "remove" });
    expect(await copies()).toEqual(["users.ts", "users.ts.2", "users.ts.3"]);
  });

  test("a copy of a contract is the user's, whatever becomes of the contract", async () => {
    await run([CONTRACT]);
    await put("lib/api/legacy/users.ts", CONTRACT.text);
    await put("lib/api/routes/people.ts", CONTRACT.text);
    const path = "lib/api/routes/people.ts";
    const people = { ...CONTRACT, path, text: signContract("// Generated.\n\nexport const people = 1;\n", path) };
    expect(verdicts(await run([people]))).toEqual({ [CONTRACT.path]: "remove", [people.path]: "foreign" });
    expect(await read("lib/api/legacy/users.ts")).toBe(CONTRACT.text);
    expect(await read("lib/api/routes/people.ts")).toBe(CONTRACT.text);
  });

  test("a broken receipt makes the file foreign, equal to a render it is adopted again", async () => {
    await run([ROUTE]);
    await put(`.create-api-route/receipts/${ROUTE.path}.json`, "{");
    const changed = { ...ROUTE, text: ROUTE.text.replace('"a"', '"b"') };
    expect(verdicts(await run([changed]))).toEqual({ [ROUTE.path]: "foreign" });
    expect(verdicts(await run([ROUTE]))).toEqual({ [ROUTE.path]: "identical" });
    expect(verdicts(await run([changed]))).toEqual({ [ROUTE.path]: "update" });
  });

  test("a folder or a binary file at the path is foreign", async () => {
    await mkdir(join(root, ROUTE.path), { recursive: true });
    await put(CONTRACT.path, "\0");
    expect(verdicts(await run([ROUTE, CONTRACT]))).toEqual({ [ROUTE.path]: "foreign", [CONTRACT.path]: "foreign" });
  });
});

describe("by name", () => {
  test("leaves nothing but the file, and never overwrites it", async () => {
    expect(verdicts(await run([ROUTE], { receipts: false }))).toEqual({ [ROUTE.path]: "create" });
    expect(await readdir(root)).toEqual(["pages"]);
    expect(verdicts(await run([ROUTE], { receipts: false }))).toEqual({ [ROUTE.path]: "identical" });
    await put(ROUTE.path, "// mine\n");
    expect(verdicts(await run([ROUTE], { receipts: false }))).toEqual({ [ROUTE.path]: "foreign" });
    expect(await read(ROUTE.path)).toBe("// mine\n");
  });
});

describe("stays inside the project", () => {
  const create = (path: string): FileChange => ({ path, owner: "route", routeId: "", verdict: "create", after: "x" });

  test.each([
    "../x.ts",
    "/etc/x.ts",
    "a/../../x.ts",
    "a\\b.ts",
    "a\0b.ts",
    "con.ts",
    "a/LPT1",
    "a//b",
    "a/x. ",
    "C:/x",
  ])("refuses %j", async (path) => {
    await expect(applyChanges(root, [create(path)])).rejects.toMatchObject({ name: "UserError" });
    expect(await readdir(root)).toEqual([]);
  });

  test("refuses a folder or a file that is a link out of it, and a link to nothing; both ways", async () => {
    const outside = await mkdtemp(join(tmpdir(), "car-out-"));
    await writeFile(join(outside, "secret.ts"), "secret");
    await mkdir(join(root, "pages"));
    await symlink(outside, join(root, "pages/api"));
    await symlink(join(outside, "secret.ts"), join(root, "pages/file.ts"));
    await symlink(join(root, "nowhere"), join(root, "pages/dangling.ts"));
    for (const path of ["pages/api/x.ts", "pages/api/deep/x.ts", "pages/file.ts", "pages/dangling.ts"]) {
      await expect(applyChanges(root, [create(path)]), path).rejects.toMatchObject({ name: "UserError" });
      const { problems, files } = await readDisk(root, [path]);
      expect(problems.map((each) => each.code)).toEqual(["unsafe-path"]);
      expect(files.size).toBe(0);
    }
    expect(await readdir(outside)).toEqual(["secret.ts"]);
    await rm(outside, { recursive: true });
  });

  test("names the file that is in the way of a folder, once for all that is to lie below it", async () => {
    await mkdir(join(root, "lib"));
    await writeFile(join(root, "lib/api"), "");
    const { problems } = await readDisk(root, ["lib/api/auth.ts", "lib/api/models/user.ts", "lib/api/models/pet.ts"]);
    expect(problems.map(({ message }) => message)).toEqual(['"lib/api" is a file where a folder is needed.']);
  });

  test("follows a link that stays inside, and leaves it a link", async () => {
    await mkdir(join(root, "real"));
    await symlink(join(root, "real"), join(root, "pages"));
    await applyChanges(root, [create("pages/x.ts")]);
    expect(await readdir(join(root, "real"))).toEqual(["x.ts"]);
  });
});
