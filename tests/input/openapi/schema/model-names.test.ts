import { expect, test } from "vitest";
import { modelNameOf } from "../../../../src/input/openapi/schema/model-names.js";
import { readFiles } from "../read.js";

const URI = "file:///specs/openapi.yaml";

test.each([
  ["", "openapi"],
  ["/components/schemas/User", "User"],
  ["/components/schemas/400", "400"],
  ["/definitions/12", "12"],
  ["/$defs/items", "items"],
  ["/components/schemas/a~1b~0c", "a/b~c"],
  ["/components/schemas/User/properties/schema", "schema"],
  ["/components/schemas/User/properties/0", "0"],
  ["/components/schemas/User/allOf/0", "User"],
  ["/components/schemas/User/allOf/0/items/1", "User"],
  ["/components/responses/404/content/application~1json/schema", "404"],
  ["/components/parameters/500/schema", "500"],
  ["/responses/NotFound/schema", "NotFound"],
  ["/parameters/body/schema", "body"],
  ["/paths/~1users~1{id}/get/responses/200/content/application~1json/schema", "get /users/{id} 200"],
  ["/paths/~1users/post/requestBody/content/application~1json/schema/items", "post /users body"],
  ["/paths/~1users/get/parameters/0/schema", "get /users parameter"],
  ["/paths/~1users/get/responses/200/content/application~1json/schema/properties/owner", "owner"],
  ["/User", "User"],
  ["/400", "400"],
  ["/shared/User/oneOf/1", "User"],
  ["/items", "openapi"],
])("%s is %s", (pointer, want) => {
  expect(modelNameOf(pointer, URI)).toBe(want);
});

test("a file without a name", () => {
  expect(modelNameOf("", "https://example.com/")).toBe("example.com");
  expect(modelNameOf("", "")).toBe("Schema");
});

test("digits are a name in every file", async () => {
  const ref = (to: string) => ({ description: "", content: { "application/json": { schema: { $ref: to } } } });
  const { api } = await readFiles({
    "openapi.json": {
      openapi: "3.0.3",
      paths: { "/a": { get: { responses: { 200: ref("#/components/schemas/400"), 201: ref("more.json#/400") } } } },
      components: { schemas: { 400: { type: "object" } } },
    },
    "more.json": { 400: { type: "string" } },
  });
  expect([...api.models.values()].map(({ id, name }) => [id, name])).toEqual([
    ["400", "400"],
    ["400~2", "400"],
  ]);
});

test("what .NET calls a generic changes with no version", async () => {
  const version = ", Shop.Api, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null";
  const name = `Shop.Api.Pair\`2[[Shop.Api.Order${version}],[Shop.Api.List\`1[[Shop.Api.User${version}]]${version}]]`;
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  const { api } = await readFiles({
    "openapi.json": {
      openapi: "3.0.1",
      paths: { "/a": { get: { responses: { 200: { description: "", content } } } } },
      components: { schemas: { [name]: { type: "object" } } },
    },
  });
  const called = "Shop.Api.Pair[[Shop.Api.Order],[Shop.Api.List[[Shop.Api.User]]]]";
  expect([...api.models.values()].map((model) => model.name)).toEqual([called]);
});
