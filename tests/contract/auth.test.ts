import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { typeCheck } from "./program.js";
import { serveApi, type ApiServer } from "./server.js";
import { apiOf, json, operationOf, renderApi, routeOf } from "./support.js";

const asking = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", security?: Record<string, string[]>[]) =>
  operationOf({
    method,
    ...(security && { security }),
    responses: [{ status: 200, content: [json({ type: "object" })] }],
  });

const API = apiOf(
  [
    routeOf("/reports", [
      asking("GET", [{ bearer: [] }]),
      asking("POST", [{ bearer: [] }, { key: [] }]),
      asking("PUT", [{ bearer: ["write"] }, { bearer: ["admin"] }, {}]),
      asking("PATCH", [{ bearer: [], key: [] }]),
      asking("DELETE"),
    ]),
  ],
  {
    securitySchemes: [
      { name: "bearer", kind: "http", scheme: "bearer" },
      { name: "key", kind: "apiKey", in: "header", parameter: "X-Key" },
      { name: "unused", kind: "oauth2" },
    ],
  },
);

const AUTH = `
import type { Slot } from "./runtime/authorize";
export const slots = {
  async bearer(token: string) {
    return token === "good" ? { name: "ann" } : undefined;
  },
  async key(key: string): Promise<string | false> {
    return key === "k" && "machine";
  },
} satisfies Record<string, Slot>;
`;

const ROUTE = `
import { defineRoute } from "@/lib/api/define-route";
import { reports } from "@/lib/api/routes/reports";
export default defineRoute(reports, {
  async GET({ auth }) {
    return { status: 200, body: { name: auth.bearer.name } };
  },
  async POST({ auth }) {
    return { status: 200, body: { name: auth.bearer ? auth.bearer.name : auth.key.toUpperCase() } };
  },
  async PUT({ auth }) {
    return { status: 200, body: { name: auth.bearer?.name ?? "nobody" } };
  },
  async PATCH({ auth }) {
    return { status: 200, body: { name: auth.bearer.name + auth.key.toUpperCase() } };
  },
  async DELETE(input) {
    return { status: 200, body: { asked: "auth" in input } };
  },
});
`;

async function filesOf(own: Record<string, string>, options: { mock?: boolean } = {}): Promise<Map<string, string>> {
  const rendered = await renderApi(API, options);
  return new Map(rendered.map(({ path, text }) => [path, own[path] ?? text]));
}

const WRITTEN = { "lib/api/auth.ts": AUTH, "pages/api/reports.ts": ROUTE };

describe("what a handler knows of who is calling", () => {
  test("is of the types that the slots answer, as the alternatives have it", async () => {
    const wrong: [right: string, wrong: string, error: string][] = [
      ['bearer?.name ?? "nobody"', "bearer.name", "'auth.bearer' is possibly 'undefined'."],
      ["name: auth.bearer.name }", "name: auth.key.length }", "'auth.key' is possibly 'undefined'."],
      ["async DELETE(input)", "async DELETE({ auth, ...input })", "Property 'auth' does not exist on type 'Context'."],
      ["async PUT({ auth })", "async PUT({ auth: { unused, ...auth } })", "Property 'unused' does not exist on type"],
    ];
    const files = await filesOf(WRITTEN);
    wrong.forEach(([before, after], index) => files.set(`pages/api/wrong${index}.ts`, ROUTE.replace(before, after)));
    const relative = [...files].map(([path, text]) => [path, text.replaceAll("@/", "../../")] as const);
    const errors = typeCheck(new Map(relative)).map((error) => error.split("\n", 1).join());
    const [first, ...others] = wrong.map(
      ([, , error], index) => expect.stringMatching(`wrong${index}.*${error}`) as string,
    );
    expect(errors.filter((error) => !/wrong[13].*(?:never read|not assignable)/.test(error))).toEqual([
      first,
      ...others,
    ]);
  });

  describe("served", () => {
    let server: ApiServer;
    beforeAll(async () => void (server = await serveApi(await asFiles(WRITTEN))));
    afterAll(() => server.close());

    const bearer = { Authorization: "Bearer good" };
    const key = { "X-Key": "k" };
    test.each<[method: string, headers: Record<string, string>, status: number, body: object]>([
      ["GET", bearer, 200, { name: "ann" }],
      ["GET", key, 401, { status: 401 }],
      ["GET", { constructor: "x" }, 401, { status: 401 }],
      ["POST", bearer, 200, { name: "ann" }],
      ["POST", key, 200, { name: "MACHINE" }],
      ["PUT", {}, 200, { name: "nobody" }],
      ["PUT", bearer, 200, { name: "ann" }],
      ["PATCH", bearer, 401, { status: 401 }],
      ["PATCH", { ...bearer, ...key }, 200, { name: "annMACHINE" }],
      ["DELETE", bearer, 200, { asked: false }],
    ])("%s with %j is %i", async (method, headers, status, body) => {
      const answer = await server.send(method, "/api/reports", { headers });
      expect([answer.status, answer.json]).toEqual([status, expect.objectContaining(body)]);
    });
  });
});

async function asFiles(own: Record<string, string>, options: { mock?: boolean } = {}) {
  return [...(await filesOf(own, options))].map(([path, text]) => ({ path, text }));
}

