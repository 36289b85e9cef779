import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import { rolldown, type Plugin } from "rolldown";
import { describe, expect, it } from "vitest";
import * as original from "yaml";
import { leanYaml, withNothing } from "../../scripts/lean-yaml.js";

const TESTS = resolve(import.meta.dirname, "..");
const LIBRARY = join(dirname(createRequire(import.meta.url).resolve("yaml/package.json")), "browser/dist/index.js");

/** As src/input/source-yaml.ts reads. */
const OPTIONS = {
  version: "1.2",
  schema: "core",
  resolveKnownTags: false,
  intAsBigInt: true,
  uniqueKeys: false,
} as const;

async function bundled(plugins: Plugin[]): Promise<string> {
  const build = await rolldown({ input: LIBRARY, plugins });
  const { output } = await build.generate({ format: "cjs" });
  await build.close();
  return output[0].code;
}

function evaluated(code: string): typeof original {
  const exports = {} as typeof original;
  const run = runInThisContext(`(function (exports) {${code}\n})`) as (exports: object) => void;
  run(exports);
  return exports;
}

/** What is read from a document: its errors, and every node with its place, spelling and anchor. */
function read({ parseDocument }: typeof original, text: string): string {
  const { contents, errors, warnings } = parseDocument(text, OPTIONS);
  const shown = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
  const found = [...errors, ...warnings].map(({ code, message, pos }) => ({ code, message, pos }));
  return JSON.stringify({ found, contents: unwrapped(contents) }, shown);
}

/** Nodes turn into plain values in JSON; their members are asked for instead. */
function unwrapped(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(unwrapped);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== "srcToken")
      .map(([key, value]) => [key, unwrapped(value)]),
  );
}

/** What src/document/text.ts writes of the values of a document. */
function written({ stringify }: typeof original, text: string): string {
  const value: unknown = original.parseDocument(text, OPTIONS).toJS();
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
}

const texts = readdirSync(TESTS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));

const TAGS =
  "%YAML 1.1\n---\na: !!binary aGk=\nb: !!set { c, d }\ne: !!timestamp 2001-01-01\nf: !mine 12\n<<: { g: 010 }\n";

describe("the lean YAML parser", () => {
  it("is a tenth shorter, and reads and writes what the library does", async () => {
    const code = await bundled([leanYaml]);
    const lean = evaluated(code);

    expect(code.length).toBeLessThan(0.9 * (await bundled([])).length);
    expect(texts.length).toBeGreaterThan(90);
    for (const text of [...texts, TAGS, "a: &b [1, *b, 0x1f, .nan]\nc: 'open"])
      expect(read(lean, text)).toBe(read(original, text));
    for (const text of texts) expect(written(lean, text)).toBe(written(original, text));
  });

  it("notices a library that lists its exports otherwise", () => {
    expect(withNothing("export { visit, visitAsync };")).toContain("nothing as visit, nothing as visitAsync");
    expect(() => withNothing("export default 1;")).toThrow("written otherwise");
  });
});
