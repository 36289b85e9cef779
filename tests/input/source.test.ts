import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { pointerTo } from "../../src/model/pointer.js";
import type { Json } from "../../src/model/schema.js";
import { parseSource, readSource } from "../../src/input/source.js";

const folder = mkdtempSync(join(tmpdir(), "source-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function parse(text: string, file: string) {
  return parseSource(text, file, join(folder, file));
}

/** For JSON.stringify, which would lose digits beyond 2^53. */
const doubles = (_key: string, part: unknown) => (typeof part === "bigint" ? Number(part) : part);

async function complaints(text: string, file: string): Promise<string[]> {
  const { diagnostics, source } = await parse(text, file);
  expect(source === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  return diagnostics.map(({ code, origin }) => `${origin?.line}:${origin?.column} ${code}`);
}

describe("values", () => {
  const table: [what: string, file: string, text: string, want: Json][] = [
    ["JSON", "a.json", '{"a": [1, "x", null]}', { a: [1, "x", null] }],
    ["JSON in a YAML file", "a.yaml", '{"a": 1}', { a: 1 }],
    ["flow YAML", "a.yaml", "{a: 1}", { a: 1 }],
    ["any extension", "a.spec", "a: 1", { a: 1 }],
    ["a BOM", "a.yaml", "\ufeffa: 1", { a: 1 }],
    ["a BOM before JSON", "a.json", '\ufeff{"a": 1}', { a: 1 }],
    ["NUL", "a.yaml", 'a: "x\\0y"', { a: "x\0y" }],
    ["dates stay texts", "a.yaml", "a: 2020-01-01", { a: "2020-01-01" }],
    ["YAML 1.2, whatever the directive says", "a.yaml", "%YAML 1.1\n---\na: yes", { a: "yes" }],
    [
      "keys as they are written",
      "a.yaml",
      "200: a\n1.0: b\nnull: c\ntrue: d",
      { "200": "a", "1.0": "b", null: "c", true: "d" },
    ],
    ["a key without a value", "a.yaml", "a:", { a: null }],
    ["integers beyond 2^53 in YAML", "a.yaml", "a: 9007199254740993\nb: 12", { a: 9007199254740993n, b: 12 }],
    [
      "integers beyond 2^53 in JSON",
      "a.json",
      '{"a":[9007199254740993,-9007199254740993, 5]}',
      { a: [9007199254740993n, -9007199254740993n, 5] },
    ],
    [
      "a long integer beside the mark",
      "a.json",
      '{"a":12345678901234567890,"b":"\\u00000"}',
      { a: 12345678901234567890n, b: "\u00000" },
    ],
    ["digits in a string", "a.json", '{"a":",12345678901234567890,"}', { a: ",12345678901234567890," }],
    ["aliases", "a.yaml", "a: &x {p: 1}\nb: *x", { a: { p: 1 }, b: { p: 1 } }],
    ["merge keys", "a.yaml", "a: &x {p: 1, q: 1}\nb: {<<: *x, p: 2}", { a: { p: 1, q: 1 }, b: { p: 2, q: 1 } }],
    ["earlier merges win", "a.yaml", "b: {<<: [{p: 1}, {p: 2, q: 2}]}", { b: { p: 1, q: 2 } }],
    ["a quoted << is a key", "a.yaml", 'b: {"<<": {p: 1}}', { b: { "<<": { p: 1 } } }],
  ];
  it.each(table)("%s", async (_what, file, text, want) => {
    const { source, diagnostics } = await parse(text, file);
    expect(diagnostics).toEqual([]);
    expect(source?.value).toEqual(want);
  });

  it.each([
    ["a.yaml", "a: &x 08\nb: *x\nc: [1.10, yes]", { "/a": "08", "/b": "08", "/c/0": "1.10", "/c/1": undefined }],
    [
      "a.yaml",
      "a: &x {p: [08], q: 010}\nb: *x\nc: {<<: *x, q: 1e3}",
      { "/b/p/0": "08", "/c/p/0": "08", "/c/q": "1e3" },
    ],
    ["a.yaml", "c: {<<: [{p: 007}, {p: 1, q: True}]}\nd: null", { "/c/p": "007", "/c/q": "True", "/d": undefined }],
    ["a.json", '{"a": [1.10, 1e3 , "08", true], "b/c": -0.0}', { "/a/0": "1.10", "/a/1": "1e3", "/a/2": undefined }],
    [
      "a.json",
      '{"a": [1, true], "b/c": -0.0}',
      { "/a/1": "true", "/b~1c": "-0.0", "/a": undefined, "/x/y": undefined },
    ],
    ["a.json", '{"a": [1, 42.5, true], "b": "2.0, 1.10"}', { "/a/0": undefined, "/a/1": undefined, "/b": undefined }],
    ["a.json", '{"a": [08, 1.10,]}', { "/a/0": "08", "/a/1": "1.10" }],
  ])("says how numbers are written in %s, where JavaScript writes one otherwise: %s", async (file, text, want) => {
    const { source } = await parse(text, file);
    const told = Object.keys(want).map((pointer) => [pointer, source?.spelling?.(pointer)]);
    expect(Object.fromEntries(told)).toEqual(want);
  });

  it.each([
    ["a comment", '{\n  // "x": 1,\n  "a": 1 }', { a: 1 }, "2:3 JSON has no place for a comment; it is read without."],
    [
      "commas",
      '{"a": [1, 2,], /* x */ }',
      { a: [1, 2] },
      "1:12 JSON has no place for a comma before a closing bracket (and 2 more like it); it is read without.",
    ],
    [
      "a line break",
      '{"a": "b\nc // d"}',
      { a: "b c // d" },
      "1:9 JSON has no place for a line break in a string; it is read without.",
    ],
    ["a tab", '{"a": "b\tc"}', { a: "b c" }, "1:9 JSON has no place for a tab in a string; it is read without."],
    ["single quotes", "{'a': 1}", { a: 1 }, "1:2 Expected JSON, as the name says, got YAML; it is read as that."],
    ["YAML", "a: 1\nb: [c]", { a: 1, b: ["c"] }, "1:1 Expected JSON, as the name says, got YAML; it is read as that."],
  ])("reads JSON with %s, and says so once", async (_what, text, want, told) => {
    const { source, diagnostics } = await parse(text, "a.json");
    expect(source?.value).toEqual(want);
    expect(
      diagnostics.map(({ severity, message, origin }) => [
        severity,
        origin?.line === undefined ? message : `${origin.line}:${origin.column} ${message}`,
      ]),
    ).toEqual([["warning", told]]);
    expect(source?.locate("/a").line).toBe(text.startsWith("{\n") ? 3 : 1);
  });

  it("says of texts that cannot be read what is wrong first, and how much more", async () => {
    const messages = async (text: string, file: string) =>
      (await parse(text, file)).diagnostics.map(({ message }) => message);
    expect(await messages('{"a" 1,\n "b": }', "a.json")).toEqual([
      expect.stringMatching(/^no valid JSON: .* \(and 1 more\)$/),
    ]);
    expect(await messages("a: b: c\nd: e: f", "a.yaml")).toEqual([
      expect.stringMatching(/^no valid YAML: .* \(and 1 more\)$/),
    ]);
  });

  it.each([
    ["summary: Get: all", 'a text with ": " in it needs quotes: "Get: all"'],
    ["a: b\n c: d", "the keys of one mapping begin at the same column"],
    ["a: `b`", "a text that begins with ` needs quotes"],
    ["a: @b", "a text that begins with @ needs quotes"],
    ["a: 'it's'", "within '...' an apostrophe is written twice: 'it''s'"],
    ["```yaml\na: 1\n```", "take the lines with ``` away"],
  ])("says what to do about %j", async (text, hint) => {
    expect((await parse(text, "a.yaml")).diagnostics.map((each) => each.hint)).toEqual([hint]);
  });

  it.each([
    ["a: { get: { response: User[], query: { b: c[]? } } }", "User[]"],
    ["a: {\n  b: string[][]?\n}", "string[][]?"],
    ["a: { users/{id}: { b: 1 }, c: d }", "users/{id}"],
  ])("is one line where brackets are not quoted: %s", async (text, quoted) => {
    const { diagnostics } = await parse(text, "a.yaml");
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `inside { } and [ ] a text with brackets needs quotes: "${quoted}"`,
    ]);
  });

  it.each([
    ["a: { b: List, all, of it, c: d }", '1:15 "all": "List, all, of it"'],
    ["a: [{ b: c,\n  d }]", '2:3 "d": "c, d"'],
    ['{ a: "b", c, d: { e: f }, g, h: i, get, post, j: 1, k }'],
    ["a: b, c\nd:\n? e"],
  ])("tells what a comma makes a key without a value of: %s", async (text, ...told) => {
    const { diagnostics } = await parse(text, "a.yaml");
    const shown = diagnostics.map(({ origin, message, hint }) => {
      const [[, key], [, whole]] = [/key (.*) has/.exec(message) ?? [], /quotes: (.*)$/.exec(hint ?? "") ?? []];
      return `${origin?.line}:${origin?.column} ${key}: ${whole}`;
    });
    expect(shown).toEqual(told);
  });

  it("keeps __proto__ an ordinary key", async () => {
    for (const [file, text] of [
      ["a.yaml", "__proto__: {x: 1}"],
      ["a.json", '{"__proto__": {"x": 1}}'],
    ] as const) {
      const { source } = await parse(text, file);
      expect(Object.keys(source?.value as object)).toEqual(["__proto__"]);
      expect(source?.value).not.toHaveProperty("x");
    }
  });

  it("clamps what no double holds, and says so", async () => {
    for (const [file, text] of [
      ["a.json", '{"a": 1e999}'],
      ["a.yaml", "a: 1e999"],
    ] as const) {
      const { source, diagnostics } = await parse(text, file);
      expect(source?.value).toEqual({ a: Number.MAX_VALUE });
      expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["number-out-of-range", "warning"]]);
    }
  });
});

