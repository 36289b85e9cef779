import { describe, expect, it } from "vitest";
import { codes, readFiles, readPaths, refused, served } from "./read.js";

/** Small documents with what real ones contain; the counts are in the hazards of some 4,800 documents. */
interface Extract {
  what: string;
  document: string;
  served: string[];
  refused?: string[];
  codes?: string[];
}

const ok = "{ responses: { 200: { description: ok } } }";

const EXTRACTS: Extract[] = [
  {
    what: "siblings with different parameter names (16 % of all documents)",
    document: `openapi: 3.0.0
paths:
  /apps/{app_id}/keys: { get: ${ok} }
  /apps/{id}: { get: ${ok}, delete: ${ok} }
  /apps/{id}/keys/{keyId}: { patch: ${ok} }`,
    served: [
      "GET /apps/{app_id}/keys [apps/[id]/keys]",
      "GET /apps/{id} [apps/[id]]",
      "DELETE /apps/{id} [apps/[id]]",
      "PATCH /apps/{id}/keys/{keyId} [apps/[id]/keys/[keyId]]",
    ],
    codes: Array(4).fill("warning path-parameter-undeclared") as string[],
  },
  {
    what: "Amazon's operation for all methods that have none of their own",
    document: `openapi: 3.0.1
paths:
  /a: { get: ${ok}, x-amazon-apigateway-any-method: { operationId: any, responses: { 200: { description: ok } } } }
  /b: { x-amazon-apigateway-any-method: }`,
    served: ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => `${method} /a [a]`),
  },
  {
    what: "paths that are equal but for names, one method twice",
    document: `openapi: 3.0.0
paths:
  /v1/{name}: { parameters: [{ $ref: "#/components/parameters/name" }], get: ${ok}, patch: ${ok} }
  /v1/{parent}: { parameters: [{ name: parent, in: path }], get: ${ok}, post: ${ok} }
components: { parameters: { name: { name: name, in: path, required: true, schema: { type: string } } } }`,
    served: ["GET /v1/{name} [v1/[name]]", "PATCH /v1/{name} [v1/[name]]", "POST /v1/{parent} [v1/[name]]"],
    refused: ["GET /v1/{parent}: Every URL of it is one of /v1/{name} too (openapi.yaml:3:73), which comes first."],
  },
  {
    what: "paths that a regular expression tells apart, and the same expression by another name",
    document: `openapi: 3.0.0
paths:
  "/a/{v:[0-9]+}": { get: ${ok} }
  "/a/{w:[0-9]+}": { get: ${ok} }
  "/a/{name}": { get: ${ok} }`,
    served: ["GET /a/{v:[0-9]+} [a/[v]]"],
    refused: [
      "GET /a/{w:[0-9]+}: Every URL of it is one of /a/{v:[0-9]+} too (openapi.yaml:3:22), which comes first.",
      "GET /a/{name}: Only a regular expression tells it from /a/{v:[0-9]+} (openapi.yaml:3:22), which comes first; routes are not told apart by these.",
    ],
    codes: [
      "warning path-parameter-undeclared",
      "warning path-parameter-undeclared",
      "warning path-parameter-undeclared",
    ],
  },
  {
    what: "slashes that Next.js redirects away",
    document: `openapi: 3.0.0
paths:
  /plans: { get: ${ok} }
  /plans/: { put: ${ok}, get: ${ok} }
  //openapi: { get: ${ok} }
  /: { get: ${ok} }`,
    served: ["GET /plans [plans]", "PUT /plans/ [plans]", "GET //openapi [openapi]", "GET / []"],
    refused: ["GET /plans/: Every URL of it is one of /plans too (openapi.yaml:3:13), which comes first."],
  },
  {
    what: "Google's verbs, beside the plain name",
    document: `openapi: 3.0.0
paths:
  /v1/ops/{name}: { parameters: [&n { name: name, in: path, schema: { type: string } }], get: ${ok} }
  /v1/ops/{name}:cancel: { parameters: [*n], post: ${ok} }
  /v1/ops:list: { get: ${ok} }`,
    served: [
      "GET /v1/ops/{name} [v1/ops/[name]]",
      "POST /v1/ops/{name}:cancel [v1/ops/[name]]",
      "GET /v1/ops:list [v1/[part]]",
    ],
  },
  {
    what: "AWS' fragments (9,794 operations)",
    document: `openapi: 3.0.0
paths:
  /#X-Amz-Target=Hub.Create: { post: { parameters: [{ name: X-Amz-Target, in: header, required: true }] } }
  /#X-Amz-Target=Hub.Delete: { post: { parameters: [{ name: X-Amz-Target, in: header, required: true }] } }
  /#Hub.List: { post: ${ok} }`,
    served: ["POST /#X-Amz-Target=Hub.Create []", "POST /#X-Amz-Target=Hub.Delete []"],
    refused: [
      'POST /#Hub.List: A fragment is never sent to a server, and "Hub.List" names no query or header parameter of the operation.',
    ],
  },
  {
    what: "a path that says /api itself",
    document: `openapi: 3.0.0
paths: { /api/users: { get: ${ok} }, /users: { post: ${ok}, get: ${ok} }, /api: { get: ${ok} } }`,
    served: ["GET /api/users [users]", "POST /users [users]", "GET /api []"],
    refused: ["GET /users: Every URL of it is one of /api/users too (openapi.yaml:2:24), which comes first."],
  },
  {
    what: "methods that the Pages Router hands on, and some that nothing does",
    document: `openapi: 3.2.0
paths:
  /a:
    get: ${ok}
    trace: ${ok}
    query: ${ok}
    connect: ${ok}
    additionalOperations: { COPY: ${ok}, GET: ${ok}, FOO: ${ok} }
    x-thing: 1
    security: []
    hoot: {}
    put: 5`,
    served: ["GET /a [a]", "TRACE /a [a]", "QUERY /a [a]", "COPY /a [a]"],
    refused: [
      "CONNECT /a: CONNECT asks for a tunnel; Node.js hands it to no route.",
      "GET /a: The path has GET already.",
      'FOO /a: Node.js knows no method "FOO" and answers 400 before Next.js sees the request.',
      "PUT /a: Expected an operation, got the number 5.",
    ],
    codes: ["warning path-item-key"],
  },
  {
    what: "what is not a route",
    document: `openapi: 3.1.0
paths:
  /a: { post: { callbacks: { onDone: { "{$request.body#/url}": { post: ${ok} } } } } }
webhooks: { changed: { post: ${ok} } }`,
    served: ["POST /a [a]"],
    codes: ["info callback", "info webhook"],
  },
  {
    what: "operation ids that are used twice, empty, or no text",
    document: `openapi: 3.0.0
paths:
  /a: { get: { operationId: same }, put: { operationId: "" } }
  /b: { get: { operationId: same }, put: { operationId: 5 } }`,
    served: ["GET /a [a]", "PUT /a [a]", "GET /b [b]", "PUT /b [b]"],
    codes: ["warning operation-id-twice"],
  },
  {
    what: "broken paths",
    document: `openapi: 3.0.0
paths:
  "/{": { get: ${ok} }
  "/{}": { get: ${ok}, put: ${ok} }
  no-slash: { get: ${ok} }
  x-path: { get: ${ok} }
  /none: null
  /five: 5
  /ref: { $ref: 7 }
  /empty: {}`,
    served: ["GET no-slash [no-slash]"],
    refused: [
      "GET /{: The path opens a brace that is never closed.",
      "GET /{}: The path has a parameter without a name.",
      "PUT /{}: The path has a parameter without a name.",
    ],
    codes: ["warning path-slash", "warning path-item-no-object", "warning path-item-ref"],
  },
  {
    what: "path items by reference, with more beside",
    document: `openapi: 3.1.0
paths:
  /a: { $ref: "#/components/pathItems/P" }
  /b: { $ref: "#/components/pathItems/P", put: ${ok}, get: { operationId: own } }
  /c: { $ref: "#/paths/~1a" }
components: { pathItems: { P: { get: ${ok}, delete: ${ok} } } }`,
    served: ["GET /a [a]", "DELETE /a [a]", "GET /b [b]", "DELETE /b [b]", "PUT /b [b]", "GET /c [c]", "DELETE /c [c]"],
  },
  {
    what: "a path item whose reference leads nowhere, beside others",
    document: `openapi: 3.0.0
paths:
  /a: { get: ${ok} }
  /b: { $ref: b.yaml }
  /c: { $ref: "#/components/pathItems/P", get: ${ok} }`,
    served: ["GET /a [a]", "GET /c [c]"],
    refused: [
      '* /b: Its operations are not known. The reference "b.yaml" leads nowhere: b.yaml does not exist.',
      '* /c: Its operations are not known. The reference "#/components/pathItems/P" leads nowhere: there is no "components".',
    ],
  },
  {
    what: "2.0 with a base path and Azure's further paths",
    document: `swagger: 2.0
basePath: /v2/
paths: { /a: { get: ${ok} } }
x-ms-paths: { "/a?op=copy": { put: ${ok} } }`,
    served: ["GET /a [a]", "PUT /a?op=copy [a]"],
    codes: ["warning base-path"],
  },
];

