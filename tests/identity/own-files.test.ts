import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { readTree, writeFiles } from "../support/folder.js";
import { document, generated, regenerate, run, typeErrors } from "./support.js";

const OWN = "export default function handler() {}\n";

describe("a file of the user's at the URL of a route", () => {
  const cases: { own: string; operation: string; contract: string }[] = [
    { own: "pages/api/orders.ts", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
    { own: "pages/api/orders/index.ts", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
    { own: "pages/api/orders.js", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
    { own: "pages/api/orders/index.tsx", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
    { own: "pages/api/orders/[orderId].ts", operation: "GET /orders/{id}", contract: "lib/api/routes/orders/[id].ts" },
    {
      own: "pages/api/orders/[orderId]/index.js",
      operation: "GET /orders/{id}",
      contract: "lib/api/routes/orders/[id].ts",
    },
    { own: "pages/api/orders/[[...all]].ts", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
    { own: "app/api/orders/route.ts", operation: "GET /orders", contract: "lib/api/routes/orders.ts" },
  ];

  test.each(cases)("$own is foreign, and nothing else stops for it", async ({ own, operation, contract }) => {
    const folder = await generated({ [own]: OWN }, "GET /users");
    const { verdicts } = await regenerate(folder, 0, "GET /users", operation, "GET /news");
    // New routes go where the project has its others.
    const news = own.startsWith("app/") ? "app/api/news/route.ts" : "pages/api/news.ts";
    expect(verdicts).toMatchObject({ [own]: "foreign", [contract]: "create", [news]: "create" });
    const tree = readTree(folder);
    expect(tree[own]).toBe(OWN);
    const routes = Object.keys(tree).filter((path) => /^(?:pages|app)\/api\//.test(path));
    expect(routes.sort()).toEqual([own, news, news.replace("news", "users")].sort());
    await run(folder, 0, "generate", "openapi.json", "--check");
  });

  test("two of them are both left alone", async () => {
    const own = { "pages/api/orders.ts": OWN, "pages/api/orders/index.ts": OWN };
    const folder = await generated(own, "GET /users");
    const { verdicts } = await regenerate(folder, 0, "GET /users", "GET /orders");
    expect(verdicts["lib/api/routes/orders.ts"]).toBe("create");
    expect(readTree(folder)).toMatchObject(own);
  });

  test("names the slug for routes that are new beside it", async () => {
    const folder = await generated({ "pages/api/orders/[orderId]/items.ts": OWN }, "GET /users");
    await regenerate(folder, 0, "GET /users", "GET /orders/{id}", "PUT /orders/{id}/lines/{line}");
    const tree = readTree(folder);
    const routes = (all: Record<string, string>): string[] =>
      Object.keys(all)
        .filter((path) => path.startsWith("pages/api/orders"))
        .sort();
    expect(routes(tree)).toEqual([
      "pages/api/orders/[orderId].ts",
      "pages/api/orders/[orderId]/items.ts",
      "pages/api/orders/[orderId]/lines/[line].ts",
    ]);
    expect(tree["lib/api/routes/orders/[id].ts"]).toContain('slugs: { orderId: [{ param: "id" }] }');
    await run(folder, 0, "generate", "openapi.json", "--check");
    // Once the user's own file is gone, nothing moves.
    rmSync(join(folder, "pages/api/orders/[orderId]/items.ts"));
    await run(folder, 0, "generate", "openapi.json", "--check");
    expect(routes(readTree(folder))).toEqual([
      "pages/api/orders/[orderId].ts",
      "pages/api/orders/[orderId]/lines/[line].ts",
    ]);
  });

  test("of the App Router is not overwritten by code for the other", async () => {
    const own = { "app/api/orders/route.ts": "export function GET() {}\n" };
    const folder = await generated(own, "GET /users");
    writeFiles(folder, { "openapi.json": document("GET /users", "GET /orders") });
    await run(folder, 0, "generate", "openapi.json", "--force", "--yes", "--router", "pages");
    expect(readTree(folder)).toMatchObject(own);
  });

  test("a seed of the user's holds what imports from it what it does not have", async () => {
    const folder = await generated({ "lib/api/auth.ts": "export const login = () => 1;\n" }, "GET /users");
    const open = { get: { responses: { 204: { description: "" } } } };
    const closed = { get: { ...open.get, security: [{ key: [] }] } };
    const securitySchemes = { key: { type: "apiKey", in: "header", name: "X-Key" } };
    const paths = { "/open": open, "/closed": closed };
    writeFiles(folder, {
      "openapi.json": JSON.stringify({ openapi: "3.1.0", components: { securitySchemes }, paths }),
    });
    const { verdicts, report } = await run(folder, 1, "generate", "openapi.json");
    expect(verdicts).toMatchObject({
      "lib/api/auth.ts": "foreign",
      "lib/api/security.ts": "held",
      "pages/api/closed.ts": "held",
      "pages/api/open.ts": "create",
    });
    expect(report.nextSteps.join("\n")).toContain("generate openapi.json --force --yes");
    expect(typeErrors(folder)).toBe("");
    await run(folder, 0, "generate", "openapi.json", "--force", "--yes");
    expect(typeErrors(folder)).toBe("");
    expect(readTree(folder)).toHaveProperty([".create-api-route/replaced/lib/api/auth.ts"]);
  });

  test("with a template in the spec it is foreign too", async () => {
    const folder = await generated({ "pages/api/orders/index.ts": OWN }, "GET /users");
    writeFiles(folder, { "api-routes.yaml": "routes:\n  orders: { template: cors }\n  hello: { template: cors }\n" });
    const { verdicts } = await run(folder, 0, "generate", "api-routes.yaml");
    expect(verdicts).toMatchObject({ "pages/api/orders/index.ts": "foreign", "pages/api/hello.ts": "create" });
  });
});

describe("something that is not a text", () => {
  const CONTRACT = "lib/api/routes/users.ts";

  it.each<[what: string, make: (path: string) => void]>([
    ["a folder", (path) => mkdirSync(path)],
    ["not a regular file", (path) => execFileSync("sh", ["-c", 'mkfifo "$0"', path])],
    ["not UTF-8", (path) => writeFileSync(path, Uint8Array.of(0xff, 0xfe, 0))],
  ])("in the place of a contract is told, %s, and nothing of the rest is lost", async (what, make) => {
    const folder = await generated({}, "GET /users", "GET /posts");
    rmSync(join(folder, CONTRACT));
    make(join(folder, CONTRACT));
    for (const args of [["generate"], ["generate", "--check"]]) {
      const { report } = await run(folder, 1, ...args);
      const [told] = report.files.filter(({ path }) => path === CONTRACT);
      expect(told).toMatchObject({ verdict: "foreign", undone: true, note: `in the way: it is ${what}; move it away` });
      expect(report.nextSteps.join("\n")).toContain(`Move ${CONTRACT} away, then run again: create-api-route generate`);
    }
    rmSync(join(folder, CONTRACT), { recursive: true });
    await run(folder, 0, "generate");
    expect(typeErrors(folder)).toBe("");
  });
});
