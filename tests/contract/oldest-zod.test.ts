import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const SPEC = `
routes:
  strict: { post: { body: Named, response: Answer } }
  open: { post: { body: Open, response: Answer } }
  both: { post: { body: { allOf: [{ $ref: Named }, { $ref: Open }] }, response: Answer } }
  free: { post: { body: { type: object }, response: Answer } }
  form: { post: { body: { content: { application/x-www-form-urlencoded: Open } }, response: Answer } }
models:
  Named: { name: string }
  Open: { type: object, properties: { name: { type: string } }, required: [name], additionalProperties: true }
  Answer: { type: object }
`;

/** Tells what a property that nobody sent would be, and whether the prototype is what it was. */
const handler = (route: string): string => `
import { defineRoute } from "@/lib/api/define-route";
import { ${route} } from "@/lib/api/routes/${route}";
export const config = { api: { bodyParser: false } };
export default defineRoute(${route}, {
  async POST({ body }: { body: any }) {
    const isPlain = Object.getPrototypeOf(body) === Object.prototype;
    return { status: 200, body: { isAdmin: body.isAdmin ?? "no", isPlain, name: body.name } };
  },
});`;

const ROUTES = ["strict", "open", "both", "free"];
const JSON_TYPE = { "Content-Type": "application/json" };
const BODY = '{"name":"a","__proto__":{"isAdmin":true}}';

/** The oldest that `cli/packages.ts` says nothing against; and the one that is installed. */
describe.each([["zod-oldest"], ["zod"]])("with %s", (zod) => {
  let server: EchoServer;
  beforeAll(async () => {
    const handlers = [...ROUTES, "form"].map((route) => [`pages/api/${route}.ts`, handler(route)]);
    server = await echoDocument(SPEC, {
      handlers: Object.fromEntries(handlers) as Record<string, string>,
      alias: { zod },
    });
  });
  afterAll(() => server.close());

  test.each(ROUTES)("`__proto__` of a JSON body is not handed on: %s", async (route) => {
    const { status, json } = await server.send("POST", `/api/${route}`, { headers: JSON_TYPE, body: BODY });
    expect([status, json]).toEqual([200, { isAdmin: "no", isPlain: true, name: "a" }]);
  });

  test("`__proto__` of a form is not handed on", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const { status, json } = await server.send("POST", "/api/form", { headers, body: "name=a&__proto__=b" });
    expect([status, json]).toEqual([200, { isAdmin: "no", isPlain: true, name: "a" }]);
  });

  test("what is wrong is told with its place", async () => {
    const { status, json } = await server.send("POST", "/api/both", { headers: JSON_TYPE, body: "{}" });
    expect(status).toBe(400);
    expect(json).toMatchObject({ errors: [{ in: "body", pointer: "#/name", detail: "Required" }] });
  });
});
