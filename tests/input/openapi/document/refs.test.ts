import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readInput } from "../../../../src/input/index.js";
import { codes, readFiles, readPaths, refused, served } from "../read.js";

const withSchema = (schema: unknown, more: Record<string, unknown> = {}) => ({
  openapi: "3.0.3",
  paths: { "/a": { get: { responses: { 200: { content: { "application/json": { schema } } } } } } },
  ...more,
});

describe("references over files", () => {
  it("reads operations, the components and each of their sections from files of their own", async () => {
    const result = await readFiles({
      "openapi.yaml": `openapi: 3.1.0
paths:
  /contacts/{id}:
    get: { $ref: "swagger/paths/contacts/{id}/get.yaml" }
    put: { $ref: "swagger/paths/contacts/{id}/get.yaml", operationId: putContact }
    delete: { $ref: swagger/paths/none.yaml }
components: { $ref: swagger/components.yaml }`,
      "swagger/paths/contacts/{id}/get.yaml": `operationId: getContact
security: [{ bearerAuth: [] }]
parameters: [{ in: path, name: id, required: true, schema: { type: integer } }]
responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/Contact" } } } } }`,
      "swagger/components.yaml": `securitySchemes: { $ref: security.yaml }
schemas: { $ref: schemas/index.yaml }`,
      "swagger/security.yaml": "bearerAuth: { type: http, scheme: bearer }",
      "swagger/schemas/index.yaml": "Contact: { $ref: contact.yaml }",
      "swagger/schemas/contact.yaml": "{ type: object, properties: { name: { type: string } } }",
    });
    expect(served(result)).toEqual(["GET /contacts/{id} [contacts/[id]]", "PUT /contacts/{id} [contacts/[id]]"]);
    expect(refused(result)).toEqual([
      'DELETE /contacts/{id}: The reference "swagger/paths/none.yaml" leads nowhere: swagger/paths/none.yaml does not exist.',
    ]);
    const [get, put] = result.api.routes[0]!.operations;
    expect(get).toMatchObject({ id: "getContact", params: [{ schema: { type: "integer" } }] });
    expect(get?.security).toEqual([{ bearerAuth: [] }]);
    expect(put?.id).toBe("putContact");
    expect(result.api.securitySchemes).toMatchObject([{ name: "bearerAuth", kind: "http" }]);
    expect([...result.api.models.values()].map(({ name }) => name)).toEqual(["Contact"]);
  });

  it("reads a document of many files, YAML and JSON, through folders and circles", async () => {
    const result = await readFiles({
      "openapi.yaml": `openapi: 3.0.3
paths:
  /users: { $ref: paths/users.yaml }
  /users/{id}: { $ref: "paths/more.yaml#/~1users~1{id}" }
components: { schemas: { Local: { type: string } } }`,
      "paths/users.yaml": `get:
  responses:
    200: { $ref: "../responses.json#/list" }`,
      "paths/more.yaml": `/users/{id}:
  parameters: [{ $ref: ../parameters.yaml }]
  get: { responses: { 200: { $ref: "../responses.json#/one" } } }`,
      "parameters.yaml": "{ name: id, in: path, required: true, schema: { type: integer } }",
      "responses.json": {
        list: { content: { "application/json": { schema: { items: { $ref: "models/user.yaml" } } } } },
        one: { content: { "application/json": { schema: { $ref: "./models/user.yaml#" } } } },
      },
      "models/user.yaml": `properties:
  friends: { items: { $ref: "#" } }
  local: { $ref: "../openapi.yaml#/components/schemas/Local" }
  group: { $ref: "group.yaml#/definitions/The%20Group" }`,
      "models/group.yaml": 'definitions: { "The Group": { type: object } }',
    });
    expect(codes(result)).toEqual([]);
    expect(served(result)).toEqual(["GET /users [users]", "GET /users/{id} [users/[id]]"]);
    expect(result.api.routes[1]?.operations[0]?.params[0]?.schema).toEqual({ type: "integer" });
    expect(Object.fromEntries([...result.api.models].map(([id, { schema }]) => [id, schema]))).toEqual({
      Local: { type: "string" },
      user: {
        type: "object",
        properties: {
          friends: { type: "array", items: { $ref: "user" } },
          local: { $ref: "Local" },
          group: { $ref: "The Group" },
        },
      },
      "The Group": { type: "object" },
    });
  });

  it("resolves what is in a schema with an $id from there, however the schema was reached", async () => {
    const own = { $id: "https://example.com/root", $defs: { s: { type: "integer" } } };
    const result = await readPaths(
      {
        "/a": {
          get: {
            responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/R" } } } } },
          },
        },
      },
      {
        openapi: "3.1.0",
        $defs: { s: { type: "boolean" } },
        components: {
          schemas: {
            R: { ...own, $ref: "#/$defs/s", allOf: [{ $ref: "#/$defs/s" }, { $ref: "#/components/schemas/Of" }] },
            Of: { type: "number" },
          },
        },
      },
    );
    expect(codes(result)).toEqual([]);
    const models = new Map([...result.api.models].map(([id, { schema }]) => [id, schema]));
    expect([...models.values()]).toContainEqual({ type: "integer" });
    expect([...models.values()]).not.toContainEqual({ type: "boolean" });
    expect([...models.values()]).toContainEqual({ type: "number" });
  });

  it("takes the whole document's parts for those a file of it does not have itself", async () => {
    const result = await readFiles({
      "openapi.yaml": `openapi: 3.0.3
paths: { /a: { $ref: a.yaml }, /b: { $ref: "b.yaml#/b" } }
components: { responses: { R: { description: of the whole } } }`,
      "a.yaml": 'get: { responses: { 200: { $ref: "#/components/responses/R" } } }',
      "b.yaml": `b: { get: { responses: { 200: { $ref: "#/components/responses/R" } } } }
components: { responses: { R: { description: of the file } } }`,
    });
    expect(codes(result)).toEqual([]);
    const said = result.api.routes.map(({ operations }) => operations[0]?.responses[0]?.description);
    expect(said).toEqual(["of the whole", "of the file"]);
  });

  it("gives models of the same name ids of their own", async () => {
    const { api } = await readFiles({
      "a.json": withSchema(
        { oneOf: [{ $ref: "b.json#/User" }, { $ref: "#/components/schemas/User" }, { $ref: "c/user.json#/User" }] },
        { components: { schemas: { User: { type: "string" } } } },
      ),
      "b.json": { User: { type: "integer" } },
      "c/user.json": { User: { type: "boolean" } },
    });
    expect([...api.models].map(([id, { name, schema }]) => [id, name, schema])).toEqual([
      ["User", "User", { type: "string" }],
      ["User~2", "User", { type: "integer" }],
      ["User~3", "User", { type: "boolean" }],
    ]);
  });

  it("follows a reference on the way into what a reference stands for", async () => {
    const { api } = await readFiles({
      "a.json": withSchema(
        { $ref: "#/components/schemas/Alias/properties/x" },
        {
          components: {
            schemas: { Alias: { $ref: "#/components/schemas/Real" }, Real: { properties: { x: { type: "string" } } } },
          },
        },
      ),
    });
    expect([...api.models.values()].map(({ schema }) => schema)).toEqual([{ type: "string" }]);
  });

  it("3.1: follows $id and $anchor", async () => {
    const { api, diagnostics } = await readFiles({
      "a.json": withSchema(
        { items: { $ref: "https://example.com/tree" } },
        {
          openapi: "3.1.0",
          components: {
            schemas: {
              Tree: {
                $id: "https://example.com/tree",
                properties: { next: { $ref: "#" }, leaf: { $ref: "#leaf" } },
                $defs: { Leaf: { $anchor: "leaf", type: "string" } },
              },
            },
          },
        },
      ),
    });
    expect(diagnostics).toEqual([]);
    expect([...api.models.values()].map(({ id, schema }) => [id, schema])).toEqual([
      ["Tree", { type: "object", properties: { next: { $ref: "Tree" }, leaf: { $ref: "Leaf" } } }],
      ["Leaf", { type: "string" }],
    ]);
  });

  it("2.0: reads bare names as definitions", async () => {
    const { api } = await readFiles({
      "a.json": {
        swagger: "2.0",
        paths: { "/a": { get: { responses: { 200: { schema: { $ref: "Pet" } } } } } },
        definitions: { Pet: { type: "object" } },
      },
    });
    expect([...api.models.keys()]).toEqual(["Pet"]);
  });
});

