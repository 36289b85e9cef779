import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transform } from "esbuild";
import fc from "fast-check";
import { check, format } from "prettier";
import { describe, expect, it, test } from "vitest";
import { eraseTypes } from "../../src/render/erase-types.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** What esbuild makes of a text: its own printer, so that layout does not count. */
async function printed(text: string, loader: "ts" | "js"): Promise<string> {
  const { code } = await transform(text, { loader, target: "esnext", tsconfigRaw: {}, minifyWhitespace: true });
  return code;
}

/** TypeScript as Prettier prints it, and the JavaScript it becomes. */
const CASES: Record<string, [given: string, want: string]> = {
  annotations: ["const a: string = f(1);\n", "const a = f(1);\n"],
  "optional parameters": ["const f = (a?: string, b: number = 1) => a;\n", "const f = (a, b = 1) => a;\n"],
  "a parameter called this": ["function f(this: Window, a: string) {}\nf();\n", "function f(a) {}\nf();\n"],
  "return types and predicates": [
    "function isA(value: unknown): value is A {\n  return true;\n}\n",
    "function isA(value) {\n  return true;\n}\n",
  ],
  "as, satisfies and non-null": [
    "const a = b as string;\nconst c = { d: 1 } satisfies E;\nconst f = g!.h!;\n",
    "const a = b;\nconst c = { d: 1 };\nconst f = g.h;\n",
  ],
  "parentheses that types needed": [
    "const a = (req.query as Query).id;\nconst b = (await c()) as D;\n(e as any).f = 1;\n",
    "const a = req.query.id;\nconst b = await c();\ne.f = 1;\n",
  ],
  "parentheses that are needed still": [
    "const a = ((await b) as C).d;\nconst e = ((f ?? g) as H) || i;\nconst j = new (k() as L)();\n",
    "const a = (await b).d;\nconst e = (f ?? g) || i;\nconst j = new (k())();\n",
  ],
  "generic calls": [
    "const a = f<string>(b);\nconst c = new Map<string, D>();\n",
    "const a = f(b);\nconst c = new Map();\n",
  ],
  "generic functions": ["const f = <T,>(a: T): T => a;\nf(1);\n", "const f = (a) => a;\nf(1);\n"],
  "import type": ['import type { A } from "a";\nimport b from "b";\n\nb();\n', 'import b from "b";\n\nb();\n'],
  "type specifiers": ['import { type A, b } from "c";\n\nb();\n', 'import { b } from "c";\n\nb();\n'],
  "only type specifiers": ['import { type A } from "a";\n\nb();\n', "b();\n"],
  "imports used as types only": [
    'import { NextApiRequest, NextApiResponse } from "next";\n\nexport default (req: NextApiRequest) => 1;\n',
    "export default (req) => 1;\n",
  ],
  "a long import that becomes short": [
    'import {\n  type SomethingVeryLong,\n  type AnotherThingVeryLong,\n  aaaaaaaa,\n  bbbbbbbb,\n} from "c";\n\naaaaaaaa(bbbbbbbb);\n',
    'import { aaaaaaaa, bbbbbbbb } from "c";\n\naaaaaaaa(bbbbbbbb);\n',
  ],
  "default and type specifiers": ['import a, { type B } from "c";\n\na();\n', 'import a from "c";\n\na();\n'],
  "exports of types": ['export type { A } from "a";\nexport { type B, c } from "d";\n', 'export { c } from "d";\n'],
  "interfaces, with their comments": [
    '// of the file\n\nimport a from "a";\n\n/** A user. */\nexport interface User {\n  id: string; // its id\n}\n\n// calls a\na();\n',
    '// of the file\n\nimport a from "a";\n\n// calls a\na();\n',
  ],
  "a comment above an import": ['// keep\nimport type { A } from "a";\n\nf();\n', "// keep\n\nf();\n"],
  "type aliases at the end": ["f();\n\ntype A = string;\n", "f();\n"],
  declare: ['declare const a: string;\ndeclare module "x";\nf(a);\n', "f(a);\n"],
  overloads: [
    "export function f(a: string): void;\nexport function f(a: number): void;\nexport function f(a: unknown) {}\n",
    "export function f(a) {}\n",
  ],
  classes: [
    "abstract class A<T> extends B<T> implements C, D {\n  private readonly a: string = e;\n  static b?: number;\n  c!: T;\n  declare d: T;\n\n  constructor(protected x) {}\n}\n".replace(
      "protected x",
      "x: T",
    ),
    "class A extends B {\n  a = e;\n  static b;\n  c;\n\n  constructor(x) {}\n}\n",
  ],
  "parameters broken for their types": [
    "export default function handler(\n  req: NextApiRequest,\n  res: NextApiResponse<ResponseData>,\n) {\n  res.end();\n}\n",
    "export default function handler(req, res) {\n  res.end();\n}\n",
  ],
  "a destructured parameter broken for its type": [
    "function f({\n  aLongName,\n  anotherLongName,\n}: {\n  aLongName: string;\n  anotherLongName: string;\n}) {\n  g(aLongName, anotherLongName);\n}\n",
    "function f({ aLongName, anotherLongName }) {\n  g(aLongName, anotherLongName);\n}\n",
  ],
  "arguments broken for a type": [
    "someFunction(\n  anArgument as Record<string, unknown>,\n  anotherArgument as SomeType,\n);\n",
    "someFunction(anArgument, anotherArgument);\n",
  ],
  "a value below its type": [
    "const aVariable: SomeVeryLongTypeName<WithArguments, AndMore> =\n  someFunction(anArgument);\n",
    "const aVariable = someFunction(anArgument);\n",
  ],
  "a condition broken for a type": [
    'if (\n  typeof value === "object" &&\n  (value as Record<string, unknown>).property === "something"\n) {\n  f();\n}\n',
    'if (typeof value === "object" && value.property === "something") {\n  f();\n}\n',
  ],
  "objects kept on several lines": ["const a: A = {\n  b: 1,\n};\n", "const a = {\n  b: 1,\n};\n"],
  "directives that are about types": [
    "/** It. */\n// biome-ignore-all lint/suspicious/noExplicitAny: why\n// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const a: any = 1;\n",
    "/** It. */\nexport const a = 1;\n",
  ],
  "strings that look like types": ['const a: string = "b as string: c!";\n', 'const a = "b as string: c!";\n'],
};

