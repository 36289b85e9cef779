import { rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { runProcess } from "./support/process.js";
import { told } from "./support/typed.js";

const ROOT = resolve(import.meta.dirname, "..");

const SPEC = `routes:
  users:
    get: { query: { page: integer? }, response: "User[]" }
    post: { body: { name: string }, responses: { 201: User } }
  files/[id]:
    put: { params: { id: integer }, body: { multipart/form-data: { photo: binary, note: string } }, response: null }
models:
  User: { id: integer, name: string }
`;
const APP = "export default function Page() {\n  return null;\n}\n";

function project(runner: string, spec = SPEC): string {
  const { devDependencies, ...manifest } = JSON.parse(TS_PROJECT["package.json"] ?? "") as Record<string, object>;
  const all = { ...manifest, devDependencies: { ...devDependencies, [runner]: "*" } };
  const folder = makeFolder({
    "package.json": JSON.stringify(all),
    "tsconfig.json": '{"compilerOptions":{"strict":true}}',
    "app/page.tsx": APP,
    "api-routes.yaml": spec,
  });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function run(folder: string, code: number, ...args: string[]): Promise<void> {
  const ran = await told(folder, ...args);
  expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
}

/** Knows one caller. */
const BEARER = `async bearer(token: string) {
    return token === "test" ? {} : undefined;
  }`;

const files = (folder: string): Files => readTree(folder);
const testsIn = (folder: string): string[] =>
  Object.keys(files(folder)).filter((path) => /^tests\/.*\.test\./.test(path));

describe("a test for each route", () => {
  it.each(["app", "pages"])(
    "passes as it is generated, and fails when a handler breaks its contract: %s",
    async (router) => {
      const folder = project("vitest");
      await run(folder, 0, "generate", "--with-tests", "--router", router);
      const vitest = (): ReturnType<typeof runProcess> =>
        runProcess(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--root", folder], folder);
      const first = await vitest();
      expect(first.code, first.stdout).toBe(0);
      expect(first.stdout).toMatch(/Tests.*6 passed/);
      const [path = ""] = Object.keys(files(folder)).filter((each) => /^(?:app|pages)\/api\/users/.test(each));
      const text = files(folder)[path] ?? "";
      writeFiles(folder, {
        [path]: text.replace("throw new NotImplemented();", "return { status: 200, body: [{}] } as never;"),
      });
      const second = await vitest();
      expect(second.code).toBe(1);
      expect(second.stdout).toMatch(/GET \/users answers as its contract says[^]*1 failed/);
    },
    60_000,
  );

  it.each(["app", "pages"])("shows its credentials to what asks for them: %s", async (router) => {
    const secured = `securitySchemes: { bearer: { type: http, scheme: bearer } }
security: bearer
routes: { me: { get: { response: { id: string } } } }
`;
    const folder = project("vitest", secured);
    await run(folder, 0, "generate", "--with-tests", "--router", router);
    const helper = `tests/api/serve-${router}.ts`;
    const auth = files(folder)["lib/api/auth.ts"] ?? "";
    const test = files(folder)["tests/api/me.test.ts"] ?? "";
    writeFiles(folder, {
      [helper]: (files(folder)[helper] ?? "").replace("= {};", '= { Authorization: "Bearer test" };'),
      "lib/api/auth.ts": auth.replace(/async bearer\(\)[^]*?\n {2}\}/, BEARER),
      "tests/api/me.test.ts": test.replace("expect([200, 401, 501]).toContain(status)", "expect(status).toBe(501)"),
    });
    const runner = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--root", folder];
    const ran = await runProcess(process.execPath, runner, folder);
    expect(ran.code, ran.stdout).toBe(0);
    await run(folder, 0, "generate", "--check", "--with-tests", "--router", router);
  });

  it.each([
    ["vitest", 'import { expect, test } from "vitest";\n', "expect(status).toBe(400);"],
    [
      "jest",
      '/** @jest-environment node */\nimport { expect, test } from "@jest/globals";\n',
      "expect(status).toBe(400);",
    ],
    [
      "mocha",
      'import assert from "node:assert/strict";\nimport { test } from "node:test";\n',
      "assert.equal(status, 400);",
    ],
  ])("is for the runner of the project: %s", async (runner, above, check) => {
    const folder = project(runner);
    await run(folder, 0, "generate", "--with-tests");
    const text = files(folder)["tests/api/users.test.ts"] ?? "";
    expect(text.startsWith(above)).toBe(true);
    expect(text).toContain(check);
    await run(folder, 0, "generate", "--with-tests", "--check");
  });

  const stepsOf = async (folder: string, ...args: string[]): Promise<string[]> => {
    const { stdout } = await told(folder, "generate", "--json", ...args);
    return (JSON.parse(stdout) as { nextSteps: string[] }).nextSteps;
  };

  it("says how tests are run that are for another runner now", async () => {
    const folder = project("tsx", `withTests: true\n${SPEC}`);
    expect((await stepsOf(folder)).filter((step) => step.startsWith("Run the tests"))).toHaveLength(1);
    expect((await stepsOf(folder)).filter((step) => step.startsWith("Run the tests"))).toEqual([]);
    const manifest = files(folder)["package.json"] ?? "";
    writeFiles(folder, { "package.json": manifest.replace('"tsx"', '"jest"') });
    expect((await stepsOf(folder)).slice(0, 3)).toEqual([
      "npm install -D @jest/globals",
      expect.stringContaining("Write jest.config.mjs:\n"),
      "Run the tests: npx jest",
    ]);
  });

  it.each([
    ["vitest", [join(ROOT, "node_modules/vitest/vitest.mjs"), "run"]],
    ["tsx", []],
    ["tsx", [], "jsconfig.json"],
  ])("runs with what the steps say: %s", async (runner, args, config = "tsconfig.json") => {
    const folder = project(runner);
    rmSync(join(folder, "app"), { recursive: true });
    rmSync(join(folder, "tsconfig.json"));
    const paths = { "@/*": ["./src/*"] };
    writeFiles(folder, {
      "src/app/page.tsx": APP,
      [config]: JSON.stringify({ compilerOptions: { strict: true, paths } }),
    });
    const steps = (await stepsOf(folder, "--with-tests")).join("\n");
    const [, text = ""] = /^Write vitest.config.mts:\n([^]*\}\);)$/m.exec(steps) ?? [];
    writeFiles(folder, { "vitest.config.mts": text });
    const [, flags = "", script = ""] = /^Run the tests: node (--import tsx )?-e "(.*)"$/m.exec(steps) ?? [];
    const command = args.length > 0 ? args : [...flags.split(" ").filter(Boolean), "-e", script];
    const ran = await runProcess(process.execPath, command, folder);
    expect(ran.code, ran.stdout + ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(/Tests.*6 passed|# pass 6/);
  });

  it("says that nothing is shown to a slot that is filled", async () => {
    const secured = `withTests: true
securitySchemes: { bearer: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: x-key } }
security: [bearer, key]
routes: { me: { get: { response: { id: string } } } }
`;
    const folder = project("vitest", secured);
    const steps = async (): Promise<string[]> => (await stepsOf(folder)).filter((step) => step.includes("CREDENTIALS"));
    expect(await steps()).toEqual([]);
    const auth = files(folder)["lib/api/auth.ts"] ?? "";
    writeFiles(folder, { "lib/api/auth.ts": auth.replace(/async bearer\(\)[^]*?\n {2}\}/, BEARER) });
    const step =
      "Put a credential for bearer into CREDENTIALS of tests/api/serve-app.ts; until then the tests of secured operations take 401 for an answer.";
    expect([await steps(), await steps()]).toEqual([[step], [step]]);
    const helper = files(folder)["tests/api/serve-app.ts"] ?? "";
    writeFiles(folder, { "tests/api/serve-app.ts": helper.replace("= {};", '= { Authorization: "Bearer test" };') });
    expect(await steps()).toEqual([]);
  });

  it("asks for a method that its route does not have once", async () => {
    const folder = project(
      "vitest",
      "routes:\n  things/[id]: { get: { response: null }, delete: { response: null } }\n",
    );
    await run(folder, 0, "generate", "--with-tests");
    const text = files(folder)["tests/api/things/[id].test.ts"] ?? "";
    expect([...text.matchAll(/^test\("(.*)", async/gm)].map(([, title]) => title)).toEqual([
      "GET /things/{id} answers as its contract says",
      "/things/{id} refuses PATCH, a method it does not have",
      "DELETE /things/{id} answers as its contract says",
    ]);
    expect(text).toContain("expect(status).toBe(405);");
  });

  it("asks for no other method of a route that has them all", async () => {
    const all = ["get", "put", "post", "delete", "patch"].map((verb) => `${verb}: { response: null }`);
    const folder = project("vitest", `routes:\n  all: { ${all.join(", ")} }\n`);
    await run(folder, 0, "generate", "--with-tests");
    expect(files(folder)["tests/api/all.test.ts"]).not.toContain("refuses");
  });

  it("is the user's, and goes with its route", async () => {
    const folder = project("vitest", `withTests: true\n${SPEC}`);
    await run(folder, 0, "generate");
    expect(testsIn(folder)).toEqual(["tests/api/files/[id].test.ts", "tests/api/users.test.ts"]);
    const mine = `${files(folder)["tests/api/users.test.ts"]}\ntest("mine", () => {});\n`;
    writeFiles(folder, {
      "tests/api/users.test.ts": mine,
      "api-routes.yaml": `withTests: true\n${SPEC.replace("page: integer?", "page: integer")}`,
    });
    await run(folder, 0, "generate");
    expect(files(folder)["tests/api/users.test.ts"]).toContain('test("mine", () => {});');
    expect(files(folder)["tests/api/users.test.ts"]).toContain('api.GET("/users", { query: { page: 0 } })');
    await run(folder, 0, "remove", "files/[id]");
    expect(testsIn(folder)).toEqual(["tests/api/users.test.ts"]);
    await run(folder, 0, "generate", "--check");
  });

  it.each([
    ["app/api/users/route.ts", "export const GET = () => Response.json([]);\n"],
    ["pages/api/users.ts", "export default () => Response.json([]);\n"],
  ])("is not written for a route that is a file of the user's: %s", async (path, text) => {
    const folder = project("vitest");
    writeFiles(folder, { [path]: text });
    await run(folder, 0, "generate", "--with-tests");
    expect(testsIn(folder)).toEqual(["tests/api/files/[id].test.ts"]);
    await run(folder, 0, "generate", "--check");
    await run(folder, 0, "generate", "--force", "--yes");
    expect(testsIn(folder)).toContain("tests/api/users.test.ts");
  });

  it("stays with a route that was edited, and the spec is named that states it", async () => {
    const folder = project("vitest", `withTests: true\n${SPEC}`);
    await run(folder, 0, "generate");
    const route = "app/api/users/route.ts";
    writeFiles(folder, {
      [route]: (files(folder)[route] ?? "").replace("throw new Not", "// mine\n    throw new Not"),
    });
    const before = files(folder);
    const { code, stderr } = await told(folder, "remove", "users");
    expect(code).toBe(1);
    expect(files(folder)).toEqual(before);
    expect(stderr).toContain("Take it out of the spec (api-routes.yaml:3:3), then run: create-api-route generate\n");
    await run(folder, 0, "remove", "users", "--force", "--yes");
    expect(testsIn(folder)).toEqual(["tests/api/files/[id].test.ts"]);
  });

  it("is told to see to calls of the user's in it", async () => {
    const folder = project("vitest", `withTests: true\n${SPEC}`);
    await run(folder, 0, "generate");
    const mine = 'test("mine", async () => {\n  await api.GET("/users");\n});\n';
    writeFiles(folder, {
      "tests/api/users.test.ts": `${files(folder)["tests/api/users.test.ts"]}\n${mine}`,
      "api-routes.yaml": `withTests: true\n${SPEC.replace("page: integer?", "page: integer")}`,
    });
    const { stderr, stdout } = await told(folder, "generate");
    expect(stdout + stderr).toContain("tests/api/users.test.ts may no longer fit its contract: GET /users needs");
  });

  it("kept without its route does not keep what only that route imports", async () => {
    const folder = project("vitest", `withTests: true\n${SPEC}`);
    await run(folder, 0, "generate");
    const test = "tests/api/users.test.ts";
    writeFiles(folder, {
      [test]: `${files(folder)[test]}// mine\n`,
      "api-routes.yaml": `withTests: true\n${SPEC.replace(/ {2}users:\n.*\n.*\n/, "")}`,
    });
    await run(folder, 1, "generate");
    await run(folder, 0, "resolve", test, "--take", "ours");
    await run(folder, 1, "generate");
    expect(Object.keys(files(folder)).filter((path) => path.includes("users"))).toEqual([
      ".create-api-route/receipts/tests/api/users.test.ts.json",
      test,
    ]);
    await run(folder, 0, "generate", "--check");
  });

  it("stays as it is while the contract of its route does, whose receipt is lost", async () => {
    const folder = project("vitest", `withTests: true\n${SPEC}`);
    await run(folder, 0, "generate");
    const route = "app/api/users/route.ts";
    writeFiles(folder, {
      [route]: (files(folder)[route] ?? "").replace("throw new Not", "// mine\n    throw new Not"),
      "api-routes.yaml": `withTests: true\n${SPEC.replace(/ {4}get: .*\n/, "").replace("name: string }, resp", "name: integer }, resp")}`,
    });
    rmSync(join(folder, `.create-api-route/receipts/${route}.json`));
    const test = files(folder)["tests/api/users.test.ts"];
    await run(folder, 1, "generate");
    expect(files(folder)["tests/api/users.test.ts"]).toBe(test);
  });

  it("stays as it is while its route does", async () => {
    const things = (operation: string): string => `withTests: true
routes:
  things/[id]:
    get: { response: { id: string } }
    ${operation}
`;
    const folder = project("vitest", things("delete: { response: null }"));
    await run(folder, 0, "generate");
    const route = "app/api/things/[id]/route.ts";
    const [start = "", end = ""] = (files(folder)[route] ?? "").split(/(?<=DELETE[^]*)throw new NotImplemented\(\);/);
    writeFiles(folder, {
      [route]: `${start}return { status: 204 };${end}`,
      "api-routes.yaml": things(
        "patch: { query: { page: { type: integer, default: 1 } }, body: { n: string }, response: { id: string } }",
      ),
    });
    const tests = files(folder)["tests/api/things/[id].test.ts"];
    const { stdout, stderr } = await told(folder, "generate");
    expect(stdout + stderr).toMatch(/conflict +route[^]*held +seed/);
    expect(files(folder)["tests/api/things/[id].test.ts"]).toBe(tests);
    const tsc = join(ROOT, "node_modules/typescript7/bin/tsc");
    const checked = await runProcess(process.execPath, [tsc, "--noEmit", "--skipLibCheck", "-p", folder], folder);
    expect(checked).toMatchObject({ code: 0, stdout: "" });
    await run(folder, 0, "resolve", route, "--take", "theirs");
    await run(folder, 0, "generate");
    expect(files(folder)["tests/api/things/[id].test.ts"]).toContain("api.PATCH(");
  });

  it("of another document stays", async () => {
    const folder = project("vitest");
    writeFiles(folder, { "a.json": document("/a"), "b.json": document("/b") });
    await run(folder, 0, "generate", "a.json", "--with-tests", "--as", "one");
    await run(folder, 0, "generate", "b.json", "--with-tests", "--as", "two");
    await run(folder, 0, "generate", "a.json", "--no-with-tests", "--as", "one");
    expect(testsIn(folder)).toEqual(["tests/api/two/b.test.ts"]);
  });
});

function document(path: string): string {
  const paths = { [path]: { get: { responses: { 204: { description: "" } } } } };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "", version: "1" }, paths });
}
