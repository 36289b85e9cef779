import { describe, expect, it } from "vitest";
import { readFiles, readPaths } from "../read.js";

const responses = { 200: { description: "" } };

/** `3:1 message (hint)` of each diagnostic. */
async function told(document: string): Promise<string[]> {
  const { diagnostics } = await readFiles({ "openapi.yaml": document });
  return diagnostics.map(({ severity, code, origin, message, hint }) => {
    return `${origin?.line}:${origin?.column} ${severity} ${code} ${message}${hint ? ` (${hint})` : ""}`;
  });
}

describe("a document without operations", () => {
  const NOTHING = "The document has no operation to serve";
  it.each([
    ["path:\n  /a: { get: {} }", [`2:1 error no-operations ${NOTHING}: it has no paths. (Did you mean paths?)`]],
    ["info: {}", [`1:1 error no-operations ${NOTHING}: it has no paths.`]],
    ["paths: {}", [`2:1 error no-operations ${NOTHING}: its paths are empty.`]],
    ["paths:", [`2:1 error no-operations ${NOTHING}: its paths are empty.`]],
    ["paths:\n  /a: { summary: A }", [`2:1 error no-operations ${NOTHING}: none of its paths has one.`]],
    ["components: { schemas: {} }", [`1:1 error no-operations ${NOTHING}: it has no paths.`]],
    [
      "webhooks: { a: {} }",
      [
        `1:1 error no-operations ${NOTHING}: it describes webhooks only, which are requests that its API sends.`,
        '2:13 info webhook The webhook "a" is a request this API sends, so there is no route for it.',
      ],
    ],
    ["paths: 5", ["2:1 error paths-no-object Expected a map of paths, got the number 5."]],
    [
      "paths:\n  /a: { connect: {} }",
      [
        "3:9 error nothing-to-serve There is nothing to serve: every operation is refused. (CONNECT /a: CONNECT asks for a tunnel; Node.js hands it to no route.)",
      ],
    ],
  ])("%j", async (rest, want) => {
    expect(await told(`openapi: 3.1.0\n${rest}`)).toEqual(want);
  });
});

describe("misspelt fields", () => {
  const inOperation = (operation: Record<string, unknown>) => ({ paths: { "/a": { get: operation } } });
  const inSchema = (schema: Record<string, unknown>) =>
    inOperation({ responses: { 200: { content: { "a/b": { schema } } } } });
  const v2 = (document: Record<string, unknown>) => ({ swagger: "2.0", ...document });

  const asked: [what: string, document: Record<string, unknown>, pointer: string, meant: string][] = [
    ["the document", { ...inOperation({ responses }), component: {} }, "/component", "components"],
    ["the document", v2({ ...inOperation({ responses }), definition: {} }), "/definition", "definitions"],
    ["components", { ...inOperation({ responses }), components: { schema: {} } }, "/components/schema", "schemas"],
    ["a path item", { paths: { "/a": { put: { responses }, gett: {} } } }, "/paths/~1a/gett", "get"],
    ["a path item", { paths: { "/a": { get: { responses }, pst: { responses } } } }, "/paths/~1a/pst", "put"],
    ["an operation", inOperation({ response: [] }), "/paths/~1a/get/response", "responses"],
    [
      "a schema",
      inSchema({ type: "integer", propertys: "a" }),
      "/paths/~1a/get/responses/200/content/a~1b/schema/propertys",
      "properties",
    ],
  ];
  it.each(asked)("of %s in %j are asked about", async (what, document, pointer, meant) => {
    const { diagnostics } = await readPaths({}, document);
    const code = what === "a path item" ? "path-item-key" : "unknown-field";
    expect(diagnostics).toMatchObject([
      { severity: "warning", code, origin: { pointer }, hint: `Did you mean ${meant}?` },
    ]);
  });

  const read: [what: string, document: Record<string, unknown>, pointer: string, meant: string][] = [
    ["a path item", { paths: { "/a": { get: { responses }, parametrs: [] } } }, "/paths/~1a/parametrs", "parameters"],
    ["a path item", { paths: { "/a": { put: { responses }, psot: { responses } } } }, "/paths/~1a/psot", "post"],
    ["an operation", inOperation({ response: {} }), "/paths/~1a/get/response", "responses"],
    ["an operation", inOperation({ responses, operationID: "x" }), "/paths/~1a/get/operationID", "operationId"],
    ["an operation", v2(inOperation({ responses, produce: [] })), "/paths/~1a/get/produce", "produces"],
    [
      "a parameter",
      inOperation({ responses, parameters: [{ name: "a", in: "query", shema: {} }] }),
      "/paths/~1a/get/parameters/0/shema",
      "schema",
    ],
    [
      "a parameter",
      v2(inOperation({ responses, parameters: [{ name: "a", in: "query", type: "array", itms: {} }] })),
      "/paths/~1a/get/parameters/0/itms",
      "items",
    ],
    [
      "a request body",
      inOperation({ responses, requestBody: { contents: {} } }),
      "/paths/~1a/get/requestBody/contents",
      "content",
    ],
    [
      "a response",
      inOperation({ responses: { 200: { contet: {} } } }),
      "/paths/~1a/get/responses/200/contet",
      "content",
    ],
    [
      "a media type",
      inOperation({ responses: { 200: { content: { "a/b": { schem: {} } } } } }),
      "/paths/~1a/get/responses/200/content/a~1b/schem",
      "schema",
    ],
    [
      "a schema",
      inSchema({ type: "object", propertys: { a: {} } }),
      "/paths/~1a/get/responses/200/content/a~1b/schema/propertys",
      "properties",
    ],
    [
      "a schema",
      inSchema({ items: { type: "object", requird: ["a"] } }),
      "/paths/~1a/get/responses/200/content/a~1b/schema/items/requird",
      "required",
    ],
  ];
  it.each(read)("of %s in %j are read as meant", async (_, document, pointer, meant) => {
    const { diagnostics } = await readPaths({}, document);
    const message = expect.stringMatching(new RegExp(`it is read as ${meant}\\.$`)) as unknown;
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "unknown-field", origin: { pointer }, message }]);
    expect(diagnostics[0]?.origin?.line).toBeDefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ["extensions", { ...inOperation({ responses, "x-response": {} }), "x-component": {} }],
    ["what is near to a field that is there", inOperation({ responses, response: {} })],
    ["what is near to nothing", inOperation({ responses, rateLimit: 5 })],
    ["words beside the keywords of a schema", inSchema({ type: "string", note: "", el: 1, names: [] })],
    ["keywords of other versions", inSchema({ type: "string", examples: [], contentMediaType: "a/b" })],
    ["names of properties", inSchema({ properties: { propertys: {}, requird: {} } })],
    ["schemas that are read to the letter", inSchema({ not: { requird: ["a"] } })],
  ])("are not %s", async (_, document) => {
    expect((await readPaths({}, document)).diagnostics).toEqual([]);
  });

  it("are told once of what operations share", async () => {
    const parameters = [{ name: "a", in: "query", shema: {} }];
    const { diagnostics } = await readPaths({ "/a": { parameters, get: { responses }, put: { responses } } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-field"]);
  });
});

it("a reference that is near to something says so", async () => {
  const schema = { $ref: "#/components/schemas/Usr" };
  const paths = { "/a": { get: { responses: { 200: { content: { "a/b": { schema } } } } } } };
  const { api } = await readPaths(paths, { components: { schemas: { User: {} } } });
  expect(api.refused[0]?.reason).toBe(
    'The reference "#/components/schemas/Usr" leads nowhere: there is no "Usr". Did you mean "User"?',
  );
});
