import { describe, expect, it } from "vitest";
import { parseShortType, SHORT_TYPE_PATTERN } from "../../../src/input/routes-file/short-type.js";
import type { Schema } from "../../../src/model/schema.js";

const models = new Map([
  ["User", "User"],
  ["Group", "Group~2"],
]);
const pattern = new RegExp(SHORT_TYPE_PATTERN, "u");

describe("short types", () => {
  const table: [text: string, schema: Schema, optional?: true][] = [
    ["string", { type: "string" }],
    ["integer?", { type: "integer" }, true],
    ["uuid", { type: "string", format: "uuid" }],
    ["int64", { type: "integer", format: "int64" }],
    ["any", true],
    ["unknown", true],
    ["User", { $ref: "User" }],
    ["Group[]", { type: "array", items: { $ref: "Group~2" } }],
    ["string[][] ?", { type: "array", items: { type: "array", items: { type: "string" } } }, true],
    ["admin|member", { type: "string", enum: ["admin", "member"] }],
    [" admin | member | admin ?", { type: "string", enum: ["admin", "member"] }, true],
    ["text/plain|a.b|x-y", { type: "string", enum: ["text/plain", "a.b", "x-y"] }],
    ["a|null", { type: ["string", "null"], enum: ["a", null] }],
    ["1|2|-3.5", { type: "number", enum: [1, 2, -3.5] }],
    ["01|2", { type: "string", enum: ["01", "2"] }],
    ["1|two", { type: "string", enum: ["1", "two"] }],
    ["string|null", { type: ["string", "null"] }],
    ["User|Group[]", { anyOf: [{ $ref: "User" }, { type: "array", items: { $ref: "Group~2" } }] }],
    ["uuid|integer", { anyOf: [{ type: "string", format: "uuid" }, { type: "integer" }] }],
  ];
  it.each(table)("%s", (text, schema, optional) => {
    expect(text).toMatch(pattern);
    expect(parseShortType(text, models)).toEqual({ schema, optional: optional ?? false });
  });

  const wrong: [text: string, message: RegExp, hint: RegExp][] = [
    ["Usr", /got "Usr"/, /Did you mean User\?/],
    ["datetime", /got "datetime"/, /Did you mean date-time\?/],
    ["int", /got "int"/, /^Did you mean integer\?$/],
    ["Bool?", /got "Bool"/, /^Did you mean boolean\?$/],
    ["long[]", /got "long"/, /^Did you mean int64\?$/],
    ["timestamp", /got "timestamp"/, /^Did you mean date-time\?$/],
    ["mixed", /got "mixed"/, /^Did you mean unknown\?$/],
    ["list", /got "list"/, /^a list is written as string\[\] or User\[\]$/],
    ["admin", /got "admin"/, /name a built-in type or a model/],
    ["admin|uuid", /got "admin"/, /either of types or of plain values/],
    ["a[]|b", /got "a"/, /either of types/],
  ];
  it.each(wrong)("%s is not a type", (text, message, hint) => {
    const problem = parseShortType(text, models);
    expect(problem).toEqual({
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    });
  });

  it.each(["", " ", "?", "a b", "[]", "a|", "a||b", "a?|b", "a??", "a[", "(a|b)[]", "{a}", "a,b", '"a"'])(
    "%j does not look like one",
    (text) => {
      expect(text).not.toMatch(pattern);
    },
  );
});
