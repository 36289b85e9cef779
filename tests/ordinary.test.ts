import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import type { Report } from "../src/model/files.js";
import { AS_LIBRARY, AS_NEXT, typeCheck } from "./contract/program.js";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";

/**
 * Documents in the manner of those that frameworks and editors write and people keep: names with paths in them, answers for
 * every media type, words that are not types. What is served and told of each is a table; all of it is one project.
 */
const FOLDER = join(import.meta.dirname, "ordinary");

/** Framework, operations, served, and how often what is told. */
const TABLE: readonly (readonly [framework: string, operations: number, served: number, told: string])[] = [
  ["adonis", 3, 3, "1 schema-bound, 3 schema-example, 1 schema-type"],
  ["apiflask", 3, 3, ""],
  ["apifox", 3, 3, "1 authorization-header, 1 reserved-header"],
  ["apim", 5, 5, "1 path-parameter-empty, 2 path-parameter-style, 1 path-parameter-unused, 2 schema-type"],
  ["apiplatform", 4, 4, "1 schema-required"],
  ["aspnet", 12, 12, ""],
  ["autogen", 5, 5, "1 authorization-header, 1 no-boolean"],
  ["autorest", 5, 5, ""],
  ["awsgateway", 25, 20, "1 path-parameter-style, 2 path-parameter-undeclared"],
  [
    "byhand",
    22,
    22,
    "4 content-slip, 1 duplicate-key, 3 example-instead, 1 form-file, 1 media-type, 13 misplaced-key, 2 other-version, 1 parameter-name, 1 path-item-key, 4 path-parameter-style, 1 path-parameter-undeclared, 1 path-slash, 1 ref-meant, 1 response-no-object, 1 response-status, 4 schema-enum, 4 schema-keyword, 3 schema-no-object, 4 schema-properties, 30 schema-type, 5 security-form, 5 security-scheme, 4 security-undefined, 9 unknown-field",
  ],
  ["chanfana", 4, 4, "1 path-parameter-undeclared"],
  ["connect", 2, 2, "1 closed-parts, 1 one-of-overlaps"],
  ["connexion", 4, 4, "1 body-of-get"],
  ["directus", 5, 4, "1 media-type, 1 schema-passed-over"],
  ["drf", 15, 15, ""],
  ["drfyasg", 4, 4, ""],
  ["effect", 2, 2, ""],
  ["elysia", 6, 6, "1 schema-default, 1 schema-type, 1 spelled-number"],
  ["express", 10, 10, "2 path-parameter-style, 4 schema-type, 1 security-undefined"],
  ["fastapi", 15, 15, ""],
  ["fastify", 6, 6, ""],
  ["feathers", 5, 5, "1 schema-default, 1 schema-type"],
  ["gnostic", 3, 3, ""],
  ["goa", 4, 4, ""],
  ["goswagger", 2, 2, ""],
  ["grape", 4, 4, "2 schema-type"],
  ["grpcgateway", 6, 6, ""],
  ["hapi", 3, 3, ""],
  ["har", 1, 1, "1 response-status"],
  ["hasura", 2, 2, ""],
  ["hono", 7, 7, ""],
  ["huma", 5, 5, ""],
  ["jhipster", 6, 6, ""],
  ["kong", 4, 4, "1 operation-id-twice, 1 path-parameter-unused, 1 schema-example"],
  ["ktor", 2, 2, "1 path-parameter-style"],
  ["laravel", 11, 11, ""],
  ["litestar", 5, 5, ""],
  ["llm", 7, 5, "1 path-parameter-unused, 2 ref-unresolved, 2 schema-default, 1 security-undefined"],
  ["loopback", 5, 5, ""],
  [
    "markdown",
    7,
    7,
    "2 media-type, 1 no-boolean, 1 path-parameter-style, 1 path-slash, 1 response-no-object, 3 response-status, 2 schema-default, 2 schema-enum, 2 schema-keyword, 2 schema-no-object, 1 schema-pattern, 4 schema-type, 1 unknown-field",
  ],
  ["medusa", 1, 1, ""],
  ["micronaut", 3, 3, "1 null-part"],
  ["mitmproxy", 2, 2, "1 text-with-fields"],
  ["nelmio", 3, 3, "1 schema-example"],
  ["nestjs", 14, 14, ""],
  ["nextjs", 3, 3, ""],
  ["ninja", 3, 3, ""],
  ["nswag", 4, 4, "1 closed-parts, 1 schema-format"],
  ["openapi32", 6, 3, "1 discriminator-ignored, 1 parameter-style, 2 request-items"],
  ["openapinet", 3, 3, ""],
  ["openapispex", 2, 2, "1 schema-example"],
  ["pocketbase", 5, 5, "1 schema-default, 1 schema-example"],
  ["poem", 3, 3, "1 schema-default"],
  ["postgrest", 4, 4, ""],
  ["postman", 4, 4, ""],
  ["quarkus", 4, 4, ""],
  ["redocly", 4, 4, ""],
  ["reitit", 5, 5, "1 path-parameter-undeclared"],
  ["rswag", 10, 10, "1 other-version"],
  ["rust", 5, 5, "1 one-of-overlaps"],
  ["scramble", 4, 4, ""],
  ["smithy", 2, 2, ""],
  ["springdoc", 14, 14, "1 map-of-objects, 1 path-parameter-style"],
  ["springfox", 4, 4, ""],
  ["stoplight", 4, 4, ""],
  ["strapi", 5, 5, "1 discriminator-alone"],
  ["supabase", 5, 5, "2 schema-default"],
  ["swag", 12, 12, ""],
  ["swaggerhub", 2, 2, "1 schema-default"],
  ["tapir", 3, 3, "1 discriminator-ignored"],
  ["trpc", 5, 5, "1 body-of-nothing"],
  ["tsoa", 5, 5, ""],
  ["typespec", 4, 4, ""],
  ["yamljs", 4, 4, "6 duplicate-key, 1 response-status, 2 schema-format, 2 schema-keyword"],
];

