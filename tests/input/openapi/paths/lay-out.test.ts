import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../../src/input/openapi/paths/lay-out.js";
import { parsePath } from "../../../../src/input/openapi/operation/path-template.js";
import type { NextPath, Template } from "../../../../src/input/openapi/paths/position.js";
import { routeName, routeUrl, segmentText } from "../../../../src/model/route-path.js";
import { pathProblems } from "../../../../src/model/route-rules.js";
import { routerNamed, ROUTER_NAMES, ROUTERS, type RouterName } from "../../../../src/model/routers/index.js";
import type { MatchPart } from "../../../../src/model/route-spec.js";

const require = createRequire(import.meta.url);
const utils = "next/dist/shared/lib/router/utils";
const { getSortedRoutes } = require(`${utils}/sorted-routes.js`) as { getSortedRoutes(routes: string[]): string[] };
const { getRouteRegex } = require(`${utils}/route-regex.js`) as { getRouteRegex(route: string): unknown };
const { getRouteMatcher } = require(`${utils}/route-matcher.js`) as {
  getRouteMatcher(regex: unknown): (url: string) => false | Record<string, string | string[]>;
};

function templateOf(path: string): Template {
  const template = parsePath(path, new Set());
  if ("reason" in template) throw new Error(template.reason);
  return template.segments;
}

function names(...paths: string[]): string[] {
  return namesIn("app", paths);
}

function namesIn(router: RouterName, paths: string[]): string[] {
  return layOut(paths.map(templateOf), routerNamed(router)).placed.map(({ path }) => routeName(path));
}

