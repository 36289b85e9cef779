import { describe, expect, test } from "vitest";
import { loadRuntime } from "./load.js";

const { queryString } = await loadRuntime<{
  queryString(request: object, slugs?: ReadonlySet<string>): string;
}>("query");

/** As Next.js 15 and 16 hand a request on: `url` written anew, the one that came in beside it. */
function handedOn(url: string, initURL: string | undefined, query: Record<string, string | string[]>): object {
  return { url, query, [Symbol.for("NextInternalRequestMeta")]: { initURL } };
}

describe("the query as the client sent it", () => {
  test.each<
    [what: string, url: string, sent: string | undefined, query: Record<string, string | string[]>, want: string]
  >([
    [
      "where it is known",
      "/x?a=b%2Cc%2Cd&e=1+2",
      "http://h/x?a=b,c%2Cd&e=1%202",
      { a: "b,c,d", e: "1 2" },
      "a=b,c%2Cd&e=1%202",
    ],
    ["with a name of the path", "/x/1?a=2", "http://h/x/1?id=9&a=2", { id: "1", a: "2" }, "id=9&a=2"],
    ["with only names of the path", "/x/1", "http://h/x/1?id=9", { id: "1" }, "id=9"],
    ["without =", "/x?%7B%7D=", "http://h/x?%7B%7D", { "{}": "" }, "%7B%7D"],
    ["malformed", "/x?a=%25zz", "http://h/x?a=%zz", { a: "%zz" }, "a=%zz"],
    [
      "with malformed names",
      "/x?%EF%BF%BD=1&%25zzA=2",
      "http://h/x?%FF=1&%zz%41=2",
      { "\uFFFD": "1", "%zzA": "2" },
      "%FF=1&%zz%41=2",
    ],
    ["in Next.js 13, which keeps nothing else", "/x?a=b,c", undefined, { a: "b,c" }, "a=b,c"],
    [
      "unless a rewrite added to it",
      "/api/x?a=1%2C2&by=rewrite",
      "http://h/v1/x?a=1,2",
      { a: "1,2", by: "rewrite" },
      "a=1,2&by=rewrite",
    ],
    ["unless middleware made a list of it", "/x?a=2%2C3", "http://h/x?a=1", { a: "2,3" }, "a=2,3"],
    ["unless middleware gave it all", "/x?a=2%2C3&b=", "http://h/x", { a: "2,3", b: "" }, "a=2,3&b="],
    [
      "but what it still has stays as sent",
      "/x?a=1%2C2%2C3&b=4%2C5",
      "http://h/x?a=1,2%2C3&c=6",
      { a: "1,2,3", b: "4,5" },
      "a=1,2%2C3&b=4,5",
    ],
    ["unless middleware changed a value", "/x?a=2", "http://h/x?a=1", { a: "2" }, "a=2"],
    ["unless middleware took something away", "/x?a=1", "http://h/x?a=1&b=2", { a: "1" }, "a=1"],
    ["when there is none", "/x", "http://h/x", {}, ""],
    ["with a second question mark", "/x??b=1&&a=2", "http://h/x??b=1&&a=2#c", { "?b": "1", a: "2" }, "?b=1&a=2"],
    [
      "with the name of what objects inherit, which Next.js takes for a first value",
      "/x?constructor=2",
      "http://h/x?constructor=2",
      { constructor: [Object as never, "2"] },
      "constructor=2",
    ],
  ])("%s", (_what, url, sent, query, want) => {
    expect(queryString(handedOn(url, sent, query), new Set(["id"]))).toBe(want);
  });

  test.each<[what: string, url: string, query: Record<string, string | string[]>, want: string]>([
    [
      "of a rewrite that adds",
      "/find/a%20b?page%5Blimit%5D=3",
      { term: "a b", sort: "a b", opt: "5", "page[limit]": "3" },
      "page%5Blimit%5D=3&term=a+b&sort=a+b&opt=5",
    ],
    ["of a rewrite that changes a value", "/x?a=1,2&b=1,%2C", { a: "3", b: "1,," }, "b=1,%2C&a=3"],
    ["of a rewrite that adds a second value", "/x?a=1&c=x,y", { a: ["1", "2"], c: "x,y" }, "c=x,y&a=1&a=2"],
    ["of a rewrite that adds a list", "/x?b=1", { a: "2,3", b: "1" }, "b=1&a=2,3"],
    ["of a rewrite, but a slug is not a query", "/x", { id: "1", a: "2" }, "a=2"],
  ])("and what it does not know: %s", (_what, url, query, want) => {
    expect(queryString(handedOn(url, `http://h${url}`, query), new Set(["id"]))).toBe(want);
  });
});
