import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { getRouteMatcher } from "next/dist/shared/lib/router/utils/route-matcher.js";
import { getRouteRegex } from "next/dist/shared/lib/router/utils/route-regex.js";
import { getSortedRoutes } from "next/dist/shared/lib/router/utils/sorted-routes.js";

/** Next.js' own code that runs an API route: body parser, `res` helpers, errors. An internal path, the same in 13 to 16. */
const { apiResolver } = createRequire(import.meta.url)("next/dist/server/api-utils/node/api-resolver") as {
  apiResolver(
    req: IncomingMessage,
    res: ServerResponse,
    query: object,
    module: unknown,
    context: object,
    propagateError: boolean,
  ): Promise<void>;
};

const KEYS = { previewModeId: "x", previewModeEncryptionKey: "x", previewModeSigningKey: "x" };

export interface Running {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves API routes as `next start` would, in this process: routed with Next.js' router, run with its API resolver.
 * Not there: compression (and its `Vary`), HTML error pages.
 *
 * @param files text by path, as in a project: `pages/api/user.ts`, `data/people.json`
 */
export async function serve(files: Record<string, string>): Promise<Running> {
  const folder = writeProject(files);
  const modules = await load(folder, Object.keys(files));
  const routes = getSortedRoutes([...modules.keys()]);
  const matchers = routes.map((route) => ({ route, match: getRouteMatcher(getRouteRegex(route)) }));
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    for (const { route, match } of matchers) {
      const params = match(url.pathname);
      if (params === false) continue;
      const query = { ...queryOf(url), ...params };
      void apiResolver(req, res, query, modules.get(route), KEYS, false);
      return;
    }
    res.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end("not routed");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((stopped) => {
        rmSync(folder, { recursive: true, force: true });
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** Inside the repository, so that packages are found. */
function writeProject(files: Record<string, string>): string {
  const parent = resolve(import.meta.dirname, "../../.tmp");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "routes-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The modules of the routes, by URL pattern. */
async function load(folder: string, paths: readonly string[]): Promise<Map<string, unknown>> {
  const modules = new Map<string, unknown>();
  for (const path of paths.filter((file) => /^pages\/.*\.[jt]s$/.test(file))) {
    const outfile = join(folder, "out", path.replace(/\.[jt]s$/, ".mjs"));
    await build({
      entryPoints: [join(folder, path)],
      outfile,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
    });
    const route = path.replace(/^pages/, "").replace(/(\/index)?\.[jt]s$/, "");
    modules.set(route, await import(pathToFileURL(outfile).href));
  }
  return modules;
}

function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}
