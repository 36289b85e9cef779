import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { format, type Options } from "prettier";
import { describe, expect, test } from "vitest";
import { contractState, signContract } from "../../../src/text/signature.js";
import { codeTools } from "../../../src/reconcile/decide/load-code-tools.js";
import { wordsOf } from "../../../src/reconcile/text/layout.js";
import { isSame } from "../../../src/reconcile/decide/update.js";
import { change, route } from "../support.js";

const tools = { codeTools: () => Promise.resolve(codeTools) };

const PRETTIER = fc.record<Options>({
  printWidth: fc.constantFrom(40, 60, 80, 100, 120, 200),
  tabWidth: fc.constantFrom(2, 3, 4, 8),
  useTabs: fc.boolean(),
  semi: fc.boolean(),
  singleQuote: fc.boolean(),
  quoteProps: fc.constantFrom("as-needed", "consistent", "preserve"),
  trailingComma: fc.constantFrom("all", "es5", "none"),
  bracketSpacing: fc.boolean(),
  objectWrap: fc.constantFrom("preserve", "collapse"),
  arrowParens: fc.constantFrom("always", "avoid"),
  experimentalTernaries: fc.boolean(),
  experimentalOperatorPosition: fc.constantFrom("start", "end"),
  endOfLine: fc.constantFrom("lf", "crlf"),
});

/** Real code of ours, and a route. */
const CORPUS: [string, string][] = [
  ...readdirSync("templates/runtime").map((name): [string, string] => [
    name,
    readFileSync(`templates/runtime/${name}`, "utf8"),
  ]),
  ["define-route.ts", readFileSync("templates/seeds/define-route.ts", "utf8")],
  [
    "route.ts",
    route({
      methods: ["GET", "POST"],
      docs: { GET: "List" },
      takes: { POST: "{ body }" },
      config: "bodyParser: false",
    }),
  ],
];

describe("a text and the same text formatted otherwise", () => {
  test.each(CORPUS)("%s", async (name, text) => {
    const canonical = await format(text, { parser: "typescript" });
    const signed = signContract(canonical, name);
    await fc.assert(
      fc.asyncProperty(PRETTIER, fc.boolean(), async (options, mark) => {
        const formatted = (mark ? "\uFEFF" : "") + (await format(signed, { parser: "typescript", ...options }));
        expect(await isSame(name, formatted, signed, tools)).toBe(true);
        expect(contractState(formatted, name)).toBe("signed");
      }),
      { numRuns: 12 },
    );
  });

  const pairs: [string, string, string][] = [
    ["parentheses", "const a = (b && c) || d;\n", "const a = b && c || d;\n"],
    ["parentheses in types", "type A = (string | number);\n", "type A = string | number;\n"],
    [
      "parentheses around a return value",
      "function f() {\n  return (\n    a && b\n  );\n}\n",
      "function f() { return a && b; }\n",
    ],
    [
      "the order of imports",
      'import { b } from "b";\nimport { a } from "a";\na(b);\n',
      'import { a } from "a";\nimport { b } from "b";\na(b);\n',
    ],
    [
      "imports of one module joined",
      'import { a } from "a";\nimport { b } from "a";\na(b);\n',
      'import { a, b } from "a";\na(b);\n',
    ],
    ["type imports", 'import { type A } from "a";\nlet a: A;\n', 'import type { A } from "a";\nlet a: A;\n'],
    ["quotes around keys", "f({ 'a': 1, b: 2 });\n", "f({ a: 1, b: 2 });\n"],
    ["empty statements", "a();;\n", "a();\n"],
    [
      "indentation of GraphQL",
      "a(/* GraphQL */ `\n  type Q {\n    b: C\n  }\n`);\n",
      "a(/* GraphQL */ `\n\ttype Q {\n\t\tb: C\n\t}\n`)\n",
    ],
    ["indentation below gql", "a = gql`\n  type Q {\n    ${b}\n  }\n`;\n", "a = gql`\ntype Q {\n${(b)}\n}\n`;\n"],
  ];
  test.each(pairs)("%s are formatting", async (_, a, b) => {
    expect(await isSame("a.ts", a, b, tools)).toBe(true);
  });

  const others: [string, string, string][] = [
    ["grouping", "const a = b && (c || d);\n", "const a = (b && c) || d;\n"],
    ["a comment", "// one\na();\n", "// two\na();\n"],
    ["an import", 'import "a";\nb();\n', "b();\n"],
    ["a string", 'a("b");\n', "a(b);\n"],
    ["a computed key", "f({ [a]: 1 });\n", "f({ a: 1 });\n"],
    ["white space in a template", "a(`b c`);\n", "a(`b  c`);\n"],
    ["indentation in a template", "a(`\n  b`);\n", "a(`\n    b`);\n"],
    ["white space within a line of GraphQL", "a(/* GraphQL */ `# b c`);\n", "a(/* GraphQL */ `# b  c`);\n"],
    ["the name an import gets", 'import { a } from "a";\na();\n', 'import { b as a } from "a";\na();\n'],
    ["a text that does not parse", "const a = (;\n", "const a = ;\n"],
  ];
  test.each(others)("%s is not", async (_, a, b) => {
    expect(await isSame("a.ts", a, b, tools)).toBe(false);
  });

  test("the quick look never hides what parsing would find equal", () => {
    for (const [, a, b] of pairs) expect(wordsOf(a)).toBe(wordsOf(b));
  });
});

describe("an unedited route whose render changed", () => {
  const base = route({ methods: ["GET"] });
  const next = route({ methods: ["GET", "POST"], takes: { POST: "{ body }" } });

  test.each<Options>([
    { semi: false, singleQuote: true, useTabs: true },
    { tabWidth: 4, printWidth: 40, trailingComma: "none" },
    { semi: false, endOfLine: "crlf" },
  ])("is updated in the style it is in: %j", async (options) => {
    const style = { parser: "typescript", ...options };
    const disk = await format(base, style);
    const want = await format(next, style);
    const byFormatter = await change({ base, next, disk, format: (_, text) => format(text, style) });
    expect(byFormatter).toMatchObject({ verdict: "update", after: want });
    // Without a formatter the same, as long as no line has to be broken elsewhere.
    const alone = await change({ base, next, disk });
    expect(alone.verdict).toBe("update");
    expect(await format(alone.after as string, style)).toBe(want);
    if (options.printWidth === undefined) expect(alone.after).toBe(want);
  });

  test("as we wrote it, where the project's format is another, it stays as we write it", async () => {
    const byOther = (_: string, text: string): Promise<string> => format(text, { parser: "typescript", semi: false });
    expect(await change({ base, next, disk: base, format: byOther })).toMatchObject({ verdict: "update", after: next });
  });

  test("as we wrote it, where the project's format is the same so far, it is in the project's", async () => {
    const marked = async (_: string, text: string): Promise<string> => (text === base ? base : `${text}// formatted\n`);
    const after = `${next}// formatted\n`;
    expect(await change({ base, next, disk: base, format: marked })).toMatchObject({ verdict: "update", after });
  });
});
