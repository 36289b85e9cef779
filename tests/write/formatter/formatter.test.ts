import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { format } from "prettier";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { projectFormatter } from "../../../src/write/formatter/formatter.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "car-"));
  await put("package.json", "{}");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** A project that has the Prettier of this repository installed. */
async function withPrettier(): Promise<void> {
  await mkdir(join(root, "node_modules"));
  await symlink(resolve("node_modules/prettier"), join(root, "node_modules/prettier"), "dir");
}

const TEXT = 'const a = "b";\n';

describe("prettier", () => {
  test("formats as the project's own configuration says, and leaves ignored files alone", async () => {
    await withPrettier();
    await put(
      ".prettierrc",
      '{ "semi": false, "overrides": [{ "files": "pages/**", "options": { "singleQuote": true } }] }',
    );
    await put(".prettierignore", "lib\n");
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("pages/api/a.ts", TEXT)).toBe("const a = 'b'\n");
    expect(await formatter.format("other/a.ts", TEXT)).toBe('const a = "b"\n');
    expect(await formatter.format("lib/a.ts", TEXT)).toBe(undefined);
    expect(formatter.problems).toEqual([]);
  });

  test.each([
    [
      '{ "printWidth": 40 }',
      "async () => {\n  if (!user) {\n    if (b) {\n      res.status(401).json({ message: 'Who is calling?' });\n    }\n  }\n};\n",
    ],
    [
      '{ "tabWidth": 4, "printWidth": 60 }',
      "const f = (): void => {\n  g(keys.slice(0, MAX_PROBLEMS).map((key) => ({ path: [...path, key], message: a })));\n};\n",
    ],
  ])("with %s formats until it has nothing to add", async (settings, text) => {
    await withPrettier();
    await put(".prettierrc", settings);
    const formatter = projectFormatter(root, "prettier");
    const formatted = await formatter.format("a.ts", text);
    expect(await formatter.format("a.ts", formatted ?? "")).toBe(formatted);
    const once = await format(text, { parser: "typescript", ...JSON.parse(settings) });
    expect(formatted).not.toBe(once);
  });

  test("that fails is a warning", async () => {
    await withPrettier();
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("a.ts", "const = ;")).toBe(undefined);
    expect(await formatter.format("b.ts", TEXT)).toBe(TEXT);
    expect(formatter.problems).toMatchObject([{ code: "formatter-failed", severity: "warning" }]);
    expect(formatter.problems[0]?.message).toContain("prettier could not format a.ts");
  });

  test("whose configuration does not load is one warning", async () => {
    await withPrettier();
    await put("prettier.config.mjs", "throw new Error('no');\n");
    const formatter = projectFormatter(root, "prettier");
    for (const path of ["a.ts", "b.ts", "c.ts"]) expect(await formatter.format(path, TEXT)).toBe(undefined);
    expect(formatter.problems.map(({ message }) => message)).toEqual(["prettier could not format a.ts and 2 more: no"]);
  });

  test("that is configured and not installed is one warning", async () => {
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("a.ts", TEXT)).toBe(undefined);
    expect(await formatter.format("b.ts", TEXT)).toBe(undefined);
    expect(formatter.problems).toMatchObject([{ code: "formatter-missing", severity: "warning" }]);
  });
});

