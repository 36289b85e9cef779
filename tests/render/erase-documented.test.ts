import { check } from "prettier";
import { describe, expect, it } from "vitest";
import { eraseTypes } from "../../src/render/erase-types.js";

/** TypeScript, and the JavaScript that says its types in JSDoc. */
const CASES: Record<string, [given: string, want: string]> = {
  "imports of types stand above all others": [
    '// About it.\nimport type A from "a";\nimport { type B, type C as D, e } from "b";\n\ne();\n',
    '// About it.\n/**\n * @import A from "a"\n * @import { B, C as D } from "b"\n */\n\nimport { e } from "b";\n\ne();\n',
  ],
  "imports that stand behind a type, and what goes with them": [
    'type A = 1;\nimport type { B } from "b";\ndeclare const c: B;\n\ntype D = 2;\n\nf();\n',
    '/** @typedef {1} A */\n/** @import { B } from "b" */\n\n/** @typedef {2} D */\n\nf();\n',
  ],
  "an interface whose members are described": [
    "/** A user. */\nexport interface User {\n  /** Its\n   * id. */\n  id: string;\n  age?: number;\n}\n\nf();\n",
    "/**\n * A user.\n *\n * @typedef {object} User\n * @property {string} id Its id.\n * @property {number} [age]\n */\n\nf();\n",
  ],
  "a description that begins with a tag, after which TypeScript would see no further property": [
    "interface A {\n  /** @format uuid */\n  id: string;\n  name: string;\n}\n\nf();\n",
    "/**\n * @typedef {object} A\n * @property {string} id format uuid\n * @property {string} name\n */\n\nf();\n",
  ],
  "interfaces that extend, with names that are quoted": [
    'interface A extends B<C>, D {\n  /** It. */\n  "x-*/*"?: 1;\n}\n\nf();\n',
    '/**\n * @typedef {B<C> & D & {\n *   "x-*\\/*"?: 1;\n * }} A\n */\n\nf();\n',
  ],
  "type parameters": [
    "type A<T extends B = C, U> = (T | U)[];\n\nf();\n",
    "/**\n * @template {B} [T=C]\n * @template U\n * @typedef {(T | U)[]} A\n */\n\nf();\n",
  ],
  "a list of a type within itself, which JSDoc calls circular": [
    "type A = string | A[] | { a: A };\n\nf();\n",
    "/** @typedef {string | unknown[] | { a: A }} A */\n\nf();\n",
  ],
  "what is said of constants, functions and methods": [
    '/** It. */\nexport const a: A<B> = f("c");\nexport const b = {\n  c: (d: D, ...e: E[]): F => d,\n} satisfies G;\n',
    '/**\n * It.\n *\n * @type {A<B>}\n */\nexport const a = f("c");\n/** @satisfies {G} */\nexport const b = {\n  /**\n   * @param {D} d\n   * @param {E[]} e\n   * @returns {F}\n   */\n  c: (d, ...e) => d,\n};\n',
  ],
  "patterns and parameters that may be left out": [
    "export function f<T>({ a }: Options, b?: T, c: C = {}): b is T {\n  return a;\n}\n",
    "/**\n * @template T\n * @param {Options} options\n * @param {T} [b]\n * @param {C} [c]\n * @returns {b is T}\n */\nexport function f({ a }, b, c = {}) {\n  return a;\n}\n",
  ],
  "an object said to be more than it shows": [
    "function f() {\n  return [{ a } as A];\n}\n",
    "function f() {\n  return [/** @type {A} */ ({ a })];\n}\n",
  ],
  "a module of types alone": ["export type A = string;\n", "/** @typedef {string} A */\n\nexport {};\n"],
};

describe.each(Object.entries(CASES))("%s", (_, [given, want]) => {
  it("becomes", () => {
    expect(eraseTypes(given, "declared")).toBe(want);
  });

  it("is as Prettier prints it, before and after", async () => {
    expect(await check(given, { parser: "typescript" })).toBe(true);
    expect(await check(want, { parser: "babel" })).toBe(true);
  });
});

describe("where all is said, within functions too", () => {
  const cases: [what: string, given: string, want: string][] = [
    [
      "a variable",
      "function f() {\n  const a: A[] = [];\n  return a;\n}\n",
      "function f() {\n  /** @type {A[]} */\n  const a = [];\n  return a;\n}\n",
    ],
    [
      "parameters of a function that is a value",
      "export function f(g: G) {\n  return (a: A, ...b: B) => g(a, ...b);\n}\n",
      "/** @param {G} g */\nexport function f(g) {\n  return (/** @type {A} */ a, /** @type {B} */ ...b) => g(a, ...b);\n}\n",
    ],
    [
      "what something is taken for, but for const",
      "export const f: F = (a) => g(a as A, [a] as const);\n",
      "/** @satisfies {F} */\nexport const f = (a) => g(/** @type {A} */ (a), [a]);\n",
    ],
  ];
  it.each(cases)("%s", (_, given, want) => {
    expect(eraseTypes(given, "all")).toBe(want);
  });
});