describe("problems", () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) =>
      `k${n}: &a${n} [${
        n === 0
          ? "x"
          : Array(10)
              .fill(`*a${n - 1}`)
              .join(", ")
      }]`,
  );
  /** Each as deep as may be written, and ending in the one before. */
  const nested = (levels: number, end: string) => "[".repeat(levels) + end + "]".repeat(levels);
  const tower = Array.from({ length: 4 }, (_, n) => `k${n}: &a${n} ${nested(150, n === 0 ? "x" : `*a${n - 1}`)}`);
  const table: [what: string, file: string, text: string, want: string[]][] = [
    ["empty", "a.yaml", " \n", ["undefined:undefined file-empty"]],
    ["a trailing comma in JSON", "a.json", '{"a": 1,}', ["1:8 json-slip"]],
    ["the first slip in JSON", "a.json", '{"a" 1,\n "b": }', ["1:6 json-syntax"]],
    ["a comment in JSON", "a.json", '{"a": 1 /* x */}', ["1:9 json-slip"]],
    ["a comment before JSON", "a.json", '// x\n{"a": 1}', ["1:1 json-slip"]],
    ["JSON5 with comments", "a.json", "/* x */ { a: 'http://x', // y\n b: 1, }", ["1:1 yaml-in-json"]],
    ["YAML in a .json file", "a.json", "a: 1", ["1:1 yaml-in-json"]],
    ["a word in a .json file", "a.json", "word", ["1:1 json-syntax"]],
    [
      "duplicate keys in JSON",
      "a.json",
      '{"a": 1, "b": [{"c": 1, "c": 2}],\n "a": 2}',
      ["2:2 duplicate-key", "1:25 duplicate-key"],
    ],
    ["duplicate keys spelled differently", "a.json", '{"a": 1, "\\u0061": 2}', ["1:10 duplicate-key"]],
    ["duplicate keys in YAML", "a.yaml", "a: 1\nb: 1\na: 2", ["3:1 duplicate-key"]],
    ["200 and '200'", "a.yaml", "200: 1\n'200': 2", ["2:1 duplicate-key"]],
    ["equal values twice", "a.yaml", "a: [1]\nb: 1\na: [1]", ["3:1 duplicate-key"]],
    [
      "other values twice in maps by names",
      "a.yaml",
      "paths: {/a: {get: 1}}\npaths: {/a: {get: 2}}",
      ["2:1 duplicate-key", "2:9 duplicate-key", "2:14 duplicate-key"],
    ],
    ["the first slip in YAML", "a.yaml", "a: b: c\nd: e: f", ["1:4 yaml-syntax"]],
    ["a tab", "a.yaml", "a:\n\tb: 1", ["2:1 yaml-syntax"]],
    ["two documents", "a.yaml", "a: 1\n---\nb: 1", ["2:1 yaml-syntax"]],
    ["an alias without anchor", "a.yaml", "a: *x", ["1:4 yaml-alias"]],
    ["an alias in itself", "a.yaml", "a: &x [*x]", ["1:8 yaml-alias"]],
    ["billion laughs", "a.yaml", bomb.join("\n"), ["7:15 yaml-alias-bomb"]],
    ["too deep through aliases", "a.yaml", tower.join("\n"), ["3:159 too-deep"]],
    [
      "as deep as may be through aliases",
      "a.yaml",
      `a: &a ${nested(150, "x")}\nb: &b ${nested(98, "*a")}\nc: ${nested(150, "*b")}`,
      [],
    ],
    [
      "one deeper",
      "a.yaml",
      `a: &a ${nested(150, "x")}\nb: &b {c: ${nested(98, "*a")}}\nc: ${nested(150, "*b")}`,
      ["3:154 too-deep"],
    ],
    ["a list as key", "a.yaml", "? [a]\n: 1", ["1:3 yaml-key"]],
    ["too deep in JSON", "a.json", "[".repeat(5000) + "]".repeat(5000), ["1:401 too-deep"]],
    ["millions deep in JSON", "a.json", "[".repeat(1_000_000) + "]".repeat(1_000_000), ["1:401 too-deep"]],
    ["too deep in YAML", "a.yaml", "a: " + "[".repeat(600) + "]".repeat(600), ["1:403 too-deep"]],
    ["far too deep in JSON", "a.json", "[".repeat(100_000), ["1:401 too-deep"]],
    ["far too deep in YAML", "a.yaml", "[".repeat(100_000), ["1:401 too-deep"]],
    ["millions deep in JSON that nothing ends", "a.json", '{"a":['.repeat(2_000_000), ["1:1201 too-deep"]],
    ["millions deep in YAML that nothing ends", "a.yaml", `a:\n  b: ${"[ ".repeat(2_000_000)}`, ["2:2006 too-deep"]],
  ];
  it.each(table)("%s", async (_what, file, text, want) => expect(await complaints(text, file)).toEqual(want));
});

