import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { document, edit, generated, regenerate, run, typeErrors, writeHandler } from "./support.js";

const ROUTE = "pages/api/users.ts";
const CONTRACT = "lib/api/routes/users.ts";

async function withoutReceipts(...operations: string[]): Promise<string> {
  const folder = await generated({}, ...operations);
  rmSync(join(folder, ".create-api-route"), { recursive: true });
  return folder;
}

describe("a route whose receipt was lost", () => {
  test("is ours again when it is as it would be written, but for formatting", async () => {
    const folder = await withoutReceipts("GET /users");
    edit(folder, ROUTE, (text) => text.replaceAll("  ", "\t"));
    await run(folder, 0, "generate", "openapi.json");
    const { verdicts } = await regenerate(folder, 0, "GET /users", "PUT /users");
    expect(verdicts[ROUTE]).toBe("update");
  });

  test("is brought up to date when nobody wrote anything into it", async () => {
    const folder = await withoutReceipts("GET /users");
    const { verdicts } = await regenerate(folder, 0, "GET /users", "PUT /users");
    expect(verdicts[ROUTE]).toBe("update");
    await run(folder, 0, "generate", "openapi.json", "--check");
  });

  test("gets the methods it lacks when it was edited, and is told until the user takes it as it is", async () => {
    const folder = await withoutReceipts("GET /users", "POST /users");
    edit(folder, ROUTE, writeHandler);
    const { verdicts } = await regenerate(folder, 1, "GET /users", "POST /users", "PUT /users");
    expect(verdicts).toMatchObject({ [ROUTE]: "insert", [CONTRACT]: "update" });
    expect(readTree(folder)[ROUTE]).toContain("return { status: 204 };");
    expect(readTree(folder)[ROUTE]).toContain("async PUT() {");
    expect(typeErrors(folder)).toBe("");

    const again = await run(folder, 1, "generate", "openapi.json");
    expect(again.verdicts[ROUTE]).toBe("held");
    expect(again.report.nextSteps.join("\n")).toContain(`resolve ${ROUTE} openapi.json --take ours`);
    await run(folder, 2, "resolve", ROUTE, "openapi.json", "--take", "theirs");
    await run(folder, 0, "resolve", ROUTE, "openapi.json", "--take", "ours");
    await run(folder, 0, "generate", "openapi.json", "--check");
    const next = await regenerate(folder, 0, "GET /users", "POST /users", "PUT /users", "DELETE /users");
    expect(next.verdicts[ROUTE]).toBe("insert");
  });

  test("holds its contract back when it has a method that the spec has no longer", async () => {
    const folder = await withoutReceipts("GET /users", "POST /users");
    edit(folder, ROUTE, writeHandler);
    const { verdicts, report } = await regenerate(folder, 1, "GET /users", "PUT /users");
    expect(verdicts).toMatchObject({ [ROUTE]: "held", [CONTRACT]: "held" });
    expect(report.files.find(({ path }) => path === CONTRACT)?.note).toBe(
      `stays as it is until ${ROUTE} fits: it has POST`,
    );
    expect(typeErrors(folder)).toBe("");
  });

  test("never has a handler of the user's hidden by what is inserted", async () => {
    const folder = await withoutReceipts("GET /users");
    writeFiles(folder, {
      "lib/handlers.ts": "export const more = { async PUT() { return { status: 204 as const }; } };\n",
    });
    edit(
      folder,
      ROUTE,
      (text) => `import { more } from "@/lib/handlers";\n${writeHandler(text).replace("});", "  ...more,\n});")}`,
    );
    const edited = readTree(folder)[ROUTE];
    const { verdicts } = await regenerate(folder, 1, "GET /users", "PUT /users");
    expect(verdicts).toMatchObject({ [ROUTE]: "held", [CONTRACT]: "held" });
    expect(typeErrors(folder)).toBe("");
    // What comes from elsewhere was never held against the contract: that is told, once.
    const { report } = await run(folder, 1, "resolve", ROUTE, "openapi.json", "--take", "ours");
    expect(report.files.map(({ path, verdict }) => [path, verdict])).toEqual([
      [CONTRACT, "update"],
      [ROUTE, "identical"],
    ]);
    expect(report.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["may-not-fit", `${ROUTE} PUT may no longer fit its contract: it is new in the contract`],
    ]);
    expect(readTree(folder)[ROUTE]).toBe(edited);
    expect(typeErrors(folder)).toBe("");
    await run(folder, 0, "generate", "openapi.json", "--check");
  });
});

