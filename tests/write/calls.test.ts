import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { FileChange } from "../../src/model/files.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";
import { stateFileSystem, type StateFileSystem } from "../../src/write/state-fs.js";

/** The disk, and what it was asked: `mkdir /project/lib`. */
function counting(): { fs: StateFileSystem; calls: string[] } {
  const calls: string[] = [];
  const counted = Object.entries(stateFileSystem).map(([name, call]: [string, (...args: never[]) => unknown]) => [
    name,
    (...args: never[]): unknown => {
      calls.push(`${name} ${String(args.at(-1))}`);
      return call(...args);
    },
  ]);
  return { fs: Object.fromEntries(counted) as StateFileSystem, calls };
}

test("a new file takes three calls besides those for its folder: staged, linked, unlinked", async () => {
  const root = mkdtempSync(join(tmpdir(), "car-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const changes = Array.from({ length: 200 }, (_, index): FileChange => {
    const path = `lib/api/routes/a/b/c/d${index % 4}/file${index}.ts`;
    return { path, owner: "contract", routeId: path, verdict: "create", after: `export const a = ${index};\n` };
  });
  const { fs, calls } = counting();
  const paths = changes.map(({ path }) => path);
  expect((await readDisk(root, paths, { fs })).problems).toEqual([]);
  await applyChanges(root, changes, { fs });
  expect(calls.length / changes.length).toBeLessThan(3.5);
  expect((await readDisk(root, paths)).files.size).toBe(changes.length);
});

test("each folder is made once, before the first file in it", async () => {
  const root = mkdtempSync(join(tmpdir(), "car-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const paths = ["lib/api/b/c/one.ts", "lib/api/b/c/two.ts", "lib/api/b/d/three.ts", "lib/api/e.ts"];
  const changes = paths.map((path): FileChange => {
    return { path, owner: "contract", routeId: path, verdict: "create", after: "export {};\n" };
  });
  const { fs, calls } = counting();
  await applyChanges(root, changes, { fs });
  const inLibrary = calls.flatMap((call) => /^(?:mkdir|link) .*\/(lib(?:\/.*)?)$/.exec(call)?.[1] ?? []);
  expect(inLibrary).toEqual([
    "lib",
    "lib/api",
    "lib/api/b",
    "lib/api/b/c",
    ...paths.slice(0, 2),
    "lib/api/b/d",
    ...paths.slice(2),
  ]);
});