describe("a project's own code", () => {
  /** Stands in for Prettier with a plugin of the project's: the same three functions. */
  async function withCode(format: string, before = ""): Promise<void> {
    await put("node_modules/prettier/package.json", '{ "name": "prettier", "main": "index.cjs" }');
    const functions = `getFileInfo: async () => ({ ignored: false }), resolveConfig: async () => null, format: ${format}`;
    await put("node_modules/prettier/index.cjs", `${before}\nmodule.exports = { ${functions} };\n`);
  }

  test.each([
    { what: "never settles", code: "() => new Promise(() => {})", says: /could not format a.ts: it ended without/ },
    {
      what: "never settles and keeps busy",
      code: "() => new Promise(() => setInterval(() => {}, 10))",
      says: /a.ts: it was ended after 2 seconds, and is left out from here on/,
    },
    { what: "loops", code: "() => { for (;;); }", says: /a.ts: it was ended after 2 seconds/ },
    { what: "loops while it loads", code: "0", before: "for (;;);", says: /cannot be loaded .*: it was ended after 2/ },
    { what: "exits", code: "() => process.exit(0)", says: /could not format a.ts: it ended without an answer/ },
    { what: "fails late", code: "() => setTimeout(() => { throw new Error('late') })", says: /changed more|: late/ },
    { what: "returns another code", code: '() => "not code"', says: /changed more than the format of a.ts/ },
    { what: "returns no text", code: "() => 1", says: /changed more than the format of a.ts/ },
    {
      what: "leaves a token out",
      code: '(text) => text.replace("const", "let")',
      says: /changed more than the format/,
    },
    { what: "adds a comment", code: '(text) => "// hi\\n" + text', says: /changed more than the format of a.ts/ },
  ])("that $what is told, and its result not taken", async ({ code, before, says }) => {
    await withCode(code, before);
    const formatter = projectFormatter(root, "prettier", { patience: 2_000 });
    expect(await formatter.format("a.ts", TEXT)).toBe(undefined);
    expect(formatter.problems.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
    expect(formatter.problems[0]).toMatchObject({ severity: "warning", hint: expect.stringContaining("--no-format") });
    await formatter.end();
  });

  test("that hangs costs its time once", async () => {
    await withCode("() => { for (;;); }");
    const formatter = projectFormatter(root, "prettier", { patience: 1_000 });
    await Promise.all(["a.ts", "b.ts", "c.ts"].map((path) => formatter.format(path, TEXT)));
    expect(formatter.problems).toHaveLength(1);
  });

  test("prints nowhere", async () => {
    await withCode('(text) => { console.log("printed"); process.stdout.write("x".repeat(1e6)); return text; }');
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("a.ts", TEXT)).toBe(TEXT);
    await formatter.end();
  });

  test("may write the same code with other tokens", async () => {
    await withCode("(text) => text.replace('\"b\"', '(\"b\")')");
    const asked: string[][] = [];
    const isSameCode = async (...texts: string[]): Promise<boolean> => asked.push(texts) > 0;
    const formatter = projectFormatter(root, "prettier", { isSameCode });
    expect(await formatter.format("a.ts", "f(a)['b'] = 1 + \"b\";\n")).toBe("f(a)['b'] = 1 + (\"b\");\n");
    expect(asked).toHaveLength(1);
    await formatter.end();
  });
});

describe("biome", () => {
  /** Stands in for the real one, which is a binary: the same command line and streams. */
  async function withBiome(script: string): Promise<void> {
    await put("node_modules/@biomejs/biome/package.json", '{ "name": "@biomejs/biome" }');
    await put("node_modules/@biomejs/biome/bin/biome", script);
  }

  test("gets the text and the path, and answers with the text", async () => {
    await withBiome(`
      if (process.argv.slice(2).join(" ") !== "check --write --linter-enabled=false --stdin-file-path=pages/api/a.ts") process.exit(3);
      let text = "";
      process.stdin.on("data", (data) => (text += data)).on("end", () => process.stdout.write(text.replace(/"/g, "'")));
    `);
    const formatter = projectFormatter(root, "biome");
    expect(await formatter.format("pages/api/a.ts", TEXT)).toBe("const a = 'b';\n");
  });

  test("before 1.8 is asked for its format alone", async () => {
    await withBiome('console.log(process.argv.slice(2).join(" ") === "format --stdin-file-path=a.ts" ? "a" : "b");');
    await put("node_modules/@biomejs/biome/package.json", '{ "name": "@biomejs/biome", "version": "1.7.3" }');
    expect(await projectFormatter(root, "biome").format("a.ts", "a;")).toBe("a\n");
  });

  test("that never ends is ended, what it started too", async () => {
    await withBiome(`
      require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "inherit" });
      setInterval(() => {}, 1000);
    `);
    const formatter = projectFormatter(root, "biome", { patience: 500 });
    expect(await formatter.format("a.ts", TEXT)).toBe(undefined);
    expect(formatter.problems[0]?.message).toMatch(/could not format a.ts: it was ended after 0.5 seconds/);
  });

  test("that fails is a warning, also when it does not read its input", async () => {
    await withBiome('console.error("no"); process.exit(1);');
    const formatter = projectFormatter(root, "biome");
    expect(await formatter.format("a.ts", TEXT.repeat(50_000))).toBe(undefined);
    expect(formatter.problems[0]?.message).toBe("biome could not format a.ts: no");
  });
});

test("no formatter, no format", async () => {
  const formatter = projectFormatter(root, undefined);
  expect(await formatter.format("a.ts", TEXT)).toBe(undefined);
  expect(formatter.problems).toEqual([]);
});
