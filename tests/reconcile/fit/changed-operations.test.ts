import { describe, expect, test } from "vitest";
import type { ChangedOperation } from "../../../src/model/changed-operation.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../../support/folder.js";
import { told as runs } from "../../support/typed.js";

/** What a run says of contracts, from one spec to the next. */
async function changed(old: string, next: string, ...flags: string[]): Promise<ChangedOperation[]> {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": old });
  await runs(folder, "generate", ...flags);
  writeFiles(folder, { "api-routes.yaml": next });
  const { stdout } = await runs(folder, "generate", "--check", "--json", ...flags);
  return (JSON.parse(stdout) as { changedOperations: ChangedOperation[] }).changedOperations;
}

/** One body, or answer, of two media types. */
const content = (json: string, other?: string): string =>
  `content: { application/json: { schema: ${json} }${other === undefined ? "" : `, application/b+json: { schema: ${other} }`} }`;
const bodies = (json: string, other?: string): string => `body: { required: true, ${content(json, other)} }`;
const answers = (json: string, other?: string): string => `responses: { 200: { ${content(json, other)} } }`;

/** One operation as it was, as it comes to be, and what is said of it; `!` marks what breaks callers. */
const CASES: [was: string, is: string, said: string][] = [
  ["responses: { 201: A }", "responses: { 202: A }", "201 -> 202!"],
  ["responses: { 200: A }", "responses: { 200: A, 404: Problem }", "+ 404"],
  ["responses: { 200: A, 404: Problem }", "responses: { 200: A }", "- 404"],
  ["response: A", "response: null", "200 -> 204, 204 - body!"],
  ["body: { from: date }", "body: { from: date, note: string? }", "body + note?"],
  ["body: { from: date }", "body: { from: date, note: string }", "body + note!"],
  ["body: { from: date }", "body: { from: date, by: { type: string, default: me } }", "body + by?"],
  ["body: { from: date, note: string? }", "body: { from: date }", "body - note"],
  ["body: { at: { zip: string } }", "body: { at: { zip: integer } }", "body.at.zip: string -> number!"],
  ["body: A", "body: A?", "body may be left out"],
  ["body: A?", "body: A", "body is required!"],
  ["summary: x", "body: A", "+ body!"],
  ["query: { page: integer? }", "query: { page: integer }", "query page? -> page!"],
  ["query: { page: integer }", "query: { page: integer? }", "query page -> page?"],
  ["query: { page: integer? }", "query: { size: { type: integer, default: 9 } }", "query + size, query - page"],
  ["summary: x", "query: { page: integer? }", "query + page?"],
  ["summary: x", "headers: { X-A: { type: string, default: a } }", "headers + x-a"],
  ["summary: x", "query: { page: integer, q: string? }", "query + page, query + q?!"],
  ["headers: { X-A: string? }", "headers: { X-A: string }", "headers x-a? -> x-a!"],
  ["response: { role: a|b }", "response: { role: a|b|c }", '200.role + "c"!'],
  ["body: { role: a|b }", "body: { role: a|b|c }", 'body.role + "c"'],
  ["body: { role: a|b }", "body: { role: { type: string, enum: [a] } }", 'body.role - "b"!'],
  ["response: { n: integer }", 'response: { n: { type: [integer, "null"] } }', "200.n may be null!"],
  ['response: "A[]"', 'response: { items: "A[]" }', "200: A[] -> an object!"],
  ['response: "A[]"', 'response: "B[]"', "200[] + y, 200[] - x!"],
  ["response: { a: A }", "response: { a: A, b: B }", "200 + b"],
  ["body: { n: { type: string, maxLength: 5 } }", "body: { n: { type: string, maxLength: 4 } }", "other checks"],
  ["summary: x", "summary: y", ""],
  [bodies("A", "string"), bodies("{ x: string, y: string }", "string"), "body (application/json) + y!"],
  [bodies("A", "string"), bodies("A", "integer"), "body (application/b+json): string -> number!"],
  [bodies("A", "string"), `${bodies("A", "string")}, query: { q: string }`, "query + q!"],
  [bodies("A", "string"), bodies("A"), "- body (application/b+json)!"],
  [bodies("A"), bodies("A", "string"), "+ body (application/b+json)"],
  [bodies("A"), bodies("B", "string"), "body + y, body - x, + body (application/b+json)!"],
  [answers("A", "string"), answers("A", "integer"), "200: string -> number!"],
  [answers("A", "string"), answers("{ x: string, y: string }", "string"), "200 + y"],
  ["summary: x", "security: key", "who may call!"],
];

