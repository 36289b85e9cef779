import { describe, expect, test } from "vitest";
import { compareAnswers } from "../../scripts/matrix/compare.js";
import { readCombinations, type Combination } from "../../scripts/matrix/options.js";
import { failedRow, type Row } from "../../scripts/matrix/run.js";
import type { Answer } from "../e2e/support/next-server.js";

describe("which projects are made", () => {
  test("five of Next.js in two routers and two languages, a router after the other", () => {
    const all = readCombinations([]);
    expect(all).toHaveLength(20);
    for (const [index, { next, language, router }] of all.entries()) {
      const pair = all[index - (index % 2)];
      expect([next, language, router]).toEqual([pair?.next, pair?.language, index % 2 === 0 ? "pages" : "app"]);
    }
  });

  test("those that were asked for", () => {
    const some = readCombinations("--next 13.5 --next 16.4cc --router app --language ts".split(" "));
    expect(some.map(({ next, router, language }) => [next.version, router, language])).toEqual([
      ["13.5.11", "app", "ts"],
      ["16.4.6", "app", "ts"],
    ]);
    expect(() => readCombinations(["--next", "12"])).toThrow("--next expects 13.5, 14.2, 15.5, 16.4, 16.4cc, not 12");
  });
});

describe("answers of two routers", () => {
  const [pages, app] = readCombinations(["--next", "16.4", "--language", "ts"]) as [Combination, Combination];
  const rowOf = (combination: Combination, answer: Answer): Row => {
    return { ...failedRow(combination, new Error("none")), failures: [], answers: new Map([["a request", answer]]) };
  };
  const ANSWER: Answer = { status: 200, headers: { "content-type": "application/json", allow: "GET" }, body: "{}" };

  test.each<[string, Partial<Answer>]>([
    ["another status", { status: 201 }],
    ["another body", { body: "[]" }],
    ["a header less", { headers: { "content-type": "application/json" } }],
    ["a header more", { headers: { ...ANSWER.headers, "set-cookie": ["a=1"] } }],
  ])("differ in %s", (_what, other) => {
    const row = rowOf(app, { ...ANSWER, ...other });
    expect(compareAnswers(rowOf(pages, ANSWER), row)).toEqual({ held: 0, of: 1 });
    expect(row.failures).toEqual([expect.stringMatching(/^a request: pages \{.*\}, app \{/)]);
  });

  test("do not differ in what a server adds to any answer, nor in the page of what is not routed", () => {
    const row = rowOf(app, { ...ANSWER, headers: { ...ANSWER.headers, vary: "rsc", date: "now" } });
    expect(compareAnswers(rowOf(pages, ANSWER), row)).toEqual({ held: 1, of: 1 });
    const html = (body: string): Answer => ({ status: 404, headers: { "content-type": "text/html" }, body });
    expect(compareAnswers(rowOf(pages, html("a")), rowOf(app, html("b")))).toEqual({ held: 1, of: 1 });
  });
});