describe("extracts", () => {
  it.each(EXTRACTS)("$what", async ({ document, served: routes, refused: reasons = [], codes: notes = [] }) => {
    const result = await readFiles({ "openapi.yaml": document });
    const got = { served: served(result), refused: refused(result), codes: codes(result) };
    expect(got).toEqual({ served: routes, refused: reasons, codes: notes });
  });
});

it("names the reference of a path item that leads nowhere, which is an error when nothing may be refused", async () => {
  const document = `openapi: 3.0.0\npaths:\n  /a: { get: ${ok} }\n  /b: { $ref: b.yaml }`;
  const { diagnostics } = await readFiles({ "openapi.yaml": document }, { strict: true });
  expect(diagnostics).toMatchObject([
    { severity: "error", code: "operation-refused", origin: { pointer: "/paths/~1b/$ref", line: 4, column: 9 } },
  ]);
});

it("names the first operation of an operationId beside the second", async () => {
  const paths = { "/a": { get: { operationId: "x" } }, "/b": { get: { operationId: "x" } } };
  const { diagnostics } = await readPaths(paths);
  expect(diagnostics).toMatchObject([
    {
      code: "operation-id-twice",
      origin: { pointer: "/paths/~1b/get" },
      related: [{ file: "openapi.json", pointer: "/paths/~1a/get", line: 1, column: 35 }],
    },
  ]);
});

