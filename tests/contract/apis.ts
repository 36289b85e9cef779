import type { Api, Operation } from "../../src/model/route-spec.js";
import type { Schema } from "../../src/model/schema.js";
import { namesakes } from "./namesakes.js";
import { apiOf, bodyOf, json, operationOf, parameterOf, routeOf, textOf } from "./support.js";

const STRING: Schema = { type: "string" };
const LIST: Schema = { type: "array", items: { type: "integer" } };
const RECORD: Schema = { type: "object", properties: { R: { type: "integer" } }, additionalProperties: STRING };
const USER: Schema = { $ref: "User" };
const MODELS: Record<string, Schema> = {
  User: {
    type: "object",
    description: "Someone who may log in.",
    properties: { id: { type: "string", format: "uuid" }, name: STRING, manager: USER },
    required: ["id", "name"],
  },
  Problem: { type: "object", properties: { title: STRING }, required: ["title"] },
};

/** Text that is anything but a name. */
export const HOSTILE = [
  "'\"`${globalThis.PWNED=1}\\",
  "*/PWN/*",
  "a\nb\u2028c\u202ed",
  "__proto__",
  "constructor",
  "delete",
  "{{x}}{{{y}}}",
  "</script>",
  "1e999",
  "\ud800",
  "",
];

function users(): Api {
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

function parameters(): Api {
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

function bodies(): Api {
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

function responses(): Api {
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

function security(): Api {
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

function dispatched(): Api {
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

function oddNames(): Api {
  const paths = [
    "/config",
    "/defineRoute",
    "/delete",
    "/default",
    "/123",
    "/z",
    "/label",
    "/routeMatch",
    "/",
    "/index",
    "/x/index",
    "/data.json",
    "/v1.0",
    "/api.test",
    "/a.d",
    "/user-list",
    "/form",
  ];
  const plain = paths.map((path) =>
    routeOf(path, [operationOf({ method: "GET", responses: [{ content: [json(USER)] }] })]),
  );
  const catchAll = routeOf("/docs/[[...slug]]", [
    operationOf({ method: "GET", params: [textOf("slug", { type: "array", items: STRING }, { required: false })] }),
  ]);
  const blog = routeOf("/blog/[...slug]", [
    operationOf({ method: "GET", params: [textOf("slug", { type: "array", items: STRING })] }),
  ]);
  const same = routeOf("/same", [
    operationOf({ method: "GET", operationId: "User", responses: [{ content: [json({ $ref: "UserResponse" })] }] }),
    operationOf({ method: "POST", operationId: "user", body: bodyOf(json({ $ref: "UserRequest" })) }),
    operationOf({ method: "PUT", operationId: "class", body: bodyOf(json({ $ref: "Request" })) }),
  ]);
  const word = "extraordinarilyLongSegmentNames";
  const long = routeOf(`/${word}/{${word}Id}/${word}s/{other${word}}/${word}`, [
    operationOf({
      method: "GET",
      params: [
        textOf(`${word}Id`, STRING),
        textOf(`other${word}`, { type: "string", enum: [`${word}A`, `${word}B`, `${word}C`] }),
      ],
      query: [parameterOf(`${word}${word}${word}`, { $ref: `${word}${word}` })],
      responses: [{ content: [json({ type: "array", items: { $ref: `${word}${word}` } })] }],
    }),
  ]);
  return apiOf([...plain, catchAll, blog, same, long], {
    models: {
      ...MODELS,
      UserRequest: USER,
      UserResponse: { type: "array", items: USER },
      Request: { type: "object", properties: { id: STRING } },
      [`${word}${word}`]: { type: "object", properties: { [word]: STRING } },
    },
  });
}

function hostile(): Api {
  const parameter = (text: string) => ({ description: text, mediaType: undefined });
  const routes = HOSTILE.map((text, index) =>
    routeOf(
      `/h${index}/{id}${text}`,
      [
        operationOf({
          method: "POST",
          id: text,
          operationId: text,
          summary: text,
          description: text,
          params: [textOf("id", STRING, { description: text })],
          query: [
            parameterOf(text, { type: "string", enum: [text, "x"], description: text, default: text }),
            parameterOf(`${text}2`, { type: "object", properties: { [text]: { type: "integer" } } }),
          ],
          headers: [textOf(`x-${text}`, STRING)],
          cookies: [parameterOf(text, STRING)],
          body: bodyOf(
            { mediaType: `text/${text}` },
            json({ type: "object", properties: { [text]: STRING }, required: [text] }),
            {
              mediaType: "application/x-www-form-urlencoded",
              schema: { type: "object", properties: { [text]: LIST } },
            },
          ),
          responses: [
            {
              status: 200,
              description: text,
              headers: [textOf(text, STRING)],
              content: [json({ $ref: text }), { mediaType: `image/${text}` }],
            },
          ],
          security: [{ [text]: [text] }],
        }),
      ],
      {
        summary: text,
        description: text,
        path: [
          { kind: "static", text: `h${index}` },
          { kind: "dynamic", name: "id" },
        ],
        match: { slugs: { id: [{ param: "id" }, text] }, query: { [text]: text }, headers: { [text]: text } },
      },
    ),
  );
  void parameter;
  return apiOf(routes, {
    models: Object.fromEntries(
      HOSTILE.map((text) => [
        text,
        { type: "object", description: text, properties: { [text]: STRING } } satisfies Schema,
      ]),
    ),
    securitySchemes: HOSTILE.map((text) => ({
      name: text,
      kind: "apiKey",
      in: "header",
      parameter: text,
      description: text,
    })),
  });
}

function circular(): Api {
  return apiOf(
    [
      routeOf("/tree", [
        operationOf({
          method: "POST",
          operationId: "grow",
          query: [parameterOf("node", { $ref: "Node" }, { style: "deepObject" })],
          body: bodyOf({ mediaType: "application/x-www-form-urlencoded", schema: { $ref: "Node" } }),
          responses: [{ content: [json({ $ref: "Node" })] }],
        }),
      ]),
    ],
    {
      models: {
        Node: {
          type: "object",
          properties: { name: STRING, children: { type: "array", items: { $ref: "Node" } }, leaf: { $ref: "Leaf" } },
        },
        Leaf: { allOf: [{ $ref: "Node" }, { properties: { green: { type: "boolean" } } }] },
      },
    },
  );
}

/** Model APIs, by what they are about. */
export const APIS: Record<string, () => Api> = {
  users,
  parameters,
  bodies,
  responses,
  security,
  dispatched,
  oddNames,
  hostile,
  circular,
  namesakes,
  empty: () => apiOf([]),
};
