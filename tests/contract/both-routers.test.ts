import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readInput } from "../../src/input/index.js";
import { handledFiles, withHandlers } from "../e2e/support/handlers.js";
import { IN_APP, UNWRITTEN, WRITTEN, type Exchange } from "../e2e/support/requests.js";
import { serveApi, type Answer, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

const SPECS = resolve(import.meta.dirname, "../fixtures/e2e");
const ROUTERS = ["pages", "app"] as const;

/** Of requests to routes that are not of the document. */
const ELSEWHERE = new Set(["/api/nothing", "/api/hello"]);
const EXCHANGES = [...WRITTEN, ...UNWRITTEN].filter(({ path }) => !ELSEWHERE.has(path));

/** What Next.js 16 does to the answers of route handlers, and not to those of API routes. */
const OF_THE_ROUTER = new Set([
  // Taken away: a body may have been unpacked since its length was said. The body comes in chunks, HEAD has no length.
  "content-length",
  "transfer-encoding",
  // When.
  "date",
]);

describe("the same requests to both routers", () => {
  const servers: Partial<Record<(typeof ROUTERS)[number], ApiServer>> = {};

  beforeAll(async () => {
    const { api } = await readInput({ cwd: SPECS, specs: ["api-routes.yaml"] });
    const routes = api.routes.filter(({ template }) => template === undefined);
    for (const router of ROUTERS) {
      const files = await renderApi({ ...api, routes }, { project: { router } });
      const handled = new Set(handledFiles(router));
      for (const { path } of files) handled.delete(path);
      if (handled.size > 0) throw new Error(`not generated: ${[...handled].join(", ")}`);
      servers[router] = await serveApi(files.map(({ path, text }) => ({ path, text: withHandlers(path, text) })));
    }
  });
  afterAll(async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });

  async function send(router: (typeof ROUTERS)[number], { path, ask = {} }: Exchange): Promise<Answer> {
    const { method = "GET", headers = {}, body } = ask;
    return servers[router]!.send(method, path, { headers, ...(body != null && { body }) });
  }

  const alike = EXCHANGES.filter(({ what }) => !Object.hasOwn(IN_APP, what));
  test.each(alike)("are answered alike: $what", async (exchange) => {
    const [pages, app] = [await send("pages", exchange), await send("app", exchange)];
    expect(pages.status).toBe(exchange.status);
    expect(comparable(app)).toEqual(comparable(pages));
  });

  test.each(EXCHANGES.filter(({ what }) => Object.hasOwn(IN_APP, what)))("but for $what", async (exchange) => {
    const [pages, app] = [await send("pages", exchange), await send("app", exchange)];
    expect(comparable(app), IN_APP[exchange.what]).not.toEqual(comparable(pages));
  });
});

function comparable({ status, headers, text }: Answer): object {
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_ROUTER.has(name))),
    text,
  };
}
