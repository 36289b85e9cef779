import { describe, expect, test } from "vitest";
import type { FileChange, RenderedFile } from "../../src/model/files.js";
import { reconcile, type ReconcileMode } from "../../src/reconcile/index.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";
import { Crash, fail, MemoryDisk, type Faults } from "./memory-fs.js";
import { FIRST, NEXT, renders } from "./sample-project.js";

const ROOT = "/project";

async function generate(
  disk: MemoryDisk,
  rendered: RenderedFile[],
  faults?: Faults,
  mode: ReconcileMode = { receipts: true },
): Promise<FileChange[]> {
  const fs = disk.fileSystem(faults);
  const snapshot = await readDisk(
    ROOT,
    rendered.map((file) => file.path),
    { fs, state: mode.receipts },
  );
  const changes = await reconcile({ rendered, snapshot, mode });
  // Every earlier process of these tests is dead.
  await applyChanges(ROOT, changes, { fs, isAlive: () => false, pause: 1 });
  return changes;
}

/** A project with version 1 of files 0 to 40, one of them edited, and a file of the user's. */
async function project(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  disk.put("package.json", "{}");
  disk.put("pages/api/mine.ts", "// mine\n");
  await generate(disk, FIRST);
  const edited = disk.texts()["pages/api/group5/file5.ts"] as string;
  disk.put("pages/api/group5/file5.ts", `// edited\n${edited}`);
  return disk;
}

/** Each file is as it was, or as it becomes; whatever else there is lies in our own folder. */
function expectOldOrNew(now: Record<string, string>, old: Record<string, string>, next: Record<string, string>): void {
  const paths = new Set([...Object.keys(now), ...Object.keys(old), ...Object.keys(next)]);
  const torn = [...paths].filter((path) => {
    if (/^\.create-api-route\/(?:tmp\/|lock)/.test(path)) return false;
    return now[path] !== old[path] && now[path] !== next[path];
  });
  expect(torn).toEqual([]);
}

