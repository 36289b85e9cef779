import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRouter, ROUTERS } from "./routers.js";
import { serveApi, type ApiServer } from "./server.js";
import { apiOf, operationOf, renderApi, routeOf } from "./support.js";

const streamed = (mediaType: string) =>
  operationOf({ method: "GET", responses: [{ status: 200, content: [{ mediaType, schema: {} }] }] });
const API = apiOf([
  routeOf("/events", [streamed("text/event-stream")]),
  routeOf("/bytes", [streamed("application/octet-stream")]),
]);

/** Waits as long as \`x-wait\` says, then fails or yields. */
const route = (name: string, item: string) => `
import { setTimeout } from "node:timers/promises";
import { defineRoute } from "@/lib/api/define-route";
import { ${name} } from "@/lib/api/routes/${name}";
export default defineRoute(${name}, {
  async GET({ req }) { return { status: 200, body: items(Number(req.headers["x-wait"]), req.headers["x-fails"] === "yes") }; },
} as never);
async function* items(milliseconds, fails) {
  await setTimeout(milliseconds);
  if (fails) throw new Error("upstream");
  yield ${item};
}
`;

describe.each(ROUTERS)("before the first item of a stream, in the router %s", (router) => {
  let server: ApiServer;
  beforeAll(async () => {
    const own = inRouter(router, {
      "pages/api/events.ts": route("events", '{ data: "a" }'),
      "pages/api/bytes.ts": route("bytes", 'Buffer.from("data: a\\n\\n")'),
    });
    const files = await renderApi(API, { project: { router } });
    server = await serveApi(files.map(({ path, text }) => ({ path, text: own[path] ?? text })));
  });
  afterAll(() => server.close());

  const ask = (path: string, wait: number, fails: "yes" | "no") =>
    fetch(`http://127.0.0.1:${server.port}/api/${path}`, { headers: { "X-Wait": String(wait), "X-Fails": fails } });

  test.each(["events", "bytes"])("%s that fail are a 500", async (path) => {
    const answer = await ask(path, 100, "yes");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
    await answer.text();
  });

  test.each(["events", "bytes"])("%s that come late leave nobody without headers", async (path) => {
    const answer = await Promise.race([ask(path, 2000, "no"), setTimeout(1500)]);
    expect(answer?.status).toBe(200);
    expect(await answer?.text()).toBe("data: a\n\n");
  });

  test("what fails after the headers breaks off", async () => {
    const answer = await ask("events", 1000, "yes");
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow("terminated");
  });
});
