import { describe, expect, it, test } from "vitest";
import { codes, readPaths } from "../read.js";

const schemes = {
  key: { type: "apiKey", in: "cookie", name: "sid" },
  jwt: { type: "http", scheme: "Bearer", description: "d" },
  oauth: { type: "oauth2", flows: {} },
  oidc: { type: "openIdConnect" },
  tls: { type: "mutualTLS" },
  ref: { $ref: "#/components/securitySchemes/jwt" },
  nobody: { type: "http", scheme: "noauth" },
};

async function security(operation: unknown, document: unknown, version = "3.0.3") {
  const rest = {
    openapi: version,
    components: { securitySchemes: schemes },
    ...(document !== undefined && { security: document }),
  };
  const result = await readPaths({ "/a": { get: { ...(operation !== undefined && { security: operation }) } } }, rest);
  return { found: result.api.routes[0]?.operations[0]?.security, result };
}

const PATHS = { "/a": { get: {} } };

describe("security", () => {
  it("reads schemes of every kind", async () => {
    const { result } = await security([], undefined);
    expect(result.api.securitySchemes).toEqual([
      { name: "key", kind: "apiKey", in: "cookie", parameter: "sid" },
      { name: "jwt", kind: "http", scheme: "bearer", description: "d" },
      { name: "oauth", kind: "oauth2", stated: { flows: {} } },
      { name: "oidc", kind: "openIdConnect" },
      { name: "tls", kind: "mutualTLS" },
      { name: "ref", kind: "http", scheme: "bearer", description: "d" },
    ]);
  });

  it("reads 2.0's basic", async () => {
    const result = await readPaths({}, { swagger: "2.0", securityDefinitions: { b: { type: "basic" } } });
    expect(result.api.securitySchemes).toEqual([{ name: "b", kind: "http", scheme: "basic" }]);
  });

  const table: [what: string, operation: unknown, document: unknown, want: unknown, code?: string][] = [
    ["nothing said", undefined, undefined, undefined],
    ["the document's", undefined, [{ key: [] }], [{ key: [] }]],
    ["the operation's wins", [{ jwt: [] }], [{ key: [] }], [{ jwt: [] }]],
    ["open by the operation", [], [{ key: [] }], undefined],
    ["optional", [{}, { key: [] }], undefined, [{}, { key: [] }]],
    ["both at once", [{ key: [], oauth: ["read"] }], undefined, [{ key: [], oauth: ["read"] }]],
    ["scopes that are not a list", [{ key: true }], undefined, [{ key: [] }]],
    ["no list around", { key: [] }, undefined, [{ key: [] }], "warning security-form"],
    ["a name alone", "key", undefined, [{ key: [] }], "warning security-form"],
    ["a name in a list", ["key"], undefined, [{ key: [] }], "warning security-form"],
    ["3.2's reference", [{ "#/components/securitySchemes/key": [] }], undefined, [{ key: [] }]],
    ["PHP's empty object", undefined, [[]], undefined, "warning security-form"],
    ["Postman's scheme for nobody", [{ nobody: [] }], [{ key: [] }], undefined],
    ["a scheme that is not described", [{ gone: [] }], undefined, [{ gone: [] }], "warning security-undefined"],
    ["nonsense", [true], undefined, [{ "the boolean true": [] }], "warning security-undefined"],
    ["null", null, [{ key: [] }], [{ key: [] }], "warning security-form"],
    ["false", false, [{ key: [] }], [{ key: [] }], "warning security-form"],
    ["null alone stays closed", null, undefined, [{ null: [] }], "warning security-undefined"],
    ["other signs in a name", [{ "K-e_Y": [] }], undefined, [{ key: [] }], "warning security-undefined"],
    [
      "a name that says which it is",
      [{ basicLogin: [] }],
      undefined,
      [{ basicLogin: [] }],
      "warning security-undefined",
    ],
  ];
  it.each(table)("%s", async (_what, operation, document, want, code) => {
    const { found, result } = await security(operation, document);
    expect(found).toEqual(want);
    expect(codes(result)).toEqual(code === undefined ? [] : [code]);
    for (const name of found?.flatMap((one) => Object.keys(one)) ?? []) {
      expect(result.api.securitySchemes.map((scheme) => scheme.name)).toContain(name);
    }
  });

  it.each([
    { type: "http" },
    { type: "apiKey", in: "body", name: "x" },
    { type: "magic" },
    {},
    5,
    { $ref: "#/nowhere" },
  ])("keeps closed what it cannot understand: %j", async (scheme) => {
    const rest = { components: { securitySchemes: { bad: scheme } } };
    const { api, diagnostics } = await readPaths({ "/a": { get: { security: [{ bad: [] }] } } }, rest);
    expect(api.securitySchemes).toEqual([{ name: "bad", kind: "undefined" }]);
    expect(api.routes[0]?.operations[0]?.security).toEqual([{ bad: [] }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["security-scheme"]);
  });

  const BEARER = { kind: "http", scheme: "bearer" };
  it.each([
    [{ type: "HTTP", scheme: "Bearer" }, BEARER, '"a" the type "HTTP" is read as http'],
    [{ type: "bearer" }, BEARER, 'the type "bearer" is read as http'],
    [{ type: "JWT" }, BEARER, 'the type "JWT" is read as http'],
    [
      { type: "http", bearerFormat: "JWT" },
      { ...BEARER, stated: { bearerFormat: "JWT" } },
      "a missing scheme is read as bearer",
    ],
    [
      { type: "api_key", in: "Header", name: "X" },
      { kind: "apiKey", in: "header", parameter: "X" },
      'is read as apiKey and the place "Header" is read as header',
    ],
    [{ type: "oauth" }, { kind: "oauth2" }, '"oauth" is read as oauth2'],
    [{ type: "openIdConect" }, { kind: "openIdConnect" }, '"openIdConect" is read as openIdConnect'],
  ])("reads spellings that leave no doubt, and says so: %j", async (scheme, want, told) => {
    const result = await readPaths(PATHS, { components: { securitySchemes: { a: scheme } } });
    expect(result.api.securitySchemes).toEqual([{ name: "a", ...want }]);
    expect(result.diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(told)]);
  });

  it.each([
    [{ type: "magic" }, 'Expected a type of apiKey, http, mutualTLS, oauth2, openIdConnect, got "magic"'],
    [{ type: "http" }, "Expected a scheme such as bearer or basic for type http, got none"],
    [{ type: "apiKey", in: "body", name: "x" }, 'Expected "in" to be query, header, cookie, got "body"'],
    [{ type: "apiKey", in: "header" }, "Expected a name for what is in the header, got none"],
    [{ $ref: "./gone.yaml" }, "gone.yaml"],
  ])("says why it cannot understand %j", async (scheme, why) => {
    const { diagnostics } = await readPaths(PATHS, { components: { securitySchemes: { a: scheme } } });
    expect(diagnostics[0]?.message).toContain(why);
    expect(diagnostics[0]?.message).toMatch(/; what asks for the security scheme "a" stays closed\.$/);
  });

  it.each([
    ["bearerAuth", "bearer"],
    ["JWT-auth", "bearer"],
    ["basicAuth", "basic"],
  ])("%s without a description is HTTP %s by its name, and told", async (name, scheme) => {
    const { result } = await security([{ [name]: [] }], undefined);
    expect(result.api.securitySchemes).toContainEqual({ name, kind: "http", scheme });
    expect(result.diagnostics).toMatchObject([
      {
        code: "security-undefined",
        message: `The security scheme "${name}" is not described; by its name it is read as HTTP ${scheme}.`,
      },
    ]);
  });

  it("knows a scheme by its name in another case, and asks about one that is a slip away", async () => {
    const { found, result } = await security([{ KEY: [] }, { oautth: [] }], undefined);
    expect(found).toEqual([{ key: [] }, { oautth: [] }]);
    expect(result.diagnostics).toMatchObject([
      { code: "security-undefined", message: 'The security scheme "KEY" is read as "key", which is described.' },
      { code: "security-undefined", hint: "Did you mean oauth?" },
    ]);
  });

  const authorization = { name: "authorization", in: "header", required: true, schema: { type: "string" } };
  it.each([
    ["is a scheme of its own where none reads it", {}, undefined, [{ authorization: [] }]],
    ["is the described scheme that reads it", { jwt: schemes.jwt }, undefined, [{ jwt: [] }]],
    ["does not count where security is stated", { key: schemes.key }, [{ key: [] }], [{ key: [] }]],
    ["does not close what is stated to be open", {}, [], undefined],
  ])("a header parameter Authorization %s", async (_, securitySchemes, stated, want) => {
    const operation = { parameters: [authorization], ...(stated && { security: stated }) };
    const result = await readPaths({ "/a": { get: operation } }, { components: { securitySchemes } });
    expect(result.api.routes[0]?.operations[0]?.security).toEqual(want);
    expect(result.api.routes[0]?.operations[0]?.headers).toEqual([]);
    expect(codes(result)).toEqual(["warning authorization-header"]);
  });

  it("a header parameter Authorization is silent beside security that says the same", async () => {
    const operation = { parameters: [authorization], security: [{ jwt: [] }] };
    expect(codes(await readPaths({ "/a": { get: operation } }, { components: { securitySchemes: schemes } }))).toEqual(
      [],
    );
  });
});

