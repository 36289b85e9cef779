import { expect, test } from "vitest";
import { isParsed, parse } from "../../../src/reconcile/code/parse.js";

test.each<[string, string]>([
  ["a chain of calls", `z${".a(1)".repeat(5000)}`],
  ["lists in lists", "[".repeat(20_000) + "]".repeat(20_000)],
  ["a sum", Array.from({ length: 20_000 }, () => "1").join(" + ")],
  ["functions in functions", `${"() => ".repeat(3_000)}1`],
])("%s without end is a problem of the file", (_, code) => {
  expect(parse("a.ts", `export const a = ${code};`)).toMatchObject({ problem: expect.stringContaining("too deep") });
});

test("what people write is not", () => {
  const long = `export const a = z${".a(1)".repeat(300)};\nexport const b = ${"[".repeat(300)}${"]".repeat(300)};`;
  expect(isParsed(parse("a.ts", long))).toBe(true);
});