it.each<[text: string, file: string, want: Json]>([
  [
    "paths: {/a: {get: 1}}\nx: 0\npaths: {/a: {put: 2}, /b: {}}",
    "a.yaml",
    { paths: { "/a": { get: 1, put: 2 }, "/b": {} }, x: 0 },
  ],
  ["a: {tags: [x], tags: [x]}", "a.yaml", { a: { tags: ["x"] } }],
  ["a:\nb: 1\na: { get: 1 }", "a.yaml", { a: { get: 1 }, b: 1 }],
  ["a: { get: 1 }\na:\na: ~", "a.yaml", { a: { get: 1 } }],
  ['{ "a": null, "a": null }', "a.json", { a: null }],
  [
    '{"components":{"schemas":{"A":{"properties":{"a":{}},"properties":{"b":{}}}}},\n"components":{"schemas":{"B":1}}}',
    "a.json",
    { components: { schemas: { A: { properties: { a: {}, b: {} } }, B: 1 } } },
  ],
])("maps by names that begin again are one, and equal values too: %j", async (text, file, want) => {
  const { source, diagnostics } = await parse(text, file);
  expect(source?.value).toEqual(want);
  expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
    new Set(["warning duplicate-key"]),
  );
});

it("what begins again has its place", async () => {
  const { source } = await parse("paths:\n  /a: {}\nx: 0\npaths:\n  /b: {}\n", "a.yaml");
  expect(source?.locate("/paths/~1b").line).toBe(5);
});

