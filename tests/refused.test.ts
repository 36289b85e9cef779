import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import { makeFolder, readTree, TS_PROJECT } from "./support/folder.js";

const answer = (name: string): object => ({
  responses: {
    200: { description: "", content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
  },
});

/** `/orders` with two operations, and one beside it. */
const document = (orders: object, users: object = { get: answer("User") }): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/orders": orders, "/users": users },
    components: { schemas: { Order: { type: "string" }, User: { type: "object" } } },
  });

const both = { get: answer("Order"), post: { operationId: "createOrder", ...answer("Order") } };

test.each<[what: string, broken: string, held: string[]]>([
  ["one of its operations", document({ ...both, post: { ...both.post, ...answer("Ordr") } }), ["orders"]],
  [
    "all of them",
    document({ get: answer("Ordr"), post: { operationId: "createOrder", ...answer("Ordr") } }),
    ["orders"],
  ],
  ["the path item", document({ $ref: "#/paths/~1ordrs" }), ["orders"]],
  ["a route nobody edited", document(both, { get: answer("Usr") }), ["users"]],
])("what a slip in the spec refuses is not gone: %s", async (_what, broken, held) => {
  const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": document(both) });
  const run = { cwd, specs: ["openapi.json"] };
  expect((await generate(run)).exitCode).toBe(0);
  const route = join(cwd, "pages/api/orders.ts");
  writeFileSync(route, readFileSync(route, "utf8").replaceAll("throw new NotImplemented();", "throw MINE;"));
  const before = readTree(cwd);

  writeFileSync(join(cwd, "openapi.json"), broken);
  const report = await generate({ ...run, prune: true });
  expect(report.exitCode).toBe(1);
  const stays = report.files.filter(({ verdict }) => verdict === "held").map(({ path }) => path);
  expect(stays).toEqual(
    expect.arrayContaining(held.flatMap((name) => [`pages/api/${name}.ts`, `lib/api/routes/${name}.ts`])),
  );
  expect(new Set(report.files.map(({ verdict }) => verdict))).toEqual(new Set(["held", "identical"]));
  expect(readTree(cwd)).toEqual({ ...before, "openapi.json": broken });

  writeFileSync(join(cwd, "openapi.json"), document(both));
  expect((await generate(run)).exitCode).toBe(0);
  expect(readTree(cwd)).toEqual(before);
});

test("what is refused and was never served holds nothing back", async () => {
  const cwd = makeFolder({
    ...TS_PROJECT,
    "openapi.json": document({ get: answer("Order"), connect: answer("Order") }),
  });
  const run = { cwd, specs: ["openapi.json"] };
  expect((await generate(run)).exitCode).toBe(0);
  writeFileSync(join(cwd, "openapi.json"), document({ connect: answer("Order") }));
  const { files, exitCode } = await generate(run);
  expect(exitCode).toBe(0);
  expect(files.find(({ path }) => path === "pages/api/orders.ts")?.verdict).toBe("remove");
});

test("a path item that cannot be read holds back its own routes alone", async () => {
  const spec = (paths: object): string => JSON.stringify({ openapi: "3.1.0", paths });
  const none = { get: { responses: { 204: { description: "" } } } };
  const all = { "/orders/{id}": none, "/users": none, "/gone": none };
  const cwd = makeFolder({ ...TS_PROJECT, "openapi.json": spec(all) });
  const run = { cwd, specs: ["openapi.json"], prefix: "v1" };
  expect((await generate(run)).exitCode).toBe(0);
  writeFileSync(join(cwd, "openapi.json"), spec({ "/orders/{orderId}": { $ref: "nowhere.yaml" }, "/users": none }));
  const { files } = await generate(run);
  const verdicts = files.filter(({ owner }) => owner === "route").map(({ path, verdict }) => `${verdict} ${path}`);
  expect(verdicts).toEqual([
    "remove pages/api/v1/gone.ts",
    "held pages/api/v1/orders/[id].ts",
    "identical pages/api/v1/users.ts",
  ]);
});
