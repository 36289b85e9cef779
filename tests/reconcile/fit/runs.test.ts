import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../../support/folder.js";
import { told } from "../../support/typed.js";

const SPEC = `
routes:
  users:
    get: { query: { page: integer?, q: string? }, responses: { 200: "User[]", 404: Problem } }
    post: { body: NewUser, responses: { 201: User } }
  users/[id]:
    get: { response: User }
  posts:
    get: { responses: { 200: User } }
models:
  User: { id: string, name: string, boss: User? }
  NewUser: { name: string, age: integer? }
  Problem: { title: string }
`;

const USERS = `import { defineRoute } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";

export default defineRoute(users, {
  async GET({ query }) {
    return { status: 200, body: [{ id: String(query.page), name: "Ann" }] };
  },
  async POST({ body }) {
    return { status: 201, body: { id: String(body.age), name: body.name } };
  },
});
`;

const USER = `import { defineRoute } from "@/lib/api/define-route";
import { usersById } from "@/lib/api/routes/users/[id]";

export default defineRoute(usersById, {
  async GET({ params }) {
    return { status: 200, body: { id: params.id, name: "Ann" } };
  },
});
`;

/** A project with two routes that were written by hand, and one that was not. */
async function project(files: Record<string, string> = {}): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  await told(folder, "generate");
  writeFiles(folder, { "pages/api/users.ts": USERS, "pages/api/users/[id].ts": USER, ...files });
  const { code } = await told(folder, "generate");
  expect(code).toBe(0);
  return folder;
}

/** What a run says of code that may no longer fit. */
function toAdapt({ stderr }: { stderr: string }): string[] {
  return [...stderr.matchAll(/^warning (.*) \[may-not-fit\]$/gm)].map(([, line = ""]) =>
    line.replace(" may no longer fit its contract", ""),
  );
}

type Change = readonly [from: string | RegExp, to: string];

const USER_GROWS: Change = ["name: string, boss", "name: string, email: email, boss"];

test.each<[what: string, change: Change, told: string[]]>([
  [
    "a field that answers need",
    USER_GROWS,
    [
      'pages/api/users.ts GET: answer 200 needs field "[].email"',
      'pages/api/users.ts POST: answer 201 needs field "email"',
      'pages/api/users/[id].ts GET: answer 200 needs field "email"',
    ],
  ],
  ["another status", ["201: User", "200: User"], ["pages/api/users.ts POST: answer 201 is gone, 200 came"]],
  [
    "another status with another body",
    ["201: User", "202: Problem"],
    [
      'pages/api/users.ts POST: answer 201 is gone, 202 came; answer 202 needs field "title"; ' +
        'answer 202: field "id" is gone; answer 202: field "name" is gone',
    ],
  ],
  ["a parameter that goes", ["page: integer?, ", ""], ['pages/api/users.ts GET: query "page" is gone']],
  [
    "a parameter of another type",
    ["page: integer?", "page: string?"],
    ['pages/api/users.ts GET: query "page" is string, was number'],
  ],
  ["a field of the body that goes", [", age: integer?", ""], ["pages/api/users.ts POST: body.age is gone"]],
  [
    "a field of the body that may be missing",
    ["NewUser: { name: string", "NewUser: { name: string?"],
    ["pages/api/users.ts POST: body.name may be missing"],
  ],
  [
    "a header that answers need",
    ["201: User", "201: { content: { application/json: User }, headers: { etag: string } }"],
    ["pages/api/users.ts POST: answer 201 needs headers"],
  ],
  [
    "a field that goes from answers",
    ["name: string, boss", "boss"],
    [
      'pages/api/users.ts GET: answer 200: field "[].name" is gone',
      'pages/api/users.ts POST: answer 201: field "name" is gone',
      'pages/api/users/[id].ts GET: answer 200: field "name" is gone',
    ],
  ],
])("%s is told, line by line", async (_, [from, to], lines) => {
  const folder = await project();
  writeFiles(folder, { "api-routes.yaml": SPEC.replace(from, to) });
  const ran = await told(folder, "generate");
  expect([ran.code, toAdapt(ran)]).toEqual([1, lines]);
});

