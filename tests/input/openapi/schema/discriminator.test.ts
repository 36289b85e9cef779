import { describe, expect, it } from "vitest";
import { emitModelFile } from "../../../../src/emit/model/model-file.js";
import { apiScope } from "../../../../src/emit/shape/scope.js";
import type { Schema } from "../../../../src/model/schema.js";
import { readFiles, readPaths, readSchema } from "../read.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pet = (t: unknown, rest: Record<string, unknown> = {}) => ({
  type: "object",
  required: ["t"],
  properties: { t, ...rest },
});
const text = { type: "string" };

const CAT = pet(text, { lives: { type: "integer" } });
const DOG = pet(text, { name: text });

/** `Cat` with these values for `t`. */
const named = (id: string, ...names: string[]): Schema => ({
  allOf: [{ $ref: id }, { type: "object", properties: { t: { enum: names } }, required: ["t"] }],
});

const MAPPING = { c: "#/components/schemas/Cat", d: "Dog" };
const CHOICE = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "t", mapping: MAPPING } };
const UNTOLD: Schema[] = [{ $ref: "Cat" }, { $ref: "Dog" }];

interface Row {
  what: string;
  schema?: Record<string, unknown>;
  schemas?: Record<string, unknown>;
  want: Schema;
  version?: string;
  codes?: string[];
}

describe("a discriminator tells the alternatives apart", () => {
  const table: Row[] = [
    { what: "by its mapping", want: { oneOf: [named("Cat", "c"), named("Dog", "d")] } },
    {
      what: "by several names",
      schema: { ...CHOICE, discriminator: { propertyName: "t", mapping: { ...MAPPING, kitten: "Cat" } } },
      want: { oneOf: [named("Cat", "c", "kitten"), named("Dog", "d")] },
    },
    {
      what: "by the names of the components",
      schema: { ...CHOICE, discriminator: { propertyName: "t" } },
      want: { oneOf: [named("Cat", "Cat"), named("Dog", "Dog")] },
    },
    {
      what: "by the name of the component that the mapping leaves out; what it leads to nowhere counts for nothing",
      schema: { ...CHOICE, discriminator: { propertyName: "t", mapping: { c: "Cat", x: "#/nowhere", y: "a.yml#/D" } } },
      want: { oneOf: [named("Cat", "c"), named("Dog", "Dog")] },
      codes: ["discriminator-mapping", "discriminator-mapping"],
    },
    {
      what: "where a name leads to what is no alternative, which is told",
      schema: { ...CHOICE, discriminator: { propertyName: "t", mapping: { ...MAPPING, b: "Bird" } } },
      schemas: { Bird: CAT },
      want: { oneOf: [named("Cat", "c"), named("Dog", "d")] },
      codes: ["discriminator-mapping"],
    },
    {
      what: "of anyOf",
      schema: { anyOf: CHOICE.oneOf, discriminator: CHOICE.discriminator },
      want: { anyOf: [named("Cat", "c"), named("Dog", "d")] },
    },
    {
      what: "where the property is required and listed further up",
      schemas: {
        Base: pet({ $ref: "#/components/schemas/Kind" }),
        Kind: { type: "string", enum: ["c", "d"] },
        Cat: { allOf: [ref("Base"), { properties: { lives: { type: "integer" } } }] },
        Dog: { allOf: [ref("Base")] },
      },
      want: { oneOf: [named("Cat", "c"), named("Dog", "d")] },
    },
    {
      what: "but for what is told already",
      schemas: { Cat: pet({ type: "string", enum: ["c"] }) },
      want: { oneOf: [{ $ref: "Cat" }, named("Dog", "d")] },
    },
    {
      what: "where both have the example of one",
      schemas: { Cat: pet({ type: "string", example: "d" }) },
      want: { oneOf: [named("Cat", "c"), named("Dog", "d")] },
    },
    {
      what: "by const",
      schemas: { Cat: pet({ const: "c" }), Dog: pet({ const: "d" }) },
      want: { oneOf: UNTOLD },
      version: "3.1.0",
    },
  ];
  it.each(table)("$what", async ({ schema = CHOICE, schemas, want, version, codes = [] }) => {
    const read = await readSchema(schema, version, { Cat: CAT, Dog: DOG, ...schemas });
    expect(read.schema).toEqual(want);
    expect(read.codes).toEqual(codes);
  });
});