test.each<[what: string, scheme: object, want: object]>([
  ["a place in the plural", { type: "apiKey", in: "headers", name: "X" }, { kind: "apiKey", in: "header" }],
  ["a scheme in words", { type: "http", scheme: "Bearer Token" }, { kind: "http", scheme: "bearer" }],
  ["a format for a scheme", { type: "http", scheme: "JWT" }, { kind: "http", scheme: "bearer" }],
  ["basicAuth", { type: "http", scheme: "basicAuth" }, { kind: "http", scheme: "basic" }],
])("%s is read as meant, and told", async (_what, scheme, want) => {
  const result = await readPaths(PATHS, { components: { securitySchemes: { a: scheme } } });
  expect(result.api.securitySchemes).toMatchObject([want]);
  expect(codes(result)).toEqual(["warning security-scheme"]);
});

test("a name that says bearer is the one bearer that is described", async () => {
  const components = { securitySchemes: { accessToken: { type: "http", scheme: "bearer" } } };
  const result = await readPaths({ "/a": { get: { security: [{ JWT: [] }] } } }, { components });
  expect(result.api.routes[0]?.operations[0]?.security).toEqual([{ accessToken: [] }]);
  expect(result.api.securitySchemes.map(({ name }) => name)).toEqual(["accessToken"]);
});
