import { expect, test } from "vitest";
import { readJsonSchema } from "./index.js";
import type { Json } from "../../../src/model/schema.js";

const URI = "https://example.com/root.json";

function read(document: Json, others: Record<string, Json> = {}) {
  return readJsonSchema({ uri: URI, document, dialect: "2020-12", load: (uri) => others[uri] });
}

/** The models by id, without what is the same in all: the start of the URI. */
function schemas(document: Json, others: Record<string, Json> = {}): Record<string, unknown> {
  const { models } = read(document, others);
  const text = JSON.stringify([...models].map(([id, { schema }]) => [id, schema]));
  return Object.fromEntries(JSON.parse(text.replaceAll("https://example.com/", "")) as [string, unknown][]);
}

test("what a document refers to becomes a model, once", () => {
  const document = {
    properties: { a: { $ref: "#/$defs/name" }, b: { $ref: "#/$defs/name" }, c: { $ref: "#short" } },
    $defs: { name: { type: "string" }, unused: { type: "null" }, other: { $anchor: "short", type: "integer" } },
  };
  expect(schemas(document)).toEqual({
    "root.json#": {
      properties: {
        a: { $ref: "root.json#/$defs/name" },
        b: { $ref: "root.json#/$defs/name" },
        c: { $ref: "root.json#short" },
      },
    },
    "root.json#/$defs/name": { type: "string" },
    "root.json#short": { type: "integer" },
  });
});

test("a document that refers to itself is one model", () => {
  expect(schemas({ items: { $ref: "#" } })).toEqual({ "root.json#": { items: { $ref: "root.json#" } } });
});

test("what stands beside a reference counts since 2019-09, and not before", () => {
  const beside = { $ref: "#/$defs/a", maxLength: 1, $defs: { a: true } };
  expect(schemas(beside)["root.json#"]).toEqual({ $ref: "root.json#/$defs/a", maxLength: 1 });
  const old = { ...beside, $schema: "http://json-schema.org/draft-07/schema#" };
  expect(schemas(old)["root.json#"]).toEqual({ $ref: "root.json#/$defs/a" });
});

test("references go by $id, into other documents too, which may be of another dialect", () => {
  const document = {
    allOf: [{ $ref: "other.json#/definitions/a" }, { $ref: "inner" }],
    $defs: { x: { $id: "inner", type: "null" } },
  };
  const other = {
    $schema: "http://json-schema.org/draft-04/schema#",
    definitions: { a: { minimum: 1, exclusiveMinimum: true } },
  };
  expect(schemas(document, { "https://example.com/other.json": other })).toMatchObject({
    "root.json#": { allOf: [{ $ref: "other.json#/definitions/a" }, { $ref: "inner#" }] },
    "other.json#/definitions/a": { exclusiveMinimum: 1 },
    "inner#": { type: "null" },
  });
});

test("a dynamic reference means the outermost anchor on the way", () => {
  const tree = {
    $id: "tree",
    $dynamicAnchor: "node",
    type: "object",
    properties: { children: { items: { $dynamicRef: "#node" } } },
  };
  const document = {
    $id: "strict",
    $dynamicAnchor: "node",
    $ref: "tree",
    unevaluatedProperties: false,
    $defs: { tree },
  };
  const { models, root } = read(document);
  const node = [...models.values()].find(({ schema }) => typeof schema === "object" && schema.properties !== undefined);
  expect(root).toContain("/strict#");
  expect(node?.schema).toMatchObject({
    properties: { children: { items: { $ref: expect.stringContaining("/strict#node") as string } } },
  });
});

test("a reference that leads nowhere is named, and accepts anything", () => {
  const { models, diagnostics } = read({ properties: { a: { $ref: "#/$defs/none" }, b: { $ref: "gone.json" } } });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["broken-reference", 'The reference "#/$defs/none" leads nowhere; anything is accepted there'],
    ["broken-reference", 'The reference "gone.json" leads nowhere; anything is accepted there'],
  ]);
  expect([...models.values()].map(({ schema }) => schema)).toEqual([
    { properties: { a: { allOf: [true] }, b: { allOf: [true] } } },
  ]);
});

test.each<[Json, string[]]>([
  [{ $ref: "#/$defs/user", $defs: { user: true } }, ["root.json", "user"]],
  [true, ["root.json"]],
])("models of %j are called %j", (document, want) => {
  expect([...read(document).models.values()].map(({ name }) => name).sort()).toEqual(want);
});