describe("the whole document", () => {
  it.each([
    ["swagger: 2.0", "2.0"],
    ["swagger: '2.0'", "2.0"],
    ["openapi: 3.0.0-RC0", "3.0"],
    ["openapi: 3.1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
  ])("%s is understood", async (head) => {
    expect(codes(await readFiles({ "a.yaml": `${head}\npaths: {}` }))).toEqual(["error no-operations"]);
  });

  it.each(["swagger: 1.2", "openapi: 4.0.0", "openapi: latest", "openapi: [3]", "openapi: null"])(
    "%s is not",
    async (head) => {
      expect(codes(await readFiles({ "a.yaml": `${head}\npaths: {}` }))).toEqual(["error unsupported-version"]);
    },
  );

  it.each([
    [{ servers: [{ url: "https://example.com/v1/" }] }, "/v1", "--prefix v1"],
    [{ servers: [{ url: "https://example.com" }, { url: "/v2" }] }, "/v2", "--prefix v2"],
    [
      { servers: [{ url: "https://{host}/{base}", variables: { host: { default: "x" }, base: { default: "v3" } } }] },
      "/v3",
      "--prefix v3",
    ],
    [{ servers: [{ url: "https://x/{base}", variables: { base: { default: "/prod" } } }] }, "/prod", "--prefix prod"],
    [{ servers: [{ url: "example.com/v4" }] }, "/v4", "--prefix v4"],
    [{ swagger: "2.0", basePath: "/v5" }, "/v5", "--prefix v5"],
  ])("offers the base path of %j", async (rest, base, hint) => {
    const paths = { "/a": { get: {} } };
    const { diagnostics } = await readPaths(paths, rest);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "base-path", message: expect.stringContaining(base) as string },
    ]);
    expect(diagnostics[0]?.hint).toContain(`${hint} `);
    expect(codes(await readPaths(paths, rest, { prefix: "x" }))).toEqual([]);
  });

  it.each([
    { url: "https://example.com/" },
    { url: "/api" },
    { url: "https://example.com/{x}" },
    { url: "," },
    { url: "https" },
    { url: "api.example.com" },
    { url: "/a" },
    {},
    5,
  ])("offers nothing for %j", async (server) => {
    expect(codes(await readPaths({ "/a": { get: {} } }, { servers: [server] }))).toEqual([]);
  });

  it.each([
    ["v1", "v1/users/[id]"],
    ["/v1/", "v1/users/[id]"],
    ["/api/v1", "v1/users/[id]"],
  ])("puts the prefix %s before every path", async (prefix, want) => {
    expect(served(await readPaths({ "/users/{id}": { get: {} } }, {}, { prefix }))).toEqual([
      `GET /users/{id} [${want}]`,
    ]);
  });

  it("counts what repeats itself", async () => {
    const parameters = Array.from({ length: 1020 }, () => ({ in: "query" }));
    const result = await readPaths({ "/a": { get: { parameters } } });
    expect(codes(result)).toHaveLength(1001);
    expect(result.diagnostics[0]?.message).toBe("20 more of the kind parameter-ignored in openapi.json.");
  });

  it("takes the routes of a document named in api-routes.yaml, with its prefix", async () => {
    const result = await readFiles({
      "api-routes.yaml": "spec: spec/openapi.yaml\nprefix: v1\nroutes: { own: { get: } }",
      "spec/openapi.yaml": `openapi: 3.0.0\ninfo: { title: T }\npaths: { /a: { get: ${ok} } }`,
    });
    expect(served(result)).toEqual(["GET /own [own]", "GET /a [v1/a]"]);
  });
});

it("keeps the models of operations whose paths share a route", async () => {
  const responses = { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Plan" } } } } };
  const { api } = await readPaths(
    { "/plans": { post: {} }, "/plans/": { get: { responses } } },
    { components: { schemas: { Plan: { type: "object" } } } },
  );
  expect([...api.models.values()].map(({ name }) => name)).toEqual(["Plan"]);
});
