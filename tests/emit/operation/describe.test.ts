import { describe, expect, test } from "vitest";
import type { OperationDescription } from "../../../src/emit/operation/description.js";
import { describeContract } from "../../../src/emit/operation/index.js";
import { apiScope } from "../../../src/emit/shape/scope.js";
import type { Operation } from "../../../src/model/route-spec.js";
import type { Schema } from "../../../src/model/schema.js";
import { APIS } from "../../contract/apis.js";
import { bodyOf, json, operationOf, parameterOf, routeOf, textOf } from "../../contract/support.js";

const LIST = { type: "array", items: { type: "integer" } } as const;
const TEXT = { type: "string" } as const;

function described(operation: Operation, path = "/x"): OperationDescription {
  const { routes } = describeContract([routeOf(path, [operation])], apiScope(new Map()));
  return routes[0]!.operations[0]!;
}

describe("descriptions of operations", () => {
  test.each(Object.keys(APIS))("are plain data: %s", (name) => {
    const { routes, models } = APIS[name]!();
    const contract = describeContract(routes, apiScope(models));
    expect(contract.routes.map(({ operations }) => operations.length)).toEqual(
      routes.map(({ operations }) => operations.length),
    );
    expect(structuredClone(contract)).toEqual(contract);
  });

  test("name the operation, its types and the contract as they are wanted", () => {
    const route = routeOf("/users/{id}", [operationOf({ method: "GET" })]);
    const { routes } = describeContract([route], apiScope(new Map()));
    expect(routes).toMatchObject([
      { name: "usersById", operations: [{ key: "GET /users/{id}", method: "GET", typeName: "GetUsersById" }] },
    ]);
  });

  test("report what cannot be checked of a schema that operations share once", () => {
    const odd = { type: "string", pattern: "(" } as const;
    const operations = (["GET", "PUT"] as const).map((method) =>
      operationOf({ method, query: [parameterOf("q", odd)] }),
    );
    const { diagnostics } = describeContract([routeOf("/x", operations)], apiScope(new Map()));
    expect(diagnostics).toHaveLength(1);
  });
});

describe("descriptions of parameters", () => {
  test("say where in the URL the undecoded text of a list stands, and of plain text nothing", () => {
    const params = [textOf("ids", LIST), textOf("id", TEXT)];
    const { parameters } = described(operationOf({ method: "GET", params }), "/a/{ids}/{id}");
    expect(parameters.params.map(({ name, segment }) => [name, segment])).toEqual([
      ["ids", 3],
      ["id", undefined],
    ]);
  });

  test("have headers once, in lower case, without those that OpenAPI keeps", () => {
    const headers = ["X-A", "x-a", "Authorization"].map((name) => textOf(name, TEXT));
    const { parameters } = described(operationOf({ method: "GET", headers }));
    expect(parameters.headers.map(({ name }) => name)).toEqual(["x-a"]);
  });

  test.each<[schema: Schema, want: object]>([
    [TEXT, { isPresent: false, mayBeEmptyText: true, default: undefined }],
    [
      { type: "string", default: "a" },
      { isPresent: true, mayBeEmptyText: true, default: "a" },
    ],
    [{ type: "number" }, { isPresent: false, mayBeEmptyText: false }],
    [
      { type: "number", default: "a" },
      { isPresent: false, default: undefined },
    ],
    [
      { type: "number", default: 1 },
      { isPresent: true, default: 1 },
    ],
    [
      { type: "boolean", default: true },
      { isPresent: true, mayBeEmptyText: false },
    ],
    [LIST, { isPresent: false, mayBeEmptyText: false }],
  ])("say what handlers get where it is absent or empty: %j", (schema, want) => {
    const query = [parameterOf("q", schema, { allowEmptyValue: true })];
    const { parameters } = described(operationOf({ method: "GET", query }));
    expect(parameters.query).toMatchObject([{ allowEmpty: true, required: false, ...want }]);
  });

  test("of an open object leave the pairs of others alone", () => {
    const open = { type: "object", additionalProperties: TEXT } as const;
    const query = [parameterOf("filter", open), parameterOf("page", TEXT)];
    const { parameters } = described(operationOf({ method: "GET", query }));
    expect(parameters.query.map(({ name, except }) => [name, except])).toEqual([
      ["filter", ["page"]],
      ["page", []],
    ]);
  });
});

describe("descriptions of bodies", () => {
  test("of a form say of each field whether it is a file and how it is written", () => {
    const schema = {
      type: "object",
      properties: { photo: { type: "string", format: "binary" }, tags: LIST, at: { type: "object" }, name: TEXT },
    } as const;
    const body = bodyOf({
      mediaType: "multipart/form-data",
      schema,
      encoding: { at: { contentType: "application/json" }, tags: { style: "pipeDelimited" } },
    });
    const [content] = described(operationOf({ method: "POST", body })).body!.contents;
    expect(content).toMatchObject({ kind: "multipart", otherFields: "string" });
    expect(content?.fields).toEqual([
      { name: "photo", file: "one", types: [] },
      { name: "tags", type: { items: "number" }, style: "pipeDelimited", explode: false },
      { name: "at", type: "json", style: "form", explode: true },
      { name: "name", type: "string", style: "form", explode: true },
    ]);
    expect(content?.value?.shape).toMatchObject({
      properties: [{ name: "photo", shape: { kind: "file" } }, {}, {}, {}],
    });
  });

  test("of answers come JSON first, and none where HTTP has no content", () => {
    const content = [{ mediaType: "text/csv" }, json(TEXT)];
    const responses = [
      { status: 200 as const, content },
      { status: 204 as const, content },
    ];
    const kinds = (method: "GET" | "HEAD") =>
      described(operationOf({ method, responses })).responses.map(({ contents }) => contents.map(({ kind }) => kind));
    expect(kinds("GET")).toEqual([["json", "text"], []]);
    expect(kinds("HEAD")).toEqual([[], []]);
  });

  test.each([
    [{ itemSchema: { type: "object", properties: { data: TEXT } } }, true],
    [
      {
        itemSchema: {
          oneOf: [{ type: "object", properties: { event: TEXT, data: TEXT } }, { properties: { event: TEXT } }],
        },
      },
      true,
    ],
    [{ itemSchema: { allOf: [{ anyOf: [{ properties: { event: TEXT, id: TEXT } }] }] } }, true],
    [{ itemSchema: { oneOf: [{ properties: { event: TEXT, user: TEXT } }, { properties: { id: TEXT } }] } }, false],
    [{ itemSchema: TEXT }, false],
    [{ schema: { type: "object", properties: { data: TEXT } } }, false],
  ] as const)("of events tell an event from its data: %j", (media, isWholeEvent) => {
    const content = [{ mediaType: "text/event-stream", ...media }] as unknown as Operation["responses"][0]["content"];
    const { responses } = described(operationOf({ method: "GET", responses: [{ content }] }));
    expect(responses).toMatchObject([{ contents: [{ kind: "events", isWholeEvent, value: {} }] }]);
  });
});
