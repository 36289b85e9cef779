import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVERYDAY } from "../../support/everyday-templates.js";
import { DIFFERENCES, factsOfApp, unchanged } from "./app-facts.js";
import { expectFact, type Fact } from "./facts.js";
import type { NextServer } from "./next-server.js";

/** Every template that the official examples have, and names that are not identifiers. */
export function commandsByName(folder: string, language: "--ts" | "--js"): string[][] {
  const names = (...routes: string[]): string[] => routes.map((route) => `${folder}${route}`);
  return [
    [...names("people"), "-t", "collection", "--data", "people.json", language],
    [...names("cookies"), "-t", "middleware", language],
    [...names("graphql", "graphql-parsed"), "-t", "graphql", language],
    [...names("users", "user/[id]"), "-t", "rest", language],
    [...names("cors"), "-t", "cors", language],
    [...names("names/hello", "names/123", "names/_private", "names/class"), language],
    [...names("names/by-id/[id]", "names/[...rest]"), "-m", "GET,PUT", language],
    [...names("names/docs/[[...the-path]]"), language],
    ...EVERYDAY.map((template) => [...names(`names/${template}`), "-t", template, language]),
    [...names("names/every"), "-m", "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS", language],
  ];
}

/** Both languages beside one another. */
export const BY_NAME = [...commandsByName("", "--ts"), ...commandsByName("js/", "--js")];

/** The names of the routes in a language. */
export function namesOf(language: "--ts" | "--js"): string[] {
  return BY_NAME.filter((args) => args.includes(language)).flatMap((args) =>
    args.slice(
      0,
      args.findIndex((arg) => arg.startsWith("-")),
    ),
  );
}

/** What a server answers that has them all. */
export function expectNamedRoutes(server: () => NextServer): void {
  describe.each(factsOfApp())("answers as the official examples do, but for what the router does: $route", (of) => {
    it.each(of.facts)("$title", async (fact) => {
      await expectFact(server(), fact);
    });

    it.each(of.facts)("in JavaScript, $title", async (fact) => {
      await expectFact(server(), inFolder(fact, "js"));
    });
  });

  it("answers most facts as the Pages Router does, and says what is different", () => {
    expect(unchanged()).toBe(37);
    const page = readFileSync("docs/routers.md", "utf8").replace(/\s+/g, " ");
    for (const difference of DIFFERENCES) expect(page).toContain(difference);
  });

  it.each(["", "js/"])("gives slugs as they are: %snames", async (language) => {
    const names = `/api/${language}names`;
    const get = async (path: string): Promise<unknown> => JSON.parse((await server().ask(`${names}${path}`)).body);
    expect(await get("/by-id/a%20b?id=2")).toEqual({ id: "a b", name: "John Doe" });
    expect(await get("/x/y%2Fz")).toEqual({ rest: ["x", "y/z"], name: "John Doe" });
    expect(await get("/docs")).toEqual({ thePath: [], name: "John Doe" });
    expect(await get("/docs/a/b")).toEqual({ thePath: ["a", "b"], name: "John Doe" });
    expect(await get("/_private")).toEqual({ name: "John Doe" });
  });

  it("answers the methods that were asked for, a preflight among them", async () => {
    const statuses = async (path: string): Promise<Record<string, number>> => {
      const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
      const asked = methods.map(async (method) => [method, (await server().ask(path, { method })).status] as const);
      return Object.fromEntries(await Promise.all(asked));
    };
    const every = { GET: 200, HEAD: 200, POST: 200, PUT: 200, PATCH: 200, DELETE: 200, OPTIONS: 200 };
    expect(await statuses("/api/names/every")).toEqual(every);
    const refused = { POST: 405, PUT: 405, PATCH: 405, DELETE: 405 };
    expect(await statuses("/api/names/hello")).toEqual({ GET: 200, HEAD: 200, ...refused, OPTIONS: 204 });
    expect(await statuses("/api/users")).toEqual({ GET: 200, HEAD: 200, ...refused, OPTIONS: 204 });
  });

  it.each(["", "js/"])("refuses what a careful engineer refuses: %suser", async (language) => {
    const put = async (body: string): Promise<[number, string]> => {
      const answer = await server().ask(`/api/${language}user/7`, { method: "PUT", body });
      return [answer.status, answer.body];
    };
    for (const name of ["5", '{"toString":null}', '["a"]']) {
      expect(await put(`{"name":${name}}`)).toEqual([400, '{"message":"name has to be a string."}']);
    }
    for (const body of ["null", "[]", "{}", ""]) expect(await put(body)).toEqual([200, '{"id":7,"name":"User 7"}']);
    expect(await put("{bad")).toEqual([400, '{"message":"The body is not JSON."}']);
    for (const id of ["%20", "0x10", "1e3", "1.0", "+1", "007", "NaN", "-0", "9007199254740993", "1%00"]) {
      const { status, body } = await server().ask(`/api/${language}user/${id}`);
      expect([status, body]).toEqual([400, '{"message":"id has to be an integer."}']);
    }
  });

  it.each([
    ["a form of another site", "application/x-www-form-urlencoded", "query=%7Busers%7Bname%7D%7D", 415],
    ["text", "text/plain", '{"query":"{ users { name } }"}', 415],
    ["a large body", "application/json", JSON.stringify({ query: "{ users { name } }".padEnd(100_000) }), 413],
    ["JSON", "application/json; charset=utf-8", '{"query":"{ users { name } }"}', 200],
  ])("a GraphQL query as %s", async (_, type, body, status) => {
    const answer = await server().ask("/api/graphql", { method: "POST", headers: { "content-type": type }, body });
    expect(answer.status).toBe(status);
  });

  it.each([
    ["16 aliases", `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: users { name }`).join(" ")} }`, "Aliases"],
    ["a query of 1,600 tokens", `{ ${"users { name } ".repeat(400)} }`, "tokens"],
  ])("refuses %s, and says why", async (_, query, why) => {
    const headers = { "content-type": "application/json" };
    const { body } = await server().ask("/api/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
    expect(JSON.parse(body)).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining(why) })],
    });
  });
}

function inFolder({ request, ...fact }: Fact, folder: string): Fact {
  return { ...fact, request: { ...request, path: request.path.replace(/^\/api/, `/api/${folder}`) } };
}
