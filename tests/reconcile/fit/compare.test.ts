import { expect, test } from "vitest";
import { comparing } from "../../../src/reconcile/fit/compare.js";
import { placeOf, type Misfit, type Use } from "../../../src/reconcile/fit/misfit.js";
import { versionOf, type Version } from "../../../src/reconcile/fit/version.js";

const FILE = "lib/api/models/t.ts";

/** What is different between the types `T` of two texts. */
function misfits(use: Use, ...texts: [old: string, next: string]): readonly Misfit[] {
  const versions = texts.map((text) =>
    versionOf(
      () => text,
      () => undefined,
    ),
  );
  const [old, next] = versions as [Version, Version];
  const [from, to] = versions.map((version) => version.exported(FILE, "T")?.type ?? { kind: "unit", text: "no T" });
  return comparing(old, next).misfits(use, from as never, to as never);
}

const paths = (found: readonly Misfit[]): string[] => found.map(({ at, what }) => `${at.join(".")} ${what}`.trim());

test.each<[use: Use, old: string, next: string, found: string[]]>([
  ["read", "{ a: string }", "{ a: string; b: string }", []],
  ["read", "{ a: string; b?: string }", "{ a: string }", ["b gone"]],
  ["read", "{ a: string }", "{ a?: string }", ["a maybe"]],
  ["read", "{ a?: string }", "{ a: string }", []],
  ["read", "{ a: string | null }", "{ a: string }", []],
  ["read", "{ a: string }", "{ a: string | null }", ["a null"]],
  ["read", "{ a: string }", "{ readonly a: string }", ["a fixed"]],
  ["read", '"a" | "b"', '"a"', ["type"]],
  ["read", '"a"', '"a" | "b"', ["type"]],
  ["read", "string", '"a"', ["type"]],
  ["read", "unknown", "string", ["type"]],
  ["read", "{ a: { b: string }[] }", "{ a: { c: string }[] }", ["a.[].b gone"]],
  ["read", 'Auth<"a">', 'Auth<"a"> | Auth<"b">', ["type"]],
  ["read", "Exclude<1 | 2 | 3, 3>", "1 | 2", []],
  ["read", "{ a: string } & { b: string }", "{ a: string; b: string }", []],
  ["read", "{ a: string } | { b: string }", "{ a: string; b?: string } | { b: string }", ["type"]],
  ["write", "{ a: string }", "{ a: string; b: string }", ["b needed"]],
  ["write", "{ a: string }", "{ a: string; b?: string }", []],
  ["write", "{ a: string; b?: string }", "{ a: string }", ["b gone"]],
  ["write", "{ a: string; b?: string }", "{ a: string; b: string }", ["b needed"]],
  ["write", "{ a: string; b?: string }", "{ [key: string]: string }", []],
  ["write", '"a"', "string", []],
  ["write", "1", "string", ["type"]],
  ["write", "string | null", "unknown", []],
  ["write", "string | null", "string", ["type"]],
  ["write", "[string, string]", "string[]", []],
  ["write", "string[]", "[string, string]", ["type"]],
  ["write", "Record<string, never>", "{ a?: string }", []],
  ["write", "Record<string, unknown>", "{ a?: string }", ["a type", "[key] gone"]],
  ["write", "keyof A", "keyof A", []],
  ["write", "keyof A", "keyof B", ["type"]],
])("%s: %s becomes %s", (use, old, next, found) => {
  expect(paths(misfits(use, `export type T = ${old};`, `export type T = ${next};`))).toEqual(found);
});

test("models that refer to themselves end, each with what is different", () => {
  const model = (more: string): string =>
    `export interface T { next?: T; other: U }\nexport interface U { back: T${more} }`;
  expect(paths(misfits("read", model(""), model("; a: string")))).toEqual([]);
  expect(paths(misfits("write", model(""), model("; a: string")))).toEqual(["other.a needed"]);
});

test("what was concluded on the way to a difference is not believed afterwards", () => {
  const both = (a: string): string =>
    `export interface T { u: U; a: ${a} }\nexport interface U { t: T }\nexport interface V { u: U }`;
  const [old, next] = [both("string"), both("number")].map((text) =>
    versionOf(
      () => text,
      () => undefined,
    ),
  );
  const { misfits: between } = comparing(old as Version, next as Version);
  const named = (name: string) => ({ kind: "name", name, args: [], file: FILE }) as const;
  expect(paths(between("read", named("T"), named("T")))).toEqual(["a type"]);
  expect(paths(between("read", named("V"), named("V")))).toEqual(["u.t.a type"]);
});

test("what is different in a model is told once, by the shortest way to it; far inside by its name", () => {
  const model = (more: string): string =>
    `export interface T { a: A; c: C }\nexport interface A { b: B }\nexport interface B { c: C }\nexport interface C { d: D }` +
    `\nexport interface D { e: E }\nexport interface E { f: string${more} }`;
  const found = misfits("write", model(""), model("; g: string"));
  expect(found.map(placeOf)).toEqual([{ path: "c.d.e.g" }]);
  const inList = (more: string): string =>
    model(more).replace("export interface T", "export interface W").concat("\nexport interface T { w: W[] }");
  expect(misfits("write", inList(""), inList("; g: string")).map(placeOf)).toEqual([{ path: "g", type: "E" }]);
});

test("a chain of thousands of models is no matter to the stack", () => {
  const chain = (end: string): string =>
    Array.from({ length: 5000 }, (_, at) => `export interface M${at} { next: M${at + 1} }`).join("\n") +
    `\nexport type T = M0;\nexport interface M5000 { a: ${end} }`;
  expect(misfits("read", chain("string"), chain("string"))).toEqual([]);
  const [misfit] = misfits("read", chain("string"), chain("number"));
  expect(misfit && placeOf(misfit)).toEqual({ path: "a", type: "M5000" });
});
