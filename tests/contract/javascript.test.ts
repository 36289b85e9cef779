import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import { APIS } from "./apis.js";
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

  test("the same requests are answered", async () => {
    const server = await serveApi(await renderApi(APIS.users!(), { project: PROJECT }));
    const statuses = [
      (await server.send("GET", "/api/users")).status,
      (await server.send("GET", "/api/users?page=x")).status,
      (await server.send("PUT", "/api/users")).status,
    ];
    await server.close();
    expect(statuses).toEqual([501, 400, 405]);
  });
});
