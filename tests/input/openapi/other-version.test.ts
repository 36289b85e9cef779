import { expect, it } from "vitest";
import { basePathOf } from "../../../src/input/openapi/base-path.js";
import { codes, onlyOperation, readPaths } from "./read.js";

const user = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };

it("keys of 2.0 in 3.x are read as 2.0 has them, which is told once for each object", async () => {
  const get = {
    produces: ["application/vnd.a+json"],
    parameters: [
      { name: "page", in: "query", type: "integer", minimum: 1 },
      { name: "sort", in: "query", type: "array", items: { enum: ["a", "b"] }, collectionFormat: "pipes" },
      { name: "plain", in: "query" },
      { $ref: "#/parameters/trace" },
    ],
    responses: {
      200: { headers: { "X-Left": { type: "integer" } }, schema: { $ref: "#/definitions/User" } },
      204: { description: "" },
    },
    security: [{ key: [] }],
  };
  const result = await readPaths(
    { "/a": { get } },
    {
      definitions: { User: user },
      parameters: { trace: { name: "X-Trace", in: "header", type: "string", format: "uuid" } },
      securityDefinitions: { key: { type: "apiKey", in: "header", name: "X-Key" } },
    },
  );
  const { query, headers, responses } = onlyOperation(result);
  expect(query.map(({ schema, style, explode }) => ({ schema, style, explode }))).toEqual([
    { schema: { type: "integer", minimum: 1 }, style: "form", explode: true },
    { schema: { type: "array", items: { enum: ["a", "b"] } }, style: "pipeDelimited", explode: false },
    { schema: { type: "string" }, style: "form", explode: true },
  ]);
  expect(headers[0]?.schema).toEqual({ type: "string", format: "uuid" });
  expect(responses[0]?.headers[0]?.schema).toEqual({ type: "integer" });
  expect(responses[0]?.content).toMatchObject([{ mediaType: "application/vnd.a+json" }]);
  expect([...result.api.models.keys()]).toEqual(["User"]);
  expect(result.api.securitySchemes).toMatchObject([{ name: "key", kind: "apiKey" }]);
  expect(result.diagnostics.map(({ code, origin }) => `${code} ${origin?.pointer}`).sort()).toEqual([
    "other-version ",
    "other-version /parameters/trace",
    "other-version /paths/~1a/get",
    "other-version /paths/~1a/get/parameters/0",
    "other-version /paths/~1a/get/parameters/1",
    "other-version /paths/~1a/get/responses/200",
    "other-version /paths/~1a/get/responses/200/headers/X-Left",
  ]);
  expect(result.diagnostics.map(({ message, hint }) => `${message} ${hint}`)).toContain(
    'OpenAPI 2.0 has the keys "type", "minimum", not 3.0; they are read as there. OpenAPI 3.0 writes schema',
  );
});

it("of two versions that a document states 3.x counts, which is told", async () => {
  const result = await readPaths({ "/a": { get: { responses: { 204: {} } } } }, { swagger: "2.0", openapi: "3.1.0" });
  expect(result.diagnostics.map(({ message }) => message)).toEqual([
    'OpenAPI 2.0 has the key "swagger", not 3.1; it is read as there, where no key of 3.1 says the same.',
  ]);
});

it("keys of 3.x in 2.0 are read as 3.x has them, which is told", async () => {
  const content = { "text/csv": { schema: { $ref: "#/components/schemas/User" } } };
  const post = {
    parameters: [{ name: "ids", in: "query", schema: { type: "array", items: { type: "integer" } }, explode: true }],
    requestBody: { required: true, content },
    responses: { 200: { description: "", content } },
    security: [{ key: [] }],
  };
  const securitySchemes = { key: { type: "http", scheme: "bearer" } };
  const rest = { swagger: "2.0", components: { schemas: { User: user }, securitySchemes } };
  const result = await readPaths({ "/a": { post } }, rest);
  const { query, body, responses } = onlyOperation(result);
  expect(query[0]).toMatchObject({ schema: { items: { type: "integer" } }, style: "form", explode: true });
  expect(body).toMatchObject({ required: true, content: [{ mediaType: "text/csv" }] });
  expect(responses[0]?.content).toMatchObject([{ mediaType: "text/csv" }]);
  expect(result.api.securitySchemes).toMatchObject([{ name: "key", scheme: "bearer" }]);
  expect(codes(result)).toEqual(Array<string>(4).fill("warning other-version"));
});

it("what the document's own version says counts", async () => {
  const get = {
    parameters: [{ name: "a", in: "query", type: "integer", schema: { type: "boolean" } }],
    responses: { 200: { schema: { type: "integer" }, content: { "text/plain": {} } } },
  };
  const result = await readPaths({ "/a": { get } });
  expect(onlyOperation(result)).toMatchObject({ query: [{ schema: { type: "boolean" } }] });
  expect(onlyOperation(result).responses[0]?.content).toEqual([{ mediaType: "text/plain" }]);
});

it.each([
  [{ openapi: "3.0.3", basePath: "/api/v1" }, "v1"],
  [{ openapi: "3.0.3", basePath: "/v1", servers: [{ url: "/v2" }] }, "v2"],
  [{ swagger: "2.0", servers: [{ url: "https://a.example/v2" }] }, "v2"],
  [{ openapi: "3.0.3", info: { servers: [{ url: "https://a.example/v3" }] } }, "v3"],
  [{ swagger: "2.0", basePath: "/v1", servers: [{ url: "/v2" }] }, "v1"],
  [{ swagger: "2.0", host: "a.example:8086/api/v3/", basePath: "/" }, "v3"],
  [{ swagger: "2.0", basepath: "api/v1" }, "v1"],
  [{ swagger: "2.0", Host: "a.example/v3", base_path: "/" }, "v3"],
  [{ swagger: "2.0", host: "localhost:8086" }, undefined],
  [{ openapi: "3.0.3", servers: [{ url: "https://a.example/docs/index.html" }] }, undefined],
])("the base path of %j is %s", (document, prefix) => {
  expect(basePathOf({ ...document, paths: { "/a": {} } })?.prefix).toBe(prefix);
});
