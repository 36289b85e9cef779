import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { writeFiles } from "../support/folder.js";
import { DIFFERENCES, factsOfApp, unchanged } from "./support/app-facts.js";
import { expectFact, PEOPLE, type Fact } from "./support/facts.js";
import { bin, installedTool, makeNextProject, succeed } from "./support/next-project.js";
import { startNext, type NextServer } from "./support/next-server.js";

/** Every template, in both languages, and names that are not identifiers. */
const BY_NAME = ["", "js/"].flatMap((folder) => {
  const names = (...routes: string[]): string[] => routes.map((route) => `${folder}${route}`);
  const language = folder === "" ? "--ts" : "--js";
  return [
    [...names("people"), "-t", "collection", "--data", "people.json", language],
    [...names("cookies"), "-t", "middleware", language],
    [...names("graphql", "graphql-parsed"), "-t", "graphql", language],
    [...names("users", "user/[id]"), "-t", "rest", language],
    [...names("cors"), "-t", "cors", language],
    [...names("names/hello", "names/123", "names/_private", "names/class"), language],
    [...names("names/by-id/[id]", "names/[...rest]"), "-m", "GET,PUT", language],
    [...names("names/docs/[[...the-path]]"), language],
    [...names("names/every"), "-m", "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS", language],
  ];
});

/**
 * What a user does in a project as create-next-app makes it today, with the App Router and `cacheComponents`: routes of
 * every template by name, checked, built and asked.
 */
