import { describe, expect, it } from "vitest";
import { parameterNames, parsePath, type PathTemplate } from "../../../../src/input/openapi/operation/path-template.js";

function parse(path: string, ...declared: string[]): PathTemplate {
  const template = parsePath(path, new Set(declared));
  if ("reason" in template) throw new Error(template.reason);
  return template;
}

const p = (param: string) => ({ param });
const rest = (param: string) => ({ param, rest: true });

describe("path templates", () => {
  const table: [path: string, segments: PathTemplate["segments"], ...declared: string[]][] = [
    ["/", []],
    ["", []],
    ["/users", [["users"]]],
    ["users/{id}", [["users"], [p("id")]]],
    ["//a//b/", [["a"], ["b"]]],
    ["/{a}.{b}", [[p("a"), ".", p("b")]]],
    ["/{a}{b}", [[p("a"), p("b")]]],
    ["/@{lat},{lon}", [["@", p("lat"), ",", p("lon")]]],
    ["/docs('{key}')", [["docs('", p("key"), "')"]]],
    ["/{base}...{head}", [[p("base"), "...", p("head")]]],
    ["/{name}:cancel", [[p("name"), ":cancel"]]],
    ["/feed/:token", [["feed"], [p("token")]]],
    ["/feed/:token", [["feed"], [p("token")]], "token"],
    ["/flights/:from-:to", [["flights"], [p("from"), "-", p("to")]]],
    ["/users/:id(\\d+)", [["users"], [p("id")]]],
    ["/img/:name.png", [["img"], [p("name"), ".png"]]],
    ["/:name.tar.gz", [[p("name"), ".tar.gz"]]],
    ["/:name.:ext", [[p("name"), ".", p("ext")]]],
    ["/files/:path*", [["files"], [rest("path")]]],
    ["/:", [[":"]]],
    ["/:id:x y", [[":id:x y"]]],
    ["/users/[id]", [["users"], [p("id")]]],
    ["/docs/[[...slug]]", [["docs"], [rest("slug")]]],
    ["/users/[id", [["users"], ["[id"]]],
    ["/users/<int:id>/<path:rest>", [["users"], [p("id")], [rest("rest")]]],
    ["/a%20b", [["a b"]]],
    ["/100%", [["100%"]]],
    ["/{path*}", [[rest("path")]]],
    ["/{proxy+}", [[rest("proxy")]]],
    ["/{+path}", [[rest("path")]]],
    ["/{m:.*}", [[rest("m")]]],
    ["/{m:.*}", [[rest("m:.*")]], "m:.*"],
    ["/{v:\\d+}", [[p("v")]]],
    ["/{v:[a/b]{2}}", [[p("v")]]],
    ["/{id}{.format}", [[p("id"), ".", p("format")]]],
    ["/{id}{.format}", [[p("id"), ".", p(".format")]], ".format"],
    ["/{id}{;v}", [[p("id"), ";v=", p("v")]]],
    ["/a{?page,size}", [["a"]]],
    // Spring, Hono, Rails, Express 5, ASP.NET, Go.
    ["/health/**", [["health"], [rest("path")]]],
    ["/static/*", [["static"], [rest("path")]]],
    ["/files/*", [["files"], [rest("name")]], "name"],
    ["/a/**/b", [["a"], [rest("path")], ["b"]]],
    ["/a/*/b/*", [["a"], [p("path")], ["b"], [rest("path2")]]],
    ["/files/*rest", [["files"], [rest("rest")]]],
    ["/files/{*}", [["files"], [rest("path")]]],
    ["/files/{*}", [["files"], [rest("*")]], "*"],
    ["/files/{...}", [["files"], [rest("path")]]],
    ["/$default", [[rest("path")]]],
    ["/files/:path(.*)", [["files"], [rest("path")]]],
    ["/{:id}", [[p("id")]]],
    ["/files/(.*)", [["files"], [rest("name")]], "name"],
    ["/v1/{name=shelves/*/books/*}", [["v1"], [rest("name")]]],
    ["/v1/{id=*}", [["v1"], [p("id")]]],
    ["/v1/{hash=**}", [["v1"], [rest("hash")]]],
    ["/v1/{name=shelves/*}:sort", [["v1"], [rest("name"), ":sort"]]],
    ["/a*", [["a*"]]],
    ["/{*path}", [[rest("path")]]],
    ["/{**slug}", [[rest("slug")]]],
    ["/{path...}", [[rest("path")]]],
    ["/a/{$}", [["a"]]],
    // What may be absent is always there.
    ["/users/:id?", [["users"], [p("id")]]],
    ["/:lang?/about", [[p("lang")], ["about"]]],
    ["/{id?}", [[p("id")]]],
    ["/{id?}", [[p("id?")]], "id?"],
    ["/{id=5}", [[p("id")]]],
    ["/{id:int?}", [[p("id")]]],
    ["/{id:}", [[p("id")]]],
    ["/users?", [["users"]]],
    // Converters are no regular expressions.
    ["/{file:path}", [[rest("file")]]],
    ["/{id:guid}", [[p("id")]]],
    // Django, Postman, template literals.
    ["/(?P<id>\\d+)", [[p("id")]]],
    ["/{{id}}", [[p("id")]]],
    ["/${id}", [[p("id")]]],
    ["/$count", [["$count"]]],
    ["/$id", [[p("id")]], "id"],
  ];
  it.each(table)("%s", (path, segments, ...declared) => {
    expect(parse(path, ...declared).segments).toEqual(segments);
  });

  it("keeps a parameter's regular expression", () => {
    expect([...parse("/{v:\\d+}").typed]).toEqual([["v", { type: "string", pattern: "^(?:\\d+)$" }]]);
    expect([...parse("/(?P<v>\\d+)/{a:int}/{b:length(5)}/<uuid:c>").typed]).toEqual([
      ["v", { type: "string", pattern: "^(?:\\d+)$" }],
      ["a", { type: "integer" }],
      ["c", { type: "string", format: "uuid" }],
    ]);
  });

  it("takes query and fragment apart", () => {
    expect(parse("/a?x=1&y&z={file}#Action=List&Version")).toMatchObject({
      segments: [["a"]],
      query: { x: "1", y: "", z: "" },
      queryParameters: [{ name: "z", variable: "file" }],
      fragment: [{ name: "Action", value: "List" }, { name: "Version" }],
    });
  });

  it.each([":to", "<to>", "{{to}}", "${to}", "[to]"])("takes %s in the query for a parameter", (written) => {
    expect(parse(`/a?until=${written}&x=1`)).toMatchObject({
      query: { until: "", x: "1" },
      queryParameters: [{ name: "until", variable: "to" }],
      assumed: [{ text: `until=${written}`, names: ["to"] }],
    });
  });

  const refused: [path: string, reason: RegExp][] = [
    ["/{a", /never closed/],
    ["/a".repeat(20_000), /^has 20001 segments, expected at most 100$/],
    ["/a}", /not open/],
    ["/{}", /without a name/],
    ["/{ }", /without a name/],
    ["/{a{b{c}}}", /braces inside braces/],
    ["/{a{b}}", /the expression/],
    ["/{/x}", /optional segment/],
    ["/a/../b", /browsers resolve/],
    ["/a?{x}=1", /names are not fixed/],
    ["/a?x=a{x}", /values are not fixed/],
  ];
  it.each(refused)("%s is refused", (path, reason) => {
    expect(parsePath(path, new Set())).toEqual({ reason: expect.stringMatching(reason) as string });
  });

  it("says which segments were taken for parameters although none is declared", () => {
    expect(parse("/:a/:b/{c}:d", "a", "c").assumed).toEqual([{ text: ":b", names: ["b"] }]);
    expect([...parse("/:id(\\d+)").typed]).toEqual([["id", { type: "string", pattern: "^(?:\\d+)$" }]]);
  });

  it("says which take more than a segment, or may be absent for their authors", () => {
    expect(parse("/:a*/{b?}", "b").assumed).toEqual([
      { text: ":a*", names: ["a"], as: "rest" },
      { text: "{b?}", names: [], as: "present" },
    ]);
  });

  it("names each parameter once, in order", () => {
    expect(parameterNames(parse("/{b}/{a}.{b}").segments)).toEqual(["b", "a"]);
  });
});