it("reads a component that only refers to a file as the model there, however that is reached", async () => {
  const one = { schema: { $ref: "schemas/Order.yaml" } };
  const other = { schema: { $ref: "#/components/schemas/Order" } };
  const result = await readFiles({
    "openapi.json": {
      openapi: "3.0.3",
      paths: {
        "/a": { get: { responses: { 200: { content: { "application/json": one }, description: "" } } } },
        "/b": { get: { responses: { 200: { content: { "application/json": other }, description: "" } } } },
      },
      components: {
        schemas: {
          Basket: { $ref: "schemas/Item.yaml" },
          Order: { $ref: "schemas/Order.yaml" },
          Same: { $ref: "#/components/schemas/Order" },
        },
      },
    },
    "schemas/Order.yaml": "{ type: object, properties: { item: { $ref: Item.yaml } } }",
    "schemas/Item.yaml": "type: string",
  });
  expect([...result.api.models.values()].map(({ id, name, schema }) => [id, name, schema])).toEqual([
    ["Basket", "Basket", { type: "string" }],
    ["Order", "Order", { type: "object", properties: { item: { $ref: "Basket" } } }],
  ]);
});

describe("references that lead nowhere", () => {
  const table: [what: string, ref: unknown, reason: RegExp][] = [
    ["a missing schema", "#/paths/Gone", /there is no "Gone"/],
    ["a missing file", "gone.yaml#/x", /gone\.yaml does not exist/],
    ["a broken file", "broken.yaml", /broken\.yaml:1:4 cannot be read: no valid YAML/],
    ["a missing anchor", "#gone", /no such anchor/],
    ["the network", "https://example.com/a.json", /is on the network; --allow-remote example\.com/],
    ["another scheme", "ftp://example.com/a.json", /neither a file nor http/],
    ["outside", "../outside.yaml", /is outside the document's folder/],
    ["outside, where there is nothing", "../nothing.yaml", /is outside the document's folder/],
    ["an absolute path", "/etc/hostname", /\/etc\/hostname is outside/],
    ["a file URL", "file:///etc/hostname", /\/etc\/hostname is outside/],
    ["encoded dots", "%2e%2e/outside.yaml", /is outside the document's folder/],
    ["a symlink that leaves", "link.yaml", /is outside the document's folder/],
    ["itself", "#/paths/~1a/get/responses/200", /leads back to itself/],
    ["what is only behind itself", "#/paths/~1a/get/responses/200/x", /there is no "x"/],
  ];
  it.each(table)("%s refuses the operation that needs it, and no other", async (_what, ref, reason) => {
    const cwd = mkdtempSync(join(tmpdir(), "refs-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    mkdirSync(join(cwd, "spec"));
    writeFileSync(join(cwd, "outside.yaml"), "type: string");
    symlinkSync(join(cwd, "outside.yaml"), join(cwd, "spec/link.yaml"));
    writeFileSync(join(cwd, "spec/broken.yaml"), "a: b: c");
    const document = { openapi: "3.0.3", paths: { "/a": { get: { responses: { 200: { $ref: ref } } }, put: {} } } };
    writeFileSync(join(cwd, "spec/openapi.json"), JSON.stringify(document));
    const result = await readInput({ cwd, specs: ["spec/openapi.json"] });
    expect(refused(result)).toEqual([expect.stringMatching(reason)]);
    expect(served(result)).toEqual(["PUT /a [a]"]);
    expect(codes(result)).toEqual(["warning ref-unresolved"]);
    expect(result.diagnostics[0]?.origin).toMatchObject({
      file: "spec/openapi.json",
      pointer: "/paths/~1a/get/responses/200",
    });
  });

  it.each([
    ["orders/openapi.json", ".", ["GET /a [a]"], []],
    ["orders/openapi.json", "orders", [], ["warning ref-unresolved", "error nothing-to-serve"]],
    ["orders/openapi.json", "elsewhere", [], ["warning ref-unresolved", "error nothing-to-serve"]],
    ["orders/openapi.json", undefined, [], ["warning ref-unresolved", "error nothing-to-serve"]],
  ])("of %s what lies beside its folder is read within %s: %j", async (spec, within, want, told) => {
    const cwd = mkdtempSync(join(tmpdir(), "refs-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    for (const folder of ["orders", "common", "elsewhere"]) mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, "common/errors.yaml"), "NotFound: { description: none }");
    const responses = { 404: { $ref: "../common/errors.yaml#/NotFound" } };
    writeFileSync(join(cwd, spec), JSON.stringify({ openapi: "3.0.3", paths: { "/a": { get: { responses } } } }));
    const result = await readInput({
      cwd,
      specs: [spec],
      ...(within !== undefined && { within: join(cwd, within) }),
    });
    expect(served(result)).toEqual(want);
    expect(codes(result).toSorted().toReversed()).toEqual(told);
  });

  it("refuses through any number of models, circles included", async () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const schemas = {
      A: { properties: { b: ref("B") } },
      B: { items: ref("C") },
      C: { oneOf: [ref("A"), ref("Gone")] },
      D: { type: "string" },
    };
    const answer = (name: string) => ({ responses: { 200: { content: { "a/b": { schema: ref(name) } } } } });
    const result = await readFiles({
      "a.json": { openapi: "3.0.0", paths: { "/a": { get: answer("A"), put: answer("D") } }, components: { schemas } },
    });
    expect(refused(result)).toEqual([expect.stringMatching(/^GET \/a: .*"Gone"/)]);
    expect([...result.api.models.keys()]).toEqual(["D"]);
  });

  it("minds only what is used", async () => {
    const result = await readFiles({
      "a.json": withSchema(
        { type: "string" },
        { components: { schemas: { A: { $ref: "https://example.com/gone" } } } },
      ),
    });
    expect(codes(result)).toEqual([]);
  });

  it("makes refused operations errors when told to be strict", async () => {
    const result = await readFiles({ "a.json": withSchema({ $ref: "#/gone" }) }, { strict: true });
    expect(codes(result)).toContain("error operation-refused");
  });

  it("then says of a document of which nothing is served no more than that", async () => {
    const paths = { "/a": { connect: { responses: { 200: { description: "" } } } } };
    const result = await readFiles({ "a.json": { openapi: "3.1.0", paths } }, { strict: true });
    expect(codes(result)).toEqual(["error operation-refused"]);
  });
});

describe("the network", () => {
  let server: Server;
  let host: string;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url!);
      if (request.url === "/elsewhere.json") response.writeHead(302, { location: "http://127.0.0.2:1/x.json" });
      if (request.url === "/gone.json") response.writeHead(404);
      if (request.url === "/no-url.json") response.writeHead(302, { location: "http://[" });
      if (request.url === "/sign-in") return void response.end("<!doctype html>\n<p>Sign in</p>");
      const number = Number(/^\/chain(\d+)\.json$/.exec(request.url ?? "")?.[1] ?? NaN);
      if (!Number.isNaN(number)) {
        const next = { a: { $ref: `chain${2 * number + 1}.json` }, b: { $ref: `chain${2 * number + 2}.json` } };
        return void response.end(JSON.stringify({ Group: { type: "string", properties: next } }));
      }
      const schemas = {
        User: { properties: { group: { $ref: "b.json#/Group" }, local: { $ref: "file:///etc/hostname" } } },
      };
      response.end(JSON.stringify(request.url === "/a.json" ? schemas : { Group: { type: "string" } }));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it("is not asked unless its host is allowed", async () => {
    asked.length = 0;
    const document = withSchema({ $ref: `http://${host}/a.json#/User` });
    expect(refused(await readFiles({ "a.json": document }))).toEqual([expect.stringContaining("--allow-remote")]);
    expect(refused(await readFiles({ "a.json": document }, { allowRemote: ["example.com"] }))).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it("is asked for documents and what they refer to, which is never a file", async () => {
    asked.length = 0;
    const result = await readFiles(
      { "a.json": withSchema({ $ref: `http://${host}/b.json#/Group` }) },
      { allowRemote: [host] },
    );
    expect(served(result)).toEqual(["GET /a [a]"]);
    const user = await readFiles(
      { "a.json": withSchema({ $ref: `http://${host}/a.json#/User` }) },
      { allowRemote: ["127.0.0.1"] },
    );
    expect(refused(user)).toEqual([expect.stringContaining("is not a file or address that may be read")]);
    expect(asked).toEqual(["/b.json", "/a.json", "/b.json"]);
  });

  it.each(["HTTP://127.0.0.1/a.json", "http://127.0.0.1"])("is asked where %s is allowed", async (address) => {
    const document = withSchema({ $ref: `http://${host}/b.json#/Group` });
    expect(served(await readFiles({ "a.json": document }, { allowRemote: [address] }))).toEqual(["GET /a [a]"]);
  });

  it("is asked for so many documents and no more", async () => {
    asked.length = 0;
    const document = withSchema({ $ref: `http://${host}/chain0.json#/Group` });
    const [reason] = refused(await readFiles({ "a.json": document }, { allowRemote: [host] }));
    expect(reason).toContain("it was not loaded: the document refers to more than 200 files of other hosts");
    expect(asked).toHaveLength(200);
  });

  it.each([
    ["elsewhere.json", /--allow-remote 127\.0\.0\.2:1/],
    ["gone.json", /answers 404/],
    ["sign-in", /sign-in is no YAML or JSON document \(plain text\)/],
    ["no-url.json", /redirects to "http:\/\/\[", which is not a URL/],
  ])("%s is not followed", async (file, reason) => {
    const result = await readFiles(
      { "a.json": withSchema({ $ref: `http://${host}/${file}` }) },
      { allowRemote: [host] },
    );
    expect(refused(result)).toEqual([expect.stringMatching(reason)]);
  });
});