describe("places in Next.js", () => {
  const table: [what: string, places: Record<string, string>][] = [
    ["plain paths", { "/": "", "/users": "users", "/users/{id}": "users/[id]" }],
    ["slashes too many", { "/users/": "users", "//a//b": "a/b" }],
    ["siblings get one name, the most frequent", { "/a/{x}": "a/[y]", "/a/{y}/b": "a/[y]/b", "/a/{y}/c": "a/[y]/c" }],
    ["of equally frequent names the first", { "/a/{x}": "a/[x]", "/a/{y}/b": "a/[x]/b" }],
    ["whole segments name the slug", { "/a/{x}:run": "a/[id]", "/a/{x}:stop": "a/[id]", "/a/{id}": "a/[id]" }],
    ["one name is not used twice in a path", { "/a/{id}/b/{id}": "a/[id]/b/[id2]" }],
    [
      "names become letters and digits",
      { "/a/{user-id}": "a/[userId]", "/b/{é}": "b/[param]", "/c/{__proto__}": "c/[param]" },
    ],
    ["names that are not servable", { "/a b": "[part]", "/é": "[part]", "/c/$x": "c/[part]", "/d/a:b": "d/[part]" }],
    [
      "names that mean something else",
      { "/index": "[part]", "/a/x.js": "a/[part]", "/a/y.d": "a/[part]", "/b/z.test": "b/[part]" },
    ],
    ["names that Windows cannot store", { "/con": "[part]", "/a/nul.x": "a/[part]", "/b/x.": "b/[part]" }],
    ["dot files", { "/.well-known/x": "[part]/x" }],
    ["other dots are fine", { "/v1.2/users.json": "v1.2/users.json" }],
    ["names that differ in case", { "/Users/a": "Users/a", "/users/b": "[part]/b", "/c": "c" }],
    ["a literal beside a parameter", { "/a/{id}": "a/[id]", "/a/$count": "a/[id]" }],
    [
      "parts of segments",
      { "/a/{n}.{ext}": "a/[n]", "/b/x-{y}": "b/[y]", "/c/{base}...{head}": "c/[base]", "/d/f({a})": "d/[a]" },
    ],
    ["the rest of a path", { "/f/{path+}": "f/[...path]", "/g/{p:.*}": "g/[...p]", "/h/{+q}": "h/[...q]" }],
    ["a literal that hides a parameter", { "/x/{a}:go/y": "x/[a]/[b]", "/x/{a}/{b}": "x/[a]/[b]" }],
    ["a literal that hides a parameter further left", { "/a/{x}:go": "[p]/[q]", "/{p}/{q}": "[p]/[q]", "/a": "[p]" }],
    ["the same restriction hides nothing", { "/a/{x}.json": "a/[x]", "/{p}/{q}.json": "[p]/[q]" }],
    ["a restricted slug beside a catch-all", { "/a/{x}:go": "a/[...rest]", "/a/{rest+}": "a/[...rest]" }],
  ];
  it.each(table)("%s", (_what, places) => {
    for (const router of ROUTER_NAMES) expect(namesIn(router, Object.keys(places))).toEqual(Object.values(places));
  });

  it.each<[what: string, paths: string[], pages: string[], app: string[]]>([
    ["a file and a folder", ["/Case", "/case/{x}"], ["Case", "case/[x]"], ["Case", "[part]/[x]"]],
    ["a folder and a file", ["/case/{x}", "/Case"], ["case/[x]", "Case"], ["case/[x]", "[part]"]],
    ["two files", ["/Case", "/case"], ["Case", "[part]"], ["Case", "[part]"]],
    ["two folders and a file", ["/A/x", "/a/y", "/a"], ["A/x", "[part]/y", "a"], ["A/x", "[part]/y", "[part]"]],
  ])("names that differ in case, by what they become: %s", (_what, paths, pages, app) => {
    expect([namesIn("pages", paths), namesIn("app", paths)]).toEqual([pages, app]);
  });

  it("makes long paths short: the last long literals first, then a catch-all", () => {
    const long = "the-configuration-of-everything-there-is";
    const start = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers`;
    const [literals, rest] = names(
      `${start}/a/${long}1/${long}2/${long}3`,
      `${start}/{q}/${`{${"p".repeat(35)}}/x/`.repeat(8)}`,
    );
    expect(literals).toBe(`${start.slice(1)}/a/${long}1/${long}2/[part]`.replaceAll("{", "[").replaceAll("}", "]"));
    expect(rest).toMatch(/\/\[\.\.\.path\]$/);
    for (const name of [literals, rest]) expect(Buffer.byteLength(name!)).toBeLessThanOrEqual(180);
  });

  it("leaves a large subtree alone, and says what that hides", () => {
    const many = Array.from({ length: 20 }, (_, index) => `/a/b${index}`);
    const { placed, hidden } = layOut([...many, "/a/{x}:go", "/{p}/{q}"].map(templateOf), routerNamed("pages"));
    expect(placed.map(({ path }) => routeName(path)).slice(-2)).toEqual(["a/[x]", "[p]/[q]"]);
    expect(hidden).toEqual([{ hidden: 21, by: 20 }]);
  });
});

/** A decoded segment that a template segment accepts, with something in each parameter. */
function fill(parts: readonly MatchPart[], value: string): string {
  return parts.map((part) => (typeof part === "string" ? part : value)).join("");
}

function toRegex(parts: readonly MatchPart[]): RegExp {
  const escape = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}-]/g, "\\$&");
  const source = parts
    .map((part) => (typeof part === "string" ? escape(part) : part.rest ? "(.+)" : "([^/]+)"))
    .join("");
  return new RegExp(`^${source}$`, "s");
}

/** Which templates a URL fits, asked of the templates themselves. */
function fitting(templates: readonly Template[], segments: readonly string[]): number[] {
  return templates.flatMap((template, index) =>
    template.length === segments.length && template.every((parts, at) => toRegex(parts).test(segments[at]!))
      ? [index]
      : [],
  );
}

/** Which templates are asked about a URL by Next.js' own router: those of the one file it chooses, that accept it. */
function asked(placed: readonly NextPath[], segments: readonly string[]): number[] {
  const url = `/api/${segments.map(encodeURIComponent).join("/")}`;
  for (const route of getSortedRoutes([...new Set(placed.map(({ path }) => routeUrl(path)))])) {
    const slugs = getRouteMatcher(getRouteRegex(route))(url);
    if (slugs === false) continue;
    return placed.flatMap((next, index) => {
      if (routeUrl(next.path) !== route) return [];
      const accepts = Object.entries(next.slugs).every(([name, parts]) =>
        toRegex(parts).test([slugs[name]!].flat().join("/")),
      );
      return accepts ? [index] : [];
    });
  }
  return [];
}

describe("any set of paths", () => {
  const word = fc.constantFrom("a", "b", "A", "index", "$x", "con", "c.js", "x y", "longer-literal-segment-text");
  const param = fc.constantFrom("id", "a", "user-id", "x", "ID").map((name) => `{${name}}`);
  const partial = fc.tuple(param, fc.constantFrom(":go", ".json", "-x")).map((pieces) => pieces.join(""));
  const segment = fc.oneof(
    { weight: 3, arbitrary: word },
    { weight: 3, arbitrary: param },
    { weight: 1, arbitrary: partial },
  );
  const paths = fc.uniqueArray(
    fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`),
    { minLength: 1, maxLength: 12 },
  );

  it("makes a tree that Next.js' own sorter takes and every system stores", () => {
    fc.assert(
      fc.property(paths, fc.constantFrom(...ROUTERS), (keys, router) => {
        const { placed } = layOut(keys.map(templateOf), router);
        const urls = [...new Set(placed.map(({ path }) => routeUrl(path)))];
        expect(getSortedRoutes(urls)).toHaveLength(urls.length);
        expect(placed.flatMap(({ path }) => pathProblems(path, ""))).toEqual([]);
        const folded = new Map<string, string>();
        for (const { path } of placed) {
          const pieces = `${router.fileOf(path.map(segmentText), false)}.ts`.split("/");
          for (const end of pieces.keys()) {
            const prefix = pieces.slice(0, end + 1).join("/");
            expect(folded.get(prefix.toLowerCase()) ?? prefix).toBe(prefix);
            folded.set(prefix.toLowerCase(), prefix);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("sends every URL to a path that it fits, and to one that has a literal where others have none", () => {
    fc.assert(
      fc.property(paths, fc.constantFrom("7", "a", "b", "q.json", "q:go"), (keys, value) => {
        const templates = keys.map(templateOf);
        const { placed } = layOut(templates, routerNamed("app"));
        for (const template of templates) {
          const segments = template.map((parts) => fill(parts, value));
          const fits = fitting(templates, segments);
          const got = asked(placed, segments);
          expect(fits).toEqual(expect.arrayContaining(got));
          expect(got.length).toBeGreaterThan(0);
          // Of the paths that fit, none that is literal throughout may be passed over.
          const literal = fits.find((index) =>
            templates[index]!.every((parts) => parts.every((part) => typeof part === "string")),
          );
          if (literal !== undefined) expect(got).toContain(literal);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a literal that a segment in parts would accept", () => {
  /** Whether the literal of a path, whose file answers only some of its URLs, hides the file of `parts`. */
  const isHidden = (parts: string, literal: string) =>
    names(`/${parts}/{a}`, `/${literal}/{z}b`)[1] !== `${literal}/[z]`;

  it("is found as a regular expression finds it", () => {
    const part = fc.constantFrom("a", "b", "ab", "{p}");
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 7 }),
        fc.stringMatching(/^[ab]{1,8}$/),
        (parts, literal) => {
          fc.pre(parts.includes("{p}"));
          const template = parts.map((one, index) => (one === "{p}" ? `{p${index}}` : one)).join("");
          const expected = new RegExp(`^${parts.map((one) => (one === "{p}" ? ".+" : one)).join("")}$`).test(literal);
          expect(isHidden(template, literal)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is found at once, however often it could be tried", () => {
    const parts = Array.from({ length: 9 }, (_, index) => `{p${index}}`).join("x");
    expect([isHidden(`${parts}y`, "x".repeat(100)), isHidden(parts, "x".repeat(100))]).toEqual([false, true]);
  });
});
