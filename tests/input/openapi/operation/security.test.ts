import { describe, expect, it } from "vitest";
import { codes, readPaths } from "../read.js";

const schemes = {
  key: { type: "apiKey", in: "cookie", name: "sid" },
  jwt: { type: "http", scheme: "Bearer", description: "d" },
  oauth: { type: "oauth2", flows: {} },
  oidc: { type: "openIdConnect" },
  tls: { type: "mutualTLS" },
  ref: { $ref: "#/components/securitySchemes/jwt" },
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

describe("security", () => {
  it("reads schemes of every kind", async () => {
    const { result } = await security([], undefined);
    expect(result.api.securitySchemes).toEqual([
      { name: "key", kind: "apiKey", in: "cookie", parameter: "sid" },
      { name: "jwt", kind: "http", scheme: "bearer", description: "d" },
      { name: "oauth", kind: "oauth2" },
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
    ["no list around", { key: [] }, undefined, [{ key: [] }]],
    ["3.2's reference", [{ "#/components/securitySchemes/key": [] }], undefined, [{ key: [] }]],
    ["a scheme that is not described", [{ gone: [] }], undefined, [{ gone: [] }], "warning security-undefined"],
    ["nonsense", [true], undefined, [{ "the boolean true": [] }], "warning security-undefined"],
    ["null", null, [{ key: [] }], [{ null: [] }], "warning security-undefined"],
  ];
  it.each(table)("%s", async (_what, operation, document, want, code) => {
    const { found, result } = await security(operation, document);
    expect(found).toEqual(want);
    expect(codes(result)).toEqual(code === undefined ? [] : [code]);
    for (const name of found?.flatMap((one) => Object.keys(one)) ?? []) {
      expect(result.api.securitySchemes.map((scheme) => scheme.name)).toContain(name);
    }
  });

  it.each([{ type: "http" }, { type: "apiKey", in: "body", name: "x" }, { type: "jwt" }, 5, { $ref: "#/nowhere" }])(
    "keeps closed what it cannot understand: %j",
    async (scheme) => {
      const rest = { components: { securitySchemes: { bad: scheme } } };
      const { api, diagnostics } = await readPaths({ "/a": { get: { security: [{ bad: [] }] } } }, rest);
      expect(api.securitySchemes).toEqual([{ name: "bad", kind: "undefined" }]);
      expect(api.routes[0]?.operations[0]?.security).toEqual([{ bad: [] }]);
      expect(diagnostics.map(({ code }) => code)).toEqual(["security-scheme"]);
    },
  );
});
