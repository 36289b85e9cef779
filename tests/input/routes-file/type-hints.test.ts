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
  ["integer(1..10)", "limits are { type: integer, minimum: 1, maximum: 10 }"],
  ["string(80)", "limits are { type: string, maxLength: 80 }"],
  ["number(...)", "limits are { type: number, maximum: 10 }"],
  ["z.string().uuid()", "Did you mean uuid?"],
  ["string().datetime().optional()", "Did you mean date-time?"],
  ["number().int().min(1).max(5)", "limits are { type: integer, minimum: 1, maximum: 5 }"],
  ["z.boolean().optional()", "Did you mean boolean?"],
  ["z.string()", "Did you mean string?"],
  ["z.enum(['a', 'b'])", "Did you mean a|b?"],
  ["z.array(z.string()).min(1)", "Did you mean string[]?"],
  ["z.object({ id: z.uuid() })", "properties are { name: string }"],
  ["?integer", "a final ? makes it optional, |null accepts null: integer?"],
  ["User[]!", "what has no final ? is required: User[]"],
  ["[User]", "Did you mean User[]?"],
  ["[number, number]", "a list of fixed length is { type: array, prefixItems: [string, number], items: false }"],
  ["readonly User[]", "Did you mean User[]?"],
  ["integer?=1", "a default is { type: integer, default: 1 }"],
  ["text/csv", "a media type is a key of content: { content: { text/csv: binary } }"],
  ["Base & { a: string }", "all of them is { allOf: [Base, { a: string }] }"],
  ["Base & Extra", "all of them is { allOf: [Base, Extra] }"],
  ["const: dog", "one value is { const: dog }"],
  ["string<uuid>", "Did you mean uuid?"],
  ["string:date", "Did you mean date?"],
  ["void", "no body is response: null"],
  ["", "no body is response: null"],
  ["undefined", "what may be left out ends in ?: string?"],
  ["Enum", "a choice is the type a|b, or enum: [a, b]"],
  ["Blob", "a file is of the type binary"],
  ["FormData", "a form is { multipart/form-data: { title: string } }"],
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
