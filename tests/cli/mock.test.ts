import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";

const USERS = "pages/api/users.ts";
const UNWRITTEN = /throw new NotImplemented\(\);/g;

/** A document whose every operation has the same example. */
const spec = (paths: Record<string, string[]>, name: string): string => {
  const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  const operation = (id: string): unknown => ({
    operationId: id,
    responses: { 200: { description: "", content: { "application/json": { schema, example: { name } } } } },
  });
  const items = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, operation(`${method}${path.slice(1)}`)])),
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(items) as unknown,
  });
};

async function generate(folder: string, ...flags: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await createApiRoute(folder, ["generate", "openapi.json", "--json", ...flags]);
  expect(code, stderr + stdout).toBe(0);
  const { files } = JSON.parse(stdout) as Report;
  return files.filter(({ verdict }) => verdict !== "identical").map(({ verdict, path }) => `${verdict} ${path}`);
}

const mocked = async (paths: Record<string, string[]>): Promise<string> => {
  const folder = makeFolder({ ...TS_PROJECT, "openapi.json": spec(paths, "Ada") });
  await generate(folder, "--mock");
  expect(readTree(folder)[USERS]).toContain('body: { name: "Ada" }');
  return folder;
};

describe("handlers that answer examples", () => {
  it("do so until a run says otherwise", async () => {
    const folder = await mocked({ "/users": ["get"] });
    expect(await generate(folder, "--check")).toEqual([]);

    writeFiles(folder, { "openapi.json": spec({ "/users": ["get", "post"], "/posts": ["get"] }, "Grace") });
    await generate(folder);
    const users = readTree(folder)[USERS] ?? "";
    expect(users).toContain('async GET() {\n    return { status: 200, body: { name: "Grace" } };');
    expect(users).toContain("async POST() {\n    throw new NotImplemented();");
    expect(readTree(folder)["pages/api/posts.ts"]).toMatch(UNWRITTEN);
    expect(await generate(folder, "--check")).toEqual([]);

    expect(await generate(folder, "--mock")).toEqual(["update pages/api/posts.ts", `update ${USERS}`]);
    expect(readTree(folder)[USERS]).not.toMatch(UNWRITTEN);
    await generate(folder, "--no-mock");
    expect(readTree(folder)[USERS]?.match(UNWRITTEN)).toHaveLength(2);
    expect(await generate(folder, "--check")).toEqual([]);
  });

  it("keep answering them where the spec moved them to", async () => {
    const folder = await mocked({ "/users": ["get"] });
    const renamed = spec({ "/people": ["get"] }, "Ada").replace("getpeople", "getusers");
    writeFiles(folder, { "openapi.json": renamed });
    await generate(folder);
    expect(readTree(folder)["pages/api/people.ts"]).toContain('body: { name: "Ada" }');
    expect(readTree(folder)).not.toHaveProperty([USERS]);
  });

  it("are the user's once they changed them: no other example, nor its absence, is held against that", async () => {
    const folder = await mocked({ "/users": ["get"] });
    const generated = readTree(folder)[USERS] ?? "";
    const written = generated.replace('return { status: 200, body: { name: "Ada" } };', 'return answer("Ada");');
    const edited = generated.replace('name: "Ada"', 'name: "Mine"');
    for (const text of [written, edited]) {
      writeFiles(folder, { [USERS]: text, "openapi.json": spec({ "/users": ["get"] }, "Grace") });
      await generate(folder);
      await generate(folder, "--no-mock");
      await generate(folder, "--mock");
      expect(readTree(folder)[USERS]).toBe(text);
      writeFiles(folder, { "openapi.json": spec({ "/users": ["get", "post"] }, "Grace") });
      expect(await generate(folder, "--no-mock")).toContain(`insert ${USERS}`);
      expect(readTree(folder)[USERS]).toContain(text.slice(text.indexOf("async GET"), text.lastIndexOf("});")));
    }
  });
});
