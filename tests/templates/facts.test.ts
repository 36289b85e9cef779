import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../src/model/schema.js";
import { rendered, type Named } from "./render.js";
import { serve, type Running } from "./server.js";

/**
 * What the official examples answer on a real `next start`, and so must the templates. Where `because` says why, they
 * do better, and `official` keeps what the example answered instead.
 */
interface Fact {
  request: { method?: string; path: string; headers?: Record<string, string>; body?: string };
  expect: Expected;
  because?: string;
  official?: Partial<Expected>;
}

interface Expected {
  status: number;
  headers: Record<string, string | string[]>;
  headersAbsent: string[];
  bodyJson?: Json;
  bodyText?: string;
  bodyContains?: string;
}

const FACTS = JSON.parse(readFileSync(resolve(import.meta.dirname, "../fixtures/facts.json"), "utf8")) as Fact[];

const PEOPLE = FACTS.find(({ request }) => request.path === "/api/people")?.expect.bodyJson ?? [];

const ROUTES: Named[] = [
  { name: "people", template: "collection", data: { file: "data/people.json", value: PEOPLE } },
  { name: "cookies", template: "middleware" },
  { name: "graphql", template: "graphql" },
  { name: "graphql-parsed", template: "graphql" },
  { name: "users", template: "rest" },
  { name: "user/[id]", template: "rest" },
  { name: "cors", template: "cors" },
];

async function projectFiles(language: "ts" | "js"): Promise<Record<string, string>> {
  const files = await Promise.all(ROUTES.map((named) => rendered({ ...named, language })));
  const texts = files.flat().map(({ path, text }) => [path, text] as const);
  return { "data/people.json": JSON.stringify(PEOPLE), ...Object.fromEntries(texts) };
}

function titled(facts: readonly Fact[]): [string, Fact][] {
  return facts.map((fact) => {
    const { method = "GET", path, headers = {}, body = "" } = fact.request;
    return [`${method} ${decodeURI(path)} ${Object.values(headers).join(" ")} ${body}`.trim(), fact];
  });
}

async function expectFact(url: string, { request, expect: want }: Fact): Promise<void> {
  const { method = "GET", path, headers = {}, body } = request;
  const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  expect(response.status, text).toBe(want.status);
  for (const [name, value] of Object.entries(want.headers)) {
    // The server's compression says so, which is not there in this process.
    const expected = name === "vary" ? String(value).replace(/(, )?Accept-Encoding$/, "") || null : String(value);
    expect(response.headers.get(name), name).toBe(expected);
  }
  for (const name of want.headersAbsent) expect(response.headers.get(name), name).toBe(null);
  if (want.bodyJson !== undefined) expect(JSON.parse(text)).toEqual(want.bodyJson);
  if (want.bodyText !== undefined) expect(text).toBe(want.bodyText);
  if (want.bodyContains !== undefined) expect(text).toContain(want.bodyContains);
}

describe.each(["ts", "js"] as const)("the templates in %s answer as the official examples do", (language) => {
  let server: Running;

  beforeAll(async () => {
    server = await serve(await projectFiles(language));
  });
  afterAll(() => server.stop());

  it.each(titled(FACTS))("%s", async (_, fact) => {
    await expectFact(server.url, fact);
  });
});

describe("the 50 facts", () => {
  it("are all there", () => {
    expect(FACTS).toHaveLength(50);
  });

  it("are done better where the example's answer is a flaw", () => {
    const better = FACTS.filter(({ because }) => because !== undefined);
    expect(titled(better).map(([title, { because }]) => [title, because])).toEqual([
      ["GET /api/people/99", "The message names what the route is about."],
      ["GET /api/people/a b", "The message names what the route is about."],
      ["GET /api/people/✓", "The message names what the route is about."],
      ["GET /api/cookies", expect.stringMatching(/^The cookie is out of reach of scripts/)],
      ["POST /api/cookies", expect.stringMatching(/^The cookie is out of reach of scripts/)],
      ["GET /api/cookies a=b", expect.stringMatching(/^The cookie is out of reach of scripts/)],
      ["OPTIONS /api/graphql https://example.com POST", expect.stringMatching(/^No other origin is let in/)],
      [
        expect.stringMatching(/^POST \/api\/graphql .* https:\/\/example.com/),
        expect.stringMatching(/^No other origin is let in/),
      ],
      ["POST /api/graphql-parsed application/json {bad", expect.stringMatching(/^GraphQL reads the body itself/)],
      ["GET /api/user/abc", 'The example answers 200 and "User NaN".'],
      ['PUT /api/user/7 application/json {"name":"Neo"}', expect.stringMatching(/^PUT reads its JSON body/)],
      ["HEAD /api/user/1", "HEAD answers as GET does."],
    ]);
  });
});