describe("files", () => {
  mkdirSync(join(folder, "spec.yaml.d"));
  writeFileSync(join(folder, "openapi.yaml"), "a: 1");
  writeFileSync(join(folder, "latin1.yaml"), Buffer.from("a: 1\nb: \xe9", "latin1"));
  writeFileSync(join(folder, "utf16.yaml"), Buffer.from("\ufeffa: 1", "utf16le"));

  const table: [file: string, code: string, message: string, hint: string | undefined][] = [
    ["openapi.yml", "file-missing", "openapi.yml does not exist", "Did you mean openapi.yaml?"],
    ["opnapi.yaml", "file-missing", "opnapi.yaml does not exist", "Did you mean openapi.yaml?"],
    ["none/x.yaml", "file-missing", "none/x.yaml does not exist", undefined],
    ["spec.yaml.d", "file-is-directory", "spec.yaml.d is a directory, expected a YAML or JSON file", undefined],
    [
      "latin1.yaml",
      "not-utf8",
      "latin1.yaml is not UTF-8 (the first invalid byte is in line 2)",
      "save the file as UTF-8",
    ],
    [
      "utf16.yaml",
      "not-utf8",
      "utf16.yaml is not UTF-8 (it looks like UTF-16, little endian)",
      "save the file as UTF-8",
    ],
  ];
  it.each(table)("%s: %s", async (file, code, message, hint) => {
    const { source, diagnostics } = await readSource(join(folder, file), folder);
    expect(source).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: "error", message }]);
    expect(diagnostics[0]?.hint).toBe(hint);
  });

  it("blames the place that names a missing file", async () => {
    const from = { file: "api-routes.yaml", pointer: "/spec" };
    const { diagnostics } = await readSource(join(folder, "gone.yaml"), folder, from);
    expect(diagnostics[0]?.origin).toEqual(from);
  });
});

