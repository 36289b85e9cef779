import { expect, test } from "vitest";
import { typeHint } from "../../../src/input/routes-file/type-hints.js";

test.each([
  ["Array<Thing>", "Did you mean Thing[]?"],
  ["List< string >", "Did you mean string[]?"],
  ["Record<string, number>", "a map is { type: object, additionalProperties: number }"],
  ["Map<string, User>", "a map is { type: object, additionalProperties: User }"],
  ["Partial<User>", "write the properties it has, as a model of its own"],
  ["enum(admin, user)", "Did you mean admin|user?"],
  ["enum [a, b]", "Did you mean a|b?"],
  ["'admin' | 'user'", "Did you mean admin|user?"],
  ["boolean = false", "a default is { type: boolean, default: false }"],
  ["integer(1..10)", "limits are { type: integer, maximum: 10 }"],
  ["{ a: string }", "take the quotes away: { name: string }"],
  ["(a | b)[]", "a list of them is { type: array, items: a | b }"],
  ["optional", "a final ? makes it optional, |null accepts null: string?"],
  ["application/pdf", "a media type is a key of content: { content: { application/pdf: binary } }"],
])("%s: %s", (written, hint) => {
  expect(typeHint(written)).toBe(hint);
});

test.each(["User", "admin|member", "string?", "x y", "Record<".repeat(10_000)])("nothing is known of %s", (written) => {
  expect(typeHint(written)).toBeUndefined();
});
