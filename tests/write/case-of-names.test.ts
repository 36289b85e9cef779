import { describe, expect, test } from "vitest";
import type { RenderedFile } from "../../src/model/files.js";
import { reconcile } from "../../src/reconcile/index.js";
import { signContract } from "../../src/text/signature.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { told } from "../support/typed.js";
import { ignoringCase } from "./ignoring-case.js";
import { Crash, MemoryDisk } from "./memory-fs.js";

const NAMES: [was: string, is: string][] = [
  ["Users/[id]", "users/[id]"],
  ["users/[userID]", "users/[userId]"],
];
const ROUTERS = { pages: (name: string) => `pages/api/${name}.ts`, app: (name: string) => `app/api/${name}/route.ts` };
const spec = (name: string): string => `routes: { "${name}": { get: { response: string } } }\n`;
const OWN = 'return { status: 200, body: "mine" };';

describe.each(Object.entries(ROUTERS))("a route that the spec renames in case only, in %s", (router, fileOf) => {
  const generate = (folder: string, ...flags: string[]) => told(folder, "generate", "--router", router, ...flags);
  const started = async (was: string): Promise<string> => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec(was) });
    expect((await generate(folder)).code).toBe(0);
    return folder;
  };
  const ofUsers = (folder: string): string[] => Object.keys(readTree(folder)).filter((path) => /users/i.test(path));
  const all = (name: string): string[] =>
    [`.create-api-route/receipts/${fileOf(name)}.json`, `lib/api/routes/${name}.ts`, fileOf(name)].sort();

  test.each(NAMES)("goes along untouched: %s, %s", async (was, is) => {
    const folder = await started(was);
    writeFiles(folder, { "api-routes.yaml": spec(is) });
    expect((await generate(folder)).code).toBe(0);
    expect(ofUsers(folder)).toEqual(all(is));
  });

  test.each(NAMES)("is offered as a move when it was edited, and is moved: %s, %s", async (was, is) => {
    const folder = await started(was);
    const text = readTree(folder)[fileOf(was)] ?? "";
    writeFiles(folder, {
      "api-routes.yaml": spec(is),
      [fileOf(was)]: text.replace("throw new NotImplemented();", OWN).replace(", NotImplemented", ""),
    });
    const offered = await generate(folder);
    expect([offered.code, offered.stderr]).toEqual([2, expect.stringContaining("--move")]);
    expect(ofUsers(folder)).toEqual(all(was));
    expect((await generate(folder, "--move")).code).toBe(0);
    expect(ofUsers(folder)).toEqual(all(is));
    expect(readTree(folder)[fileOf(is)]).toContain(OWN);
    expect((await generate(folder, "--check")).code).toBe(0);
  });
});

describe("on a disk that does not tell cases apart", () => {
  const files = (name: string): RenderedFile[] => {
    const [contract, path] = [`lib/api/routes/${name}.ts`, `pages/api/${name}.ts`];
    const route = { routeId: `/api/${name}`, template: "route", operations: [`GET /${name}`], contract };
    const text = `import { it } from "@/${contract}";\n\nexport default it;\n`;
    const signed = signContract("// Generated.\n\nexport const it = 1;\n", contract);
    return [
      { ...route, path, owner: "route", text },
      { ...route, path: contract, owner: "contract", text: signed },
    ];
  };
  const run = async (fs: ReturnType<typeof ignoringCase>, rendered: RenderedFile[]): Promise<void> => {
    const snapshot = await readDisk(
      "/project",
      rendered.map(({ path }) => path),
      { state: true, fs },
    );
    const changes = await reconcile({ rendered, snapshot, mode: { receipts: true } });
    await applyChanges("/project", changes, { fs, isAlive: () => false, pause: 1 });
  };
  const of = (name: string): string[] =>
    files(name).flatMap(({ path, owner }) =>
      owner === "route" ? [`.create-api-route/receipts/${path}.json`, path] : [path],
    );

  test.each([
    ["Users", "users"],
    ["Users/list", "users/list"],
    ["users/[userID]", "users/[userId]"],
  ])("a route takes its own place under another name: %s, %s", async (was, is) => {
    const disk = new MemoryDisk();
    await run(ignoringCase(disk.fileSystem()), files(was));
    expect(Object.keys(disk.texts()).sort()).toEqual(of(was).sort());
    await run(ignoringCase(disk.fileSystem()), files(is));
    expect(Object.keys(disk.texts()).sort()).toEqual(of(is).sort());
    expect(disk.texts()[`pages/api/${is}.ts`]).toBe(files(is)[0]?.text);
    const before = disk.log.length;
    await run(ignoringCase(disk.fileSystem()), files(is));
    expect(disk.log.slice(before)).toEqual([]);
  });

  test("wherever a run is stopped, the next one ends with what is new", async () => {
    const first = new MemoryDisk();
    await run(ignoringCase(first.fileSystem()), files("Users"));
    const whole = first.copy();
    await run(ignoringCase(whole.fileSystem()), files("users"));
    for (let stop = 0; stop < whole.log.length; stop += 3) {
      const disk = first.copy();
      let left = stop;
      const before = (): void => {
        if (left-- === 0) throw new Crash();
      };
      await expect(run(ignoringCase(disk.fileSystem({ before })), files("users"))).rejects.toThrow(Crash);
      await run(ignoringCase(disk.fileSystem()), files("users"));
      expect(disk.texts()["pages/api/users.ts"]).toBe(whole.texts()["pages/api/users.ts"]);
      expect(Object.keys(disk.texts()).sort()).toEqual(Object.keys(whole.texts()).sort());
    }
  });
});
