import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import type { Report } from "../src/model/files.js";
import { AS_LIBRARY, typeCheck } from "./contract/program.js";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";

/**
 * Fifty documents in the manner of those that frameworks write and people keep: names with paths in them, answers for
 * every media type, words that are not types. What is served and told of each is a table; all of it is one project.
 */
const FOLDER = join(import.meta.dirname, "ordinary");

/** Framework, operations, served, and how often what is told. */
const TABLE: readonly (readonly [framework: string, operations: number, served: number, told: string])[] = [
  ["aspnet", 10, 10, ""],
  ["drf", 15, 15, ""],
  ["express", 10, 10, "2 path-parameter-style, 5 schema-type, 1 security-undefined"],
  ["fastapi", 15, 15, "1 slow-pattern"],
  ["hono", 7, 7, ""],
  ["laravel", 11, 11, "1 reserved-header"],
  ["nestjs", 14, 14, ""],
  ["rswag", 8, 8, ""],
  ["springdoc", 14, 14, "1 map-of-objects, 1 path-parameter-style"],
  ["swag", 12, 12, ""],
];

const documents = readdirSync(FOLDER).flatMap((framework) =>
  readdirSync(join(FOLDER, framework)).map((file) => ({
    framework,
    file,
    place: `${framework}-${file.split(".")[0]}`,
  })),
);

/** A project that takes every document, each in a place of its own. */
function project(): Files {
  const texts = documents.map(({ framework, file }): [string, string] => [
    `specs/${framework}/${file}`,
    readFileSync(join(FOLDER, framework, file), "utf8"),
  ]);
  const spec = documents.map(({ framework, file, place }) => ({
    file: `specs/${framework}/${file}`,
    as: place,
    prefix: place,
  }));
  const config = {
    "api-routes.json": JSON.stringify({ spec, client: true }),
    "tsconfig.json": '{"compilerOptions":{"strict":true,"isolatedDeclarations":true}}',
  };
  return { ...TS_PROJECT, ...Object.fromEntries(texts), ...config };
}

/** A row of the table for each framework. */
function rowsOf({ operations, diagnostics }: Report): (readonly [string, number, number, string])[] {
  return [...new Set(documents.map(({ framework }) => framework))].sort().map((framework) => {
    const served = operations.filter((one) => "file" in one && one.file.startsWith(`app/api/${framework}-`));
    const refused = operations.filter((one) => "origin" in one && one.origin.file.startsWith(`specs/${framework}/`));
    const codes = diagnostics
      .filter(({ origin }) => origin?.file.startsWith(`specs/${framework}/`) === true)
      .map(({ code }) => code);
    const told = [...new Set(codes)].sort().map((code) => `${codes.filter((one) => one === code).length} ${code}`);
    return [framework, served.length + refused.length, served.length, told.join(", ")];
  });
}

test("ordinary documents are served and told as the table says, and type-check under @tsconfig/strictest, ES2015 and lib without dom.iterable, their runtime without dom", async () => {
  expect(documents).toHaveLength(50);
  const cwd = makeFolder(project());
  const report = await generate({ cwd, router: "app" });
  expect(rowsOf(report)).toEqual(TABLE);
  const sources = Object.entries(readTree(cwd)).filter(([path]) => /^(?:app|lib)\/.*\.ts$/.test(path));
  expect(sources.length).toBeGreaterThan(documents.length);
  // Whatever passes here passes for ES2017 and `dom.iterable`, which create-next-app sets.
  const less = { ...AS_LIBRARY, target: "es2015", lib: ["dom", "esnext"] };
  expect(typeCheck(new Map(sources), less)).toEqual([]);
  const runtime = sources.filter(([path]) => /^lib\/api\/(?:runtime\/|[^/]+$)/.test(path));
  expect(typeCheck(new Map(runtime), { lib: ["esnext"] })).toEqual([]);
}, 60_000);
