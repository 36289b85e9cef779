import { expect, test } from "vitest";
import type { Json } from "../../src/model/schema.js";
import { makeFolder } from "../support/folder.js";
import { renderDocuments } from "./support/render.js";

type Schema = Record<string, Json>;

const text: Schema = { type: "string" };

/** A schema around a schema around a schema. */
function nested(levels: number, around: (inner: Schema, level: number) => Schema): Schema {
  return Array.from({ length: levels }).reduce<Schema>((inner, _, level) => around(inner, level), text);
}

function many<T extends Json>(count: number, name: string, value: (index: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, value(index)]));
}

const none: Schema = { responses: { 204: { description: "Done" } } };
const takes = (schema: Schema): Schema => ({ ...none, requestBody: { content: { "application/json": { schema } } } });

function api(paths: Schema, components: Schema = {}): Json {
  return { openapi: "3.1.0", info: { title: "x", version: "1" }, paths, components };
}

function apiOf(schema: Schema, schemas: Schema = {}): Json {
  return api({ "/x": { post: takes(schema) } }, { schemas });
}

const wide: Schema = { type: "object", properties: many(500, "p", () => text) };

const scopes = Array.from({ length: 2000 }, (_, index) => `scope${index}`);

test.each<[string, string, Json]>([
  [
    "names beside additional properties, twice on each level",
    "/paths/~1x",
    apiOf(nested(20, (inner) => ({ type: "object", required: ["a", "b"], additionalProperties: inner }))),
  ],
  [
    "the same in a model",
    "/components/schemas/M",
    apiOf(
      { $ref: "#/components/schemas/M" },
      { M: nested(20, (inner) => ({ type: "object", required: ["a", "b"], additionalProperties: inner })) },
    ),
  ],
  [
    "types of properties, once more in an index signature",
    "/paths/~1x",
    apiOf(nested(20, (inner) => ({ type: "object", properties: { a: inner }, additionalProperties: text }))),
  ],
  [
    "a large schema for each of many names",
    "/paths/~1x",
    apiOf({ type: "object", required: Object.keys(many(2000, "p", () => 0)), additionalProperties: wide }),
  ],
  [
    "a large inline schema that many operations share",
    "/paths/~1x100",
    api(
      many(500, "/x", () => ({ post: { ...none, requestBody: { $ref: "#/components/requestBodies/B" } } })),
      { requestBodies: { B: { content: { "application/json": { schema: wide } } } } },
    ),
  ],
  [
    "scopes that many operations share",
    "/paths/~1x100",
    {
      ...(api(many(500, "/x", () => ({ get: none }))) as Schema),
      security: [{ o: scopes }],
      components: { securitySchemes: { o: { type: "oauth2", flows: {} } } },
    },
  ],
])("%s: an error at its place", { timeout: 60_000 }, async (_, pointer, document) => {
  const [rendered] = await renderDocuments([document], makeFolder());
  const errors = rendered?.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors?.map(({ code, origin }) => [code, origin?.pointer])).toEqual([["too-much-code", pointer]]);
  expect(rendered?.files).toEqual([]);
});

const next = (index: number): Schema => ({ $ref: `#/components/schemas/M${index + 1}` });
const model0: Schema = { $ref: "#/components/schemas/M0" };
const pair = (index: number): Schema => ({
  type: "object",
  required: ["a", "b"],
  properties: { a: next(index), b: next(index) },
});
const chain = (count: number, link: (index: number) => Schema): Schema => ({
  ...many(count, "M", link),
  [`M${count}`]: text,
});
const query = (name: string, schema: Schema): Schema => ({ name, in: "query", schema });

test.each<[string, Json]>([
  [
    "unevaluated properties over choices",
    apiOf(
      nested(30, (inner, level) => ({
        anyOf: [inner, { properties: { [`p${level}`]: text } }],
        unevaluatedProperties: false,
      })),
    ),
  ],
  [
    "unevaluated items over conditions",
    apiOf(nested(30, (inner) => ({ if: inner, then: { prefixItems: [text] }, unevaluatedItems: false }))),
  ],
  [
    "everything twice, twice again behind that",
    apiOf(
      model0,
      chain(25, (index) => ({ allOf: [next(index), next(index)] })),
    ),
  ],
  ["objects of two of the next", apiOf(model0, chain(25, pair))],
  [
    "a parameter of objects inside objects",
    api(
      { "/x": { get: { ...none, parameters: [query("q", model0)] } } },
      { schemas: chain(8, (index) => ({ type: "object", properties: many(60, "p", () => next(index)) })) },
    ),
  ],
  [
    "a segment of thousands of parameters",
    api({
      [`/${Object.keys(many(3000, "p", () => 0))
        .map((name) => `{${name}}-`)
        .join("")}`]: { get: none },
    }),
  ],
  [
    "answers of many operations that no example is found for",
    api(
      many(200, "/x", () => ({
        get: { responses: { 200: { description: "", content: { "application/json": { schema: model0 } } } } },
      })),
      { schemas: { ...chain(20, pair), M20: { type: "string", pattern: "^(?!.*)$" } } },
    ),
  ],
])("%s: little code, soon", { timeout: 60_000 }, async (_, document) => {
  const [rendered] = await renderDocuments([document], makeFolder());
  expect(rendered?.files.length).toBeGreaterThan(1);
  const size = rendered?.files.reduce((sum, { text: code }) => sum + code.length, 0) ?? 0;
  expect(size).toBeLessThan(20 * JSON.stringify(document).length + 10_000);
});