test("it is told once, predicted by --check and --dry-run, and to CI as an error", async () => {
  const folder = await project();
  writeFiles(folder, { "api-routes.yaml": SPEC.replace("201: User", "200: User") });
  for (const mode of [["--check"], ["--dry-run"], []]) {
    const ran = await told(folder, "generate", ...mode);
    expect([ran.code, toAdapt(ran)]).toEqual([1, ["pages/api/users.ts POST: answer 201 is gone, 200 came"]]);
    expect(ran.stderr).toContain("Adapt what is named, then run tsc");
  }
  const again = await told(folder, "generate");
  expect([again.code, toAdapt(again)]).toEqual([0, []]);
  writeFiles(folder, { "api-routes.yaml": SPEC.replace("page: integer?, ", "") });
  const inCi = await told(folder, "generate", "--reporter", "github");
  expect(inCi.stdout).toMatch(
    /^::error file=pages\/api\/users.ts,title=may-not-fit::pages\/api\/users.ts GET .*: query "page" is gone/m,
  );
});

test.each<[what: string, change: Change]>([
  ["a field that answers may have", ["name: string, boss", "name: string, email: email?, boss"]],
  ["a parameter that comes", ["page: integer?", "page: integer?, size: integer"]],
  ["a parameter that no handler takes", [", q: string?", ""]],
  ["a parameter that is there in any case", ["page: integer?", "page: integer"]],
  ["a field of the body that comes", ["NewUser: { name", "NewUser: { mail: email, name"]],
  ["an answer that comes", ["201: User", "201: User, 409: Problem"]],
  ["an answer that goes and that no handler gives", [", 404: Problem", ""]],
  [
    "a header that answers may have",
    ["201: User", "201: { content: { application/json: User }, headers: { etag: string? } }"],
  ],
  [
    "what changes for a handler that nobody wrote",
    ["get: { responses: { 200: User } }", "get: { query: { a: integer }, responses: { 202: Problem } }"],
  ],
  ["a limit", ["name: string, boss", "name: { type: string, maxLength: 9 }, boss"]],
])("%s leaves handlers as they are", async (_, [from, to]) => {
  const folder = await project();
  const text = SPEC.replace(from, to);
  expect(text).not.toBe(SPEC);
  writeFiles(folder, { "api-routes.yaml": text });
  const ran = await told(folder, "generate");
  expect([ran.code, toAdapt(ran)]).toEqual([0, []]);
});

test("other code that takes types from contracts is told too", async () => {
  const store = `import type { NewUser } from "@/lib/api/models/new-user";
import type { User } from "@/lib/api/models/user";

export const add = (user: NewUser): User => ({ id: "1", ...user });
`;
  const folder = await project({
    "lib/store.ts": store,
    "lib/inline.ts": 'export const users: import("./api/models/user").User[] = [{ id: "", name: "" }];\n',
    "lib/none.ts": 'export const users: import("./api/models/user").User[] = [];\n',
    "lib/models.ts": 'export * from "./api/models/user";\n',
    "lib/made.ts": 'import type { User } from "./models";\n\nexport const user: User = { id: "", name: "" };\n',
    "lib/read.ts": 'import type { User } from "./models";\n\nexport const nameOf = (user: User) => user.name;\n',
  });
  writeFiles(folder, { "api-routes.yaml": SPEC.replace(USER_GROWS[0], USER_GROWS[1]) });
  expect(toAdapt(await told(folder, "generate")).filter((line) => line.startsWith("lib/"))).toEqual([
    'lib/inline.ts: User needs field "email"',
    'lib/store.ts: User needs field "email"',
    'lib/made.ts: User needs field "email"',
  ]);
});

const WRAPPER = `import { defineRoute } from "./api/define-route";

export const wrap: typeof defineRoute = (contract, handlers) => defineRoute(contract, handlers);
`;

const WRAPPED = USERS.replace("{ defineRoute }", "{ wrap }")
  .replace("@/lib/api/define-route", "@/lib/wrap")
  .replace("default defineRoute", "default wrap");

test("handlers that are given to a function of the user's own, and values of a schema", async () => {
  const schema =
    'import { userSchema } from "./api/models/user";\n\nexport const user: (typeof userSchema)["_output"] = { id: "", name: "" };\n';
  const folder = await project({ "lib/wrap.ts": WRAPPER, "pages/api/users.ts": WRAPPED, "lib/schema.ts": schema });
  writeFiles(folder, { "api-routes.yaml": SPEC.replace(USER_GROWS[0], USER_GROWS[1]) });
  expect(toAdapt(await told(folder, "generate"))).toEqual([
    'lib/schema.ts: userSchema needs field "email"',
    'pages/api/users.ts: users needs field "email" of User; users needs field "POST.response.body.email"',
    'pages/api/users/[id].ts GET: answer 200 needs field "email"',
  ]);
});

