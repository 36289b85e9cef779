import { describe, expect, it } from "vitest";
import { readInput, type InputRequest, type InputResult } from "../../src/input/index.js";
import { segmentText } from "../../src/model/route-path.js";
import { makeFolder, type Files } from "../support/folder.js";

async function read(files: Files, request: Partial<InputRequest> = {}): Promise<InputResult> {
  return readInput({ cwd: makeFolder(files), specs: [], ...request });
}

function shown({ diagnostics }: InputResult): string[] {
  return diagnostics.map(({ origin, code }) => `${origin?.file}:${origin?.line}:${origin?.column} ${code}`);
}

describe("documents below spec:", () => {
  const document = (tags: string): string => `openapi: 3.1.0
info: { title: t, version: "1" }
security: [{ key: [] }]
paths:
  /users: { get: { tags: [${tags}], responses: { 200: { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } } } }
  /posts: { get: { responses: { 204: { description: d } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-${tags} } }
  schemas: { User: { type: object } }
`;
  const FILES = { "a.yaml": document("a"), "b.yaml": document("b") };

  it.each<[entry: string, request: Partial<InputRequest>, want: unknown[]]>([
    ["a.yaml", {}, ["/users users", "/posts posts", {}]],
    ["{ file: a.yaml, prefix: /api/v1/, tag: a }", {}, ["/users v1/users", { prefix: "v1", tag: ["a"] }]],
    ["[{ file: a.yaml, include: posts }]", {}, ["/posts posts", { include: ["posts"] }]],
    ["[{ file: a.yaml, include: '**', exclude: posts }]", {}, ["/users users", { exclude: ["posts"] }]],
    [
      "[{ file: a.yaml, prefix: v1 }]",
      { prefix: "v2", exclude: ["posts"] },
      ["/users v2/users", { prefix: "v2", exclude: ["posts"], flags: ["prefix", "exclude"] }],
    ],
    [
      "[{ file: a.yaml, prefix: v1 }]",
      { prefix: "/", include: ["posts"] },
      ["/posts posts", { include: ["posts"], flags: ["prefix", "include"] }],
    ],
    [
      "[{ file: a.yaml, prefix: v1 }]",
      { prefix: "v1", as: "x", tag: ["a"] },
      ["/users v1/users", { prefix: "v1", as: "x", tag: ["a"], flags: ["as", "tag"] }],
    ],
  ])("spec: %s with %j", async (spec, request, want) => {
    const result = await read({ ...FILES, "api-routes.yaml": `spec: ${spec}` }, request);
    expect(shown(result)).toEqual([]);
    const found = result.api.routes.map(({ id, path }) => `${id} ${path.map(segmentText).join("/")}`);
    expect([...found, result.api.routes[0]?.document]).toEqual([
      ...want.slice(0, -1),
      { file: "a.yaml", ...(want.at(-1) as object) },
    ]);
  });

  it("may call models and schemes the same, each in its place", async () => {
    const both = await read({
      ...FILES,
      "api-routes.yaml": "spec: [{ file: a.yaml, as: a }, { file: b.yaml, prefix: b, as: b }]",
    });
    expect(shown(both)).toEqual([]);
    expect([...both.api.models].map(([id, { name, as }]) => [id, name, as])).toEqual([
      ["a/User", "User", "a"],
      ["b/User", "User", "b"],
    ]);
    expect(both.api.securitySchemes.map(({ name, as }) => [name, as])).toEqual([
      ["key", "a"],
      ["key", "b"],
    ]);
    const ids = both.api.routes.flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(ids).toEqual(["GET /users", "GET /posts", "GET /users", "GET /posts"]);
  });

  it("that share a place and call different schemes the same stop, and are told of places", async () => {
    const result = await read({
      ...FILES,
      "api-routes.yaml": "spec: [{ file: a.yaml, as: x }, { file: b.yaml, prefix: b, as: x }]",
    });
    expect(result.diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ["security-scheme-differs", expect.stringContaining('"as: name"')],
    ]);
  });

  it.each([
    ["[{ file: a.yaml, as: models }]", {}, "api-routes.yaml:1:24 bad-place"],
    ["[{ file: a.yaml, as: a/b }]", {}, "api-routes.yaml:1:24 bad-place"],
    ["[{ file: a.yaml, prefix: ../x }]", {}, "api-routes.yaml:1:24 bad-prefix"],
    ["[a.yaml, { file: ./a.yaml, prefix: x }]", {}, "api-routes.yaml:1:16 spec-listed-twice"],
    ["[a.yaml, { file: b.yaml, prefix: b, tag: c }]", {}, "api-routes.yaml:1:16 no-route-chosen"],
    ["a.yaml", { include: ["nothing"] }, "api-routes.yaml:1:1 no-route-chosen"],
  ])("spec: %s with %j is wrong", async (spec, request, want) => {
    expect(shown(await read({ ...FILES, "api-routes.yaml": `spec: ${spec}` }, request))).toContain(want);
  });

  it("that nothing is chosen of say what there is", async () => {
    const { diagnostics } = await read(FILES, { specs: ["a.yaml"], tag: ["c"] });
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      [
        "include, exclude and tag leave none of the 2 routes.",
        'The paths are "/users", "/posts"; globs such as "users/**" choose by them, "/api/v1/**" by URL.\nThe tags are "a".',
      ],
    ]);
  });
});
