import fc from "fast-check";
import { getSortedRoutes } from "next/dist/shared/lib/router/utils/sorted-routes.js";
import { describe, expect, test } from "vitest";
import { namedRoutes, parseMethods, parseRouteName } from "../../src/input/name.js";
import { routeName, routeUrl, type RoutePath, type Segment } from "../../src/model/route-path.js";
import { isDeviceName } from "../../src/model/device-names.js";

describe("every way of writing a route", () => {
  test.each([
    ["user", "/api/user"],
    ["/api/user", "/api/user"],
    ["api/user", "/api/user"],
    ["./user", "/api/user"],
    ["user/", "/api/user"],
    ["/api/user/", "/api/user"],
    ["users/profile/avatar", "/api/users/profile/avatar"],
    ["users/[id]", "/api/users/[id]"],
    ["users/:id", "/api/users/[id]"],
    ["users/{id}", "/api/users/[id]"],
    ["users/:id/posts/:postId", "/api/users/[id]/posts/[postId]"],
    ["users/{id}/posts/{post-id}", "/api/users/[id]/posts/[post-id]"],
    ["blog/[...slug]", "/api/blog/[...slug]"],
    ["blog/:slug+", "/api/blog/[...slug]"],
    ["blog/{...slug}", "/api/blog/[...slug]"],
    ["docs/[[...slug]]", "/api/docs/[[...slug]]"],
    ["docs/:slug*", "/api/docs/[[...slug]]"],
    ["[id]", "/api/[id]"],
    ["api", "/api"],
    ["/api", "/api"],
    ["/api/", "/api"],
    ["api/api/user", "/api/api/user"],
    ["index", "/api"],
    ["users/index", "/api/users"],
    ["users/[id]/index", "/api/users/[id]"],
    ["index/user", "/api/index/user"],
    ["pages/api/user.ts", "/api/user"],
    ["./pages/api/user.jsx", "/api/user"],
    ["src/pages/api/users/[id].tsx", "/api/users/[id]"],
    ["pages/api/users/index.ts", "/api/users"],
    ["pages/api/index.ts", "/api"],
    ["app/api/users/[id]/route.ts", "/api/users/[id]"],
    ["src/app/api/route.js", "/api"],
    ["app/api/user", "/api/user"],
    ["123", "/api/123"],
    ["user-list", "/api/user-list"],
    ["default", "/api/default"],
    ["class", "/api/class"],
    ["v1.0/~me/_private", "/api/v1.0/~me/_private"],
    [".well-known/jwks.json", "/api/.well-known/jwks.json"],
    ["users/@me", "/api/users/@me"],
    ["a+b,c;d=e&f$g'h(i)", "/api/a+b,c;d=e&f$g'h(i)"],
    ["console/auxiliary/nullable/com", "/api/console/auxiliary/nullable/com"],
    ["User", "/api/User"],
    ["x.d/y.ts/z", "/api/x.d/y.ts/z"],
    ["[user_id]/[123]", "/api/[user_id]/[123]"],
    ["constructor/toString", "/api/constructor/toString"],
    ["x".repeat(240), `/api/${"x".repeat(240)}`],
  ])("%s", (text, url) => {
    const { path, diagnostics } = parseRouteName(text);
    expect(diagnostics).toEqual([]);
    expect(routeUrl(path!)).toBe(url);
  });
});

