import { cpSync, readFileSync } from "node:fs";
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
import { readTree, writeFiles } from "../support/folder.js";
import { expectClient } from "./support/client.js";
import { expectFact, factsByRoute, PEOPLE } from "./support/facts.js";
import { writeHandlers } from "./support/handlers.js";
import { bin, installedTool, makeNextProject, succeed } from "./support/next-project.js";
import { startNext, type NextServer } from "./support/next-server.js";
import { expectExchange } from "./support/exchange.js";
import { UNWRITTEN, WRITTEN } from "./support/requests.js";

/** `api-routes.yaml`, and the OpenAPI document it names. */
const SPECS = resolve(import.meta.dirname, "../fixtures/e2e");

/** Every template, and names that are not identifiers. */
const BY_NAME = [
  ["people", "-t", "collection", "--data", "people.json"],
  ["cookies", "-t", "middleware"],
  ["graphql", "graphql-parsed", "-t", "graphql"],
  ["users", "user/[id]", "-t", "rest"],
  ["cors", "-t", "cors"],
  ...EVERYDAY.map((template) => [`names/${template}`, "-t", template]),
  ["names/user", "names/123", "names/user-list", "names/default", "names/class"],
  ["names/by-id/[id]", "names/[...rest]", "-m", "GET,PUT"],
];

/**
 * What a user does, on the package as npm would publish it: install it in a fresh Next.js 16 project, create routes of
 * every template and of a spec, write some handlers, check the project's code, build it and start it.
 */
describe("a packed tarball in a fresh Next.js 16 project", () => {
  let folder = "";
  let reports: Report[] = [];

  beforeAll(async () => {
    folder = await makeNextProject(inject("tarball"));
    writeFiles(folder, { "next.config.ts": "export default {};\n" });
    writeFiles(folder, { "people.json": `${JSON.stringify(PEOPLE, undefined, 2)}\n` });
    cpSync(SPECS, folder, { recursive: true });
    reports = [];
    for (const args of [...BY_NAME, ["generate"]]) {
      const ran = succeed(await installedTool(folder, [...args, "--json"]));
      reports.push(JSON.parse(ran.stdout) as Report);
    }
  });

  const generated = (): string[] => reports.flatMap(({ files }) => files.map(({ path }) => path));

  it("creates every file and serves every operation", () => {
    const verdicts = new Set(reports.flatMap(({ files }) => files.map(({ verdict }) => verdict)));
    expect(verdicts).toEqual(new Set(["create"]));
    const operations = reports.at(-1)?.operations ?? [];
    expect(operations.filter((operation) => "refused" in operation)).toEqual([]);
    expect(operations).toHaveLength(31);
  });

  it("lacks no package that the project does not have", () => {
    expect(reports.flatMap(({ nextSteps }) => nextSteps).join("\n")).not.toMatch(/npm (i|install)/);
  });

  it("changes nothing when run again, and has nothing to check", async () => {
    const before = readTree(folder, BUILT);
    for (const args of [...BY_NAME, ["generate"]]) {
      const { files } = JSON.parse(succeed(await installedTool(folder, [...args, "--json"])).stdout) as Report;
      expect(files.filter(({ verdict }) => verdict !== "identical")).toEqual([]);
    }
    succeed(await installedTool(folder, ["generate", "--check"]));
    expect(readTree(folder, BUILT)).toEqual(before);
  });

  it("passes Prettier with its defaults", async () => {
    succeed(await bin(folder, "prettier/bin/prettier.cjs", ["--check", ...generated()]));
  });

  it("passes eslint-config-next without a warning", async () => {
    succeed(await bin(folder, "eslint/bin/eslint.js", ["--max-warnings", "0", ...generated()]));
  });

  it.each(["typescript", "typescript6", "typescript7"])("passes tsc --strict of %s as generated", async (compiler) => {
    succeed(await bin(folder, `${compiler}/bin/tsc`, ["--noEmit", "--strict", "-p", "."]));
  });

  it("is still well-typed once handlers are written, and refuses wrong ones", async () => {
    writeHandlers(folder);
    succeed(await bin(folder, "typescript7/bin/tsc", ["--noEmit", "-p", "."]));
    const path = "pages/api/tree.ts";
    const right = readFileSync(join(folder, path), "utf8");
    for (const [text, wrong] of WRONG_HANDLERS) {
      expect(right).toContain(text);
      writeFiles(folder, { [path]: right.replace(text, wrong) });
      expect((await bin(folder, "typescript7/bin/tsc", ["--noEmit", "-p", "."])).stdout).toContain(path);
    }
    writeFiles(folder, { [path]: right });
  });

  describe("built and started", () => {
    let server: NextServer;
    let around: Surroundings;

    beforeAll(async () => {
      around = await surroundings();
      editEveryday(
        folder,
        EVERYDAY.map((name) => `pages/api/names/${name}.ts`),
        around,
      );
      succeed(await bin(folder, "next/dist/bin/next", ["build"]));
      server = await startNext(folder);
    });

    afterAll(() => {
      around?.stop();
      return server?.stop();
    });

    expectEveryday(
      () => `${server.url}/api/names`,
      () => around,
      false,
    );

    describe.each(factsByRoute())("answers as the official examples do: $route", ({ facts }) => {
      it.each(facts)("$title", async (fact) => {
        await expectFact(server, fact);
      });
    });

    expectClient(
      () => folder,
      () => server,
    );

    it.each(WRITTEN)("a written handler: $what", async (exchange) => {
      await expectExchange(server, exchange);
    });

    it.each(UNWRITTEN)("before a handler is written: $what", async (exchange) => {
      await expectExchange(server, exchange);
    });

    it("logs the error that no caller saw", () => {
      expect(server.log()).toContain("a secret of the handler");
    });
  });

  it("leaves the written handlers alone when it generates again", async () => {
    const before = readTree(folder, BUILT);
    succeed(await installedTool(folder, ["generate"]));
    expect(readTree(folder, BUILT)).toEqual(before);
  });
});

/** What Next.js, npm and compilers write. */
const BUILT = new Set(["node_modules", ".next", "tsconfig.tsbuildinfo"]);

/** Changes to the handlers of `tree` that the contract forbids. */
const WRONG_HANDLERS = [
  ["status: 200", "status: 201"],
  ["async GET", "async PUT"],
  ["body: { value:", "body: { wrong:"],
] as const;
