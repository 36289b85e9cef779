import { describe, expect, it, test } from "vitest";
import { ourPlace } from "../../src/model/our-places.js";
import { ROUTER_NAMES, routerNamed, ROUTERS, type RouterName } from "../../src/model/routers/index.js";
import { listTemplates } from "../../src/render/index.js";

/** A route's segments, its file in each router and the URL that this serves. */
const ROUTES: [segments: string[], files: Record<RouterName, string>, url: string][] = [
  [[], { pages: "api/index", app: "api/route" }, "/api"],
  [["users"], { pages: "api/users", app: "api/users/route" }, "/api/users"],
  [["users", "[id]"], { pages: "api/users/[id]", app: "api/users/[id]/route" }, "/api/users/[id]"],
  [
    ["docs", "[[...slug]]"],
    { pages: "api/docs/[[...slug]]", app: "api/docs/[[...slug]]/route" },
    "/api/docs/[[...slug]]",
  ],
  [["x", "index"], { pages: "api/x/index/index", app: "api/x/index/route" }, "/api/x/index"],
  [["_x", "a_b"], { pages: "api/_x/a_b", app: "api/%5Fx/a_b/route" }, "/api/_x/a_b"],
  [["page"], { pages: "api/page", app: "api/page/route" }, "/api/page"],
];

describe.each(ROUTERS)("the $title", (router) => {
  test.each(ROUTES)("has a file for %j that serves it", (segments, files, url) => {
    const file = router.fileOf(segments, false);
    expect(file).toBe(files[router.name]);
    expect(router.urlOf(file)).toBe(url);
    expect(ourPlace(`src/${router.name}/${file}.ts`)).toBe("route");
    expect(ourPlace(`${router.name}/${file}.api.tsx`)).toBe("route");
    const folders = file.split("/").slice(0, -1);
    expect(folders.every((_, index) => router.looksInto(folders.slice(0, index + 1).join("/")))).toBe(true);
  });

  it("has every template", async () => {
    const lacking = (await listTemplates()).filter(({ files }) => files[router.name] === undefined);
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });
});

test("routers are known by name", () => {
  expect(ROUTER_NAMES.map((name) => routerNamed(name).name)).toEqual(["pages", "app"]);
});