const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(FOLDER, join(parentPath, name)).replaceAll("\\", "/"))
  .sort();

/** What lies deeper is a part of one of these. */
const documents = files
  .map((path) => path.split("/"))
  .filter(({ length }) => length === 2)
  .map(([framework = "", file = ""]) => ({ framework, file, place: `${framework}-${file.split(".")[0]}` }));

/** A project that takes every document, each in a place of its own. */
function project(): Files {
  const texts = files.map((path): [string, string] => [`specs/${path}`, readFileSync(join(FOLDER, path), "utf8")]);
  const spec = documents.map(({ framework, file, place }) => ({
    file: `specs/${framework}/${file}`,
    as: place,
    prefix: place,
  }));
  const config = {
    "api-routes.json": JSON.stringify({ spec, client: true }),
    "tsconfig.json": '{"compilerOptions":{"strict":true,"isolatedDeclarations":true,"lib":["dom","es2017"]}}',
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

test("ordinary documents are served and told as the table says, and type-check under @tsconfig/strictest, ES2015 and an old lib without dom.iterable, their runtime without dom and without strict", async () => {
  expect(documents).toHaveLength(123);
  const cwd = makeFolder(project());
  const report = await generate({ cwd, router: "app" });
  expect(rowsOf(report)).toEqual(TABLE);
  const sources = Object.entries(readTree(cwd)).filter(([path]) => /^(?:app|lib)\/.*\.ts$/.test(path));
  expect(sources.length).toBeGreaterThan(documents.length);
  // Whatever passes here passes for ES2017 and `dom.iterable`, which create-next-app sets.
  const less = { ...AS_LIBRARY, target: "es2015", lib: ["dom", "es2017"] };
  expect(typeCheck(new Map(sources), less)).toEqual([]);
  const runtime = sources.filter(([path]) => /^lib\/api\/(?:runtime\/|[^/]+$)/.test(path));
  expect(typeCheck(new Map(runtime), { lib: ["es2017"] })).toEqual([]);
  // As Next.js writes tsconfig.json where there was none: `undefined` tells no types apart then.
  expect(typeCheck(new Map(runtime), { ...AS_NEXT, strict: false })).toEqual([]);
}, 60_000);