describe("a run of 50 files that stops at any single operation", { timeout: 180_000 }, () => {
  test.each([0, 7])(
    "leaves every file old or new, and the next run finishes it (%i bytes of a write)",
    async (partial) => {
      const start = await project();
      const goal = start.copy();
      const planned = await generate(goal, NEXT);
      expect(new Set(planned.map((change) => change.verdict))).toEqual(
        new Set(["create", "identical", "update", "remove", "orphan"]),
      );
      const operations = goal.log.length;
      expect(operations).toBeGreaterThan(200);
      for (let stop = 0; stop < operations; stop++) {
        const disk = start.copy();
        let count = 0;
        const before = (): void => {
          if (count++ === stop) throw new Crash();
        };
        await expect(generate(disk, NEXT, { before, partial })).rejects.toThrow(Crash);
        expectOldOrNew(disk.texts(), start.texts(), goal.texts());
        const predicted = await readDisk(
          ROOT,
          NEXT.map((file) => file.path),
          { fs: disk.fileSystem() },
        );
        const dry = await reconcile({ rendered: NEXT, snapshot: predicted, mode: { receipts: true } });
        expect(await generate(disk, NEXT)).toEqual(dry);
        expect(disk.texts(), `stopped at operation ${stop}`).toEqual(goal.texts());
        expect([...disk.folders].sort()).toEqual([...goal.folders].sort());
      }
    },
  );

  test("also when its folders lie on another file system than its state", async () => {
    const start = await project();
    const goal = start.copy();
    const apart = (_: string, path: string, from?: string): void => {
      const isState = (each: string): boolean => each.startsWith("/project/.create-api-route/");
      if (from !== undefined && isState(from) !== isState(path)) throw fail("EXDEV", path);
    };
    await generate(goal, NEXT, { before: apart });
    const same = start.copy();
    await generate(same, NEXT);
    expect(goal.texts()).toEqual(same.texts());
    const isCopy = (path: string): boolean => path.endsWith(".create-api-route.tmp");
    for (let stop = 0; stop < goal.log.length; stop += 3) {
      const disk = start.copy();
      let count = 0;
      const before = (...change: Parameters<typeof apart>): void => {
        apart(...change);
        if (count++ === stop) throw new Crash();
      };
      await expect(generate(disk, NEXT, { before, partial: 3 })).rejects.toThrow(Crash);
      const now = Object.fromEntries(Object.entries(disk.texts()).filter(([path]) => !isCopy(path)));
      expectOldOrNew(now, start.texts(), goal.texts());
      await generate(disk, NEXT, { before: apart });
      expect(disk.texts(), `stopped at operation ${stop}`).toEqual(goal.texts());
    }
  });

  test("also when the run that finishes is stopped as well", async () => {
    const start = await project();
    const goal = start.copy();
    await generate(goal, NEXT);
    for (let stop = 3; stop < goal.log.length; stop += 5) {
      const disk = start.copy();
      for (const at of [stop, Math.floor(stop / 2), stop % 11]) {
        let count = 0;
        const before = (): void => {
          if (count++ === at) throw new Crash();
        };
        await generate(disk, NEXT, { before }).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
        expectOldOrNew(disk.texts(), start.texts(), goal.texts());
      }
      await generate(disk, NEXT);
      expect(disk.texts()).toEqual(goal.texts());
    }
  });

  test("keeps what was edited since, in a file that the run was about to write or had written", async () => {
    const start = await project();
    const goal = start.copy();
    const planned = await generate(goal, NEXT);
    const path = "pages/api/group3/file17.ts";
    expect(planned.find((change) => change.path === path)?.verdict).toBe("update");
    for (let stop = 0; stop < goal.log.length; stop++) {
      const disk = start.copy();
      let count = 0;
      const before = (): void => {
        if (count++ === stop) throw new Crash();
      };
      await generate(disk, NEXT, { before }).catch(() => undefined);
      disk.put(path, `${disk.texts()[path]}// since the crash\n`);
      await generate(disk, NEXT);
      expect(disk.texts()[path], `stopped at ${stop}`).toBe(`${goal.texts()[path]}// since the crash\n`);
    }
  });

  test("converges also when the spec or a file changed in between", async () => {
    const start = await project();
    const goal = start.copy();
    await generate(goal, NEXT);
    const third = renders(3, 20, 60);
    for (let stop = 0; stop < goal.log.length; stop += 3) {
      const disk = start.copy();
      let count = 0;
      const before = (): void => {
        if (count++ === stop) throw new Crash();
      };
      await generate(disk, NEXT, { before }).catch(() => undefined);
      const path = "pages/api/group4/file18.ts";
      const edit = `${disk.texts()[path] ?? ""}// since the crash\n`;
      if (disk.texts()[path] !== undefined) disk.put(path, edit);
      const changes = await generate(disk, third);
      const verdicts = new Set(changes.map((change) => change.verdict));
      expect(verdicts.has("conflict") || verdicts.has("foreign") || verdicts.has("tampered")).toBe(false);
      if (disk.texts()[path] !== undefined) expect(disk.texts()[path]).toBe(edit);
      const again = await generate(disk, third);
      expect(again.filter((change) => change.after !== undefined)).toEqual([]);
    }
  });
});

describe("what the disk refuses", () => {
  const codes = ["ENOSPC", "EROFS", "EACCES", "EIO"];

  test.each(codes)("%s at any operation: a clear error, everything old, nothing left over", async (code) => {
    const start = await project();
    const goal = start.copy();
    await generate(goal, NEXT);
    const operations = goal.log.length;
    for (let stop = codes.indexOf(code); stop < operations; stop += codes.length) {
      const disk = start.copy();
      let count = 0;
      const before = (_: string, path: string): void => {
        if (count++ === stop) throw fail(code, path);
      };
      const error: unknown = await generate(disk, NEXT, { before }).then(
        () => undefined,
        (caught: unknown) => caught,
      );
      if (error !== undefined) expect(error).toMatchObject({ name: "UserError" });
      const now = disk.texts();
      const done = Object.keys(goal.texts()).every((path) => now[path] === goal.texts()[path]);
      if (!done) expectSame(now, start.texts());
      await generate(disk, NEXT);
      expect(disk.texts()).toEqual(goal.texts());
    }
  });

  test("a disk that stays full", async () => {
    const start = await project();
    for (const room of [0, 1, 5, 30, 60]) {
      const disk = start.copy();
      let written = 0;
      const before = (operation: string, path: string): void => {
        if (operation === "write" && ++written > room) throw fail("ENOSPC", path);
      };
      await expect(generate(disk, NEXT, { before })).rejects.toMatchObject({
        name: "UserError",
        message: expect.stringContaining("the disk is full") as string,
      });
      expect(disk.texts()).toEqual(start.texts());
    }
  });

  test("a folder that cannot be written", async () => {
    const start = await project();
    const disk = start.copy();
    const before = (_: string, path: string): void => {
      if (path.startsWith("/project/pages/api/group2/")) throw fail("EACCES", path);
    };
    await expect(generate(disk, NEXT, { before })).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("pages/api/group2/") as string,
    });
    expect(disk.texts()).toEqual(start.texts());
  });
});