/** What requests are answered, and what the server log has of it. */
async function asked(files: { path: string; text: string }[], ...requests: [method: string, token?: string][]) {
  const log = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const server = await serveApi(files);
  const statuses: number[] = [];
  for (const [method, token] of requests) {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    statuses.push((await server.send(method, "/api/reports", { headers })).status);
  }
  await server.close();
  const lines = log.mock.calls.map(String);
  log.mockRestore();
  return { statuses, lines };
}

describe("a slot that nobody has filled", () => {
  const UNFILLED = (name: string) => `Answered 401: the slot ${name} in lib/api/auth.ts is not filled.`;

  test("is named in the server log once, with a credential or without", async () => {
    const { statuses, lines } = await asked(await asFiles({}), ["GET"], ["GET", "good"], ["POST"], ["DELETE"]);
    expect({ statuses, lines }).toEqual({
      statuses: [401, 401, 401, 501],
      lines: [UNFILLED("bearer"), UNFILLED("key")],
    });
  });

  test("that is missing is, too; one that is filled and refuses is not", async () => {
    const auth = AUTH.replace(/ {2}async key[^]*?\n {2}\},\n/, "");
    const { statuses, lines } = await asked(
      await asFiles({ "lib/api/auth.ts": auth }),
      ["GET", "bad"],
      ["POST", "bad"],
    );
    expect(statuses).toEqual([401, 401]);
    expect(lines).toEqual(["Answered 401: the slot key in lib/api/auth.ts is missing."]);
  });

  test("is told from one that takes no credential and refuses", async () => {
    const auth = AUTH.replace(
      /async key\([^]*?\n {2}\},/,
      "async key() {\n    return await Promise.resolve(false as false | string);\n  },",
    ).replace(/async bearer\([^]*?\n {2}\},/, "async bearer() {\n    return;\n  },");
    const { statuses, lines } = await asked(await asFiles({ "lib/api/auth.ts": auth }), ["POST"], ["POST", "good"]);
    expect({ statuses, lines }).toEqual({ statuses: [401, 401], lines: [UNFILLED("bearer")] });
  });

  test("is nothing that production speaks of", async () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(await asked(await asFiles({}), ["GET"])).toEqual({ statuses: [401], lines: [] });
    vi.unstubAllEnvs();
  });
});

describe("with mocks", () => {
  test.each([
    ["development", "", [200, 200, 200]],
    ["production", "", [401, 401, 200]],
    ["development", "export const openInDevelopment = true;", [401, 401, 200]],
  ])("in %s, without the line %j, GET, POST and DELETE are %j", async (environment, line, statuses) => {
    vi.stubEnv("NODE_ENV", environment);
    const files = await asFiles({}, { mock: true });
    const edited = files.map(({ path, text }) => ({ path, text: line === "" ? text : text.replace(line, "") }));
    expect((await asked(edited, ["GET"], ["POST"], ["DELETE"])).statuses).toEqual(statuses);
    vi.unstubAllEnvs();
  });
});

test("a 401 that a slot throws says it too, unless it has said it", async () => {
  const auth = AUTH.replace(
    "    return token ===",
    `    if (token === "old") throw new Problem(401, "expired");
    if (token === "odd") throw new Problem(401, "odd", { headers: { "www-authenticate": "Odd" } });
    return token ===`,
  ).replace("import", 'import { Problem } from "./runtime/problem";\nimport');
  const server = await serveApi(await asFiles({ "lib/api/auth.ts": auth }));
  const ask = async (token: string) => {
    const { status, headers } = await server.send("GET", "/api/reports", {
      headers: { Authorization: `Bearer ${token}` },
    });
    return [status, headers["www-authenticate"]];
  };
  const answers = [await ask("old"), await ask("odd"), await ask("bad")];
  expect(answers).toEqual([
    [401, "Bearer"],
    [401, "Odd"],
    [401, "Bearer"],
  ]);
  await server.close();
});

test("every 401 says what it asks for, in whichever place and where no scheme is registered for it", async () => {
  const key = (place: "query" | "header" | "cookie") =>
    ({ name: place, kind: "apiKey", in: place, parameter: "k" }) as const;
  const schemes = [key("query"), key("header"), key("cookie"), { name: "of us", kind: "mutualTLS" } as const];
  const routes = schemes.map(({ name }) => routeOf(`/${name.slice(0, 2)}`, [asking("GET", [{ [name]: [] }])]));
  const server = await serveApi(await renderApi(apiOf(routes, { securitySchemes: schemes })));
  const asked = routes.map(({ id }) => server.send("GET", `/api${id}`));
  const answers = (await Promise.all(asked)).map(({ status, headers }) => [status, headers["www-authenticate"]]);
  expect(answers).toEqual([
    [401, "APIKey"],
    [401, "APIKey"],
    [401, "APIKey"],
    [401, "of-us"],
  ]);
  await server.close();
});

test("auth.ts has a slot for each scheme that is asked for, and is there only where one is", async () => {
  const auth = (await filesOf({})).get("lib/api/auth.ts");
  expect(auth?.match(/(?<=^ {2}async )\w+(?=\()/gm)).toEqual(["bearer", "key"]);
  expect(auth).not.toContain("openInDevelopment");
  const open = await renderApi(
    apiOf([routeOf("/reports", [asking("GET"), asking("POST", [{}])])], { securitySchemes: API.securitySchemes }),
  );
  expect(open.map(({ path }) => path).filter((path) => /api\/(?:auth|security)\.ts/.test(path))).toEqual([]);
});
