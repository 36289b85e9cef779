import { mkdtemp, rm, writeFile } from "node:fs/promises";
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, posix, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const ROOT = resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

/** The parts of Next.js that answer a request to an API route, as the server of Next.js 13 to 16 calls them. */
const { apiResolver } = require("next/dist/server/api-utils/node/api-resolver.js") as {
  apiResolver(
    req: unknown,
    res: unknown,
    query: unknown,
    module: unknown,
    context: unknown,
    propagate: boolean,
  ): Promise<void>;
};
const { getSortedRoutes, isDynamicRoute } = require("next/dist/shared/lib/router/utils/index.js") as {
  getSortedRoutes(routes: string[]): string[];
  isDynamicRoute(route: string): boolean;
};
const { getRouteRegex } = require("next/dist/shared/lib/router/utils/route-regex.js") as {
  getRouteRegex(route: string): object;
};
const { getRouteMatcher } = require("next/dist/shared/lib/router/utils/route-matcher.js") as {
  getRouteMatcher(regex: object): (path: string) => Record<string, string | string[]> | false;
};

/** The ends of its App Router: what makes a `NextRequest` and what sends a `Response`, with all that they drop or add. */
const { NextRequestAdapter, signalFromNodeResponse } =
  require("next/dist/server/web/spec-extension/adapters/next-request.js") as {
    NextRequestAdapter: { fromNodeNextRequest(req: unknown, signal: AbortSignal): unknown };
    signalFromNodeResponse(res: ServerResponse): AbortSignal;
  };
const { NodeNextRequest, NodeNextResponse } = require("next/dist/server/base-http/node.js") as {
  NodeNextRequest: new (req: IncomingMessage) => unknown;
  NodeNextResponse: new (res: ServerResponse) => unknown;
};
const { sendResponse } = require("next/dist/server/send-response.js") as {
  sendResponse(req: unknown, res: unknown, response: Response): Promise<void>;
};
const { normalizeCdnUrl } = require("next/dist/server/server-utils.js") as {
  normalizeCdnUrl(req: IncomingMessage, parameters: string[]): void;
};

export interface ApiServer {
  send(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string | Buffer },
  ): Promise<Answer>;
  close(): Promise<void>;
  port: number;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: unknown;
}

/**
 * Serves rendered files as Next.js would: its own route matching, its own body parser, its own response helpers.
 *
 * @param alias packages to take in the place of others
 */
export async function serveApi(
  files: Iterable<{ path: string; text: string }>,
  alias: Record<string, string> = {},
): Promise<ApiServer> {
  const texts = new Map([...files].map(({ path, text }) => [path, text]));
  const routes = new Map(
    [...texts.keys()].filter((path) => /^(pages|app)\//.test(path)).map((path) => [urlOf(path), path] as const),
  );
  const { modules, folder } = await loadRoutes(texts, [...routes.values()], alias);
  const matchers = getSortedRoutes([...routes.keys()]).map((url) => ({
    file: routes.get(url) ?? "",
    module: modules[[...routes.keys()].indexOf(url)] as unknown,
    match: isDynamicRoute(url)
      ? getRouteMatcher(getRouteRegex(url))
      : (path: string) => (path === url ? {} : (false as const)),
  }));
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    for (const { file, module, match } of matchers) {
      const params = match(url.pathname);
      if (params === false) continue;
      if (file.startsWith("app/")) {
        void answerRoute(req, res, module as RouteModule, params);
        return;
      }
      const query = { ...queryOf(url), ...params };
      const context = { previewModeId: "id", previewModeEncryptionKey: "key", previewModeSigningKey: "key" };
      void apiResolver(req, res, query, module, context, false);
      return;
    }
    res.writeHead(404, { "Content-Type": "text/html" }).end("no such route");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    send: (method, path, options = {}) => send(server, method, path, options),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type RouteModule = Record<string, (request: unknown, context: { params: Promise<object> }) => Promise<Response>>;

/** As the App Router of Next.js 16 calls a `route` file. */
async function answerRoute(req: IncomingMessage, res: ServerResponse, module: RouteModule, params: object) {
  normalizeCdnUrl(req, []);
  const request = new NodeNextRequest(req);
  const response = new NodeNextResponse(res);
  try {
    const handle = module[req.method ?? ""];
    if (handle === undefined) throw new Error(`no ${req.method} is exported`);
    const adapted = NextRequestAdapter.fromNodeNextRequest(request, signalFromNodeResponse(res));
    await sendResponse(request, response, await handle(adapted, { params: Promise.resolve(params) }));
  } catch (error) {
    if (res.headersSent) res.end();
    else await sendResponse(request, response, new Response(String(error), { status: 500 }));
  }
}

/** As Next.js makes it: a name that comes several times has a list. */
function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  const names = [...new Set(searchParams.keys())];
  const values = names.map((name) => searchParams.getAll(name));
  return Object.fromEntries(names.map((name, index) => [name, oneOrAll(values[index] ?? [])]));
}

function oneOrAll(values: string[]): string | string[] {
  return values.length === 1 ? values.join() : values;
}

function urlOf(file: string): string {
  return file
    .replace(/^(pages|app)/, "")
    .replace(/\.\w+$/, "")
    .replace(/\/route$/, "")
    .replace(/\/index$/, "");
}

/** One bundle with a namespace for each route file, and the folder it lies in. */
export async function loadRoutes(
  texts: ReadonlyMap<string, string>,
  entries: readonly string[],
  alias: Record<string, string> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), "contract-server-"));
  const names = entries.map((_, index) => `route${index}`);
  const contents = [
    ...entries.map((path, index) => `import * as ${names[index] ?? ""} from ${JSON.stringify(`/${path}`)};`),
    `export const modules = [${names.map((name) => `{ ...${name} }`).join(", ")}];`,
  ].join("\n");
  const outfile = join(folder, "bundle.mjs");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    alias,
    plugins: [fromMemory(texts)],
    logLevel: "silent",
    outfile,
  });
  await writeFile(outfile, outputFiles[0]?.text ?? "");
  const { modules } = (await import(pathToFileURL(outfile).href)) as { modules: unknown[] };
  return { modules, folder };
}

function fromMemory(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: "from-memory",
    setup(plugin) {
      plugin.onResolve({ filter: /^(\.|@\/|\/(pages|app|lib))/ }, ({ path, importer, namespace }) => {
        if (namespace !== "memory" && !path.startsWith("/")) return undefined;
        const target = path.startsWith("@/") ? `/${path.slice(2)}` : posix.resolve(posix.dirname(importer), path);
        const found = [target, `${target}.ts`, `${target}.js`].find((name) => texts.has(name.slice(1)));
        if (found === undefined) throw new Error(`${importer} imports ${path}, which is not there`);
        return { path: found, namespace: "memory" };
      });
      plugin.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
        contents: texts.get(path.slice(1)) ?? "",
        loader: path.endsWith("js") ? "js" : "ts",
        resolveDir: ROOT,
      }));
    },
  };
}

function send(
  server: Server,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const counted = body !== undefined && headers["Transfer-Encoding"] === undefined;
  const length = counted ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return new Promise((done, fail) => {
    const request = httpRequest(
      { port, host: "127.0.0.1", method, path, headers: { ...length, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", (error) => fail(Object.assign(error, { received: Buffer.concat(chunks).toString() })));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          const isJson = /[/+]json\b/.test(response.headers["content-type"] ?? "");
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson && text !== "" ? JSON.parse(text) : undefined,
          });
        });
      },
    );
    request.on("error", fail);
    request.end(body);
  });
}
