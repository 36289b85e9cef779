import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { writeFiles } from "../support/folder.js";
import { buildNext, installedTool, makeNextProject, succeed, TYPES_APART } from "./support/next-project.js";
import { startNext, type Ask, type NextServer } from "./support/next-server.js";

const STATED = { type: "string" };
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Answers", version: "1" },
  paths: {
    "/items": {
      get: {
        operationId: "items",
        parameters: [
          { name: "sort", in: "query", required: true, explode: false, schema: { type: "array", items: STATED } },
          { name: "opt", in: "query", schema: { type: "integer" } },
          { name: "page[limit]", in: "query", schema: { type: "integer" } },
        ],
        responses: { 200: { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
    "/lists/{ids}": {
      get: {
        operationId: "lists",
        parameters: [{ name: "ids", in: "path", required: true, schema: { type: "array", items: STATED } }],
        responses: { 200: { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
    "/closed": {
      get: {
        operationId: "closed",
        security: [{ key: [] }],
        responses: { 200: { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
    "/reports": {
      get: {
        operationId: "export",
        parameters: [{ name: "own", in: "query", schema: STATED }],
        responses: { 200: { description: "", content: { "*/*": {} } } },
      },
    },
    "/files": {
      get: {
        operationId: "download",
        parameters: [{ name: "kind", in: "query", schema: STATED }],
        responses: { 200: { description: "", content: { "application/octet-stream": {} } } },
      },
      post: {
        operationId: "upload",
        requestBody: { required: true, content: { "application/octet-stream": {} } },
        responses: { 200: { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } } },
};

const route = (contract: string, path: string, handlers: string, before = ""): string => `${before}
import { defineRoute } from "@/lib/api/define-route";
import { ${contract} } from "@/lib/api/routes/${path}";

export const config = { api: { bodyParser: false } };

export default defineRoute(${contract}, {
${handlers}
}${path === "files" ? ", { bodyLimit: 50 * 1024 * 1024 }" : ""});
`;

const HANDLERS = {
  "pages/api/items.ts": route(
    "items",
    "items",
    "async GET({ query }) { return { status: 200, headers: { ETag: '\"v1\"' }, body: query }; },",
  ),
  "pages/api/lists/[ids].ts": route(
    "listsByIds",
    "lists/[ids]",
    "async GET({ params }) { return { status: 200, body: params }; },",
  ),
  "pages/api/closed.ts": route("closed", "closed", "async GET({ auth }) { return { status: 200, body: auth }; },"),
  "pages/api/files.ts": route(
    "files",
    "files",
    `async GET({ query }) {
    if (query.kind === "failing") return { status: 200, body: failing(0) };
    if (query.kind === "breaking") return { status: 200, body: failing(1) };
    return { status: 200, body: Readable.toWeb(createReadStream("package.json")) as ReadableStream<Uint8Array> };
  },
  async POST({ body }) { return { status: 200, body: { length: body.length } }; },`,
    `import { createReadStream } from "node:fs";
import { Readable } from "node:stream";

async function* failing(after: number) {
  for (let count = 0; count < after; count++) yield new TextEncoder().encode("first");
  throw new Error("upstream");
}
`,
  ),
  "pages/api/reports.ts": route(
    "reports",
    "reports",
    `async GET({ query }) {
    const headers = query.own === undefined ? {} : { "Cache-Control": query.own };
    return { status: 200, headers, contentType: "text/csv", body: rows() };
  },`,
    `
async function* rows() {
  for (const row of ["one", "two"]) yield new TextEncoder().encode(row);
  throw new Error("upstream");
}
`,
  ),
  "lib/api/auth.ts": `import type { Slot } from "./runtime/authorize";

export const slots = {
  async key(key: string) {
    return key;
  },
} satisfies Record<string, Slot>;
`,
  "proxy.ts": `import { NextResponse } from "next/server";

export function proxy() {
  return NextResponse.next();
}
`,
  "next.config.ts": `export default {
  ${TYPES_APART},
  async rewrites() {
    return [
      { source: "/find/:term", destination: "/api/items?sort=:term&opt=5" },
      { source: "/v1/:path*", destination: "/api/:path*" },
      { source: "/open/:key", destination: "/api/closed?key=:key" },
    ];
  },
};
`,
};

describe("answers of a real next start, with a proxy and rewrites", () => {
  let server: NextServer;
  let folder = "";
  beforeAll(async () => {
    folder = await makeNextProject(inject("tarball"));
    writeFiles(folder, { "openapi.json": JSON.stringify(DOCUMENT) });
    succeed(await installedTool(folder, ["generate", "openapi.json"]));
    writeFiles(folder, HANDLERS);
    await buildNext(folder);
    server = await startNext(folder);
  });
  afterAll(() => server?.stop());

  const ask = async (path: string, how?: Ask) => {
    const { status, headers, body } = await server.ask(path, how);
    const isJson = /json/.test(headers["content-type"] ?? "") && body !== "";
    return { status, headers, body, json: isJson ? (JSON.parse(body) as unknown) : undefined };
  };

  it.each<[path: string, json: object]>([
    ["/find/abc?page%5Blimit%5D=3", { sort: ["abc"], opt: 5, "page[limit]": 3 }],
    ["/find/a,b", { sort: ["a", "b"], opt: 5 }],
    ["/api/items?sort=a,b%2Cc&opt=7", { sort: ["a", "b,c"], opt: 7 }],
    ["/v1/items?sort=a,b%2Cc", { sort: ["a", "b,c"] }],
    ["/v1/lists/a,b%2Cc", { ids: ["a", "b,c"] }],
    ["/api/lists/a,b%2Cc", { ids: ["a", "b,c"] }],
    ["/open/secret", { key: "secret" }],
  ])("%s is read as Next.js resolved it", async (path, json) => {
    expect(await ask(path)).toMatchObject({ status: 200, json });
  });

  it("sends the handler's ETag, and 304 for it", async () => {
    const known = { headers: { "if-none-match": '"v1"' } };
    expect(await ask("/api/items?sort=a")).toMatchObject({ status: 200, headers: { etag: '"v1"' } });
    expect(await ask("/api/items?sort=a", known)).toMatchObject({ status: 304, body: "", headers: { etag: '"v1"' } });
    const head = await ask("/api/items?sort=a", { method: "HEAD" });
    expect(head).toMatchObject({ status: 200, headers: { etag: '"v1"', "content-length": "14" } });
  });

  it.each<[path: string, method: string, status: number]>([
    ["/api/closed", "GET", 401],
    ["/api/items", "GET", 400],
    ["/api/items", "DELETE", 405],
    ["/api/files?kind=failing", "GET", 500],
  ])("If-None-Match: * hides nothing: %s %s", async (path, method, status) => {
    const answer = await ask(path, { method, headers: { "if-none-match": "*" } });
    expect(answer).toMatchObject({ status, json: { status } });
  });

  it("a body that the proxy cut is never handed on", async () => {
    const headers = { "content-type": "application/octet-stream" };
    const upload = (size: number): Promise<unknown> =>
      ask("/api/files", { method: "POST", headers, body: Buffer.alloc(size, 1) });
    expect(await upload(5_000_000)).toMatchObject({ status: 200, json: { length: 5_000_000 } });
    expect(await upload(12_582_912)).toMatchObject({
      status: 413,
      json: { detail: expect.stringContaining("experimental.proxyClientMaxBodySize") as string },
    });
  });

  it("a stream that breaks off has sent what came before", async () => {
    await expect(server.ask("/api/files?kind=breaking")).rejects.toMatchObject({ received: "first" });
    expect(server.log()).toContain("GET /api/files failed: Error: upstream");
    expect(await ask("/api/files")).toMatchObject({
      status: 200,
      body: readFileSync(join(folder, "package.json"), "utf8"),
    });
  });

  it.each(["", "?own=no-cache"])("so has one that Next.js would compress: %j", async (query) => {
    const headers = { "accept-encoding": "gzip" };
    const { body } = await fetch(`${server.url}/api/reports${query}`, { headers });
    let text = "";
    const readAll = async () => {
      for await (const chunk of body ?? []) text += Buffer.from(chunk).toString();
    };
    await expect(readAll()).rejects.toThrow("terminated");
    expect(text).toBe("onetwo");
  });

  it.runIf(process.platform === "linux")("HEAD of a file holds no descriptor open", async () => {
    const open = (): number => readdirSync(`/proc/${server.pid}/fd`).length;
    await ask("/api/files", { method: "HEAD" });
    const before = open();
    for (let time = 0; time < 60; time++) await ask("/api/files", { method: "HEAD" });
    await new Promise((done) => setTimeout(done, 100));
    expect(open()).toBeLessThan(before + 20);
  });
});
