import { beforeEach, describe, expect, test, vi } from "vitest";
import { change, route } from "../support.js";

/** The real parser, its calls counted. */
const parsed = vi.hoisted(() => ({ texts: [] as string[] }));
vi.mock("@babel/parser", async (original) => {
  const parser = await original<typeof import("@babel/parser")>();
  const parse: typeof parser.parse = (text, options) => {
    parsed.texts.push(text);
    return parser.parse(text, options);
  };
  return { ...parser, parse };
});
beforeEach(() => void (parsed.texts = []));

const base = route({ methods: ["GET", "POST"] });
const written = base.replace('throw notImplemented("GET users");', "return { status: 200 };");
const next = {
  insert: route({ methods: ["GET", "POST", "PUT"] }),
  merge: route({ methods: ["GET", "POST"], docs: { POST: "Create a user" } }),
  conflict: route({ methods: ["POST"] }),
};

describe("an edited file is parsed once to be merged, as are both renders and what comes of them", () => {
  const cases = [
    // The result.
    ["insert", next.insert, 4],
    ["merge", next.merge, 4],
    // The result with the render's side of what both changed; file and render once more, for what others import of them.
    ["conflict", next.conflict, 6],
  ] as const;
  test.each(cases)("%s", async (verdict, render, count) => {
    const found = await change({ base, next: render, disk: written });
    expect(found.verdict).toBe(verdict);
    expect(parsed.texts.length).toBe(count);
  });
});
