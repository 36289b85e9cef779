import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { findProxy } from "../../src/project/proxy.js";
import { build } from "./tree.js";

const { pathToRegexp } = createRequire(import.meta.url)("next/dist/compiled/path-to-regexp") as {
  pathToRegexp: (source: string) => RegExp;
};

const API = ["/api/a", "/api/a/b", "/api/a/b/c"];

test.each([
  "/((?!api-docs).*)",
  "/((?!api-docs|_next/static|favicon.ico).*)",
  "/((?!api|_next/static|_next/image|favicon.ico).*)",
  "/((?!api/|_next).*)",
  "/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|png|svg|woff2?)).*)",
  "/((?!.*\\..*|_next).*)",
  "/((?!rest-api|my_api|_next).*)",
  "/(api|trpc)(.*)",
  "/(dashboard|account)(.*)",
  "/(.*)",
  "/:path*",
  "/:path+",
  "/:lang(en|de)/:path*",
  "/:lang(\\w+)/:path*",
  "/:first/:rest*",
  "/api/:path*",
  "/api-docs/:path*",
  "/apiary",
  "/ap",
  "/",
  "/dashboard/:path*",
])("a matcher %s sees the API where Next.js says so", (source) => {
  const text = `export const config = { matcher: [${JSON.stringify(source)}] };`;
  const root = build({ "proxy.ts": text });
  const dirs = { pages: "pages", app: "app", lib: "lib" };
  expect(findProxy(root, { dirs, pageExtensions: ["ts"] })?.seesApi).toBe(
    API.some((path) => pathToRegexp(source).test(path)),
  );
});