describe("what is not a route", () => {
  test.each([
    ["", "route-empty", "empty"],
    ["  ", "route-empty", "empty"],
    ["..", "route-traversal", '".."'],
    ["../../etc/passwd", "route-traversal", '".."'],
    ["users/../../x", "route-traversal", '".."'],
    ["api/../x", "route-traversal", '".."'],
    ["pages/api/../../x.ts", "route-traversal", '".."'],
    ["users/./x", "route-traversal", '"."'],
    ["..\\x", "route-character", "Windows cannot store"],
    ["/etc/passwd", "route-absolute-path", "outside /api"],
    ["/users/[id]", "route-absolute-path", "outside /api"],
    ["/", "route-absolute-path", "outside /api"],
    ["//host/share", "route-absolute-path", "absolute"],
    ["\\\\host\\share", "route-absolute-path", "absolute"],
    ["C:\\x", "route-absolute-path", "absolute"],
    ["c:/x", "route-absolute-path", "absolute"],
    ["/apis", "route-absolute-path", "outside /api"],
    ["a\0b", "route-control-character", '"a\\u0000b"'],
    ["a\nb", "route-control-character", "control character"],
    ["a\u007fb", "route-control-character", "control character"],
    ["a\u202eb", "route-character", '"\\u202e"'],
    ["a//b", "route-empty-segment", "two slashes"],
    ["a/".repeat(20_000), "route-too-long", "20001 segments, expected at most 100"],
    ["user//", "route-empty-segment", "two slashes"],
    ["con", "route-reserved-name", "device on Windows"],
    ["NUL", "route-reserved-name", "device on Windows"],
    ["com1/x", "route-reserved-name", "device on Windows"],
    ["aux.config", "route-reserved-name", "device on Windows"],
    ["x.", "route-trailing-dot", "dot at the end"],
    ["x./y", "route-trailing-dot", "dot at the end"],
    ["...", "route-trailing-dot", "dot at the end"],
    ["a b", "route-character", "a space, which Next.js cannot serve"],
    [" user", "route-character", "a space"],
    ["über", "route-character", '"ü"'],
    ["👍", "route-character", "Next.js cannot serve"],
    ["a#b", "route-character", '"#"'],
    ["a<b", "route-character", "Windows cannot store"],
    ["user:verify", "route-character", '":"'],
    ["user?id=1", "route-character", '"?"'],
    ["files/*", "route-character", '"*"'],
    ["a|b", "route-character", "Windows cannot store"],
    ['a"b', "route-character", "Windows cannot store"],
    ["a%20b", "route-character", '"%"'],
    ["a`b", "route-character", "Next.js cannot serve"],
    ["a!b", "route-character", '"!"'],
    ["a^b", "route-character", '"^"'],
    ["x".repeat(300), "route-too-long", "300 bytes"],
    [`[${"x".repeat(300)}]`, "route-too-long", "302 bytes"],
    ["users/<id>", "route-brackets", "as other frameworks write a parameter"],
    ["users/{id:int}", "route-brackets", '"{id:int}", as other frameworks'],
    ["users/:id(\\d+)", "route-brackets", "as other frameworks"],
    ["files/{*rest}", "route-brackets", "as other frameworks"],
    ["files/...rest", "route-brackets", "as other frameworks"],
    ["https://x.y/api/foo", "route-url", "a whole URL"],
    ["users/[id]?", "route-brackets", "optional parameter"],
    ["users/{id?}", "route-brackets", "optional parameter"],
    ["[id", "route-brackets", "do not match"],
    ["id]", "route-brackets", "do not match"],
    ["{id", "route-brackets", "do not match"],
    ["[id}", "route-brackets", "do not match"],
    ["[[[id]]]", "route-brackets", "do not match"],
    ["[[...slug]", "route-brackets", "do not match"],
    ["[[x]]", "route-brackets", "no optional parameter"],
    [":id?", "route-brackets", "optional parameter"],
    ["[]", "route-brackets", "without a name"],
    ["[...]", "route-brackets", "without a name"],
    ["[[...]]", "route-brackets", "without a name"],
    ["{}", "route-brackets", "without a name"],
    [":", "route-brackets", "without a name"],
    ["v[id]", "route-brackets", "whole segment"],
    ["[id].json", "route-brackets", "whole segment"],
    ["prefix-{x}", "route-brackets", "whole segment"],
    ["[a][b]", "route-brackets", "whole segment"],
    ["[…slug]", "route-brackets", "…"],
    ["[..id]", "route-parameter-name", "period"],
    ["[.id]", "route-parameter-name", "period"],
    ["[user id]", "route-parameter-name", '"user id"'],
    ["[ü]", "route-parameter-name", '"ü"'],
    ["[__proto__]", "route-parameter-name", '"__proto__"'],
    ["[...a]/b", "route-catch-all-not-last", "[...a]"],
    ["[[...a]]/b", "route-catch-all-not-last", "[[...a]]"],
    [":a*/b", "route-catch-all-not-last", "[[...a]]"],
    ["[id]/x/[id]", "route-parameter-repeated", '"id"'],
    ["[id]/[...id]", "route-parameter-repeated", '"id"'],
    ["[user-id]/[userid]", "route-parameters-alike", '"user-id" and "userid"'],
    ["index/index", "route-index", '"index"'],
    ["types.d", "route-extension", '".d"|.d'],
    ["user.ts", "route-extension", "extension is not part"],
    ["user.JS", "route-extension", "extension is not part"],
    ["chart.mjs", "route-extension", "extension is not part"],
    ["(group)/user", "route-group", "App Router"],
    ["app/api/(group)/user/route.ts", "route-group", "App Router"],
  ])("%j: %s", (text, code, words) => {
    const { path, diagnostics } = parseRouteName(text);
    expect(path).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const [problem] = diagnostics;
    expect(`${problem!.message} ${problem!.hint}`).toContain(words.split("|").at(-1));
    expect(problem).toMatchObject({ severity: "error", hint: expect.stringMatching(/^[A-Z].*\.$/s) });
  });

  test.each([
    ["users/<uuid:userId>", "Write [userId]."],
    ["files/<path:rest>", "Write [...rest]."],
    ["files/{path:path}", "Write [...path]."],
    ["files/{**all}", "Write [...all]."],
    ["files/...rest", "Write [...rest]."],
    ["https://x.y/api/foo/:id?a=1", 'Write its path below /api: "foo/:id".'],
    ["http://localhost:3000/apis#x", 'Write its path below /api: "apis".'],
    ["localhost:3000/api/", 'Write its path below /api: "api".'],
    [
      "users/${id}",
      "Next.js would serve the brackets as they are; write [id] and take the value apart in the handler.",
    ],
    ["u/{id?}", "Make two routes, with and without [id], or take everything below with [[...id]]."],
  ])("the hint for %s is how Next.js writes it", (text, hint) => {
    expect(parseRouteName(text).diagnostics.map((each) => each.hint)).toEqual([hint]);
  });

  test.each([
    ["users/$id", 'With a parameter it is written "users/[id]".'],
    ["users.$userId.posts", 'With a parameter it is written "users/[userId].posts".'],
    ["$", 'With a parameter it is written "[...slug]".'],
    ["files/$", 'With a parameter it is written "files/[...slug]".'],
  ])("%s is taken as it stands, and how a parameter is written is said", (text, hint) => {
    const { routes, diagnostics } = namedRoutes([text], [], "basic");
    expect(routes.map(({ id }) => id)).toEqual([`/${text}`]);
    expect(diagnostics.map((each) => [each.severity, each.hint])).toEqual([["warning", hint]]);
  });

  test("the hint for an absolute path is the route that was meant", () => {
    expect(parseRouteName("/users/[id]").diagnostics[0]?.hint).toBe(
      'API routes live below /api: write "users/[id]" or "/api/users/[id]".',
    );
  });

  test("all problems are collected, with their place", () => {
    const origin = { file: "api-routes.yaml", pointer: "/routes/x" };
    const { diagnostics } = parseRouteName("con/a b/[...c]/[d]/[d]", origin);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
      "route-reserved-name",
      "route-character",
      "route-catch-all-not-last",
      "route-parameter-repeated",
    ]);
    expect(diagnostics.every((diagnostic) => diagnostic.origin === origin)).toBe(true);
    expect(parseRouteName("[a/b]/[]", origin).diagnostics).toHaveLength(3);
  });
});

