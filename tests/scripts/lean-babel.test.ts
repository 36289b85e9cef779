import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import * as original from "@babel/parser";
import { describe, expect, it } from "vitest";
import { leanParser, withoutUnused, withShortMethods } from "../../scripts/lean-babel.js";

const ROOT = resolve(import.meta.dirname, "../..");

const lean = evaluated(leanParser(readFileSync(createRequire(import.meta.url).resolve("@babel/parser"), "utf8")));

function evaluated(code: string): Pick<typeof original, "parse"> {
  const exports = {} as typeof original;
  const run = runInThisContext(`(function (exports) {${code}\n})`) as (exports: object) => void;
  run(exports);
  return exports;
}

const files = ["src/reconcile", "src/emit", "templates"]
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name))
  .map(({ parentPath, name }) => join(parentPath, name));

const OPTIONS = {
  sourceType: "module",
  plugins: ["typescript", "jsx"],
  errorRecovery: true,
  createParenthesizedExpressions: true,
} satisfies original.ParserOptions;

function read(parser: Pick<typeof original, "parse">, text: string): string {
  try {
    return JSON.stringify(parser.parse(text, OPTIONS));
  } catch (error) {
    return String(error);
  }
}

describe("the parser that is published", () => {
  it("reads every file as the library does", () => {
    expect(files.length).toBeGreaterThan(200);
    const other = files.filter((file) => {
      const text = readFileSync(file, "utf8");
      return read(lean, text) !== read(original, text);
    });
    expect(other).toEqual([]);
  });

  it("says the same of files that end too early or lack a character", () => {
    const spoilt = files.slice(0, 80).flatMap((file) => {
      const text = readFileSync(file, "utf8").slice(0, 4000);
      const middle = Math.floor(text.length / 2);
      return [text.slice(0, middle), text.slice(0, middle) + text.slice(middle + 1)];
    });
    expect(spoilt.filter((text) => read(lean, text) !== read(original, text))).toEqual([]);
  });

  it("has no methods that nothing calls, nor those that only they call", () => {
    const given =
      "class A { read() { this.open(); } wide() { this.far(); } far() {} open() {} toString() {} near() {} }";
    expect(withoutUnused(`${given} a.read(); b["near"];`).replaceAll(/ +/g, " ")).toBe(
      'class A { read() { this.open(); } open() {} toString() {} near() {} } a.read(); b["near"];',
    );
  });

  it("has no errors that nothing names", () => {
    const given = "var OwnErrors = { Far: 1, Near: 2, }, other = { Far: 3 }; raise(OwnErrors.Near);";
    const want = "var OwnErrors = { Near: 2, }, other = { Far: 3 }; raise(OwnErrors.Near);";
    expect(withoutUnused(given).replaceAll(/ +/g, " ")).toBe(want);
    const tagged = "ParseErrorEnum`jsx`({ Far: () => 1, Near: 2 }); raise(E.Near);";
    expect(withoutUnused(tagged).replaceAll(/ +/g, " ")).toBe("ParseErrorEnum`jsx`({ Near: 2 }); raise(E.Near);");
  });

  it("gives short names to methods that nothing else may mean", () => {
    const given =
      "class A { read() { this.read(); } get wide() { return B.wide; } push() {} } exports.open = (a) => a.open;";
    const want = "class A { $0() { this.$0(); } get $1() { return B.$1; } push() {} } exports.open = (a) => a.open;";
    expect(withShortMethods(given)).toBe(want);
    const kept = 'class A { read() {} open() {} close() {} } a["read"]; ({ open: 1 }); exports.close = 1;';
    expect(withShortMethods(kept)).toBe(kept);
  });
});
