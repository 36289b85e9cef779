import { expect, test } from "vitest";
import { readFiles } from "../openapi/read.js";

/** What of `post` is told, with its place below it. */
async function told(post: string): Promise<string[]> {
  const { diagnostics } = await readFiles({
    "api-routes.yaml": `routes: { a: { post: { ${post}, response: null } } }`,
  });
  return diagnostics.map(({ code, origin }) => `${code} ${origin?.pointer.replace("/routes/a/post/", "")}`);
}

test.each([
  ["body: { content: { application/json: binary } }", "json-file body/content/application~1json"],
  ["query: { f: binary? }", "parameter-file query/f"],
  ["headers: { X-F: { type: array, items: binary } }", "parameter-file headers/X-F"],
  ["body: { type: object, required: [nme], properties: { name: string } }", "schema-required body/required/0"],
])("%s is told", async (post, want) => {
  expect(await told(post)).toEqual([want]);
});

test.each([
  "body: binary",
  "body: { content: { application/octet-stream: binary } }",
  "body: { multipart/form-data: { f: binary } }",
  "body: { type: object, required: [name], properties: { name: string } }",
  "body: { type: object, required: [id], properties: { name: string }, additionalProperties: true }",
  "body: { allOf: [{ id: integer }, { type: object, required: [id], properties: { name: string } }] }",
])("%s is not", async (post) => {
  expect(await told(post)).toEqual([]);
});
