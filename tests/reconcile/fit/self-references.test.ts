import { describe, expect, test } from "vitest";
import { comparing } from "../../../src/reconcile/fit/compare.js";
import { growing } from "../../../src/reconcile/fit/grown.js";
import { typeChanges } from "../../../src/reconcile/fit/type-changes.js";
import type { Type } from "../../../src/reconcile/fit/type.js";
import { versionOf, type Version } from "../../../src/reconcile/fit/version.js";

const read = (text: string): Version =>
  versionOf(
    () => text,
    () => undefined,
  );

const ROOT: Type = { kind: "name", name: "R", args: [], file: "lib/api/models/r.ts" };

/** `A` is in itself as a field may be; `*` stands for what changes. */
const CASES: readonly (readonly [how: string, was: string, is?: string])[] = [
  ["may be null", "A { x: *; next?: A | null }"],
  ["comes to be null", "A { x: *; next?: A }", "A { x: *; next?: A | null }"],
  ["is null no longer", "A { x: *; next: A | null }", "A { x: *; next: A }"],
  ["is a list that may be null", "A { x: *; all: A[] | null }"],
  ["is a list of what may be null", "A { x: *; all: (A | null)[] }"],
  ["is one of several", "A { x: *; next: A | B | null }"],
  ["becomes one of several", "A { x: *; next: A }", "A { x: *; next: A | B | null }"],
  ["is in a map", "A { x: *; byName: Record<string, A | null> }"],
  ["is in a tuple", "A { x: *; pair: [A | null, string] }"],
  ["goes by another name", "A { x: *; next: Maybe } export type Maybe = A | null"],
  ["goes through another", "A { x: *; c: C | null } export interface C { as: (A | null)[] | null }"],
  [
    "is met in another turn",
    "A { x: *; n: { x: *; n: A } }",
    "A { x: *; n: { x: *; n: A } } export interface Turned {}",
  ],
];

describe("a model that", () => {
  test.each(CASES.map(([how, was, is = was]) => ({ how, was, is })))("$how ends in itself", ({ was, is }) => {
    const root = is.includes("Turned") ? "{ x: *; n: A }" : "A";
    const text = (model: string, a: string, x: string): string =>
      `export interface R { a: ${a} } export interface B { y: string } export interface ${model}`.replaceAll("*", x);
    const [old, next] = [read(text(was, "A", "string")), read(text(is, root, "number; y?: string"))];
    const pair = { was: ROOT, is: ROOT };
    expect(growing(old, next)(pair).map(({ at, name }) => [at[0], name])).toContainEqual(["a", "y"]);
    expect(typeChanges(old, next)(ROOT, ROOT).map(({ what }) => what)).toContain("string -> number");
    const { misfits } = comparing(old, next);
    const told = (["read", "write"] as const).flatMap((use) => misfits(use, ROOT, ROOT));
    expect(told.filter(({ at, what }) => at.at(-1) === "x" && what === "type").length).toBeGreaterThan(1);
  });
});
