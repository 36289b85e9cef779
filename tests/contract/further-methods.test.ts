import { expect, onTestFinished, test } from "vitest";
import { METHODS as NODES } from "node:http";
import { FURTHER_METHODS, METHODS } from "../../src/model/route-spec.js";
import { readPaths, refused, served } from "../input/openapi/read.js";
import { serveApi, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

const query = {
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: { type: "object", required: ["term"], properties: { term: { type: "string" } } },
      },
    },
  },
  responses: { 200: { description: "", content: { "application/json": { schema: { type: "string" } } } } },
};
const empty = { responses: { 204: { description: "" } } };
const PATHS = {
  "/search": { query, trace: empty, additionalOperations: { PURGE: empty, "M-SEARCH": empty } },
};

async function serve(): Promise<ApiServer> {
  const { api } = await readPaths(PATHS, { openapi: "3.2.0" });
  const files = await renderApi(api, { project: { router: "pages" } });
  const route = files.find(({ path }) => path === "pages/api/search.ts")?.text ?? "";
  expect(route).toContain('async "M-SEARCH"() {');
  const text = route
    .replace(/async QUERY\(\) \{[^}]*\}/, "async QUERY({ body }) { return { status: 200, body: body.term }; }")
    .replaceAll("throw new NotImplemented();", "return { status: 204 };");
  return serveApi(files.map((file) => (file.path === "pages/api/search.ts" ? { path: file.path, text } : file)));
}

test("methods beyond the seven are served in pages/api, bodies too", async () => {
  const server = await serve();
  onTestFinished(() => server.close());
  const send = (method: string, body?: string) =>
    server.send(method, "/api/search", {
      ...(body !== undefined && { body, headers: { "Content-Type": "application/json" } }),
    });
  expect(await send("QUERY", '{"term":"x"}')).toMatchObject({ status: 200, json: "x" });
  expect(await send("QUERY", "{}")).toMatchObject({ status: 400 });
  for (const method of ["TRACE", "PURGE", "M-SEARCH"]) expect(await send(method)).toMatchObject({ status: 204 });
  const other = await send("COPY");
  expect(other.status).toBe(405);
  expect(other.headers.allow).toBe("QUERY, TRACE, PURGE, M-SEARCH, OPTIONS");
});

test("the App Router refuses them, and says why", async () => {
  const read = await readPaths(PATHS, { openapi: "3.2.0" }, { router: "app" });
  expect(served(read)).toEqual([]);
  expect(refused(read)[0]).toBe(
    "QUERY /search: The App Router of Next.js cannot route QUERY; the Pages Router can (--router pages).",
  );
});

test("all methods are those that Node.js knows, of any version", () => {
  // The oldest Node.js does not know QUERY yet.
  const known = new Set<string>([...NODES, "QUERY"]);
  expect([...METHODS, ...FURTHER_METHODS].filter((method) => !known.has(method))).toEqual([]);
});