describe("a file of JSON, whatever characters are in it,", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "é", "“", "\u{1f600}", '"', "\\"), maxLength: 8 });
  const values = fc.dictionary(words, fc.oneof(words, fc.array(words), fc.dictionary(words, fc.integer())));
  /** Many blanks make those characters few. */
  const blanks = fc.constantFrom("", " ".repeat(30_000));
  const slip = fc.constantFrom("", "", "\\", '"é": 1, "é": 2,', "1.50, ", "12345678901234567890, ");

  it("reads as its text does: values, problems, places and spellings", async () => {
    const file = join(folder, "wide.json");
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom(0, 1), blanks, slip, fc.nat(), async (value, indent, end, slip, nat) => {
        const text = JSON.stringify(value, null, indent);
        const at = nat % text.length;
        const slipped = Buffer.from(text.slice(0, at) + slip + text.slice(at) + end).toString();
        writeFileSync(file, slipped);
        const read = await readSource(file, folder);
        const parsed = await parse(slipped, "wide.json");
        expect(read.diagnostics).toEqual(parsed.diagnostics);
        expect(read.source?.value).toEqual(parsed.source?.value);
        for (const pointer of pointersIn(parsed.source?.value ?? null, "")) {
          expect(read.source?.locate(pointer)).toEqual(parsed.source?.locate(pointer));
          expect(read.source?.spelling?.(pointer)).toBe(parsed.source?.spelling?.(pointer));
        }
      }),
      { numRuns: 300 },
    );
  });
});

function pointersIn(value: Json, pointer: string): string[] {
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [pointer, ...parts.flatMap(([key, part]) => pointersIn(part as Json, pointerTo(pointer, key)))];
}

