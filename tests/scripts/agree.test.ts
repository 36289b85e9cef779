import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreeFiles, schemaRuntime } from "../../scripts/corpus/agree.js";
import { emitModelFile } from "../../src/emit/model/model-file.js";
import { apiScope } from "../../src/emit/shape/scope.js";
import { readInput } from "../../src/input/index.js";
import type { Api } from "../../src/model/route-spec.js";
import type { Model, Schema } from "../../src/model/schema.js";
import { typeCheck } from "../contract/program.js";
import { modelSet, modelsOf, newSeed } from "../emit/support/schemas.js";

const TESTS = resolve(import.meta.dirname, "..");
const text: Schema = { type: "string" };

/** One of everything a type can be made of. */
const KINDS = modelsOf({
  Person: {
    type: "object",
    required: ["id", "name", "kind"],
    properties: {
      id: { type: "integer", readOnly: true },
      name: { type: ["string", "null"], maxLength: 40 },
      kind: { const: "person" },
      email: { type: "string", format: "email" },
      friends: { type: "array", items: { $ref: "Person" }, uniqueItems: true },
      "x-1": { type: "boolean", default: true },
    },
  },
  Company: { type: "object", required: ["kind"], properties: { kind: { const: "company" }, owner: { $ref: "Party" } } },
  Party: { oneOf: [{ $ref: "Person" }, { $ref: "Company" }] },
  Employee: {
    allOf: [{ $ref: "Person" }, { type: "object", required: ["salary"], properties: { salary: { type: "number" } } }],
  },
  Strict: {
    allOf: [
      { $ref: "Person" },
      { type: "object", properties: { id: true, name: true, kind: true }, additionalProperties: false },
    ],
  },
  Tree: { type: "object", additionalProperties: { $ref: "Tree" } },
  Nested: { anyOf: [text, { type: "array", items: { $ref: "Nested" } }] },
  Pair: { type: "array", prefixItems: [text, { type: ["number", "null"] }], minItems: 1, items: { type: "boolean" } },
  Closed: { type: "array", prefixItems: [text, text], items: false, minItems: 2 },
  Choice: { enum: ["a", 1, true, null] },
  Structured: { enum: [{ a: [1, "x"] }, ["b"], "c", {}] },
  Counts: { type: "object", properties: { total: { type: "integer" } }, additionalProperties: { type: "integer" } },
  Mixed: { type: "object", required: ["label"], properties: { label: text }, additionalProperties: { type: "number" } },
  Patterns: { type: "object", patternProperties: { "^x-": text }, additionalProperties: false },
  Either: { type: "object", properties: { a: text, b: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
  Owned: {
    type: "object",
    required: ["id"],
    properties: {
      id: text,
      owner: { $ref: "Person" },
      at: { type: "object", properties: { x: text } },
      list: { type: "array", items: { $ref: "Person" } },
      size: { enum: ["s", "m"] },
    },
    oneOf: [{ required: ["owner"] }, { required: ["at"] }, { required: ["list", "size"] }, { required: ["none"] }],
  },
  Referring: { allOf: [{ $ref: "Company" }], anyOf: [{ required: ["owner"] }, { required: ["name"] }] },
  Twice: {
    type: "object",
    properties: { a: text, b: text, c: text },
    allOf: [
      { anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      { anyOf: [{ required: ["b"] }, { required: ["c"] }] },
    ],
  },
  Lone: {
    type: "object",
    properties: { a: text, b: text },
    oneOf: [
      { required: ["a"], not: { required: ["b"] } },
      { required: ["b"], not: { required: ["a"] } },
    ],
  },
  Several: {
    type: "array",
    items: { type: "object", properties: { a: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
  },
  Conditional: {
    type: "object",
    properties: { a: text },
    if: { required: ["a"] },
    then: { minProperties: 2 },
    unevaluatedProperties: false,
  },
  Inherited: { type: "object", required: ["code"], properties: { code: { format: "int32" }, constructor: text } },
  Untyped: { minLength: 3, required: ["a"] },
  Exclusive: { oneOf: [{ type: "number" }, { type: "number", minimum: 5 }] },
  Empty: { type: "object", additionalProperties: false },
  Nothing: false,
  Optional: { type: "object", properties: { a: { anyOf: [text, { type: "null" }] } }, additionalProperties: text },
});

/** The models of several APIs with the files that prove their agreement, each in a folder of its own. */
function program(apis: readonly Pick<Api, "routes" | "models">[]): Map<string, string> {
  return new Map(
    apis.flatMap((api, index) =>
      [...modelFiles(api.models), ...agreeFiles(api), ...schemaRuntime()].map(([path, source]): [string, string] => [
        `api${index}/${path}`,
        source,
      ]),
    ),
  );
}

function modelFiles(models: ReadonlyMap<string, Model>): [string, string][] {
  const scope = apiScope(models);
  return [...models.values()].map((model) => [
    `models/${scope.names.get(model.id)!.file}.ts`,
    emitModelFile(model, scope).text,
  ]);
}

/** zod's optional properties admit undefined, which no JSON has. */
const LIKE_ZOD = { exactOptionalPropertyTypes: false };

const alone = (models: Map<string, Model>) => ({ routes: [], models });

/** Types in place of `a: string` that say more, less or something else than the schema. */
const WRONG = ["a?: string", "a: string | null", 'a: "x"', "a: unknown", "b: string"];
const SINGLE = modelsOf({ A: { type: "object", required: ["a"], properties: { a: text } } });
const SEED = newSeed();

/** All that is checked, in one program, as TypeScript reads zod's own types longer than all else. */
const errors = await checkAll();

async function checkAll(): Promise<{ wrong: string[]; kinds: string[]; random: string[]; documents: string[] }> {
  const random = fc.sample(modelSet, { seed: SEED, numRuns: 25 }).map(alone);
  const groups = { wrong: WRONG.map(() => alone(SINGLE)), kinds: [alone(KINDS)], random, documents: await documents() };
  const names = Object.entries(groups).flatMap(([group, apis]) => apis.map((_, index) => `${group} ${index}`));
  const files = [...program(Object.values(groups).flat())].map(([path, source]): [string, string] => {
    const [, index] = /^api(\d+)\/agree\/schema0/.exec(path) ?? [];
    const wrong = index === undefined ? undefined : WRONG[Number(index)];
    return [path, wrong === undefined ? source : source.replace("a: string", wrong)];
  });
  const found = typeCheck(new Map(files), LIKE_ZOD).map((error) => {
    const [, index = "", rest = ""] = /^api(\d+)([^]*)/.exec(error) ?? [];
    return `${names[Number(index)]}${rest}`;
  });
  const of = (group: string) => found.filter((error) => error.startsWith(group));
  return { wrong: of("wrong"), kinds: of("kinds"), random: of("random"), documents: of("documents") };
}

async function documents(): Promise<Api[]> {
  const specs = [
    ...readdirSync(join(TESTS, "cases"), { recursive: true, encoding: "utf8" }).map((path) => join("cases", path)),
    "fixtures/served/petstore.yaml",
  ]
    .filter((path) => /(^|\/)(openapi|swagger|petstore)[^/]*\.(ya?ml|json)$/.test(path) && !path.includes("expected"))
    // Is refused for the code it would become, which TypeScript would read for minutes.
    .filter((path) => !path.includes("openapi-too-much"));
  expect(specs.length).toBeGreaterThan(10);
  return Promise.all(specs.map(async (spec) => (await readInput({ cwd: TESTS, specs: [spec] })).api));
}

test("a type that says more or less than its schema is found", () => {
  const found = errors.wrong.map((error) => error.replace(/[/:][^]*/, ""));
  expect([...new Set(found)]).toEqual(WRONG.map((_, index) => `wrong ${index}`));
});

test("types and schemas of every kind agree", () => {
  expect(errors.kinds).toEqual([]);
});

test("types and schemas of random models agree", () => {
  expect(errors.random, `SEED=${SEED}`).toEqual([]);
});

test("types and schemas of the committed documents agree", () => {
  expect(errors.documents).toEqual([]);
});