test("a method is not put where what it needs is not imported", async () => {
  const folder = await project({ "lib/wrap.ts": WRAPPER, "pages/api/users.ts": WRAPPED });
  writeFiles(folder, {
    "api-routes.yaml": SPEC.replace("    post:", "    put: { body: NewUser, response: User }\n    post:"),
  });
  const { code } = await told(folder, "generate");
  expect([code, readFileSync(join(folder, "pages/api/users.ts"), "utf8")]).toEqual([1, WRAPPED]);
});

test("a slug renamed with --move is told: the handler reads the old one", async () => {
  const folder = makeFolder({ ...TS_PROJECT });
  const document = (slug: string): string =>
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        [`/users/{${slug}}`]: {
          get: {
            operationId: "getUser",
            parameters: [{ name: slug, in: "path", required: true, schema: { type: "string" } }],
            responses: { 204: { description: "" } },
          },
        },
      },
    });
  writeFiles(folder, { "openapi.json": document("id") });
  await told(folder, "generate", "openapi.json");
  const path = join(folder, "pages/api/users/[id].ts");
  const text = readFileSync(path, "utf8").replace("GET()", "GET({ params })");
  const written = text.replace("throw new NotImplemented();", "console.log(params.id);\n    return { status: 204 };");
  writeFiles(folder, { "pages/api/users/[id].ts": written.replace(", NotImplemented", "") });
  writeFiles(folder, { "openapi.json": document("userId") });
  const ran = await told(folder, "generate", "openapi.json", "--move");
  expect([ran.code, toAdapt(ran)]).toEqual([1, ['pages/api/users/[userId].ts GET: parameter "id" is gone']]);
  const again = await told(folder, "generate", "openapi.json");
  expect([again.code, toAdapt(again)]).toEqual([0, []]);
});

test("codes that share an alternative are told one by one when they part", async () => {
  const statuses = (last: string) => `responses: { 200: User, 400: { code: integer }, 403: { code: integer }${last} }`;
  const spec = (last: string) => SPEC.replace("get: { response: User }", `get: { ${statuses(last)} }`);
  const folder = await project({ "api-routes.yaml": spec(", 404: { code: integer }") });
  const answer = 'return params.id === "" ? { status: 403, body: { code: 1 } } : { status: 404, body: { code: 1 } };';
  writeFiles(folder, { "pages/api/users/[id].ts": USER.replace(/return .*;/, answer) });
  expect((await told(folder, "generate")).code).toBe(0);
  writeFiles(folder, { "api-routes.yaml": spec(", 404: { code: integer, note: string }") });
  const ran = await told(folder, "generate");
  expect([ran.code, toAdapt(ran)]).toEqual([1, ['pages/api/users/[id].ts GET: answer 404 needs field "note"']]);
});

test("answers of one status are held against those of their own media type", async () => {
  const spec = (field: string): string =>
    SPEC.replace(
      "get: { response: User }",
      "get: { responses: { 200: { content: { application/json: { id: string" +
        `${field} }, application/vnd.note+json: { id: string, note: string } } } } }`,
    );
  const rows = 'const rows = { contentType: "application/json" as const, body: { id: "1", note: 1 } };\n\n';
  const written = USER.replace(/return .*;/, "return { status: 200, ...rows };").replace(
    /^export default/m,
    `${rows}$&`,
  );
  const folder = await project();
  writeFiles(folder, { "api-routes.yaml": spec(""), "pages/api/users/[id].ts": written });
  await told(folder, "generate");
  writeFiles(folder, { "api-routes.yaml": spec(", tag: string?") });
  expect(toAdapt(await told(folder, "generate"))).toEqual([]);
  writeFiles(folder, { "api-routes.yaml": spec(", tag: string?, note: string?") });
  expect(toAdapt(await told(folder, "generate"))).toEqual([
    'pages/api/users/[id].ts GET: answer 200: field "note" came, and the file has "note" too',
  ]);
});

test("an example that comes to handlers in a constant is told: its status is any number there", async () => {
  const folder = await project();
  const path = join(folder, "pages/api/posts.ts");
  const lifted = readFileSync(path, "utf8").replace(
    /export default defineRoute\(posts, (\{[^]*\n\})\);/,
    "const handlers = $1;\n\nexport default defineRoute(posts, handlers);",
  );
  writeFiles(folder, { "pages/api/posts.ts": lifted });
  const ran = await told(folder, "generate", "--mock");
  expect([ran.code, toAdapt(ran)]).toEqual([
    1,
    ["pages/api/posts.ts GET: its example is in a constant, where its status is any number"],
  ]);
});

