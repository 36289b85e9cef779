import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { furtherPlaces } from "../../src/report/diagnostics.js";
import { foldRepeated } from "../../src/report/fold.js";

const at = (pointer: string) => ({ file: "a.yaml", pointer });
const told = (pointer: string, rest: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "c",
  severity: "warning",
  message: "M.",
  origin: at(pointer),
  ...rest,
});

describe("what is told in the same words", () => {
  it("is told once, where it stands first, with the other places", () => {
    const folded = foldRepeated([told("/1"), told("/x", { message: "Other." }), told("/2"), told("/1"), told("/3")]);
    expect(folded).toEqual([told("/1", { related: [at("/2"), at("/3")] }), told("/x", { message: "Other." })]);
  });

  it("is nothing else than itself where it is told in one place only", () => {
    expect(foldRepeated([told("/1"), told("/1")])).toEqual([told("/1")]);
  });

  it.each<[what: string, other: Partial<Diagnostic>]>([
    ["another hint", { hint: "h" }],
    ["another severity", { severity: "info" }],
    ["another code", { code: "d" }],
  ])("stays apart by %s", (_, other) => {
    expect(foldRepeated([told("/1"), told("/2", other)])).toHaveLength(2);
  });

  it("stays apart where it is an error", () => {
    expect(foldRepeated([told("/1", { severity: "error" }), told("/2", { severity: "error" })])).toHaveLength(2);
  });
});

it("shows the first places, and how many more there are", () => {
  const related = Array.from({ length: 399 }, (_, index) => at(`/${index}`));
  const shown = furtherPlaces(told("/first", { related }));
  expect(shown).toEqual(["a.yaml", "a.yaml", "397 more places (--verbose lists all, --json too)"]);
  expect(furtherPlaces(told("/first", { related }), true)).toHaveLength(399);
});

it("shows no place beside itself: aliases of YAML are read where they stand", () => {
  const placed = (pointer: string, line: number) => ({ ...at(pointer), line, column: 3 });
  const related = [placed("/alias", 1), placed("/other", 2)];
  expect(furtherPlaces({ ...told("/first", { related }), origin: placed("/first", 1) })).toEqual(["a.yaml:2:3"]);
});
