import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import { APIS } from "./apis.js";
import { routeSeeds } from "../../src/targets/route-seeds.js";
import { ROUTERS } from "./routers.js";
import { serveApi } from "./server.js";
import { renderApi } from "./support.js";

const PROJECT = { language: "js" } as const;

describe("in a JavaScript project", () => {
  test.each(Object.keys(APIS))("%s: no types are left, and Prettier has nothing to say", async (name) => {
    for (const { path, text } of await renderApi(APIS[name]!(), { project: PROJECT })) {
      expect(path).toMatch(/\.js$/);
      expect(await prettier.format(text, { filepath: path, parser: "babel" }), path).toBe(text);
    }
  });

  test("in the App Router too, and beside the other's routes", async () => {
    for (const seeds of [routeSeeds("app"), routeSeeds("pages", ["app"]), routeSeeds("app", ["pages"])]) {
      for (const { path, text } of await renderApi(APIS.dispatched!(), {
        project: { ...PROJECT, router: "app" },
        seeds,
      })) {
        if (path.includes("/routes/") || path.includes("/models/")) continue;
        expect(await prettier.format(text, { filepath: path, parser: "babel" }), path).toBe(text);
      }
    }
  });

  test.each(ROUTERS)("the same requests are answered: %s", async (router) => {
    const server = await serveApi(await renderApi(APIS.users!(), { project: { ...PROJECT, router } }));
    const statuses = [
      (await server.send("GET", "/api/users")).status,
      (await server.send("GET", "/api/users?page=x")).status,
      (await server.send("PUT", "/api/users")).status,
    ];
    await server.close();
    expect(statuses).toEqual([501, 400, 405]);
  });
});
