import { afterAll, beforeAll, expect, test } from "vitest";
import { serveApi, type ApiServer } from "./server.js";
import { apiOf, operationOf, renderApi, routeOf } from "./support.js";

const ROUTE = `
import { redirect, notFound } from "next/navigation.js";
import { defineRoute } from "@/lib/api/define-route";
import { things } from "@/lib/api/routes/things";
export default defineRoute(things, {
  async GET({ req }) {
    const digest = req.headers["x-digest"];
    if (digest === "redirect()") redirect("/login?a=b;c");
    if (digest === "notFound()") notFound();
    throw Object.assign(new Error("thrown"), { digest });
  },
} as never);
`;

let server: ApiServer;
beforeAll(async () => {
  const files = await renderApi(apiOf([routeOf("/things", [operationOf({ method: "GET" })])]));
  server = await serveApi(
    files.map(({ path, text }) => ({ path, text: path.endsWith("pages/api/things.ts") ? ROUTE : text })),
  );
});
afterAll(() => server.close());

/** As `redirect()` and `notFound()` of Next.js 13 to 16 write it. */
test.each<[digest: string, status: number, location?: string]>([
  ["redirect()", 307, "/login?a=b;c"],
  ["notFound()", 404],
  ["NEXT_REDIRECT;replace;/login", 307, "/login"],
  ["NEXT_REDIRECT;replace;/login;false", 307, "/login"],
  ["NEXT_REDIRECT;push;https://a.b/c;308;", 308, "https://a.b/c"],
  ["NEXT_NOT_FOUND", 404],
  ["NEXT_HTTP_ERROR_FALLBACK;403", 403],
])("the Pages Router answers %s as the App Router does", async (digest, status, location) => {
  const answer = await server.send("GET", "/api/things", { headers: { "X-Digest": digest } });
  expect([answer.status, answer.headers.location, answer.text]).toEqual([status, location, ""]);
});

test("what only looks like it is an error of ours", async () => {
  const answer = await server.send("GET", "/api/things", { headers: { "X-Digest": "NEXT_REDIRECTED" } });
  expect(answer.status).toBe(500);
});
