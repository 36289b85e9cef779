import { expect, test } from "vitest";
import { normalMediaType } from "../../../../src/input/openapi/operation/media-types.js";
import { onlyOperation, readPaths } from "../read.js";

test.each([
  ["application/json", "application/json"],
  ["Application/JSON; charset=utf-8", "application/json"],
  ["application/vnd.api+json;ext=x", "application/vnd.api+json"],
  ["application/*+json", "application/*+json"],
  ["text/*", "text/*"],
  ["*/*", "*/*"],
  ["*", "*/*"],
  ["json", undefined],
  ["application/", undefined],
  ["a/b/c", undefined],
  ["*/json*", undefined],
  ["text plain", undefined],
  ["", undefined],
])("%s is %s", (text, want) => {
  expect(normalMediaType(text)).toBe(want);
});

test("media types that differ in parameters only are one, which either schema may be met for", async () => {
  const string = { type: "string" };
  const content = {
    "application/json; v=1": { schema: string },
    "application/json; v=2": { schema: { type: "integer" } },
    "text/plain": {},
    "text/plain; charset=utf-8": { schema: string },
    "text/csv": { schema: string },
    "text/csv; header=present": { schema: string },
  };
  const body = { requestBody: { content } };
  const operation = onlyOperation(await readPaths({ "/x": { post: { ...body, responses: {} } } }));
  expect(operation.body?.content).toEqual([
    { mediaType: "application/json", key: "application/json; v=1", schema: { anyOf: [string, { type: "integer" }] } },
    { mediaType: "text/plain", key: "text/plain; charset=utf-8", schema: string },
    { mediaType: "text/csv", schema: string },
  ]);
});