describe("places", () => {
  it("points at keys and items, through aliases and merges, and at the nearest there is", async () => {
    const yaml = "a: &x\n  p: [1,\n    2]\nb:\n  <<: *x\n  q: 1\nc: *x\n";
    const { source } = await parse(yaml, "a.yaml");
    const at = (pointer: string) => Object.values(source!.locate(pointer)).join(":");
    expect(["", "/a", "/a/p/1", "/b/p/1", "/b/q", "/c/p", "/b/none/x", "/c/none/p"].map(at)).toEqual([
      "1:1",
      "1:1",
      "3:5",
      "3:5",
      "6:3",
      "2:3",
      "4:1",
      "2:3",
    ]);
    const json = await parse('{"a": {"p": [1]}, "b": 2}', "a.json");
    expect(["/a/none/p", "/a/none"].map((pointer) => json.source!.locate(pointer).column)).toEqual([8, 2]);
  });

  it("answers thousands of questions about thousands of keys at once", async () => {
    const count = 30_000;
    const { source } = await parse(Array.from({ length: count }, (_, n) => `p${n}: 5\n`).join(""), "a.yaml");
    const lines = Array.from({ length: count }, (_, n) => source!.locate(`/p${n}`).line);
    expect(lines).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  });

  it.each([0, 2])("finds what is behind and within large lists and objects of JSON, indented by %i", async (indent) => {
    const list = Array.from({ length: 300 }, (_, n) => ({ text: `a "text" with }{][ ${n}`, more: [n, { n }] }));
    const value = { first: { list, last: [] }, second: list, third: [[list], "end"] };
    const text = JSON.stringify(value, null, indent);
    const { source } = await parse(text, "a.json");
    const lines = text.split("\n");
    const found = ["/first/last", "/second", "/second/299/more", "/third/0/0/7/text", "/third/1"].map((pointer) => {
      const { line, column } = source!.locate(pointer);
      return /"\w+"/.exec(lines[line - 1]!.slice(column - 1))?.[0];
    });
    expect(found).toEqual(['"last"', '"second"', '"more"', '"text"', '"end"']);
  });

  it("looks through what is merged twice and twice again but once", async () => {
    const merges = Array.from({ length: 16 }, (_, n) => `k${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}]}\n`);
    const { source } = await parse(`k0: &a0 {p: 1}\n${merges.join("")}`, "a.yaml");
    const places = Array.from({ length: 1000 }, (_, n) => source!.locate(`/k16/none${n}`).line);
    expect(new Set(places)).toEqual(new Set([17]));
    expect(source!.locate("/k16/p")).toEqual({ line: 1, column: 10 });
  });

  it("finds every value of any JSON text at its own text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 3), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { source } = await parse(text, "a.json");
        const lines = text.split("\n");
        const visit = (part: unknown, pointer: string, stated: string): void => {
          const { line, column } = source!.locate(pointer);
          const rest = [lines[line - 1]!.slice(column - 1), ...lines.slice(line)].join("\n");
          expect(rest.startsWith(stated)).toBe(true);
          if (typeof part !== "object" || part === null) return;
          for (const [key, child] of Object.entries(part)) {
            const isScalar = typeof child !== "object" || child === null;
            const item = isScalar ? (JSON.stringify(child, doubles) as string) : Array.isArray(child) ? "[" : "{";
            visit(child, pointerTo(pointer, key), Array.isArray(part) ? item : JSON.stringify(key));
          }
        };
        visit(source!.value, "", text[0]!);
      }),
      { numRuns: 200 },
    );
  });

  it("agrees with JSON.parse on every JSON text, whichever parser reads it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const text = JSON.stringify({ value });
        const viaJson = await parse(text, "a.json");
        const viaYaml = await parse(`# YAML\n${text}`, "a.yaml");
        expect(JSON.stringify(viaJson.source?.value, doubles)).toBe(text);
        expect(JSON.stringify(viaYaml.source?.value, doubles)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