/** Temporary files may stay when they could not be removed; the next run does that. */
function expectSame(now: Record<string, string>, want: Record<string, string>): void {
  const lasting = Object.entries(now).filter(([path]) => !/^\.create-api-route\/(?:tmp\/|lock)/.test(path));
  expect(Object.fromEntries(lasting)).toEqual(want);
}

describe("routes by name", () => {
  const names = ["a", "b/c", "b/d", "e"].map((name): RenderedFile => ({
    path: `pages/api/${name}.ts`,
    owner: "route",
    routeId: name,
    template: "basic",
    operations: [],
    text: `// ${name}\n`,
  }));

  async function byName(disk: MemoryDisk, faults?: Faults): Promise<void> {
    const fs = disk.fileSystem(faults);
    const snapshot = await readDisk(
      ROOT,
      names.map((file) => file.path),
      { fs, state: false },
    );
    await applyChanges(ROOT, await reconcile({ rendered: names, snapshot, mode: { receipts: false } }), { fs });
  }

  test("stopped anywhere: whole files or none, and the next run clears up", async () => {
    const goal = new MemoryDisk();
    await byName(goal);
    expect(Object.keys(goal.texts())).toHaveLength(4);
    for (let stop = 0; stop < goal.log.length; stop++) {
      const disk = new MemoryDisk();
      let count = 0;
      const before = (): void => {
        if (count++ === stop) throw new Crash();
      };
      await expect(byName(disk, { before, partial: 2 })).rejects.toThrow(Crash);
      for (const [path, text] of Object.entries(disk.texts())) {
        if (!path.endsWith(".create-api-route.tmp")) expect(text).toBe(goal.texts()[path]);
      }
      await byName(disk);
      const left = Object.keys(disk.texts()).filter((path) => !path.endsWith(".tmp"));
      expect(left).toEqual(Object.keys(goal.texts()));
    }
  });

  test("refused anywhere: none is left", async () => {
    const goal = new MemoryDisk();
    await byName(goal);
    for (let stop = 0; stop < goal.log.length; stop++) {
      const disk = new MemoryDisk();
      let count = 0;
      const before = (_: string, path: string): void => {
        if (count++ === stop) throw fail("ENOSPC", path);
      };
      const refused = await byName(disk, { before }).then(
        () => false,
        () => true,
      );
      expect(Object.keys(disk.texts())).toEqual(refused ? [] : Object.keys(goal.texts()));
    }
  });
});

describe("a run with --force that stops at any single operation", () => {
  const MINE: RenderedFile = {
    path: "pages/api/mine.ts",
    owner: "route",
    routeId: "/api/mine",
    template: "test",
    operations: [],
    text: "export default 1;\n",
  };
  const copies = (texts: Record<string, string>): string[] =>
    Object.entries(texts).flatMap(([path, text]) => (path.startsWith(".create-api-route/replaced/") ? [text] : []));

  test.each<[string, ReconcileMode, RenderedFile[]]>([
    ["of a spec", { receipts: true, force: true }, [...renders(2, 0, 10), MINE]],
    ["by name", { receipts: false, force: true }, [MINE]],
  ])("has the text in its place or in its copy, and the next run finishes it: %s", async (_, mode, rendered) => {
    const start = new MemoryDisk();
    start.put(MINE.path, "// mine\n");
    const goal = start.copy();
    await generate(goal, rendered, {}, mode);
    expect(goal.texts()[MINE.path]).toBe(MINE.text);
    expect(copies(goal.texts())).toEqual(["// mine\n"]);
    for (let stop = 0; stop < goal.log.length; stop++) {
      const disk = start.copy();
      let count = 0;
      const before = (): void => {
        if (count++ === stop) throw new Crash();
      };
      await expect(generate(disk, rendered, { before, partial: 3 }, mode)).rejects.toThrow(Crash);
      const texts = disk.texts();
      expect([texts[MINE.path], ...copies(texts)], `stopped at operation ${stop}`).toContain("// mine\n");
      await generate(disk, rendered, {}, mode);
      expect(disk.texts()[MINE.path]).toBe(MINE.text);
      expect(copies(disk.texts())).toContain("// mine\n");
    }
  });
});
