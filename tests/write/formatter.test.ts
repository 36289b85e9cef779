import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { projectFormatter } from "../../src/write/formatter.js";

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

  test("that fails is a warning", async () => {
    await withPrettier();
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("a.ts", "const = ;")).toBe(undefined);
    expect(await formatter.format("b.ts", TEXT)).toBe(TEXT);
    expect(formatter.problems).toMatchObject([{ code: "formatter-failed", severity: "warning" }]);
    expect(formatter.problems[0]?.message).toContain("prettier could not format a.ts");
  });

  test("that is configured and not installed is one warning", async () => {
    const formatter = projectFormatter(root, "prettier");
    expect(await formatter.format("a.ts", TEXT)).toBe(undefined);
    expect(await formatter.format("b.ts", TEXT)).toBe(undefined);
    expect(formatter.problems).toMatchObject([{ code: "formatter-missing", severity: "warning" }]);
  });
});

describe("biome", () => {
  /** Stands in for the real one, which is a binary: the same command line and streams. */
  async function withBiome(script: string): Promise<void> {
    await put("node_modules/@biomejs/biome/package.json", '{ "name": "@biomejs/biome" }');
    await put("node_modules/@biomejs/biome/bin/biome", script);
  }

  test("gets the text and the path, and answers with the text", async () => {
    await withBiome(
      'let text = ""; process.stdin.on("data", (d) => (text += d)).on("end", () => process.stdout.write(process.argv.slice(2).join(" ") + "|" + text));',
    );
    const formatter = projectFormatter(root, "biome");
    expect(await formatter.format("pages/api/a.ts", TEXT)).toBe(`format --stdin-file-path=pages/api/a.ts|${TEXT}`);
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
