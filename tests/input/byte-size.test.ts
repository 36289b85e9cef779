import { describe, expect, test } from "vitest";
import { byteSizeHint, readByteSize } from "../../src/input/byte-size.js";
import type { Json } from "../../src/model/schema.js";

describe("bytes", () => {
  test.each<[Json, number | undefined]>([
    [0, 0],
    [1048576, 1048576],
    ["1048576", 1048576],
    ["12b", 12],
    ["500kb", 512000],
    ["10MB", 10485760],
    ["1.5 mb", 1572864],
    ["2gb", 2147483648],
    [-1, undefined],
    [1.5, undefined],
    ["10mib", undefined],
    ["10m", undefined],
    ["1.5", undefined],
    ["mb", undefined],
    ["1 mb or so", undefined],
    ["9999999gb", undefined],
    [true, undefined],
    [null, undefined],
  ])("%j are %j", (value, want) => expect(readByteSize(value)).toBe(want));

  test("may be more than a double holds", () =>
    expect([readByteSize(10n), readByteSize(2n ** 60n)]).toEqual([10, undefined]));
});

describe("a hint", () => {
  test.each<[Json, string]>([
    ["10m", "Did you mean 10mb?"],
    ["10 MiB", "Did you mean 10mb?"],
    ["1.5 kilobytes", "Did you mean 1.5kb?"],
    ["100 bytes", "Did you mean 100b?"],
    ["10 parsecs", "units are b, kb, mb and gb"],
    ["much", "units are b, kb, mb and gb"],
    [-1, "units are b, kb, mb and gb"],
  ])("for %j is: %s", (value, want) => expect(byteSizeHint(value)).toBe(want));
});
