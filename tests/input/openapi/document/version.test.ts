import { expect, test } from "vitest";
import { usesJsonSchema, versionOf } from "../../../../src/input/openapi/document/version.js";
import type { Json } from "../../../../src/model/schema.js";
import { onlyOperation, readFiles } from "../read.js";

test.each<[key: string, stated: Json, want: string | undefined]>([
  ["swagger", "2.0", "2.0"],
  ["swagger", 2, "2.0"],
  ["openapi", "3.0.3", "3.0"],
  ["openapi", "3.1.0-rc1", "3.1"],
  ["openapi", " v3.2.0", "3.2"],
  ["openapi", 3.1, "3.1"],
  ["openapi", "3", "3.0"],
  ["openapi", "3.3.0", undefined],
  ["openapi", "4.0.0", undefined],
  ["swagger", "1.2", undefined],
  ["openapi", null, undefined],
  ["openapi", "latest", undefined],
])("%s: %j is %s", (key, stated, want) => {
  const version = versionOf({ [key]: stated }, "api.yaml");
  if (want !== undefined) expect(version).toBe(want);
  else
    expect(version).toMatchObject({ code: "unsupported-version", severity: "error", origin: { pointer: `/${key}` } });
});

const User = { type: "object", properties: { name: { type: "string" } } };

test.each([
  ["3.0", "openapi", { components: { schemas: { User } } }, { content: { "a/b": { schema: { type: "string" } } } }],
  ["2.0", "swagger", { info: { title: "Old" }, basePath: "/" }, { schema: { type: "string" } }],
])("a document that states no version is read as %s, and told", async (version, key, rest, answer) => {
  const result = await readFiles({ "api.json": { paths: { "/a": { get: { responses: { 200: answer } } } }, ...rest } });
  expect(onlyOperation(result).responses[0]?.content).toMatchObject([{ schema: { type: "string" } }]);
  const message = `Expected ${key} to state the version, got nothing; the document is read as ${version}.`;
  expect(result.diagnostics).toMatchObject([{ code: "no-version", severity: "warning", message }]);
});

test("since 3.1 schemas are JSON Schema", () => {
  expect((["2.0", "3.0", "3.1", "3.2"] as const).map(usesJsonSchema)).toEqual([false, false, true, true]);
});