const spec = (operation: string): string => `securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
models: { A: { x: string }, B: { "y": string } }
routes: { "rooms/[id]": { post: { ${operation} } } }
`;

describe("what becomes of an operation", () => {
  test.each(CASES)("%s: %s", async (was, is, said) => {
    const found = await changed(spec(was), spec(is));
    expect(found.map(({ changes, breaking }) => `${changes.join(", ")}${breaking ? "!" : ""}`)).toEqual(
      said === "" ? [] : [said],
    );
    expect(found.every(({ method, route }) => `${method} ${route}` === "POST /rooms/:id")).toBe(true);
  });
});

const routes = (models: string, ...names: string[]): string =>
  `models: { ${models} }\nroutes:\n${names.map((name) => `  ${name}: { get: { response: User } }\n`).join("")}`;

test("a model's change is told of every operation that takes or gives it, however far in", async () => {
  const old = routes("User: { home: Place }, Place: { zip: string }, Other: { x: string }", "users", "people");
  const found = await changed(old, old.replace("zip: string", "zip: string, town: string"));
  expect(found.map(({ route, changes }) => [route, ...changes])).toEqual([
    ["/people", "200.home + town"],
    ["/users", "200.home + town"],
  ]);
});

test("models that are in themselves end", async () => {
  const old = routes('User: { friends: "User[]", name: string }', "users");
  const found = await changed(old, old.replace("name: string", "name: integer"));
  expect(found.map(({ changes }) => changes)).toEqual([["200.name: string -> number"]]);
});

test("models that may be null within themselves end, with a handler that reads them", async () => {
  const old = routes('User: { boss: { anyOf: [User, { type: "null" }] }, name: string }', "users");
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": old });
  await runs(folder, "generate");
  const route = "pages/api/users.ts";
  const text = (readTree(folder)[route] ?? "").replace(/throw new .*;/, "return { status: 200, body: await load() };");
  writeFiles(folder, { "api-routes.yaml": old.replace("name: string", "name: integer"), [route]: text });
  const { stdout, stderr } = await runs(folder, "generate");
  expect(`${stdout}${stderr}`).toContain("GET /users: 200.name: string -> number");
});

test("operations that come and go are told, but none of a first run", async () => {
  const found = await changed(
    routes("User: { a: string }", "users", "old"),
    routes("User: { a: string }", "users", "new"),
  );
  expect(found).toEqual([
    { method: "GET", route: "/new", changes: ["new"], breaking: false },
    { method: "GET", route: "/old", changes: ["gone"], breaking: true },
  ]);
  expect(await changed("routes: {}", routes("User: { a: string }", "users"))).toEqual([]);
});

test("a contract that gets another place in lib/api is the same one, and what else changes of it is told", async () => {
  const document = (...statuses: number[]): string => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: "" }]));
    const paths = {
      "/users/{id}": { get: { responses } },
      "/other": { get: { responses: { 204: { description: "" } } } },
    };
    return JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
  };
  const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document(204) });
  await runs(folder, "generate", "openapi.json");
  writeFiles(folder, { "openapi.json": document(204, 304) });
  const { stdout } = await runs(folder, "generate", "openapi.json", "--as", "shop", "--check", "--json");
  expect((JSON.parse(stdout) as { changedOperations: unknown }).changedOperations).toEqual([
    { method: "GET", route: "/users/:id", changes: ["+ 304"], breaking: false },
  ]);
});

