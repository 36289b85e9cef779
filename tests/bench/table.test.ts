import { describe, expect, it } from "vitest";
import { median } from "../../bench/measure.js";
import { plot } from "../../bench/plot.js";
import { renderLargeTable, renderTable, replaceBetweenMarkers } from "../../bench/table.js";

const figures = (cpu: number) => ({ cpu, user: cpu, wall: cpu * 2, rss: 40.4, rounds: [cpu], users: [cpu] });

const MARKERS = { start: "<!-- bench:start -->", end: "<!-- bench:end -->" };
const { start: START, end: END } = MARKERS;

describe("the bench table", () => {
  it("gives ratios against the first row", () => {
    const table = renderTable([
      { name: "node itself", version: figures(0.08), oneFile: figures(0.1) },
      { name: "some tool", packages: 3, megabytes: 1.25, version: figures(0.12), oneFile: figures(0.25) },
    ]);
    expect(table.split("\n").slice(2)).toEqual([
      "| node itself | - | 0.080 | 1.00 | 0.100 | 1.00 | 0.200 | 40 |",
      "| some tool | 3 / 1.3 | 0.120 | 1.50 | 0.250 | 2.50 | 0.500 | 40 |",
    ]);
  });

  it("compares round by round", () => {
    const [busy, idle] = [
      [0.3, 0.1, 0.1],
      [0.6, 0.2, 0.3],
    ].map((rounds) => ({ ...figures(0.1), rounds }));
    const table = renderTable([
      { name: "node itself", ...(busy && { version: busy }) },
      { name: "some tool", ...(idle && { version: idle }) },
    ]);
    expect(table.split("\n")[3]).toBe("| some tool | - | 0.100 | 2.00 | - | - | - | - |");
  });

  it("leaves out what a tool does not do", () => {
    const table = renderTable([
      { name: "node itself", version: figures(0.1), oneFile: figures(0.1) },
      { name: "no version", packages: 1, megabytes: 1, oneFile: figures(0.2) },
    ]);
    expect(table.split("\n")[3]).toBe("| no version | 1 / 1.0 | - | - | 0.200 | 2.00 | 0.400 | 40 |");
  });

  it("replaces what stands between the markers and nothing else", () => {
    const readme = `# a\n${START}\nold\n${END}\n# b\n`;
    const once = replaceBetweenMarkers(readme, "new", MARKERS);
    expect(once).toBe(`# a\n${START}\n\nnew\n\n${END}\n# b\n`);
    expect(replaceBetweenMarkers(once, "new", MARKERS)).toBe(once);
  });

  it.each([["no markers"], [START], [`${END}${START}`], [`${START}${START}${END}`]])("refuses %j", (readme) => {
    expect(() => replaceBetweenMarkers(readme, "new", MARKERS)).toThrow("once each");
  });
});

describe("the table of a large document", () => {
  it("gives user time against the limit and the first run, round by round", () => {
    const row = (name: string, users: readonly number[]) => ({ name, figures: { ...figures(users[0] ?? 0), users } });
    const table = renderLargeTable([
      row("limit", [1, 1, 2]),
      row("first run", [8, 8, 20]),
      row("again", [0.8, 0.4, 2]),
    ]);
    expect(table.split("\n").slice(2)).toEqual([
      "| limit | 1.00 | 1.00 | - | 2.00 | 40 |",
      "| first run | 8.00 | 8.00 | 1.00 | 16.00 | 40 |",
      "| again | 0.80 | 0.80 | 0.10 | 1.60 | 40 |",
    ]);
  });

  it("is drawn with the longest bar over the whole width, and texts as texts", () => {
    const svg = plot("a < b", [
      { label: "one", value: 4 },
      { label: "other", value: 1 },
    ]);
    expect(svg).toContain("a &lt; b");
    expect([...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([380, 95]);
  });
});

describe("median", () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])("of %j is %d", (values, want) => {
    expect(median(values)).toBe(want);
  });

  it("does not exist for no values", () => {
    expect(() => median([])).toThrow("nothing");
  });
});
