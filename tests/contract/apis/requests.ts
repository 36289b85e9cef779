import type { Api, Operation } from "../../../src/model/route-spec.js";
import type { Schema } from "../../../src/model/schema.js";
import { apiOf, bodyOf, json, operationOf, parameterOf, routeOf, textOf } from "../support.js";
import { LIST, MODELS, RECORD, STRING, USER } from "./schemas.js";

export function users(): Api {
  const id = textOf("id", { type: "string", format: "uuid" }, { description: "Which one" });
  return apiOf(
    [
      routeOf("/users", [
        operationOf({
          method: "GET",
          operationId: "listUsers",
          summary: "List users",
          query: [
            parameterOf("page", { type: "integer", minimum: 1, default: 1 }),
            parameterOf(
              "limit",
              { type: "integer", maximum: 100 },
              { description: "At most so many.", deprecated: true },
            ),
          ],
          responses: [{ content: [json({ type: "array", items: USER })] }],
        }),
        operationOf({
          method: "POST",
          operationId: "createUser",
          body: bodyOf(json({ $ref: "NewUser" })),
          responses: [
            { status: 201, content: [json(USER)] },
            { status: 409, content: [json({ $ref: "Problem" })] },
          ],
        }),
      ]),
      routeOf("/users/{id}", [
        operationOf({
          method: "GET",
          operationId: "getUser",
          params: [id],
          responses: [{ content: [json(USER)] }, { status: 404 }],
        }),
        operationOf({ method: "DELETE", operationId: "deleteUser", params: [id] }),
      ]),
    ],
    {
      models: {
        ...MODELS,
        NewUser: { type: "object", properties: { name: { type: "string", minLength: 1 } }, required: ["name"] },
      },
    },
  );
}

export function parameters(): Api {
  const shapes: [string, Schema][] = [
    ["text", STRING],
    ["list", LIST],
    ["record", RECORD],
    ["either", { anyOf: [STRING, LIST] }],
  ];
  const styled = (styles: Operation["query"][number]["style"][]) =>
    styles.flatMap((style) =>
      [true, false].flatMap((explode) =>
        shapes.map(([name, schema]) => ({ style, explode, schema, name: `${name}-${style}-${String(explode)}` })),
      ),
    );
  const pairs = styled(["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"]);
  const texts = styled(["simple", "label", "matrix"]);
  return apiOf([
    routeOf(`/styles${texts.map(({ name }) => `/{${name}}`).join("")}`, [
      operationOf({
        method: "GET",
        operationId: "styles",
        params: texts.map(({ name, schema, ...how }) => textOf(name, schema, how)),
        query: [
          ...pairs.map(({ name, schema, ...how }) => parameterOf(name, schema, how)),
          parameterOf("json", { type: "object", properties: { a: LIST } }, { mediaType: "application/json" }),
          parameterOf("reserved", STRING, { allowReserved: true }),
          parameterOf("flag", { type: "boolean" }, { allowEmptyValue: true, required: true }),
          parameterOf("empty", { type: "string", enum: ["a"] }, { allowEmptyValue: true }),
          parameterOf("none", { type: "integer" }, { allowEmptyValue: true, required: true }),
          parameterOf("nullable", { type: ["integer", "null"], default: null }),
          parameterOf("wrong-default", { type: "integer", default: "many" }),
          parameterOf("anything", true),
        ],
        headers: [
          textOf("X-Trace", STRING),
          textOf("x-trace", STRING),
          textOf("Authorization", STRING),
          textOf("X-Ids", LIST, { required: false }),
        ],
        cookies: [parameterOf("session", STRING, { required: true }), parameterOf("ids", LIST, { explode: false })],
      }),
    ]),
    routeOf("/search", [
      operationOf({
        method: "GET",
        operationId: "search",
        querystring: {
          required: true,
          mediaType: "application/x-www-form-urlencoded",
          schema: { type: "object", properties: { a: { type: "integer" } } },
        },
      }),
    ]),
  ]);
}

export function bodies(): Api {
  const form: Schema = {
    type: "object",
    properties: {
      file: { type: "string", format: "binary", description: "What to keep" },
      more: { type: "array", items: { type: "string", format: "binary" } },
      name: { type: "string", minLength: 1 },
      count: { type: "integer" },
      tags: { type: "array", items: STRING },
      address: { type: "object", properties: { zip: STRING } },
      owner: USER,
    },
    required: ["file", "name"],
  };
  const post = (id: string, ...content: Parameters<typeof bodyOf>) =>
    routeOf(`/${id}`, [operationOf({ method: "POST", operationId: id, body: bodyOf(...content) })]);
  const optional = operationOf({
    method: "PUT",
    operationId: "optional",
    body: { ...bodyOf(json(USER)), required: false, description: "If any" },
  });
  const several = { ...bodyOf(json(USER), { mediaType: "multipart/form-data", schema: form }), required: false };
  return apiOf(
    [
      post("json", json(USER)),
      post(
        "vendor",
        { mediaType: "application/vnd.api+json", schema: USER },
        { mediaType: "application/json", schema: USER },
      ),
      post(
        "same",
        { mediaType: "application/json", schema: USER },
        { mediaType: "text/json", schema: USER },
        { mediaType: "application/vnd.example.user+json", schema: USER },
      ),
      post("form", {
        mediaType: "application/x-www-form-urlencoded",
        schema: form,
        encoding: { tags: { style: "pipeDelimited", explode: false }, address: { style: "deepObject", explode: true } },
      }),
      post("upload", {
        mediaType: "multipart/form-data",
        schema: form,
        encoding: { owner: { contentType: "application/json" } },
      }),
      post(
        "text",
        { mediaType: "text/plain", schema: { type: "string", enum: ["on", "off"] } },
        { mediaType: "text/csv" },
      ),
      post("binary", { mediaType: "application/octet-stream" }, { mediaType: "image/*" }),
      post("any", { mediaType: "*/*" }),
      post("any-json", { mediaType: "*/*", schema: USER }),
      post("mixed", json(USER), { mediaType: "text/plain" }, { mediaType: "application/xml", schema: USER }),
      routeOf("/optional", [optional, operationOf({ method: "POST", operationId: "several", body: several })]),
    ],
    { models: MODELS },
  );
}