describe("a seed whose receipt was lost", () => {
  const AUTH = "lib/api/auth.ts";
  const DEFINE = "lib/api/define-route.ts";
  const secured = (...names: string[]): string =>
    JSON.stringify({
      openapi: "3.1.0",
      components: {
        securitySchemes: Object.fromEntries(names.map((name) => [name, { type: "http", scheme: "bearer" }])),
      },
      security: names.map((name) => ({ [name]: [] })),
      paths: { "/users": { get: { responses: { 204: { description: "" } } } } },
    });

  test.each<[language: string]>([["--ts"], ["--js"]])(
    "is ours again, or gets the slots it lacks and is told until the user takes it as it is, with %s",
    async (language) => {
      const folder = makeFolder({ ...TS_PROJECT, "openapi.json": secured("one") });
      const [auth, define] = [AUTH, DEFINE].map((path) => (language === "--js" ? path.replace(".ts", ".js") : path));
      const command = ["generate", "openapi.json", language];
      await run(folder, 0, ...command);
      rmSync(join(folder, ".create-api-route"), { recursive: true });
      edit(folder, define!, (text) => text.replaceAll("  ", "\t"));
      edit(folder, auth!, (text) => text.replace("return undefined;", "return { id: 1 };"));
      writeFiles(folder, { "openapi.json": secured("one", "two") });
      const { verdicts, report } = await run(folder, 1, ...command);
      expect(verdicts).toMatchObject({ [auth!]: "insert", [define!]: "identical" });
      expect(readTree(folder)[auth!]).toMatch(/async one\(\) \{\s+return \{ id: 1 \};[^]*async two\(\) \{/);
      expect(report.nextSteps.join("\n")).toContain(`resolve ${auth} openapi.json ${language} --take ours`);
      await run(folder, 0, "resolve", auth!, "openapi.json", language, "--take", "ours");
      await run(folder, 0, ...command, "--check");
    },
  );

  test("is left alone, and holds what it lacks the names for, when it is none", async () => {
    const folder = await withoutReceipts("GET /users");
    edit(folder, DEFINE, (text) => text.replace("export { NotImplemented, Problem };", "export { Problem };"));
    const { verdicts } = await regenerate(folder, 1, "GET /users", "GET /posts");
    expect(verdicts).toMatchObject({ [DEFINE]: "foreign", "pages/api/posts.ts": "held" });
  });
});

describe("no contract moves on under a file that would not fit it", () => {
  test("be it a second file that implements it", async () => {
    const folder = await generated({}, "GET /users");
    writeFiles(folder, { "pages/api/people.ts": readTree(folder)[ROUTE] ?? "" });
    const { verdicts, report } = await regenerate(folder, 1, "GET /users", "PUT /users");
    expect(verdicts).toMatchObject({ [ROUTE]: "held", [CONTRACT]: "held" });
    expect(report.files.find(({ path }) => path === CONTRACT)?.note).toContain(
      "until pages/api/people.ts fits: it lacks PUT",
    );
    expect(typeErrors(folder)).toBe("");

    edit(folder, "pages/api/people.ts", (text) =>
      text.replace("\n});", "\n  async PUT() {\n    throw new NotImplemented();\n  },\n});"),
    );
    await run(folder, 0, "generate", "openapi.json");
    expect(typeErrors(folder)).toBe("");
  });

  test("be it one that imports a type of it", async () => {
    const folder = await generated({}, "GET /users", "GET /posts");
    edit(
      folder,
      "pages/api/posts.ts",
      (text) => `import type { UsersRoute } from "@/lib/api/routes/users";\n${text}\nexport type Users = UsersRoute;\n`,
    );
    const { verdicts } = await regenerate(folder, 1, "GET /posts");
    expect(verdicts[CONTRACT]).toBe("held");
    expect(typeErrors(folder)).toBe("");
  });

  test("be it a seed of the user's own", async () => {
    const folder = await generated({}, "GET /users");
    writeFiles(folder, { "lib/api/define-route.ts": "export const own = 1;\n" });
    rmSync(join(folder, ".create-api-route"), { recursive: true });
    rmSync(join(folder, "pages/api/users.ts"));
    expect(typeErrors(folder)).toBe("");
    writeFiles(folder, { "openapi.json": document("GET /users", "GET /posts") });
    const { verdicts } = await run(folder, 1, "generate", "openapi.json");
    expect(verdicts).toMatchObject({ "lib/api/define-route.ts": "foreign", "pages/api/posts.ts": "held" });
    expect(typeErrors(folder)).toBe("");
  });

  test("a file that fits lets it move on, foreign or not", async () => {
    const folder = await generated({}, "GET /users");
    const route = (readTree(folder)[ROUTE] ?? "").replace(
      "\n});",
      "\n  async PUT() {\n    throw new NotImplemented();\n  },\n});",
    );
    writeFiles(folder, { "pages/api/people.ts": route });
    const { verdicts } = await regenerate(folder, 0, "GET /users", "PUT /users");
    expect(verdicts[CONTRACT]).toBe("update");
  });
});