const word = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,6}[A-Za-z0-9]$/)
  .filter((text) => !isDeviceName(text) && !/^(api|index|src|app|pages)$/i.test(text));
const path: fc.Arbitrary<RoutePath> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom("static", "dynamic"), word), { maxLength: 5 }),
    fc.option(fc.tuple(fc.constantFrom("catch-all", "optional-catch-all"), word), { nil: undefined }),
  )
  .map(([parts, last]) =>
    [...parts, ...(last ? [last] : [])].map(
      ([kind, text], at) => (kind === "static" ? { kind, text } : { kind, name: `${text}${at}x` }) as Segment,
    ),
  )
  .filter((segments) => segments.length > 0);

describe("for any text", () => {
  test("every spelling of a path is read as that path", () => {
    const spell: Record<Segment["kind"], ((text: string) => string)[]> = {
      static: [(text) => text],
      dynamic: [(name) => `[${name}]`, (name) => `:${name}`, (name) => `{${name}}`],
      "catch-all": [(name) => `[...${name}]`, (name) => `:${name}+`, (name) => `{...${name}}`],
      "optional-catch-all": [(name) => `[[...${name}]]`, (name) => `:${name}*`],
    };
    fc.assert(
      fc.property(
        path,
        fc.nat(),
        fc.constantFrom("", "/api/", "api/", "./", "pages/api/", "src/pages/api/"),
        fc.constantFrom("", "/"),
        (segments, choice, before, after) => {
          const spelled = segments.map((segment) => {
            const ways = spell[segment.kind];
            return ways[choice % ways.length]!(segment.kind === "static" ? segment.text : segment.name);
          });
          expect(parseRouteName(`${before}${spelled.join("/")}${after}`)).toEqual({ path: segments, diagnostics: [] });
        },
      ),
    );
  });

  const tricky = fc.constantFrom(
    "[",
    "]",
    "{",
    "}",
    "[[",
    "...",
    ".",
    ":",
    "*",
    "/",
    "\\",
    "api",
    "index",
    "con",
    "a",
    "id",
    "ü",
    " ",
    "(",
    ")",
    "%",
    "\0",
    "-",
    "_",
    "__proto__",
  );
  test("there is a path, which Next.js and every file system take, or there are errors", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(tricky, { maxLength: 10 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          const result = parseRouteName(text);
          if (!result.path) {
            expect(result.diagnostics.length).toBeGreaterThan(0);
            for (const { message } of result.diagnostics) expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
            return;
          }
          const name = routeName(result.path);
          expect(name).not.toMatch(/[^\w.~$&'()+,;=@[\]/-]|(^|\/)\.\.?(\/|$)|\.(\/|$)|[.[]__proto__\]/);
          expect(getSortedRoutes([routeUrl(result.path)])).toEqual([routeUrl(result.path)]);
          expect(parseRouteName(`/api/${name}`).path).toEqual(result.path);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("methods", () => {
  test.each([
    [[], []],
    [["GET"], ["GET"]],
    [["post,get"], ["GET", "POST"]],
    [
      ["Put", "GET , delete", "put"],
      ["GET", "PUT", "DELETE"],
    ],
    [["options head patch"], ["PATCH", "HEAD", "OPTIONS"]],
    [["query,get"], ["GET", "QUERY"]],
  ])("%j", (list, methods) => {
    expect(parseMethods(list)).toEqual({ methods, diagnostics: [] });
  });

  test.each([
    ["PSOT", "method-unknown", "Did you mean POST?"],
    ["gets", "method-unknown", "Did you mean GET?"],
    ["fetch", "method-unknown", "Choose from GET, POST"],
    ["connect", "method-not-routed", "Choose from GET, POST"],
    [",", "method-missing", "Choose from GET, POST"],
  ])("%j: %s", (text, code, hint) => {
    const { diagnostics } = parseMethods([text]);
    expect(diagnostics).toMatchObject([{ code, severity: "error", hint: expect.stringContaining(hint) }]);
  });

  test("good ones are kept beside bad ones", () => {
    const { methods, diagnostics } = parseMethods(["GET,PSOT,put,connect"]);
    expect(methods).toEqual(["GET", "PUT"]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["method-unknown", "method-not-routed"]);
  });
});

describe("routes by name", () => {
  test("without methods a route has no operations", () => {
    expect(namedRoutes(["users/:id", "/api/hello"], [], "basic")).toEqual({
      routes: [
        {
          id: "/users/[id]",
          path: [
            { kind: "static", text: "users" },
            { kind: "dynamic", name: "id" },
          ],
          operations: [],
          template: "basic",
          origin: { file: "command line", pointer: "/users~1:id" },
        },
        {
          id: "/hello",
          path: [{ kind: "static", text: "hello" }],
          operations: [],
          template: "basic",
          origin: { file: "command line", pointer: "/~1api~1hello" },
        },
      ],
      diagnostics: [],
    });
  });

  test("each method is an operation that knows its parameters", () => {
    const { routes } = namedRoutes(["a/[id]/[[...rest]]"], ["GET", "PUT"], "basic");
    expect(routes[0]?.operations.map((operation) => operation.id)).toEqual([
      "get /a/[id]/[[...rest]]",
      "put /a/[id]/[[...rest]]",
    ]);
    expect(routes[0]?.operations[0]?.params).toMatchObject([
      { name: "id", required: true, schema: { type: "string" } },
      { name: "rest", required: false, schema: { type: "array", items: { type: "string" } } },
    ]);
  });

  test("good names are kept beside bad ones", () => {
    const { routes, diagnostics } = namedRoutes(["ok", "..", "[x"], [], "basic");
    expect(routes.map((route) => route.id)).toEqual(["/ok"]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["route-traversal", "route-brackets"]);
  });
});