describe("what a careful engineer refuses", () => {
  let server: Running;
  beforeAll(async () => {
    server = await serve(await projectFiles("ts"));
  });
  afterAll(() => server.stop());

  const ask = async (path: string, init: RequestInit = {}): Promise<[number, string]> => {
    const response = await fetch(server.url + path, init);
    return [response.status, await response.text()];
  };

  it.each(["%20", "0x10", "1e3", "1.0", "+1", "007", "NaN", "Infinity", "-0", "9007199254740993", "1%00"])(
    "an id written as %s",
    async (id) => {
      expect(await ask(`/api/user/${id}`)).toEqual([400, '{"message":"id has to be an integer."}']);
    },
  );

  it.each(["0", "-5", "9007199254740991"])("but not an id written as %s", async (id) => {
    expect(await ask(`/api/user/${id}`)).toEqual([200, `{"id":${id},"name":"User ${id}"}`]);
  });

  it.each(["5", '{"toString":null}', '["a"]'])("a name that is %s", async (name) => {
    const init = { method: "PUT", headers: { "content-type": "application/json" }, body: `{"name":${name}}` };
    expect(await ask("/api/user/7", init)).toEqual([400, '{"message":"name has to be a string."}']);
  });

  it.each(["null", "[]", "{}", ""])("but not a JSON body without a name: %s", async (body) => {
    const init = { method: "PUT", headers: { "content-type": "application/json" }, body };
    expect(await ask("/api/user/7", init)).toEqual([200, '{"id":7,"name":"User 7"}']);
  });

  const QUERY = "{ users { name } }";
  const form = new FormData();
  form.append("query", QUERY);
  it.each([
    ["a form of another site", new URLSearchParams({ query: QUERY }), undefined, 415],
    ["a multipart form", form, undefined, 415],
    ["text", QUERY, undefined, 415],
    ["a body of no type", new TextEncoder().encode(JSON.stringify({ query: QUERY })), undefined, 415],
    ["a body without a length", new Blob([JSON.stringify({ query: QUERY })]).stream(), "application/json", 413],
    ["a large body", JSON.stringify({ query: QUERY.padEnd(100_000) }), "application/json", 413],
    ["JSON", JSON.stringify({ query: QUERY }), "application/json; charset=utf-8", 200],
    ["JSON of another name", JSON.stringify({ query: QUERY }), "application/graphql+json", 200],
  ])("a GraphQL query as %s", async (_, body, type, status) => {
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    const response = await fetch(`${server.url}/api/graphql`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    expect([response.status, await response.text().then((text) => text.includes("Nextjs"))]).toEqual([
      status,
      status === 200,
    ]);
  });

  it.each([
    ["1,000 aliases", `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: users { name }`).join(" ")} }`],
    ["16 aliases", `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: users { name }`).join(" ")} }`],
    ["a query of 1,600 tokens", `{ ${"users { name } ".repeat(400)} }`],
  ])("GraphQL: %s", async (_, query) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
    const [, text] = await ask("/api/graphql", init);
    expect(JSON.parse(text)).toMatchObject({ errors: [expect.anything()] });
    expect(text).not.toContain("Nextjs");
  });
});