test("of a schema that a contract declares once its change is told, and not that it is declared", async () => {
  const place = (zip: string): string => `{ town: string, zip: { type: string, pattern: "${zip}" } }`;
  const shops = (zip: string, methods: string): string =>
    `routes: { shops: { ${methods.replaceAll("*", `{ body: ${place(zip)}, response: null }`)} } }`;
  const said = async (was: string, is: string): Promise<string[]> =>
    (await changed(was, is)).map(({ method, changes }) => `${method}: ${changes.join(", ")}`);
  expect(await said(shops("^1$", "put: *"), shops("^1$", "put: *, post: *"))).toEqual(["POST: new"]);
  const both = shops("^1$", "put: *, post: *");
  expect(await said(both, shops("^2$", "put: *, post: *"))).toEqual(["POST: other checks", "PUT: other checks"]);
});

test("in the App Router too, below a prefix and in a place", async () => {
  const found = await changed(spec("response: A"), spec("response: B"), "--router", "app");
  expect(found.map(({ changes }) => changes)).toEqual([["200 + y", "200 - x"]]);
});

describe("other checks are told of the operations that have them", () => {
  const long = "{ a: { type: string, maxLength: 5 }, b: { type: string, maxLength: 6 }, c: string }";
  const told = async (old: string, next: string): Promise<string[]> =>
    (await changed(old, next)).map(({ method, route, changes }) => `${method} ${route}: ${changes.join(", ")}`);

  test("not of one whose answer another comes to share", async () => {
    const old = `routes: { users: { get: { response: ${long} }, post: { response: { d: string } } } }\n`;
    const found = await told(old, old.replace("{ d: string }", long));
    expect(found).toEqual(["POST /users: 200 + a, 200 + b, 200 + c, 200 - d"]);
  });

  test("of each that shares an answer whose checks change", async () => {
    const old = `routes: { users: { get: { response: ${long} }, put: { response: { d: string } }, post: { response: ${long} } } }\n`;
    const found = await told(old, old.replaceAll("maxLength: 6", "maxLength: 7"));
    expect(found).toEqual(["GET /users: other checks", "POST /users: other checks"]);
  });

  test("of those that take a model whose checks change, however far in", async () => {
    const old = `models: { A: { b: B }, B: { c: { type: string, maxLength: 5 } }, C: { d: string } }
routes: { users: { get: { response: A }, post: { body: C } }, others: { get: { response: B } } }\n`;
    expect(await told(old, old.replace("maxLength: 5", "maxLength: 4"))).toEqual([
      "GET /others: other checks",
      "GET /users: other checks",
    ]);
  });

  test("of the one path among those of a file that has them", async () => {
    const path = (most: number): object => ({
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { name: "q", in: "query", schema: { type: "string", maxLength: most } },
      ],
      get: { responses: { 204: { description: "" } } },
      put: { responses: { 204: { description: "" } } },
    });
    const document = (one: number, other: number): string =>
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "t", version: "1" },
        paths: { "/users/{id}:cancel": path(one), "/users/{id}:start": path(other) },
      });
    const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document(1, 2) });
    await runs(folder, "generate", "openapi.json");
    writeFiles(folder, { "openapi.json": document(1, 3) });
    const { stdout } = await runs(folder, "generate", "openapi.json", "--check", "--json");
    const { changedOperations } = JSON.parse(stdout) as { changedOperations: ChangedOperation[] };
    expect(changedOperations.map(({ method, changes }) => [method, ...changes])).toEqual([
      ["GET", "other checks"],
      ["PUT", "other checks"],
    ]);
  });

  test("not where only the operation's own id is new", async () => {
    const old = "routes: { users: { get: { operationId: a, response: string } } }\n";
    expect(await told(old, old.replace("operationId: a", "operationId: b"))).toEqual([]);
  });
});
