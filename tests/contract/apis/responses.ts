import type { Api, Operation } from "../../../src/model/route-spec.js";
import { apiOf, bodyOf, json, operationOf, routeOf, textOf } from "../support.js";
import { LIST, MODELS, STRING, USER } from "./schemas.js";

export function responses(): Api {
  const header = textOf("X-Total", { type: "integer" }, { description: "How many" });
  return apiOf(
    [
      routeOf("/ranges", [
        operationOf({
          method: "GET",
          operationId: "ranges",
          responses: [
            { status: 200, headers: [header, textOf("X-Next", STRING, { required: false })], content: [json(LIST)] },
            { status: "2XX" },
            { status: "4XX", content: [json({ $ref: "Problem" })] },
            { status: "default", content: [json({ $ref: "Problem" })] },
          ],
        }),
        operationOf({
          method: "PUT",
          operationId: "defaultOnly",
          responses: [{ status: "default", content: [json(USER)] }],
        }),
        operationOf({ method: "HEAD", operationId: "head", responses: [{ status: 200, content: [json(USER)] }] }),
        operationOf({ method: "OPTIONS", operationId: "options", responses: [{ status: 204, content: [json(USER)] }] }),
      ]),
      routeOf("/kinds", [
        operationOf({
          method: "GET",
          operationId: "kinds",
          responses: [
            {
              status: 200,
              content: [{ mediaType: "text/csv" }, json(USER), { mediaType: "application/xml", schema: USER }],
            },
            { status: 201, content: [{ mediaType: "image/png", schema: { type: "string", format: "binary" } }] },
            { status: 202, content: [{ mediaType: "*/*", schema: USER }] },
            { status: 203, content: [{ mediaType: "*/*" }] },
            { status: 206, content: [{ mediaType: "text/event-stream", schema: USER }] },
            { status: 207, content: [{ mediaType: "application/x-ndjson", itemSchema: USER }] },
            { status: 208, content: [{ mediaType: "not a media type", schema: STRING }] },
            { status: 304, content: [json(USER)] },
          ],
        }),
        operationOf({
          method: "POST",
          operationId: "events",
          responses: [
            {
              status: 200,
              content: [
                {
                  mediaType: "text/event-stream",
                  itemSchema: {
                    type: "object",
                    properties: { data: STRING, event: { const: "tick" } },
                    required: ["data"],
                  },
                },
              ],
            },
          ],
        }),
      ]),
    ],
    { models: MODELS },
  );
}

export function security(): Api {
  const secured = (id: string, ...alternatives: Record<string, string[]>[]) =>
    routeOf(`/${id}`, [operationOf({ method: "GET", operationId: id, security: alternatives })]);
  return apiOf(
    [
      secured("one", { bearer: ["read", "write"] }),
      secured("both", { bearer: [], "api key": [] }),
      secured("either", { bearer: [] }, { "api key": [] }, {}),
      secured(
        "unknown",
        { 'it\'s "undefined"': [] },
        { __proto__: [] },
        JSON.parse('{"__proto__":[]}') as Record<string, string[]>,
      ),
    ],
    {
      securitySchemes: [
        { name: "bearer", kind: "http", scheme: "bearer" },
        { name: "basic", kind: "http", scheme: "basic" },
        { name: "api key", kind: "apiKey", in: "header", parameter: "X-Key", description: "Ask us." },
        { name: "cookie", kind: "apiKey", in: "cookie", parameter: "sid" },
        { name: "oauth", kind: "oauth2" },
        { name: "mtls", kind: "mutualTLS" },
      ],
    },
  );
}

export function dispatched(): Api {
  const path = [
    { kind: "static" as const, text: "files" },
    { kind: "dynamic" as const, name: "name" },
  ];
  const file = (id: string, method: Operation["method"], slug: (string | { param: string })[]) =>
    routeOf(
      `/files/${id}`,
      [
        operationOf({
          method,
          params: slug.filter((part) => typeof part === "object").map(({ param }) => textOf(param, STRING)),
        }),
      ],
      { path, match: { slugs: { name: slug } } },
    );
  const action = (name: string) =>
    routeOf(
      `/#X-Amz-Target=Service.${name}`,
      [operationOf({ method: "POST", operationId: name, body: bodyOf(json(USER)) })],
      {
        path: [],
        match: { slugs: {}, headers: { "x-amz-target": `Service.${name}` } },
      },
    );
  return apiOf(
    [
      routeOf("/files/{name}", [operationOf({ method: "GET", params: [textOf("name", STRING)] })]),
      file("{id}:cancel", "POST", [{ param: "id" }, ":cancel"]),
      file("{name}-{version}.zip", "GET", [{ param: "name" }, "-", { param: "version" }, ".zip"]),
      action("CreateThing"),
      action("DeleteThing"),
      routeOf("/?Action=List", [operationOf({ method: "GET", operationId: "list" })], {
        path: [],
        match: { slugs: {}, query: { Action: "List", "it's": "" } },
      }),
    ],
    { models: MODELS },
  );
}