test("a method that the run puts among handlers in a constant is not missing in their type", async () => {
  const handlers = USERS.replace(
    "export default defineRoute(users, {",
    "const handlers: Handlers<UsersRoute, Context> = {",
  )
    .replace("});\n", "};\n\nexport default defineRoute(users, handlers);\n")
    .replace("{ defineRoute }", "{ type Context, defineRoute }")
    .replace("{ users }", "{ users, type UsersRoute }");
  const folder = await project({
    "pages/api/users.ts": `import type { Handlers } from "@/lib/api/runtime/contract";\n${handlers}`,
    "lib/others.ts": handlers.replace("export default defineRoute(users, handlers);\n", "export default handlers;\n"),
  });
  writeFiles(folder, { "api-routes.yaml": SPEC.replace("    post:", "    delete: { response: null }\n    post:") });
  const ran = await told(folder, "generate");
  expect(readFileSync(join(folder, "pages/api/users.ts"), "utf8")).toContain("async DELETE()");
  expect(toAdapt(ran)).toEqual(['lib/others.ts: UsersRoute needs field "DELETE"']);
});

test("a handler kept in a conflict whose operation is gone", async () => {
  const folder = await project();
  const spec = readFileSync(join(folder, "api-routes.yaml"), "utf8");
  writeFiles(folder, { "api-routes.yaml": spec.replace("post:", "put:") });
  const conflict = await told(folder, "generate");
  expect([conflict.code, conflict.stderr]).toEqual([1, expect.stringContaining("Take POST out of pages/api/users.ts")]);
  const before = readTree(folder);
  const refused = await told(folder, "resolve", "pages/api/users.ts", "--take", "ours");
  expect([refused.code, readTree(folder)]).toEqual([1, before]);
  expect((await told(folder, "resolve", "pages/api/users.ts", "--take", "theirs")).code).toBe(0);
});

test("a file that imports a route which is removed or goes elsewhere", async () => {
  const importing =
    'import users from "../pages/api/users";\nexport { default as posts } from "@/pages/api/posts";\n\nusers;\n';
  const folder = await project({ "tests/a.test.ts": importing });
  const spec = readFileSync(join(folder, "api-routes.yaml"), "utf8");
  writeFiles(folder, { "api-routes.yaml": spec.replace(/ {2}posts:\n.*\n/, "") });
  const removed = await told(folder, "generate");
  expect([removed.code, imported(removed)]).toEqual([1, ["tests/a.test.ts: pages/api/posts.ts is gone"]]);
  expect(await told(folder, "generate")).toMatchObject({ code: 0 });
  const moved = await told(folder, "generate", "--router", "app");
  expect([moved.code, imported(moved)]).toEqual([
    1,
    ["tests/a.test.ts: pages/api/users.ts is at app/api/users/route.ts now"],
  ]);
});

test("a model that takes fields of any name now, in plain words", async () => {
  const spec = (more: string): string =>
    `routes:\n  tags: { get: { response: Tags } }\nmodels:\n  Tags: { type: object, required: [a], properties: { a: string }${more} }\n`;
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("") });
  expect(await told(folder, "generate")).toMatchObject({ code: 0 });
  writeFiles(folder, {
    "lib/own.ts":
      'import type { Tags } from "./api/models/tags";\n\ninterface Own {\n  a: string;\n}\n\nexport const tags = (own: Own): Tags => own;\n',
    "api-routes.yaml": spec(", additionalProperties: string"),
  });
  expect(toAdapt(await told(folder, "generate"))).toEqual([
    "lib/own.ts: Tags may have fields of any name now, and the file has objects of its own with these fields",
  ]);
});

function imported({ stderr }: { stderr: string }): string[] {
  const lines = stderr.matchAll(/^warning (.*) may no longer fit what it imports(: .*) \[may-not-fit\]$/gm);
  return [...lines].map(([, path = "", why = ""]) => path + why);
}

test("of a file with markers in it only the conflict is told", async () => {
  const folder = await project();
  writeFiles(folder, { "api-routes.yaml": SPEC.replace(/    post:.*\n/, "") });
  const run = await told(folder, "generate", "--conflict", "markers");
  expect(run.code).toBe(1);
  expect(readTree(folder)["pages/api/users.ts"]).toContain("<<<<<<<");
  expect(toAdapt(run)).toEqual([]);
});