describe("a discriminator says nothing", () => {
  const table: Omit<Row, "want">[] = [
    { what: "when the property need not be there", schemas: { Cat: { type: "object", properties: { t: text } } } },
    { what: "when an alternative lists other values", schemas: { Cat: pet({ type: "string", enum: ["cat"] }) } },
    { what: "when an alternative lists one of its names only", schemas: { Dog: pet({ const: "hound" }) } },
    { what: "when the property is not a text", schemas: { Cat: pet({ type: "integer" }) } },
    { what: "when an alternative may be null", schemas: { Cat: { ...CAT, nullable: true } } },
    { what: "when an alternative is a list", schemas: { Cat: { type: "array", items: {}, required: ["t"] } } },
    {
      what: "when an alternative is a choice itself",
      schemas: { Cat: { oneOf: [ref("Dog"), ref("Tom")] }, Tom: CAT },
    },
    {
      what: "with a default for other values",
      schema: { ...CHOICE, discriminator: { ...CHOICE.discriminator, defaultMapping: "Dog" } },
      version: "3.2.0",
    },
    { what: "without a property", schema: { ...CHOICE, discriminator: { mapping: MAPPING } } },
    { what: "as a text, as 2.0 has it", schema: { ...CHOICE, discriminator: "t" } },
    {
      what: "when an example is not a name",
      schema: { ...CHOICE, discriminator: { propertyName: "t" } },
      schemas: { Cat: pet({ type: "string", example: "cat" }) },
    },
    {
      what: "when a default is not a name",
      schema: { ...CHOICE, discriminator: { propertyName: "t" } },
      schemas: { Cat: pet({ type: "string", default: "cat" }) },
    },
    {
      what: "when a name means two",
      schema: { ...CHOICE, discriminator: { propertyName: "t", mapping: { Dog: "Cat" } } },
    },
  ];
  it.each(table)("$what", async ({ schema = CHOICE, schemas, version }) => {
    const read = await readSchema(schema, version, { Cat: CAT, Dog: DOG, ...schemas });
    // Where the alternatives overlap, `oneOf` is read as `anyOf`.
    const { oneOf, anyOf } = read.schema as { oneOf?: unknown; anyOf?: unknown };
    expect(oneOf ?? anyOf).toEqual(UNTOLD);
  });

  it("when an alternative is not a reference", async () => {
    const { schema } = await readSchema({ ...CHOICE, oneOf: [ref("Cat"), text] }, undefined, { Cat: CAT });
    expect(schema).toEqual({ oneOf: [{ $ref: "Cat" }, text] });
  });

  it("but for null, which is none by a name", async () => {
    const oneOf = [ref("Cat"), ref("Dog"), { type: "null" }];
    const [told, alone] = await Promise.all(
      [oneOf, oneOf.slice(1)].map((each) => readSchema({ ...CHOICE, oneOf: each }, "3.1.0", { Cat: CAT, Dog: DOG })),
    );
    expect(told?.schema).toMatchObject({
      oneOf: [{ allOf: [{ $ref: "Cat" }, {}] }, { allOf: [{ $ref: "Dog" }, {}] }, { type: "null" }],
    });
    expect(told?.codes).toEqual([]);
    expect(alone?.schema).toEqual({ oneOf: [{ $ref: "Dog" }, { type: "null" }] });
  });

  it("of a single alternative", async () => {
    const { schema } = await readSchema({ ...CHOICE, oneOf: [ref("Cat")] }, undefined, { Cat: CAT });
    expect(schema).toEqual({ oneOf: [{ $ref: "Cat" }] });
  });

  it("where a schema is read to the letter", async () => {
    const { schema } = await readSchema({ not: CHOICE }, undefined, { Cat: CAT, Dog: DOG });
    expect(schema).toEqual({ not: { oneOf: UNTOLD } });
  });
});

it.each<[what: string, mapping: Record<string, string>, want: Schema, codes: string[]]>([
  ["by a mapping", { c: "./cat.json", d: "dog.json" }, { oneOf: [named("cat", "c"), named("dog", "d")] }, []],
  [
    "not by names that they do not have",
    { c: "cat.json" },
    { anyOf: [{ $ref: "cat" }, { $ref: "dog" }] },
    ["discriminator-ignored"],
  ],
])("tells schemas in files of their own apart %s", async (_, mapping, want, codes) => {
  const schema = { oneOf: [{ $ref: "cat.json" }, { $ref: "dog.json" }], discriminator: { propertyName: "t", mapping } };
  const responses = {
    200: { description: "", content: { "application/json": { schema: { $ref: "schemas/pet.json" } } } },
  };
  const { api, diagnostics } = await readFiles({
    "openapi.json": { openapi: "3.0.3", paths: { "/x": { get: { responses } } } },
    "schemas/pet.json": schema,
    "schemas/cat.json": CAT,
    "schemas/dog.json": DOG,
  });
  expect(api.models.get("pet")?.schema).toEqual(want);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

it("makes a union that narrows", async () => {
  const responses = { 200: { description: "", content: { "application/json": { schema: ref("Pet") } } } };
  const schemas = { Pet: CHOICE, Cat: CAT, Dog: DOG };
  const { api } = await readPaths({ "/x": { get: { responses } } }, { components: { schemas } });
  const { text: printed } = emitModelFile(api.models.get("Pet")!, apiScope(api.models));
  expect(printed).toBe(`import type { ZodType } from "zod";
import { allOf } from "../runtime/compose";
import { z } from "../runtime/zod";
import { type Cat, catSchema } from "./cat";
import { type Dog, dogSchema } from "./dog";

export type Pet =
  | (Cat & {
      t: "c";
    })
  | (Dog & {
      t: "d";
    });

export const petSchema: ZodType<Pet> = z.union([
  allOf(
    catSchema,
    z.object({
      t: z.literal("c"),
    }),
  ),
  allOf(
    dogSchema,
    z.object({
      t: z.literal("d"),
    }),
  ),
]);
`);
});
