import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, type FakeRequest, type RequestParts } from "./load.js";

interface Match {
  specificity: number;
  match(request: FakeRequest): Record<string, string | string[]> | undefined;
}
const { routeMatch } = await loadRuntime<{ routeMatch(conditions: object): Match }>("match");
const { answer } = await loadRuntime<{
  answer(
    routes: object[],
    request: FakeRequest,
    settings: object,
    context: () => object,
  ): Promise<{ status: number; headers: Map<string, string> }>;
}>("answer");

const param = (name: string) => ({ param: name });

function without(object: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

describe("slugs", () => {
  test.each<[parts: unknown[], value: string | string[], want: object | undefined]>([
    [[param("userId")], "5", { userId: "5" }],
    [[param("name"), ":cancel"], "a:cancel", { name: "a" }],
    [[param("name"), ":cancel"], "a:cancel:cancel", { name: "a:cancel" }],
    [[param("name"), ":cancel"], "a:cancel2", undefined],
    [[param("name"), ":cancel"], ":cancel", undefined],
    [["agents.", param("mode")], "agents.x", { mode: "x" }],
    [["agents.", param("mode")], "agent.x", undefined],
    [[param("base"), "...", param("head")], "a...b...c", { base: "a", head: "b...c" }],
    [[param("name"), "-", param("version"), ".zip"], "a-b-1.zip", { name: "a", version: "b-1" }],
    [[param("name"), "-", param("version"), ".zip"], "a-.zip", undefined],
    [["fn(", param("a"), ",", param("b"), ")"], "fn(1,2)", { a: "1", b: "2" }],
    [["@", param("lat"), ",", param("lon")], "@1,2", { lat: "1", lon: "2" }],
    [[param("id"), param("extension")], "a.b.json", { id: "a.b", extension: ".json" }],
    [[param("id"), param("extension")], "plain", undefined],
    [[param("x"), "/", param("x")], "a/a", { x: "a" }],
    [[param("x"), "/", param("x")], "a/b", undefined],
    [["index"], "index", {}],
    [["index"], "other", undefined],
    [[{ param: "path", rest: true }, "/raw"], ["a", "b", "raw"], { path: "a/b" }],
    [[param("path"), "/raw"], ["a", "b", "raw"], undefined],
    [[param("a"), "/", param("b")], ["x", "y"], { a: "x", b: "y" }],
    [[param("__proto__")], "x", JSON.parse('{"__proto__":"x"}') as object],
  ])("%j of %j", (parts, value, want) => {
    const { match } = routeMatch({ slugs: { slug: parts } });
    const found = match(fakeRequest({ query: { slug: value } }));
    expect(found && without(found, "slug")).toEqual(want);
  });

  test("names may be exchanged", () => {
    const { match } = routeMatch({ slugs: { a: [param("b")], b: [param("a")] } });
    expect(match(fakeRequest({ query: { a: "1", b: "2" } }))).toEqual({ b: "1", a: "2" });
  });

  test("a query parameter of a parameter's name changes nothing", () => {
    const { match } = routeMatch({ slugs: { id: [param("userId"), ":cancel"] } });
    expect(match(fakeRequest({ query: { id: "1:cancel", userId: "2" } }))).toMatchObject({ userId: "1" });
  });

  test("one that is not listed stays", () => {
    expect(routeMatch({}).match(fakeRequest({ query: { id: "1" } }))).toEqual({ id: "1" });
  });

  test("a wrong text costs no more than its length", () => {
    const parts = [param("a"), "-", param("b"), "-", param("c"), "-", param("d"), ".zip"];
    const { match } = routeMatch({ slugs: { slug: parts } });
    const started = performance.now();
    expect(match(fakeRequest({ query: { slug: "-".repeat(100_000) } }))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });

  test("what is put together is taken apart", () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(":", "-", ".", "...", ")"))), word, (pairs, last) => {
        const parts = [...pairs.flatMap(([, literal], index) => [param(`p${index}`), literal]), param("last")];
        const slug = [...pairs.flat(), last].join("");
        const want = { ...Object.fromEntries(pairs.map(([value], index) => [`p${index}`, value])), last };
        // `.` then `...` could be taken apart in two ways.
        fc.pre(!pairs.some(([, literal]) => literal === "."));
        expect(routeMatch({ slugs: { slug: parts } }).match(fakeRequest({ query: { slug } }))).toEqual({
          slug,
          ...want,
        });
      }),
    );
  });
});

describe("query and headers", () => {
  test.each<[conditions: object, request: RequestParts, meant: boolean]>([
    [{ query: { Action: "List" } }, { url: "/x?Action=List&b=1" }, true],
    [{ query: { Action: "List" } }, { url: "/x?Action=Other" }, false],
    [{ query: { Action: "List" } }, { url: "/x" }, false],
    [{ query: { flag: "" } }, { url: "/x?flag" }, true],
    [{ query: { flag: "" } }, { url: "/x?flag=5" }, true],
    [{ query: { "a b": "c d" } }, { url: "/x?a+b=c%20d" }, true],
    [{ query: { constructor: "x" } }, { url: "/x" }, false],
    [{ headers: { "x-target": "A.B" } }, { headers: { "x-target": "A.B" } }, true],
    [{ headers: { "x-target": "A.B" } }, { headers: { "x-target": "A.C" } }, false],
    [{ headers: { "x-target": "A.B" } }, { url: "/x?X-Target=A.B" }, true],
  ])("%j %j", (conditions, request, meant) => {
    expect(routeMatch(conditions).match(fakeRequest(request)) !== undefined).toBe(meant);
  });
});

describe("the operation a request is for", () => {
  const route = (id: string, methods: string[], match?: Match) => ({
    contract: {
      operations: Object.fromEntries(methods.map((method) => [method, { id, responses: { 204: {} } }])),
      match,
    },
    handlers: Object.fromEntries(
      methods.map((method) => [method, () => ({ status: 204, headers: { by: `${method} ${id}` } })]),
    ),
  });
  const ask = (all: object[], request: RequestParts) =>
    answer(all, fakeRequest(request), { ofNext: () => undefined }, () => ({}));
  const cancel = routeMatch({ slugs: { id: [param("id"), ":cancel"] } });
  const routes = [
    route("plain", ["GET", "PATCH"]),
    route("cancel", ["POST"], cancel),
    route("list", ["GET"], routeMatch({ query: { Action: "List" } })),
  ];

  test.each<[method: string, request: RequestParts, want: unknown]>([
    ["GET", { query: { id: "1" } }, "GET plain"],
    ["HEAD", { query: { id: "1" } }, "GET plain"],
    ["POST", { query: { id: "1:cancel" } }, "POST cancel"],
    ["POST", { query: { id: "1" } }, "GET, PATCH, HEAD, OPTIONS"],
    ["DELETE", { query: { id: "1:cancel" } }, "POST, GET, PATCH, HEAD, OPTIONS"],
    ["GET", { query: { id: "1" }, url: "/x?Action=List" }, "GET list"],
    ["PATCH", { query: { id: "1" }, url: "/x?Action=List" }, "PATCH plain"],
    ["constructor", { query: { id: "1" } }, "GET, PATCH, HEAD, OPTIONS"],
  ])("%s %j", async (method, request, want) => {
    const { headers } = await ask(routes, { ...request, method });
    expect(headers.get("by") ?? headers.get("allow")).toBe(want);
  });

  test("none when no pattern fits", async () => {
    const { status } = await ask([route("cancel", ["POST"], cancel)], { method: "POST", query: { id: "1" } });
    expect(status).toBe(404);
  });
});
