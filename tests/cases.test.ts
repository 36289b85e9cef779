import { parse } from "@babel/parser";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import { CASES, expectedFiles, listCases, runCase, updateCase } from "./support/case.js";
import { writeFiles, type Files } from "./support/folder.js";
import { runProcess } from "./support/process.js";

const ROOT = resolve(import.meta.dirname, "..");
const NAMES = listCases();

/**
 * A case is a folder of `tests/cases`: a spec, what the user types (`exec.json`), and what comes of it (`expected/`,
 * `stdout.txt`). `UPDATE=1 npx vitest run tests/cases.test.ts` writes the latter two anew.
 */
describe("cases", () => {
  /** What the cases leave, each in a folder of its own: one program, below the repository's `node_modules`. */
  mkdirSync(join(ROOT, ".tmp"), { recursive: true });
  const program = mkdtempSync(join(ROOT, ".tmp/cases-"));
  const scripts: string[] = [];
  afterAll(() => rmSync(program, { recursive: true, force: true }));

  it.each(NAMES)("%s", async (name) => {
    const result = await runCase(name);
    const exits = result.exits.map(({ want }) => want);
    expect(result.exits.map(({ got }) => got)).toEqual(exits);
    expect(result.gone).toEqual([]);
    if (process.env.UPDATE) updateCase(name, result);
    expect(result.stdout).toBe(readFileSync(join(CASES, name, "stdout.txt"), "utf8"));
    expect(result.compared).toEqual(expectedFiles(name));
    writeFiles(join(program, name), result.files);
    scripts.push(...(await goodScripts(result.files)).map((path) => `${name}/${path}`));
  });

  it("leave code that passes tsc --strict", async () => {
    const aliased = new Set(scripts.filter((path) => usesAlias(join(program, path))).map((path) => path.split("/")[0]));
    expect(aliased.size, "one program has one alias").toBeLessThan(2);
    const paths = { "@/*": [...aliased].map((name) => `./${name}/*`) };
    const compilerOptions = { ...COMPILER_OPTIONS, ...(aliased.size > 0 && { paths }) };
    writeFileSync(join(program, "tsconfig.json"), JSON.stringify({ compilerOptions, files: scripts }));
    const tsc = join(ROOT, "node_modules/typescript7/bin/tsc");
    const ran = await runProcess(process.execPath, [tsc, "-p", ".", "--pretty", "false"], program, {
      patience: 120_000,
    });
    expect(ran.stdout + ran.stderr).toBe("");
    expect(scripts.length).toBeGreaterThan(NAMES.length);
  });
});

const COMPILER_OPTIONS = {
  target: "ES2022",
  lib: ["dom", "dom.iterable", "esnext"],
  module: "esnext",
  moduleResolution: "bundler",
  types: ["node"],
  strict: true,
  noUnusedLocals: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Every script is as Prettier's defaults have it, and can be parsed; gives those that can be type-checked. */
async function goodScripts(files: Files): Promise<string[]> {
  // What was overwritten is kept where no compiler looks: folders with a dot are not in `**/*.ts`.
  const code = Object.keys(files).filter((path) => /\.[jt]s$/.test(path) && !path.startsWith("."));
  for (const path of code) {
    const text = files[path] ?? "";
    const isTypeScript = path.endsWith(".ts");
    const isPretty = await check(text, { parser: isTypeScript ? "typescript" : "babel" });
    expect(isPretty, `Prettier would change ${path}`).toBe(true);
    parse(text, { sourceType: "module", plugins: isTypeScript ? ["typescript"] : [] });
  }
  return code.filter((path) => path.endsWith(".ts"));
}

function usesAlias(path: string): boolean {
  return /from "@\//.test(readFileSync(path, "utf8"));
}