describe("changes a user would make", () => {
  async function changed(named: Named, change: (text: string) => string): Promise<Running> {
    const files = await rendered(named);
    return serve(Object.fromEntries(files.map(({ path, text }) => [path, change(text)])));
  }

  it("graphql without its config has its body parsed by Next.js, as in the official variant", async () => {
    const withoutConfig = (text: string): string => text.replace(/export const config = \{[\s\S]*?\n\};\n/, "");
    const server = await changed({ name: "graphql-parsed", template: "graphql" }, withoutConfig);
    for (const fact of FACTS.filter(({ request }) => request.path === "/api/graphql-parsed")) {
      const official = fact.official ? { ...fact.expect, bodyContains: "", ...fact.official } : fact.expect;
      await expectFact(server.url, { request: fact.request, expect: official });
    }
    await server.stop();
  });

  it("a cookie set before the middleware's is kept", async () => {
    const withAnother = (text: string): string =>
      text
        .replace("export default withCookie(handler);", "export default withAnother(withCookie(handler));")
        .concat(
          'function withAnother(next) { return (req, res) => { res.setHeader("Set-Cookie", "first=1"); return next(req, res); }; }',
        );
    const server = await changed({ name: "cookies", template: "middleware" }, withAnother);
    const response = await fetch(`${server.url}/api/cookies`);
    expect(response.headers.getSetCookie()).toEqual([
      "first=1",
      "Next.js=api-middleware!; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
    await server.stop();
  });

  it("a cors handler lets a request wait no longer than it takes: preflights end", async () => {
    const server = await changed({ name: "cors", template: "cors", methods: ["POST", "OPTIONS"] }, (text) => text);
    const ask = async (method: string): Promise<[number, string | null]> => {
      const response = await fetch(`${server.url}/api/cors`, { method });
      await response.arrayBuffer();
      return [response.status, response.headers.get("access-control-allow-origin")];
    };
    expect([await ask("OPTIONS"), await ask("POST"), await ask("GET")]).toEqual([
      [204, "*"],
      [200, "*"],
      [405, "*"],
    ]);
    await server.stop();
  });
});

describe("methods", () => {
  const answers = async (named: Named, path: string): Promise<Record<string, [number, string | null]>> => {
    const files = await rendered(named);
    const server = await serve(Object.fromEntries(files.map(({ path, text }) => [path, text])));
    const got: Record<string, [number, string | null]> = {};
    for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const response = await fetch(server.url + path, { method });
      await response.arrayBuffer();
      got[method] = [response.status, response.headers.get("allow")];
    }
    await server.stop();
    return got;
  };

  it("all are answered when none were asked for", async () => {
    const got = await answers({ name: "user", template: "basic" }, "/api/user");
    expect(Object.values(got)).toEqual(Array.from({ length: 7 }, () => [200, null]));
  });

  it("others than those asked for are answered 405, and HEAD comes with GET", async () => {
    const refused = [405, "GET, POST"];
    expect(await answers({ name: "user", template: "basic", methods: ["GET", "POST"] }, "/api/user")).toEqual({
      GET: [200, null],
      HEAD: [200, null],
      POST: [200, null],
      PUT: refused,
      PATCH: refused,
      DELETE: refused,
      OPTIONS: refused,
    });
  });

  it("answer as REST has it", async () => {
    const all: Named["methods"] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
    const got = await answers({ name: "user/[id]", template: "rest", methods: all }, "/api/user/1");
    expect(got).toMatchObject({
      GET: [200, null],
      POST: [200, null],
      DELETE: [204, null],
      OPTIONS: [204, all.join(", ")],
    });
  });

  const people = { template: "collection", data: { file: "data/people.json", value: PEOPLE } };
  it.each<[path: string, named: Named, create: unknown[], remove: number]>([
    ["/api/users", { name: "users", template: "rest" }, [201, "/api/users/4", { id: 4 }], 204],
    ["/api/people", { name: "people", ...people }, [201, "/api/people/11", { name: "Neo", id: "11" }], 204],
    ["/api/people/1", { name: "people", ...people }, [200, null, expect.objectContaining({ id: "1" })], 204],
    ["/api/people/99", { name: "people", ...people }, [404, null, expect.anything()], 404],
    ["/api/hi", { name: "hi", template: "cors" }, [200, null, { message: "Hello Everyone!" }], 204],
  ])("POST and DELETE of %s, of %j", async (path, named, create, remove) => {
    const files = await rendered({ ...named, methods: ["GET", "POST", "DELETE"] });
    const texts = files.map((file) => [file.path, file.text] as const);
    const server = await serve({ "data/people.json": JSON.stringify(PEOPLE), ...Object.fromEntries(texts) });
    const post = await fetch(server.url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"name":"Neo"}',
    });
    const removed = await fetch(server.url + path, { method: "DELETE" });
    expect([post.status, post.headers.get("location"), await post.json()]).toEqual(create);
    expect(removed.status).toBe(remove);
    await removed.arrayBuffer();
    await server.stop();
  });
});

describe("parameters", () => {
  it.each([
    ["users/[id]", "/api/users/7", { id: "7", name: "John Doe" }],
    ["user-profile/[user-id]", "/api/user-profile/a%20b", { userId: "a b", name: "John Doe" }],
    ["[class]", "/api/x", { classParam: "x", name: "John Doe" }],
    ["hello/[name]", "/api/hello/Neo", { name: "Neo" }],
    ["blog/[...slug]", "/api/blog/a/b", { slug: ["a", "b"], name: "John Doe" }],
    ["docs/[[...slug]]", "/api/docs", { slug: [], name: "John Doe" }],
    ["docs/[[...slug]]", "/api/docs?slug=x", { slug: ["x"], name: "John Doe" }],
    ["docs/[[...slug]]", "/api/docs/a/b", { slug: ["a", "b"], name: "John Doe" }],
    ["users/[userId]/[123]", "/api/users/1/2", { userId: "1", param123: "2", name: "John Doe" }],
  ])("%s: %s", async (name, path, want) => {
    const files = await rendered({ name, template: "basic" });
    const server = await serve(Object.fromEntries(files.map((file) => [file.path, file.text])));
    expect(await (await fetch(server.url + path)).json()).toEqual(want);
    await server.stop();
  });

  it.each([
    ["graphql/[tenant]", "/api/graphql/acme"],
    ["[...all]", "/api/a/b/c"],
    ["a+b/[id]", "/api/a+b/1"],
    ["a+b", "/api/a+b"],
  ])("graphql at %s", async (name, path) => {
    const files = await rendered({ name, template: "graphql" });
    const server = await serve(Object.fromEntries(files.map((file) => [file.path, file.text])));
    const response = await fetch(`${server.url}${path}?query={users{name}}`);
    expect(await response.json()).toEqual({ data: { users: [{ name: "Nextjs" }] } });
    await server.stop();
  });
});