describe.each(Object.entries(CASES))("%s", (_, [given, want]) => {
  it("becomes", () => {
    expect(eraseTypes(given)).toBe(want);
  });

  it("means what esbuild says it means", async () => {
    expect(await printed(eraseTypes(given), "js")).toBe(await printed(given, "ts"));
  });

  it("is as Prettier prints it, before and after", async () => {
    expect(await check(given, { parser: "typescript" })).toBe(true);
    expect(await check(want, { parser: "babel" })).toBe(true);
  });
});

test.each([
  ["enum A {\n  B,\n}\n", /line 1: an enum/],
  ["f();\nnamespace A {\n  f();\n}\n", /line 2: a namespace/],
  ["class A {\n  constructor(private a: string) {}\n}\n", /line 2: a parameter property/],
  ["const a: = 1;\n", /Unexpected token/],
])("refuses %j", (given, message) => {
  expect(() => eraseTypes(given)).toThrow(message);
});

/** Statements as Prettier prints them, with names that no other has. */
const FRAGMENTS: ((n: number) => string)[] = [
  (n) => `interface I${n} {\n  a: string;\n}\n`,
  (n) => `/** A type. */\nexport type T${n} = string | number;\n`,
  (n) => `import type { A${n} } from "a";\n`,
  (n) => `import { type B${n}, c${n} } from "c";\nc${n}();\n`,
  (n) => `// about d${n}\nconst d${n}: string = e as string;\n`,
  (n) => `declare const f${n}: number;\n`,
  (n) => `export function g${n}<T>(this: T, a?: T, ...b: T[]): a is T {\n  return (a as T)!.b satisfies T;\n}\n`,
  (n) => `function h${n}(a: string): void;\nfunction h${n}(a: unknown) {\n  return a;\n}\n`,
  (n) => `class J${n}<T> implements K {\n  declare a: T;\n  readonly b?: T;\n  [key: string]: unknown;\n}\n`,
  (n) => `const l${n} = async <T,>(a: T): Promise<T> => (await a) as T;\n`,
  (n) => `/* m${n} */ f();\n`,
  (n) => `function p${n}() {\n  type N${n} = string;\n}\n`,
  (n) => `const o${n} = \`\${a as string}\n\n\n  : string\`;\n`,
];

test("any statements together mean what esbuild says they mean, and need no layout", async () => {
  const statements = fc.array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom("", "\n")), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(statements, async (parts) => {
      const given = await format(parts.map(([part, gap], index) => part(index) + gap).join(""), {
        parser: "typescript",
      });
      const erased = eraseTypes(given);
      expect(await printed(erased, "js")).toBe(await printed(given, "ts"));
      expect(await format(erased, { parser: "babel" })).toBe(erased);
      const documented = eraseTypes(given, "declared");
      expect(await printed(documented, "js")).toMatch(await printed(given, "ts"));
      expect(await format(documented, { parser: "babel" })).toBe(documented);
    }),
    { numRuns: 150 },
  );
});

/** Real TypeScript: this program's own source, and what it copies into projects. */
const sources = ["src", "templates", "tests", "scripts"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(cases|fixtures)\b/.test(file))
    .map((file) => join(folder, file)),
);

test("every file of this repository means what esbuild says it means", async () => {
  const refused: string[] = [];
  for (const file of sources) {
    const text = readFileSync(join(ROOT, file), "utf8");
    if (/constructor\([^)]*\b(private|readonly)\b/.test(text)) refused.push(file);
    else {
      expect(await printed(eraseTypes(text), "js"), file).toBe(await printed(text, "ts"));
      expect(await printed(eraseTypes(text, "declared"), "js"), file).toMatch(await printed(text, "ts"));
    }
  }
  expect(sources.length - refused.length).toBeGreaterThan(100);
});

test("what is copied into JavaScript projects is as Prettier prints it", async () => {
  const copied = sources.filter((file) => /^templates[\\/]/.test(file));
  expect(copied.length).toBeGreaterThan(10);
  for (const file of copied) {
    const text = readFileSync(join(ROOT, file), "utf8");
    for (const erased of [eraseTypes(text), eraseTypes(text, "declared")]) {
      expect(await format(erased, { parser: "babel" }), file).toBe(erased);
    }
  }
});
