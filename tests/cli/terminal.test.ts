import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";
import { KEY, openTerminal } from "../support/terminal.js";

// As `prompts` shows a question that waits for its answer.
const ROUTE = "? Which route?";
const TEMPLATE = "? Which template?";
const METHODS = "? Which methods?";

describe("on a terminal", () => {
  it("asks for route, template and methods, and takes the defaults", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, []);
    for (const question of [ROUTE, TEMPLATE, METHODS]) {
      await terminal.until(question);
      terminal.type(KEY.enter);
    }
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(readTree(folder)["pages/api/user.ts"]).toContain("John Doe");
    expect(screen).toMatch(/create-api-route user\b/);
  });

  it("prints the command that does the same without questions", async () => {
    const asked = makeFolder(TS_PROJECT);
    const terminal = openTerminal(asked, []);
    await terminal.until(ROUTE);
    terminal.type(`users/[id]${KEY.enter}`);
    await terminal.until(TEMPLATE);
    terminal.type(KEY.enter);
    await terminal.until(METHODS);
    terminal.type(`${KEY.space}${KEY.down}${KEY.down}${KEY.space}${KEY.enter}`);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);

    const [, command] = /create-api-route ((?:'?users\/\[id\]'?).*)/.exec(screen) ?? [];
    expect(command).toBeDefined();
    const args = (command ?? "")
      .trim()
      .split(/ +/)
      .map((arg) => arg.replaceAll("'", "").replaceAll('"', ""));
    expect(args).toContain("GET,PUT");
    const told = makeFolder(TS_PROJECT);
    expect((await createApiRoute(told, args)).code).toBe(0);
    expect(readTree(told)).toEqual(readTree(asked));
  });

  it("asks only for what the flags leave open", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, ["--template", "basic", "--methods", "POST"]);
    await terminal.until(ROUTE);
    terminal.type(`orders${KEY.enter}`);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).not.toContain(TEMPLATE);
    expect(screen).not.toContain(METHODS);
    expect(readTree(folder)["pages/api/orders.ts"]).toContain("POST");
  });

  it("says what is wrong with a route before it goes on", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, ["-t", "basic", "-m", "GET"]);
    await terminal.until(ROUTE);
    terminal.type(`[id${KEY.enter}`);
    await terminal.until("[id");
    terminal.type(`]${KEY.enter}`);
    expect((await terminal.ended()).code).toBe(0);
    expect(Object.keys(readTree(folder))).toContain("pages/api/[id].ts");
  });

  it.each([
    { at: ROUTE, before: [] },
    { at: TEMPLATE, before: [ROUTE] },
    { at: METHODS, before: [ROUTE, TEMPLATE] },
  ])("Ctrl-C at $at ends with 130 and nothing written", async ({ at, before }) => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, []);
    for (const question of before) {
      await terminal.until(question);
      terminal.type(KEY.enter);
    }
    await terminal.until(at);
    terminal.type(KEY.ctrlC);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(130);
    expect(screen).toMatch(/nothing was written/i);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("Escape cancels as Ctrl-C does", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, []);
    await terminal.until(ROUTE);
    terminal.type(KEY.escape);
    expect((await terminal.ended()).code).toBe(130);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it.each([
    { how: "--yes", args: ["--yes"], env: {} },
    { how: "--no-interactive", args: ["--no-interactive"], env: {} },
    { how: "CI=true", args: [], env: { CI: "true" } },
  ])("never asks with $how", async ({ args, env }) => {
    const folder = makeFolder(TS_PROJECT);
    const { code, screen } = await openTerminal(folder, args, env).ended();
    expect(code).toBe(2);
    expect(screen).not.toContain(ROUTE);
    expect(screen).toMatch(/route/);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });
});
