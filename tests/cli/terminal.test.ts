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

    const [, command] = /create-api-route ("?users\/\[id\]"?.*)/.exec(screen) ?? [];
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

  it("asks for the router where the project has both and no API route yet, and only there", async () => {
    const both = { ...TS_PROJECT, "app/page.tsx": "export default function Page() {\n  return null;\n}\n" };
    const folder = makeFolder(both);
    const terminal = openTerminal(folder, ["user"]);
    await terminal.until("? Which router?");
    terminal.type(`${KEY.down}${KEY.enter}`);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(readTree(folder)["app/api/user/route.ts"]).toContain("John Doe");
    expect(screen).toMatch(/create-api-route user --router app\b/);

    const next = openTerminal(folder, ["order"]);
    expect((await next.ended()).screen).not.toContain("? Which router?");
    expect(readTree(folder)).toHaveProperty(["app/api/order/route.ts"]);
    const agreed = makeFolder(both);
    const asked = openTerminal(agreed, ["user", "--yes"]);
    expect((await asked.ended()).screen).not.toContain("? Which router?");
    expect(readTree(agreed)).toHaveProperty(["pages/api/user.ts"]);
  });

  it("asks whether the base path of a document is meant, once, and prints the answer as a flag", async () => {
    const paths = { "/users": { get: { responses: { 204: { description: "" } } } } };
    const spec = JSON.stringify({ openapi: "3.1.0", servers: [{ url: "https://example.com/v2" }], paths });
    const folder = makeFolder({ ...TS_PROJECT, "a.json": spec });
    const terminal = openTerminal(folder, ["generate", "a.json"]);
    await terminal.until("Put them below /api/v2?");
    terminal.type("y");
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).toMatch(/create-api-route generate a\.json --prefix v2\b/);
    expect(readTree(folder)).toHaveProperty(["pages/api/v2/users.ts"]);

    const again = openTerminal(folder, ["generate"]);
    expect((await again.ended()).screen).not.toContain("?");
    const other = makeFolder({ ...TS_PROJECT, "a.json": spec });
    const refusing = openTerminal(other, ["generate", "a.json"]);
    await refusing.until("Put them below /api/v2?");
    refusing.type("n");
    expect((await refusing.ended()).screen).toContain("create-api-route generate a.json --prefix /");
    expect((await openTerminal(other, ["generate", "a.json"]).ended()).code).toBe(0);
    expect(readTree(other)).toHaveProperty(["pages/api/users.ts"]);
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

describe("on a terminal, --force", () => {
  const MINE = "export default () => null; // mine\n";
  const COPY = ".create-api-route/replaced/pages/api/user.ts";
  const PROJECT = { ...TS_PROJECT, "pages/api/user.ts": MINE };
  const QUESTION = "? Replace this file?";

  it("lists what it would overwrite and asks; yes keeps a copy and prints the command without the question", async () => {
    const folder = makeFolder(PROJECT);
    const terminal = openTerminal(folder, ["user", "--force"]);
    await terminal.until(`overwrite pages/api/user.ts (kept as ${COPY})`);
    await terminal.until(QUESTION);
    terminal.type("y");
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).toContain("create-api-route user --force --yes");
    const after = readTree(folder);
    expect(after[COPY]).toBe(MINE);
    expect(after["pages/api/user.ts"]).toContain("John Doe");
  });

  it.each([
    { answer: "no", keys: "n", exit: 2 },
    { answer: "Enter", keys: KEY.enter, exit: 2 },
    { answer: "Ctrl-C", keys: KEY.ctrlC, exit: 130 },
  ])("with $answer writes nothing, exit $exit", async ({ keys, exit }) => {
    const folder = makeFolder({ ...PROJECT, "api-routes.yaml": "routes:\n  user: { get: { response: string } }\n" });
    const before = readTree(folder);
    const terminal = openTerminal(folder, ["generate", "--force"]);
    await terminal.until(QUESTION);
    terminal.type(keys);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(exit);
    expect(screen).toMatch(/nothing was written/i);
    expect(readTree(folder)).toEqual(before);
  });

  it("asks before remove deletes what was edited, and not with --yes, nor where nothing is in the way", async () => {
    const folder = makeFolder(PROJECT);
    const terminal = openTerminal(folder, ["remove", "user", "--force"]);
    await terminal.until(`delete pages/api/user.ts (kept as ${COPY})`);
    await terminal.until(QUESTION);
    terminal.type("n");
    expect((await terminal.ended()).code).toBe(2);
    expect(readTree(folder)).toEqual(PROJECT);

    const told = await openTerminal(folder, ["remove", "user", "--force", "--yes"]).ended();
    expect(told).toMatchObject({ code: 0, screen: expect.not.stringContaining(QUESTION) });
    expect(readTree(folder)).toEqual({ ...TS_PROJECT, [COPY]: MINE });

    const free = await openTerminal(folder, ["user", "--force"]).ended();
    expect(free).toMatchObject({ code: 0, screen: expect.not.stringContaining(QUESTION) });
  });
});

describe("a word that is nearly a command is asked about", () => {
  const QUESTION = 'There is no command "lst"';

  it("runs the command", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, ["lst"]);
    await terminal.until(QUESTION);
    terminal.type(KEY.enter);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).toContain("The same without questions:");
    expect(screen).toMatch(/ {2}create-api-route list\s/);
    expect(screen).toContain("Templates");
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("makes the route", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, ["lst", "-m", "GET"]);
    await terminal.until(QUESTION);
    terminal.type(KEY.down);
    terminal.type(KEY.enter);
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).toContain("create-api-route add lst -m GET");
    expect(Object.keys(readTree(folder))).toContain("pages/api/lst.ts");
  });

  it.each([
    { what: "Ctrl-C", keys: KEY.ctrlC },
    { what: "Neither", keys: `${KEY.down}${KEY.down}${KEY.enter}` },
  ])("$what ends with 130 and nothing written", async ({ keys }) => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, ["lst"]);
    await terminal.until(QUESTION);
    terminal.type(keys);
    expect((await terminal.ended()).code).toBe(130);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });
});
