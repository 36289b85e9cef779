import fc from "fast-check";
import { expect, test } from "vitest";
import { nameModels } from "../../../src/emit/shape/model-names.js";
import type { Model } from "../../../src/model/schema.js";
import { HOSTILE } from "../support/hostile.js";
import { isDeviceName } from "../../../src/model/device-names.js";

function named(...names: string[]): Model[] {
  return names.map((name, index) => ({
    id: `#${index}`,
    name,
    schema: true,
    origin: { file: "spec.yaml", pointer: "" },
  }));
}

const cases: { names: string[]; want: [type: string, schema: string, file: string][] }[] = [
  { names: ["User"], want: [["User", "userSchema", "user"]] },
  { names: ["user-profile"], want: [["UserProfile", "userProfileSchema", "user-profile"]] },
  { names: ["Error"], want: [["ErrorModel", "errorModelSchema", "error-model"]] },
  { names: ["400"], want: [["Model400", "model400Schema", "model400"]] },
  { names: ["con"], want: [["Con", "conSchema", "con-model"]] },
  { names: ["index"], want: [["Index", "indexSchema", "index-model"]] },
  {
    names: ["KeyValuePair[String,String]"],
    want: [["KeyValuePairStringString", "keyValuePairStringStringSchema", "key-value-pair-string-string"]],
  },
  { names: ["models.User"], want: [["User", "userSchema", "user"]] },
  { names: ["app__models__Item"], want: [["Item", "itemSchema", "item"]] },
  { names: ["app__models__Item-Input"], want: [["ItemInput", "itemInputSchema", "item-input"]] },
  { names: ["github.com/acme/shop/models.Order"], want: [["Order", "orderSchema", "order"]] },
  { names: ["App\\Models\\Post"], want: [["Post", "postSchema", "post"]] },
  { names: ["dto.Error"], want: [["ErrorModel", "errorModelSchema", "error-model"]] },
  {
    names: ["microsoft.graph.user"],
    want: [["MicrosoftGraphUser", "microsoftGraphUserSchema", "microsoft-graph-user"]],
  },
  { names: ["User.Created"], want: [["UserCreated", "userCreatedSchema", "user-created"]] },
  {
    names: ["models.User", "dto.User"],
    want: [
      ["ModelsUser", "modelsUserSchema", "models-user"],
      ["DtoUser", "dtoUserSchema", "dto-user"],
    ],
  },
  {
    names: ["models.User", "user"],
    want: [
      ["ModelsUser", "modelsUserSchema", "models-user"],
      ["User", "userSchema", "user"],
    ],
  },
  {
    names: ["foo-bar", "FooBar", "foo_bar"],
    want: [
      ["FooBar2", "fooBar2Schema", "foo-bar2"],
      ["FooBar", "fooBarSchema", "foo-bar"],
      ["FooBar3", "fooBar3Schema", "foo-bar3"],
    ],
  },
  { names: ["用户"], want: [["用户", "用户Schema", "用户"]] },
  { names: ["ID 编号"], want: [["ID编号", "iD编号Schema", "id编号"]] },
  { names: ["ответ.v2"], want: [["Ответv2", "ответv2Schema", "ответv2"]] },
  {
    names: ["用户Schema", "用户"],
    want: [
      ["用户Schema", "用户SchemaSchema", "用户schema"],
      ["用户2", "用户2Schema", "用户2"],
    ],
  },
];

test.each(cases)("$names", ({ names, want }) => {
  const given = [...nameModels(named(...names)).values()];
  expect(given.map(({ type, schema, file }) => [type, schema, file])).toEqual(want);
});

test("names are unique when case is ignored, short, and legal as identifiers and files", () => {
  const name = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary" }),
    fc.constantFrom("a", "A", "a1", "A-1"),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const given = [...nameModels(named(...names)).values()];
      for (const key of ["type", "schema", "file"] as const) {
        expect(new Set(given.map((each) => each[key].toLowerCase())).size).toBe(names.length);
      }
      for (const { type, schema, file } of given) {
        expect(type).toMatch(/^(?:[A-Z]|(?=[^\x00-\x7f])\p{ID_Start})[\p{ID_Continue}]*$/u);
        expect(schema).toMatch(/^(?:[a-z]|(?=[^\x00-\x7f])\p{ID_Start})[\p{ID_Continue}]*Schema$/u);
        expect(file).toMatch(/^(?:[a-z0-9-]|(?=[^\x00-\x7f])\p{ID_Continue}){1,120}$/u);
        expect(Buffer.byteLength(file)).toBeLessThan(200);
        expect(isDeviceName(file) || file === "index").toBe(false);
      }
    }),
  );
});

/** Utility types of TypeScript, which no program can list. */
const UTILITIES = (
  "Awaited Capitalize ConstructorParameters Exclude Extract InstanceType Lowercase NoInfer NonNullable Omit Parameters " +
  "Partial Pick PromiseLike PropertyKey Readonly ReadonlyArray Record Required ReturnType ThisType Uncapitalize Uppercase"
).split(" ");

test("no model has the name of a global", () => {
  const globals = [...Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-z]/.test(name)), ...UTILITIES];
  const given = [...nameModels(named(...globals)).values()].map(({ type }) => type);
  expect(given.filter((type) => globals.includes(type))).toEqual([]);
  expect(given).toContain("DateModel");
});

test("names of punctuation alone get a name of their own, the same whatever else there is", () => {
  const one = [...nameModels(named("-")).values()][0]!.type;
  const all = [...nameModels(named("@", "-", "--", "ไทย")).values()].map(({ type }) => type);
  expect(one).toMatch(/^Model\w{7}$/);
  expect(all[1]).toBe(one);
  expect(new Set(all).size).toBe(4);
});
