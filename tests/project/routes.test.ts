import { normalizeAppPath } from "next/dist/shared/lib/router/utils/app-paths.js";
import { getPageFromPath } from "next/dist/build/route-discovery.js";
import { createValidFileMatcher } from "next/dist/server/lib/find-page-file.js";
import { describe, expect, test } from "vitest";
import { findRoutes } from "../../src/project/routes.js";
import { build, type Tree } from "./tree.js";

const DEFAULT = ["tsx", "ts", "jsx", "js"];
const tree = (files: readonly string[]): Tree => Object.fromEntries(files.map((file) => [file, ""]));

const PAGES = [
  "user.ts", "user.js", "index.tsx", "users/index.ts", "users/[id].ts", "users/[id]/posts/[...slug].jsx", "docs/[[...slug]].js",
  "index/index.ts", "x/index/index.ts", "h.test.ts", "__tests__/h.ts", "_private.ts", "_private/x.ts", "(group)/x.ts", "@x.ts",
  "v1.0/a.b.ts", "data.json", "readme.md", "x.mjs", "x.cts", "style.module.css", "noextension", ".hidden.ts", ".hidden/x.ts", "indexes.ts", "aindex.ts",
]; // prettier-ignore

describe("Pages Router", () => {
  test.each([[DEFAULT], [["api.ts", "page.tsx"]], [["ts", "api.ts"]]])(
    "the routes Next.js finds with %j",
    (pageExtensions) => {
      const files = [...PAGES, "a.api.ts", "b/index.api.ts", "c.page.tsx"];
      const root = build(tree(files.map((file) => `pages/api/${file}`)));
      const { isPageFile } = createValidFileMatcher(pageExtensions, undefined);
      const expected = files
        .filter((file) => isPageFile(`/api/${file}`))
        .map((file) => [`pages/api/${file}`, getPageFromPath(`/api/${file}`, pageExtensions)]);
      const { routes, diagnostics } = findRoutes({
        root,
        dirs: { pages: "pages", app: "app", lib: "lib" },
        pageExtensions,
      });
      expect(routes.map(({ file, url }) => [file, url])).toEqual(expected.sort(([a], [b]) => (a! < b! ? -1 : 1)));
      expect(routes.every(({ router }) => router === "pages")).toBe(true);
      expect(diagnostics).toEqual([]);
    },
  );

  test("pages/api.ts serves /api; its neighbours are not part of the API", () => {
    const root = build(tree(["src/pages/api.ts", "src/pages/apis.ts", "src/pages/index.tsx", "src/pages/api.test.ts"]));
    const { routes } = findRoutes({
      root,
      dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" },
      pageExtensions: DEFAULT,
    });
    expect(routes).toEqual([{ router: "pages", file: "src/pages/api.ts", url: "/api" }]);
  });

  test("a declaration file there is warned of", () => {
    const root = build(tree(["pages/api/types.d.ts", "pages/api/user.ts"]));
    const { routes, diagnostics } = findRoutes({
      root,
      dirs: { pages: "pages", app: "app", lib: "lib" },
      pageExtensions: DEFAULT,
    });
    expect(routes.map(({ file }) => file)).toEqual(["pages/api/user.ts"]);
    expect(diagnostics).toMatchObject([
      { code: "declaration-file-in-pages", message: expect.stringContaining("pages/api/types.d.ts") },
    ]);
  });

  test("links are followed inside the project, and only once", () => {
    const outside = build(tree(["secret.ts"]));
    const root = build({
      ...tree(["shared/x.ts", "shared/deep/y.ts", "one.ts"]),
      "pages/api/linked": "-> ../../shared",
      "pages/api/one.ts": "-> ../../one.ts",
      "pages/api/up": "-> ..",
      "pages/api/self": "-> .",
      "shared/again": "-> ../shared",
      "pages/api/outside": `-> ${outside}`,
      "pages/api/secret.ts": `-> ${outside}/secret.ts`,
      "pages/api/nowhere.ts": "-> nowhere",
    });
    const { routes } = findRoutes({ root, dirs: { pages: "pages", app: "app", lib: "lib" }, pageExtensions: DEFAULT });
    expect(routes.map(({ file }) => file)).toEqual([
      "pages/api/linked/deep/y.ts",
      "pages/api/linked/x.ts",
      "pages/api/one.ts",
    ]);
  });
});

describe("App Router", () => {
  test("the routes Next.js finds", () => {
    const served = [
      "api/route.ts", "api/users/route.ts", "api/users/[id]/route.js", "api/(group)/a/route.ts", "(site)/api/b/route.ts", "(a)/(b)/api/c/route.tsx",
      "api/@slot/d/route.ts", "api/page/page.tsx", "api/route/route.ts", "api/[...all]/route.ts", "api/[[...all]]/route.jsx", "api/index/route.ts",
    ]; // prettier-ignore
    const others = [
      "route.ts", "(site)/route.ts", "users/route.ts", "api/_private/route.ts", "api/index.ts", "api/users/route.test.ts", "api/users/layout.tsx",
      "api/users/my-route.ts", "api/routes.ts", "(site)/about/api/route.ts", "_x/api/route.ts", "api/(.)photo/page.tsx", "api/x/route.json",
    ]; // prettier-ignore
    const root = build(tree([...served, ...others].map((file) => `app/${file}`)));
    const { isAppRouterPage } = createValidFileMatcher(DEFAULT, "/app");
    const { routes } = findRoutes({ root, dirs: { pages: "pages", app: "app", lib: "lib" }, pageExtensions: DEFAULT });
    expect(served.every((file) => isAppRouterPage(`/app/${file}`))).toBe(true);
    expect(routes.map(({ router, file, url }) => [router, file, url])).toEqual(
      served
        .map((file) => ["app", `app/${file}`, normalizeAppPath(`/${file}`.replace(/\.\w+$/, ""))])
        .sort(([, a], [, b]) => (a! < b! ? -1 : 1)),
    );
  });

  test("an escaped underscore makes a public folder", () => {
    const root = build(tree(["app/api/%5Finternal/route.ts"]));
    const { routes } = findRoutes({ root, dirs: { pages: "pages", app: "app", lib: "lib" }, pageExtensions: DEFAULT });
    expect(routes).toEqual([{ router: "app", file: "app/api/%5Finternal/route.ts", url: "/api/_internal" }]);
  });
});

test("both routers together, sorted by file", () => {
  const root = build(tree(["src/pages/api/b.ts", "src/app/api/a/route.ts", "src/pages/api/B.ts"]));
  const { routes } = findRoutes({
    root,
    dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" },
    pageExtensions: DEFAULT,
  });
  expect(routes.map(({ file }) => file)).toEqual([
    "src/app/api/a/route.ts",
    "src/pages/api/B.ts",
    "src/pages/api/b.ts",
  ]);
});
