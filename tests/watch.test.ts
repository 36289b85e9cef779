import { setTimeout } from "node:timers/promises";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { main } from "../src/main.js";
import { document } from "./identity/support.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";
import { rmSync } from "node:fs";
import { join } from "node:path";

const SPEC = JSON.stringify({
  openapi: "3.1.0",
  paths: { "/users": { get: { responses: { 200: { $ref: "parts/answers.json#/ok" } } } } },
});
const ANSWERS = JSON.stringify({
  ok: { description: "", content: { "application/json": { schema: { $ref: "models.json#/User" } } } },
});
const user = (property: string): string => JSON.stringify({ User: { properties: { [property]: { type: "string" } } } });

/** A run that goes on until it is interrupted. */
interface Watching {
  /** Waits until a text was said anew, for what a slow machine needs. */
  says(text: string | RegExp): Promise<string>;
  interrupt(): Promise<number>;
}

function start(folder: string, ...args: string[]): Watching {
  let said = "";
  let interrupt = (): void => {};
  const write = (text: string): boolean => Boolean((said += text));
  const ended = main(["generate", ...args, "--watch"], {
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write },
    stderr: { write },
    onInterrupt(interrupted) {
      interrupt = interrupted;
      return () => (interrupt = () => {});
    },
  });
  return {
    async says(text) {
      for (let waited = 0; said.search(text) < 0; waited += 20) {
        if (waited > 20_000) throw new Error(`It never said ${String(text)}:\n${said}`);
        await setTimeout(20);
      }
      const all = said;
      said = "";
      return all;
    },
    interrupt() {
      interrupt();
      return ended;
    },
  };
}

describe("generate --watch", () => {
  it("runs again when a document changes, and says what came of it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document("GET /users") });
    const run = start(folder, "openapi.json");
    expect(await run.says("Ctrl-C ends.")).toContain("create     route     pages/api/users.ts");
    writeFiles(folder, { "openapi.json": document("GET /users", "GET /posts") });
    const again = await run.says("Ctrl-C ends.");
    expect(again).toContain("openapi.json changed");
    expect(again).toContain("create     route     pages/api/posts.ts");
    expect(again).not.toContain("pages/api/users.ts");
    expect(await run.interrupt()).toBe(130);
    expect((await told(folder, "generate", "openapi.json", "--check")).code).toBe(0);
  });

  it("follows what a document refers to, over several files", async () => {
    const folder = makeFolder({
      ...TS_PROJECT,
      "openapi.json": SPEC,
      "parts/answers.json": ANSWERS,
      "parts/models.json": user("name"),
    });
    const run = start(folder);
    expect(await run.says("Ctrl-C ends.")).toContain("openapi.json and 2 more");
    writeFiles(folder, { "parts/models.json": user("title") });
    expect(await run.says("Ctrl-C ends.")).toContain("parts/models.json changed");
    expect(readTree(folder)["lib/api/models/user.ts"]).toContain("title");
    expect(await run.interrupt()).toBe(130);
  });

  it.each<{ what: string; slip(folder: string): void; mend: Files }>([
    {
      what: "a slip",
      slip: (folder: string) => writeFiles(folder, { "openapi.json": "{" }),
      mend: { "openapi.json": document("GET /users", "GET /posts") },
    },
    {
      what: "a file that is gone",
      slip: (folder: string) => rmSync(join(folder, "openapi.json")),
      mend: { "openapi.json": document("GET /users", "GET /posts") },
    },
    {
      what: "a reference to a file that is not there yet",
      slip: (folder: string) =>
        writeFiles(folder, { "openapi.json": SPEC.replace("parts/answers.json", "answers.json") }),
      mend: {
        "answers.json": ANSWERS.replace("models.json#/User", "#/User").replace(/\}$/, ',"User":{"type":"string"}}'),
      },
    },
  ])("waits for $what to be mended", async ({ slip, mend }) => {
    const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document("GET /users") });
    const run = start(folder);
    await run.says("Ctrl-C ends.");
    const before = readTree(folder)["pages/api/users.ts"];
    slip(folder);
    expect(await run.says("Ctrl-C ends.")).toContain("error ");
    expect(readTree(folder)["pages/api/users.ts"]).toBe(before);
    writeFiles(folder, mend);
    expect(await run.says("Ctrl-C ends.")).not.toContain("error ");
    expect(await run.interrupt()).toBe(130);
  });

  it.each([["--check"], ["--dry-run"], ["--json"]])("does not go with %s", async (flag) => {
    const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document("GET /users") });
    const { code, stderr } = await told(folder, "generate", "--watch", flag);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--watch does not go with")]);
  });
});
