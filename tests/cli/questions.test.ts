import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { KEY, openTerminal } from "../support/terminal.js";

const MINE = "export default () => null; // mine\n";
const COPY = ".create-api-route/replaced/pages/api/user.ts";
const OVERWRITE = "? Overwrite pages/api/user.ts?";

describe.each([60, 40])("the questions on a terminal of %i columns", (columns) => {
  it("leave nothing behind but what was answered", async () => {
    const folder = makeFolder(TS_PROJECT);
    const terminal = openTerminal(folder, [], {}, columns);
    await terminal.until("? Which route?");
    terminal.type(`uses${KEY.backspace}${KEY.backspace}ers/:id${KEY.enter}`);
    await terminal.until("? Which template?");
    terminal.type(`${KEY.down}${KEY.down}`);
    await terminal.until("cors");
    terminal.type(`${KEY.up}${KEY.up}${KEY.enter}`);
    await terminal.until("? Which methods?");
    terminal.type(`${KEY.space}${KEY.down}${KEY.space}${KEY.enter}`);
    const { code } = await terminal.ended();
    expect(code).toBe(0);
    const lines = await terminal.lines();
    expect(unwrapped(lines, columns)).toEqual([
      "✔ Which route? … users/:id",
      "✔ Which template? › basic",
      "✔ Which methods? (none: those of the template) › GET, POST",
      "create     route     pages/api/users/[id].ts",
      "1 file: 1 created",
      "",
      "Next steps",
      "  Start the project and open /api/users/1",
      "",
      "The same without questions:",
      "  create-api-route users/:id -m GET,POST",
    ]);
  });
});

describe("a route by name whose file is there with other code", () => {
  const PROJECT = { ...TS_PROJECT, "pages/api/user.ts": MINE };

  it("is asked about; yes keeps a copy and prints the command without the question", async () => {
    const folder = makeFolder(PROJECT);
    const terminal = openTerminal(folder, ["user"]);
    await terminal.until(OVERWRITE);
    terminal.type("y");
    const { code, screen } = await terminal.ended();
    expect(code).toBe(0);
    expect(screen).toContain("create-api-route user --force --yes");
    expect(screen).not.toContain("left alone: choose another name");
    const after = readTree(folder);
    expect(after[COPY]).toBe(MINE);
    expect(after["pages/api/user.ts"]).toContain("John Doe");
  });

  it.each([
    { answer: "no", keys: "n", exit: 1 },
    { answer: "Enter", keys: KEY.enter, exit: 1 },
    { answer: "Ctrl-C", keys: KEY.ctrlC, exit: 130 },
  ])("stays with $answer, exit $exit", async ({ keys, exit }) => {
    const folder = makeFolder(PROJECT);
    const terminal = openTerminal(folder, ["user"]);
    await terminal.until(OVERWRITE);
    terminal.type(keys);
    expect((await terminal.ended()).code).toBe(exit);
    expect(readTree(folder)).toEqual(PROJECT);
  });

  it.each([["--dry-run"], ["--check"], ["--yes"]])("is not asked about with %s", async (flag) => {
    const folder = makeFolder(PROJECT);
    const { code, screen } = await openTerminal(folder, ["user", flag]).ended();
    expect([code, screen.includes("Overwrite")]).toEqual([1, false]);
    expect(readTree(folder)).toEqual(PROJECT);
  });
});

/** Lines that the terminal broke at its width, joined again. */
function unwrapped(lines: readonly string[], columns: number): string[] {
  return lines.reduce<string[]>((joined, line, at) => {
    const isRest = at > 0 && lines[at - 1]?.length === columns;
    return isRest ? [...joined.slice(0, -1), `${joined.at(-1) ?? ""}${line}`] : [...joined, line];
  }, []);
}
