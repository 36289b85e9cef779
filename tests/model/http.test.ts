import { describe, expect, it, test } from "vitest";
import { byStatus, isReservedHeader, isSuccess, mayHaveContent, statusKey } from "../../src/model/http.js";
import type { Method, StatusKey } from "../../src/model/route-spec.js";

describe("keys of responses", () => {
  test.each<[key: string, want: StatusKey | undefined]>([
    ["200", 200],
    ["4XX", "4XX"],
    ["4xx", "4XX"],
    ["default", "default"],
    ["Default", "default"],
    ["600", undefined],
    ["099", undefined],
    ["6XX", undefined],
    ["2XXX", undefined],
    ["", undefined],
    [" 200", undefined],
  ])("%j is %j", (key, want) => {
    expect(statusKey(key)).toBe(want);
  });

  it("sorts codes first, then ranges, then default", () => {
    const keys: StatusKey[] = ["default", "4XX", 500, "2XX", 201];
    expect(keys.map((status) => ({ status })).sort(byStatus)).toEqual(
      [201, 500, "2XX", "4XX", "default"].map((status) => ({ status })),
    );
  });

  it("knows which are a success", () => {
    const keys: StatusKey[] = [199, 200, 299, 300, "2XX", "3XX", "default"];
    expect(keys.filter(isSuccess)).toEqual([200, 299, "2XX"]);
  });
});

describe("content of answers (RFC 9110)", () => {
  test.each<[method: Method, status: StatusKey, want: boolean]>([
    ["GET", 200, true],
    ["GET", 100, false],
    ["GET", "1XX", false],
    ["GET", 204, false],
    ["GET", 205, false],
    ["GET", 206, true],
    ["GET", 304, false],
    ["GET", "3XX", true],
    ["GET", "default", true],
    ["HEAD", 200, false],
    ["DELETE", 200, true],
  ])("%s %s: %s", (method, status, want) => {
    expect(mayHaveContent(method, status)).toBe(want);
  });
});

it("tells the headers that OpenAPI keeps, in any case", () => {
  expect(["Accept", "CONTENT-TYPE", "authorization", "Content-Length", "X-Accept"].map(isReservedHeader)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
