import type { Api } from "../../../src/model/route-spec.js";
import type { Schema } from "../../../src/model/schema.js";
import { apiOf, bodyOf, json, operationOf, parameterOf, routeOf, textOf } from "../support.js";
import { LIST, MODELS, STRING, USER } from "./schemas.js";

/** Text that is anything but a name. */
const HOSTILE = [
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

export function oddNames(): Api {
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

export function hostile(): Api {
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
