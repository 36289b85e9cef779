import { cpSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import {
  editEveryday,
  EVERYDAY,
  expectEveryday,
  surroundings,
  type Surroundings,
} from "../support/everyday-templates.js";
import { writeFiles } from "../support/folder.js";
import { expectClient } from "./support/client.js";
import { expectExchange } from "./support/exchange.js";
import { PEOPLE } from "./support/facts.js";
import { writeHandlers } from "./support/handlers.js";
import { BY_NAME, expectNamedRoutes, namesOf } from "./support/named-in-app.js";
import { bin, buildNext, installedTool, makeNextProject, succeed, TYPES_APART } from "./support/next-project.js";
import { expectShownApi, SHOWING } from "./support/shown-api.js";
import { startNext, type NextServer } from "./support/next-server.js";
import { IN_APP, UNWRITTEN, WRITTEN } from "./support/requests.js";

const SPECS = resolve(import.meta.dirname, "../fixtures/e2e");

/** As create-next-app has written it since 16.4, without pages of its own. */
const PROJECT = {
  "next.config.ts": `export default { cacheComponents: true, partialPrefetching: true, ${TYPES_APART} };\n`,
  "proxy.ts": `import { NextResponse } from "next/server";

export function proxy() {
  return NextResponse.next();
}
`,
  "instrumentation.ts": `export function onRequestError(error: Error) {
  console.log("onRequestError hears of", error.message);
}
`,
};

/** What only Next.js can show: what becomes of what is thrown to it, and of bodies that its proxy cuts. */
const WRITTEN_ANEW = {
  "app/api/health/route.ts": `import { notFound, redirect } from "next/navigation";
import { defineRoute } from "@/lib/api/define-route";
import { health } from "@/lib/api/routes/health";

const route = defineRoute(health, {
  async GET({ request }) {
    const how = request.nextUrl.searchParams.get("how");
    if (how === "redirect") redirect("/login");
    if (how === "missing") notFound();
    console.log("health was asked", how);
    return { status: 200, headers: { "Set-Cookie": ["a=1; Path=/", "b=2"] }, body: { status: "ok", checks: {} } };
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`,
  "app/api/notes/route.ts": `import { defineRoute } from "@/lib/api/define-route";
import { notes } from "@/lib/api/routes/notes";

const handlers = {
  async POST({ body }: { body: string }) {
    return { status: 201 as const, body: { length: body.length } };
  },
};

const route = defineRoute(notes, handlers, { bodyLimit: 50 * 1024 * 1024 });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`,
};

const EVERYDAY_FILES = EVERYDAY.flatMap((name) => [
  `app/api/names/${name}/route.ts`,
  `app/api/js/names/${name}/route.js`,
]);

describe("routes of a spec and by name in the App Router of Next.js 16 with cacheComponents", () => {
  let folder = "";
  let report: Report | undefined;
  let named: Report[] = [];
  let server: NextServer;
  let built = "";
  let around: Surroundings;

  beforeAll(async () => {
    folder = await makeNextProject(inject("tarball"));
    cpSync(SPECS, folder, { recursive: true });
    writeFiles(folder, PROJECT);
    const ran = succeed(await installedTool(folder, ["generate", "--router", "app", "--exclude", "hello", "--json"]));
    report = JSON.parse(ran.stdout) as Report;
    writeFiles(folder, { "people.json": `${JSON.stringify(PEOPLE, undefined, 2)}\n` });
    named = [];
    for (const args of BY_NAME) named.push(await addNamed(args));
    // At its natural place there is docs/[[...slug]] already.
    for (const args of SHOWING) await addNamed(args.includes("docs") ? ["reference", ...args] : args);
  });

  const addNamed = async (args: readonly string[]): Promise<Report> => {
    const ran = succeed(await installedTool(folder, [...args, "--router", "app", "--json"]));
    return JSON.parse(ran.stdout) as Report;
  };
  const filesOf = (reports: readonly Report[]): Report["files"] => reports.flatMap(({ files }) => files);

  it("has a route.ts or route.js for every name, which needs no package that is for the Pages Router", async () => {
    expect(new Set(filesOf(named).map(({ verdict }) => verdict))).toEqual(new Set(["create"]));
    expect(filesOf(named)).toHaveLength(44);
    for (const { path } of filesOf(named)) {
      expect(path).toMatch(/^app\/api\/(js\/.*\/route\.js|(?!js\/).*\/route\.ts)$/);
      expect(readFileSync(join(folder, path), "utf8")).not.toMatch(/from "(cors|cookie)"|NextApi/);
    }
    expect(named.flatMap(({ nextSteps }) => nextSteps).join("\n")).not.toMatch(/npm (i|install)/);
    for (const args of BY_NAME) {
      expect(new Set((await addNamed(args)).files.map(({ verdict }) => verdict))).toEqual(new Set(["identical"]));
    }
  });

  it("has a file for every operation, none of them in the other router", () => {
    expect(report?.operations.filter((operation) => "refused" in operation)).toEqual([]);
    const routes = report?.files.filter(({ owner }) => owner === "route") ?? [];
    expect(routes.length).toBeGreaterThan(15);
    for (const { path } of routes) expect(path).toMatch(/^app\/api\/.*\/route\.ts$/);
  });

  it.each([
    ["Prettier with its defaults", "prettier/bin/prettier.cjs", ["--check"]],
    ["eslint-config-next without a warning", "eslint/bin/eslint.js", ["--max-warnings", "0"]],
  ])("passes %s", async (_what, tool, args) => {
    const files = filesOf([...(report ? [report] : []), ...named]);
    succeed(await bin(folder, tool, [...args, ...files.map(({ path }) => path)]));
  });

  it("passes tsc --strict as generated", async () => {
    succeed(await bin(folder, "typescript7/bin/tsc", ["--noEmit", "--strict", "-p", "."]));
  });

  describe("built and started", () => {
    beforeAll(async () => {
      writeHandlers(folder, "app");
      writeFiles(folder, WRITTEN_ANEW);
      around = await surroundings();
      editEveryday(folder, EVERYDAY_FILES, around);
      built = await buildNext(folder);
      server = await startNext(folder);
    });
    afterAll(() => {
      around?.stop();
      return server?.stop();
    });

    expectClient(
      () => folder,
      () => server,
    );

    it("prerenders none, and runs no handler while it builds", () => {
      const routes = built.split("\n").filter((line) => line.includes("/api/"));
      expect(routes.length).toBeGreaterThan(15);
      for (const line of routes) expect(line).toContain("ƒ");
      expect(built).not.toContain("health was asked");
    });

    const exchanges = [...WRITTEN, ...UNWRITTEN].filter(({ path }) => !path.startsWith("/api/hello"));
    const answered = exchanges.filter(({ what, path }) => !Object.hasOwn(IN_APP, what) && path !== "/api/health");
    it.each(answered)("answers as the Pages Router does: $what", async (exchange) => {
      await expectExchange(server, exchange);
    });

    expectNamedRoutes(() => server);
    expectShownApi(() => server, "/api/reference");

    it("lets pass what Next.js throws to itself", async () => {
      expect(await server.ask("/api/health?how=redirect")).toMatchObject({
        status: 307,
        headers: { location: "/login" },
      });
      expect(await server.ask("/api/health?how=missing")).toMatchObject({ status: 404, body: "" });
      expect(server.log()).not.toContain("NEXT_");
    });

    it("sends each cookie, and answers HEAD, OPTIONS and what is not allowed", async () => {
      const { headers } = await server.ask("/api/health");
      expect(headers["set-cookie"]).toEqual(["a=1; Path=/", "b=2"]);
      expect(await server.ask("/api/health", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
      const allow = "GET, HEAD, OPTIONS";
      expect(await server.ask("/api/health", { method: "OPTIONS" })).toMatchObject({ status: 204, headers: { allow } });
      const refused = await server.ask("/api/health", { method: "PUT" });
      expect(refused).toMatchObject({ status: 405, headers: { allow, "content-type": "application/problem+json" } });
    });

    it("hands nothing on of a body that the proxy cut, and says which setting cut it", async () => {
      const headers = { "content-type": "text/plain" };
      const answer = await server.ask("/api/notes", { method: "POST", headers, body: Buffer.alloc(12_582_912, 65) });
      expect(answer).toMatchObject({ status: 413 });
      expect(answer.body).toContain("experimental.proxyClientMaxBodySize");
    });

    it("reports the error that no caller saw, which is an answer to Next.js", () => {
      expect(server.log()).toContain("a secret of the handler");
      expect(server.log()).not.toContain("onRequestError hears of");
    });

    describe.each(["names", "js/names"])("what is built every day: %s", (path) => {
      expectEveryday(
        () => `${server.url}/api/${path}`,
        () => around,
        true,
      );
    });
  });

  it("removes by name what nobody edited", async () => {
    const removed = (["--ts", "--js"] as const).map((language) => {
      return { language, names: namesOf(language).filter((name) => !name.includes("names/")) };
    });
    for (const { language, names } of removed) {
      succeed(await installedTool(folder, ["remove", ...names, "--router", "app", language]));
    }
    const left = filesOf(named).filter(({ path }) => existsSync(join(folder, path)));
    expect(left.filter(({ path }) => !path.includes("/names/"))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });
});
