import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ignoredReceipts, receiptsIgnored } from "../../src/write/ignored.js";

let repository: string;
beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), "car-"));
});
afterEach(() => rm(repository, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(repository, path)), { recursive: true });
  await writeFile(join(repository, path), text);
}

/** Git's own opinion. */
function checkIgnore(): boolean {
  const path = "apps/web/.create-api-route/receipts/x.json";
  return spawnSync("git", ["check-ignore", "-q", path], { cwd: repository }).status === 0;
}

const CASES: [string, Record<string, string>, boolean][] = [
  ["nothing", {}, false],
  ["other files", { ".gitignore": "node_modules\n.next/\n*.tsbuildinfo\n" }, false],
  ["its folder", { ".gitignore": ".create-api-route\n" }, true],
  ["hidden folders", { ".gitignore": ".*\n!.github\n" }, true],
  ["a rooted path elsewhere", { ".gitignore": "/.create-api-route/\n" }, false],
  ["in the project", { "apps/web/.gitignore": "/.create-api-route/receipts\n" }, true],
  ["in its own folder", { "apps/web/.create-api-route/.gitignore": "*\n" }, true],
  ["taken back in below", { ".gitignore": "*.json\n", "apps/web/.gitignore": "!.create-api-route/**/*.json\n" }, false],
  ["taken back in, in vain", { ".gitignore": ".create-api-route/\n!.create-api-route/receipts/x.json\n" }, true],
  ["by .git/info/exclude", { ".git/info/exclude": "receipts/\n" }, true],
  ["taken back in from the exclude", { ".git/info/exclude": "*.json\n", ".gitignore": "!*.json\n" }, false],
  ["all of the project", { ".gitignore": "apps/\n" }, true],
];

test.each(CASES)("ignored: %s", async (_, files, want) => {
  expect(spawnSync("git", ["init", "-q"], { cwd: repository }).status).toBe(0);
  await put("apps/web/package.json", "{}");
  await put("apps/web/.create-api-route/receipts/x.json", "{}");
  for (const [path, text] of Object.entries(files)) await put(path, text);
  expect(checkIgnore()).toBe(want);
  expect(await receiptsIgnored(join(repository, "apps/web"))).toEqual({ ignored: want, unread: [] });
});

test("outside a repository nothing is", async () => {
  await put(".gitignore", "*\n");
  expect((await receiptsIgnored(repository)).ignored).toBe(false);
});

test("a folder, a pipe or a link in place of a .gitignore has no rules", async () => {
  await mkdir(join(repository, ".git"));
  await mkdir(join(repository, ".gitignore"));
  await put("apps/web/rules", "*\n");
  await symlink(join(repository, "apps/web/rules"), join(repository, "apps/web/.gitignore"));
  spawnSync("sh", ["-c", 'mkfifo "$0"', join(repository, "apps/.gitignore")]);
  expect(await ignoredReceipts(join(repository, "apps/web"))).toEqual([]);
});

test("one without end is told and not read", async () => {
  await mkdir(join(repository, ".git"));
  await put(".gitignore", "a*b\n".repeat(200_000));
  await put("apps/web/.gitignore", ".create-api-route\n");
  const problems = await ignoredReceipts(join(repository, "apps/web"));
  expect(problems.map(({ code }) => code)).toEqual(["gitignore-too-long", "receipts-ignored"]);
  expect(problems[0]?.message).toContain("../../.gitignore has more than 10000 lines");
});