describe("routes by name in a Next.js 16 project with the App Router and cacheComponents", () => {
  let folder = "";
  let reports: Report[] = [];

  beforeAll(async () => {
    folder = await makeNextProject(inject("tarball"), "app");
    writeFiles(folder, { "people.json": `${JSON.stringify(PEOPLE, undefined, 2)}\n` });
    reports = [];
    for (const args of BY_NAME) {
      const ran = succeed(await installedTool(folder, [...args, "--router", "app", "--json"]));
      reports.push(JSON.parse(ran.stdout) as Report);
    }
  });

  const generated = (): string[] => reports.flatMap(({ files }) => files.map(({ path }) => path));

  it("creates a route.ts or route.js for each", () => {
    expect(new Set(reports.flatMap(({ files }) => files.map(({ verdict }) => verdict)))).toEqual(new Set(["create"]));
    expect(generated()).toHaveLength(32);
    for (const path of generated()) expect(path).toMatch(/^app\/api\/(js\/.*\/route\.js|(?!js\/).*\/route\.ts)$/);
  });

  it("lacks no package, and needs none that is for the Pages Router", () => {
    expect(reports.flatMap(({ nextSteps }) => nextSteps).join("\n")).not.toMatch(/npm (i|install)/);
    for (const path of generated()) {
      expect(readFileSync(join(folder, path), "utf8")).not.toMatch(/from "(cors|cookie)"|NextApi/);
    }
  });

  it("finds every file again", async () => {
    for (const args of BY_NAME) {
      const ran = succeed(await installedTool(folder, [...args, "--router", "app", "--json"]));
      const { files } = JSON.parse(ran.stdout) as Report;
      expect(files.filter(({ verdict }) => verdict !== "identical")).toEqual([]);
    }
  });

  it("passes Prettier with its defaults, and eslint-config-next without a warning", async () => {
    succeed(await bin(folder, "prettier/bin/prettier.cjs", ["--check", ...generated()]));
    succeed(await bin(folder, "eslint/bin/eslint.js", ["--max-warnings", "0", ...generated()]));
  });

  it.each(["typescript", "typescript6", "typescript7"])("passes tsc --strict of %s", async (compiler) => {
    succeed(await bin(folder, `${compiler}/bin/tsc`, ["--noEmit", "--strict", "-p", "."]));
  });

  describe("built and started", () => {
    let server: NextServer;

    beforeAll(async () => {
      succeed(await bin(folder, "next/dist/bin/next", ["build"]));
      server = await startNext(folder);
    });

    afterAll(() => server?.stop());

    it("has no answer that was made when it was built", () => {
      const manifest = readFileSync(join(folder, ".next/prerender-manifest.json"), "utf8");
      const { routes } = JSON.parse(manifest) as { routes: Record<string, unknown> };
      expect(Object.keys(routes).filter((route) => route.startsWith("/api"))).toEqual([]);
    });

    describe.each(factsOfApp())("answers as the official examples do, but for what the router does: $route", (of) => {
      it.each(of.facts)("$title", async (fact) => {
        await expectFact(server, fact);
      });

      it.each(of.facts)("in JavaScript, $title", async (fact) => {
        await expectFact(server, inFolder(fact, "js"));
      });
    });

    it("answers most facts as the Pages Router does, and says what is different", () => {
      expect(unchanged()).toBe(37);
      const readme = readFileSync("README.md", "utf8").replace(/\s+/g, " ");
      for (const difference of DIFFERENCES) expect(readme).toContain(difference);
    });

    it.each(["", "js/"])("gives slugs as they are: %snames", async (language) => {
      const names = `/api/${language}names`;
      const get = async (path: string): Promise<unknown> => JSON.parse((await server.ask(`${names}${path}`)).body);
      expect(await get("/by-id/a%20b?id=2")).toEqual({ id: "a b", name: "John Doe" });
      expect(await get("/x/y%2Fz")).toEqual({ rest: ["x", "y/z"], name: "John Doe" });
      expect(await get("/docs")).toEqual({ thePath: [], name: "John Doe" });
      expect(await get("/docs/a/b")).toEqual({ thePath: ["a", "b"], name: "John Doe" });
      expect(await get("/_private")).toEqual({ name: "John Doe" });
    });

    it("answers the methods that were asked for, a preflight among them", async () => {
      const statuses = async (path: string): Promise<Record<string, number>> => {
        const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
        const asked = methods.map(async (method) => [method, (await server.ask(path, { method })).status] as const);
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
        const answer = await server.ask(`/api/${language}user/7`, { method: "PUT", body });
        return [answer.status, answer.body];
      };
      for (const name of ["5", '{"toString":null}', '["a"]']) {
        expect(await put(`{"name":${name}}`)).toEqual([400, '{"message":"name has to be a string."}']);
      }
      for (const body of ["null", "[]", "{}", ""]) expect(await put(body)).toEqual([200, '{"id":7,"name":"User 7"}']);
      expect(await put("{bad")).toEqual([400, '{"message":"The body is not JSON."}']);
      for (const id of ["%20", "0x10", "1e3", "1.0", "+1", "007", "NaN", "-0", "9007199254740993", "1%00"]) {
        const { status, body } = await server.ask(`/api/${language}user/${id}`);
        expect([status, body]).toEqual([400, '{"message":"id has to be an integer."}']);
      }
    });

    it.each([
      ["a form of another site", "application/x-www-form-urlencoded", "query=%7Busers%7Bname%7D%7D", 415],
      ["text", "text/plain", '{"query":"{ users { name } }"}', 415],
      ["a large body", "application/json", JSON.stringify({ query: "{ users { name } }".padEnd(100_000) }), 413],
      ["JSON", "application/json; charset=utf-8", '{"query":"{ users { name } }"}', 200],
    ])("a GraphQL query as %s", async (_, type, body, status) => {
      const answer = await server.ask("/api/graphql", { method: "POST", headers: { "content-type": type }, body });
      expect(answer.status).toBe(status);
    });

    it.each([
      ["16 aliases", `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: users { name }`).join(" ")} }`, "Aliases"],
      ["a query of 1,600 tokens", `{ ${"users { name } ".repeat(400)} }`, "tokens"],
    ])("refuses %s, and says why", async (_, query, why) => {
      const headers = { "content-type": "application/json" };
      const { body } = await server.ask("/api/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
      expect(JSON.parse(body)).toEqual({
        errors: [expect.objectContaining({ message: expect.stringContaining(why) })],
      });
    });
  });

  it("removes what nobody edited", async () => {
    const names = BY_NAME.flatMap((args) =>
      args.slice(
        0,
        args.findIndex((arg) => arg.startsWith("-")),
      ),
    );
    for (const language of ["--ts", "--js"]) {
      const own = names.filter((name) => name.startsWith("js/") === (language === "--js"));
      succeed(await installedTool(folder, ["remove", ...own, "--router", "app", language]));
    }
    const { stdout } = succeed(await installedTool(folder, ["list", "--json"]));
    expect((JSON.parse(stdout) as { routes: unknown[] }).routes).toEqual([]);
  });
});

function inFolder({ request, ...fact }: Fact, folder: string): Fact {
  return { ...fact, request: { ...request, path: request.path.replace(/^\/api/, `/api/${folder}`) } };
}
