import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "./support/folder.js";
import { told, type Told } from "./support/typed.js";

const document = (url: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    servers: [{ url }],
    paths: { "/users": { get: { responses: { 204: { description: "" } } } } },
  });

function project(url: string, more: Record<string, string> = {}): string {
  return makeFolder({ ...TS_PROJECT, "a.json": document(url), ...more });
}

const routes = (folder: string): string[] =>
  Object.keys(readTree(folder)).filter((path) => path.startsWith("pages/api/"));

async function generate(folder: string, ...args: string[]): Promise<Told> {
  return told(folder, "generate", ...args);
}

describe("a document whose servers have its paths below /api", () => {
  it.each(["https://example.com/api/v1", "/api/v1/", "api.example.com/api/v1", "localhost:3000/api/v1"])(
    "%s: its routes are there too, which is said, and stay there",
    async (url) => {
      const folder = project(url);
      const first = await generate(folder, "a.json");
      expect(first.code).toBe(0);
      expect(first.stderr).toMatch(/^a\.json:1:\d+ info The routes lie below "\/api\/v1".*--prefix v1/);
      expect(routes(folder)).toEqual(["pages/api/v1/users.ts"]);
      const tree = readTree(folder);
      for (const args of [[], ["a.json"], ["--prefix", "v1", "a.json"], ["a.json"], ["a.json", "--check"]]) {
        const again = await generate(folder, ...args);
        expect([again.code, /info|warning|error/.exec(again.stderr)]).toEqual([0, null]);
      }
      expect(routes(folder)).toEqual(["pages/api/v1/users.ts"]);
      expect(readTree(folder)["pages/api/v1/users.ts"]).toBe(tree["pages/api/v1/users.ts"]);
    },
  );

  it.each<[before: string, args: string[], want: string]>([
    ["/", ["--prefix", "/"], "pages/api/users.ts"],
    ["an earlier version that did not know of it", [], "pages/api/users.ts"],
    ["another prefix that a spec file had", [], "pages/api/v2/users.ts"],
  ])("leaves routes where %s has put them", async (before, args, want) => {
    const folder = project(before.startsWith("an earlier") ? "/" : "/api/v1");
    const listed = `spec:\n  - { file: a.json, prefix: v2 }\n`;
    if (before.startsWith("another")) writeFiles(folder, { "api-routes.yaml": listed });
    expect((await generate(folder, ...(before.startsWith("another") ? [] : ["a.json"]), ...args)).code).toBe(0);
    writeFiles(folder, { "a.json": document("/api/v1") });
    expect(routes(folder)).toEqual([want]);
    const tree = readTree(folder);
    expect((await generate(folder, "a.json")).code).toBe(0);
    expect(routes(folder)).toEqual([want]);
    writeFiles(folder, { "api-routes.yaml": "spec: a.json\n" });
    expect((await generate(folder)).code).toBe(0);
    expect(readTree(folder)[want]).toBe(tree[want]);
  });

  it("leaves routes where they are when the document moves, and says both ways", async () => {
    const folder = project("/api/v1");
    await generate(folder, "a.json");
    writeFiles(folder, { "a.json": document("/api/v2") });
    const { code, stderr } = await generate(folder, "a.json");
    expect(code).toBe(0);
    expect(stderr).toContain("--prefix v2 moves them, --prefix v1 says that they stay.");
    expect(routes(folder)).toEqual(["pages/api/v1/users.ts"]);
    expect((await generate(folder, "a.json", "--prefix", "v2")).code).toBe(0);
    expect(routes(folder)).toEqual(["pages/api/v2/users.ts"]);
  });

  it("a flag that said otherwise and is left out changes nothing", async () => {
    const folder = project("/api/v1");
    await generate(folder, "a.json", "--prefix", "v3");
    const { code, stderr } = await generate(folder, "a.json");
    expect(code).toBe(2);
    expect(stderr).toContain('Earlier runs took a.json with prefix "v3"; this one has prefix "v1".');
    expect((await generate(folder)).code).toBe(0);
    expect(routes(folder)).toEqual(["pages/api/v3/users.ts"]);
  });
});

describe("a document with another base path", () => {
  it("has its routes below /api, and before the list of files stands how to change that", async () => {
    const folder = project("https://example.com/v2");
    let said = "";
    const { main } = await import("../src/main.js");
    const write = (text: string): boolean => Boolean((said += text));
    const io = { cwd: folder, env: {}, stdin: process.stdin, stdout: { write }, stderr: { write } };
    expect(await main(["generate", "a.json"], io)).toBe(0);
    expect(said).toMatch(/^a\.json\S* warning [^\n]*"\/v2"[^\n]*\n[^\n]*--prefix v2 [^\n]*"prefix: v2"[^]*\ncreate /);
    expect((await generate(folder, "a.json")).stderr).toBe("");
    expect(routes(folder)).toEqual(["pages/api/users.ts"]);
  });
});

it("a base path that every path has already is no second one", async () => {
  const paths = { "/api/v1/users": { get: { responses: { 204: { description: "" } } } } };
  const text = JSON.stringify({ openapi: "3.1.0", servers: [{ url: "/api/v1" }], paths });
  const folder = makeFolder({ ...TS_PROJECT, "a.json": text });
  expect((await generate(folder, "a.json")).stderr).not.toContain("base-path");
  expect(routes(folder)).toEqual(["pages/api/v1/users.ts"]);
});

describe("where no document has a prefix or a place", () => {
  const INLINE = "routes:\n  users: { get: { response: string } }\n";

  it.each<[args: string[], says: string]>([
    [["--prefix", "v1"], "prefix is for OpenAPI documents, and this run has none."],
    [["--as", "shop"], "as is for OpenAPI documents, and this run has none."],
    [["--prefix", "v1", "--as", "shop"], "prefix and as are for OpenAPI documents, and this run has none."],
  ])("%j is refused by every command that takes it, with what to do", async (args, says) => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": INLINE });
    const tree = readTree(folder);
    const commands = [["generate"], ["generate", "api-routes.yaml", "--check"], ["list"], ["openapi"]];
    for (const command of commands) {
      const { code, stderr } = await told(folder, ...command, ...args);
      expect([command, code]).toEqual([command, 2]);
      expect(stderr).toContain(says);
      expect(stderr).toContain('list it below "spec:"');
    }
    expect(readTree(folder)).toEqual(tree);
  });

  it("says / of what has none, and a document beside the routes takes them", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": INLINE, "a.json": document("/") });
    expect((await generate(folder, "--prefix", "/")).code).toBe(0);
    writeFiles(folder, { "api-routes.yaml": `spec: a.json\n${INLINE}` });
    expect((await generate(folder, "--prefix", "v1")).code).toBe(0);
    expect(routes(folder)).toEqual(["pages/api/users.ts", "pages/api/v1/users.ts"]);
  });

  it("a document that cannot be read is told alone", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "spec: b.json\n" });
    const { code, stderr } = await generate(folder, "--prefix", "v1");
    expect(code).toBe(2);
    expect(stderr).not.toContain("this run has none");
  });

  it("a spec file that says one is told so where it says it, and its routes stay where they say", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": `prefix: v1\n${INLINE}` });
    const { code, stderr } = await generate(folder);
    expect(code).toBe(0);
    expect(stderr).toContain('api-routes.yaml:1:1 warning "prefix" is for OpenAPI documents');
    expect(routes(folder)).toEqual(["pages/api/users.ts"]);
    writeFiles(folder, { "api-routes.yaml": `prefix: /\n${INLINE}` });
    expect((await generate(folder)).stderr).not.toContain("warning");
  });
});
