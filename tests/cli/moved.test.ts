import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";
import { KEY, openTerminal } from "../support/terminal.js";

/** `prompts` shows it so while it waits. */
const QUESTION = "? Carry your code over?";
const OLD = "pages/api/users/[id].ts";

const spec = (path: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      [path]: {
        parameters: [
          { name: /\{(\w+)\}/.exec(path)?.[1], in: "path", required: true, schema: { type: "string", minLength: 1 } },
        ],
        get: { operationId: "getUser", responses: { 200: { description: "", content: { "application/json": {} } } } },
      },
    },
  });

/** A project whose only route was generated and then edited, unless told otherwise, before the spec moved it. */
async function movedProject(to: string, options: { edited: boolean } = { edited: true }): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, "openapi.json": spec("/users/{id}") });
  expect((await createApiRoute(folder, ["generate", "openapi.json"])).code).toBe(0);
  const stub = readTree(folder)[OLD] ?? "";
  if (options.edited) writeFiles(folder, { [OLD]: stub.replace("throw new NotImplemented();", "throw MINE;") });
  writeFiles(folder, { "openapi.json": spec(to) });
  return folder;
}

const NEW = "pages/api/people/[id].ts";

describe("an edited route that the spec moved", () => {
  it("asks on a terminal, carries it over, and prints the same without questions", async () => {
    const folder = await movedProject("/people/{id}");
    const terminal = openTerminal(folder, ["generate", "openapi.json"]);
    await terminal.until(`${OLD} -> ${NEW}`);
    await terminal.until(QUESTION);
    terminal.type(KEY.enter);
    const { code, screen } = await terminal.ended();
    expect(code, screen).toBe(0);
    expect(screen).toContain("create-api-route generate openapi.json --move");
    const asked = readTree(folder);
    expect(asked[NEW]).toContain("throw MINE;");
    expect(asked).not.toHaveProperty([OLD]);

    const told = await movedProject("/people/{id}");
    expect((await createApiRoute(told, ["generate", "openapi.json", "--move"])).code).toBe(0);
    expect(readTree(told)).toEqual(asked);
    expect((await createApiRoute(told, ["generate", "openapi.json", "--check"])).code).toBe(0);
  });

  it("leaves both in place when the answer is no", async () => {
    const folder = await movedProject("/people/{id}");
    const terminal = openTerminal(folder, ["generate", "openapi.json"]);
    await terminal.until(QUESTION);
    terminal.type("n");
    const { code, screen } = await terminal.ended();
    expect(code, screen).toBe(1);
    expect(screen).toContain("create-api-route generate openapi.json --no-interactive");
    expect(readTree(folder)[OLD]).toContain("throw MINE;");
    expect(readTree(folder)[NEW]).toContain("throw new NotImplemented();");

    // Changing one's mind later is not a loss: the stub is still ours.
    expect((await createApiRoute(folder, ["generate", "openapi.json", "--move"])).code).toBe(0);
    expect(readTree(folder)[NEW]).toContain("throw MINE;");
    expect(readTree(folder)).not.toHaveProperty([OLD]);
  });

  it("Ctrl-C ends with 130 and nothing written", async () => {
    const folder = await movedProject("/people/{id}");
    const before = readTree(folder);
    const terminal = openTerminal(folder, ["generate", "openapi.json"]);
    await terminal.until(QUESTION);
    terminal.type(KEY.ctrlC);
    expect((await terminal.ended()).code).toBe(130);
    expect(readTree(folder)).toEqual(before);
  });

  it.each([
    { when: "nothing was edited", args: [], edited: false, code: 0 },
    { when: "--check", args: ["--check"], edited: true, code: 1 },
    { when: "--dry-run", args: ["--dry-run"], edited: true, code: 1 },
    { when: "--yes", args: ["--yes"], edited: true, code: 1 },
    { when: "--move", args: ["--move"], edited: true, code: 0 },
  ])("asks nothing with $when", async ({ args, edited, code }) => {
    const folder = await movedProject("/people/{id}", { edited });
    const ended = await openTerminal(folder, ["generate", "openapi.json", ...args]).ended();
    expect(ended.screen).not.toContain(QUESTION);
    expect(ended.code, ended.screen).toBe(code);
  });

  it("says off a terminal what would carry it over", async () => {
    const folder = await movedProject("/people/{id}");
    const { code, stdout } = await createApiRoute(folder, ["generate", "openapi.json", "--json"]);
    expect(code).toBe(1);
    const { files } = JSON.parse(stdout) as Report;
    const [orphan] = files.filter(({ path }) => path === OLD);
    expect(orphan?.verdict).toBe("orphan");
    expect(orphan?.note).toContain(NEW);
    expect(orphan?.note).toContain("--move");
    const { stderr } = await createApiRoute(folder, ["generate", "openapi.json"]);
    expect(stderr).toContain("create-api-route generate openapi.json --move\n");
    expect(stderr).not.toContain("--prune");
  });

  it("asks too when only a parameter was renamed, where both files could not stand side by side", async () => {
    const renamed = "pages/api/users/[userId].ts";
    const folder = await movedProject("/users/{userId}");
    const before = readTree(folder);
    const off = await createApiRoute(folder, ["generate", "openapi.json"]);
    expect(off.code).toBe(2);
    expect(off.stderr).toContain("--move");
    expect(readTree(folder)).toEqual(before);

    const terminal = openTerminal(folder, ["generate", "openapi.json"]);
    await terminal.until(QUESTION);
    terminal.type("y");
    const { code, screen } = await terminal.ended();
    expect(code, screen).toBe(0);
    expect(readTree(folder)[renamed]).toContain("throw MINE;");
    expect(readTree(folder)).not.toHaveProperty([OLD]);
  });
});
