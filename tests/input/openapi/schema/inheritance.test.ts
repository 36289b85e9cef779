import { describe, expect, it } from "vitest";
import { emitModelFile } from "../../../../src/emit/model/model-file.js";
import { apiScope } from "../../../../src/emit/shape/scope.js";
import type { Schema, SchemaObject } from "../../../../src/model/schema.js";
import { readFiles, readPaths, readSchema } from "../read.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text: SchemaObject = { type: "string" };
const PET = {
  type: "object",
  required: ["t"],
  properties: { t: text },
  discriminator: { propertyName: "t", mapping: { c: "#/components/schemas/Cat", d: "Dog" } },
};
const from = (base: string, properties: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) => ({
  type: "object",
  allOf: [ref(base)],
  properties,
  ...rest,
});

/** Derived from `Pet`, with these values for `t`. */
const derived = (names: string[], properties: Record<string, Schema> = {}, base = "PetFields"): Schema => ({
  type: "object",
  allOf: [{ $ref: base }],
  properties: { ...properties, t: { enum: names } },
  required: ["t"],
});

const CAT_AND_DOG = { Cat: derived(["c"], { lives: text }), Dog: derived(["d"]), Pet: either("Cat", "Dog") };

function either(...ids: string[]): Schema {
  return { anyOf: ids.map((id) => ({ $ref: id })) };
}

interface Row {
  what: string;
  schemas: Record<string, unknown>;
  want: Record<string, Schema>;
  codes?: string[];
  version?: string;
}

describe("a reference to what others are derived from by a discriminator is one of these", () => {
  const table: Row[] = [
    { what: "by its mapping", schemas: {}, want: CAT_AND_DOG },
    {
      what: "by the names of the components",
      schemas: { Pet: { ...PET, discriminator: { propertyName: "t" } } },
      want: { Cat: derived(["Cat"], { lives: text }), Dog: derived(["Dog"]) },
    },
    {
      what: "or itself, where the mapping has it",
      schemas: {
        Pet: { ...PET, discriminator: { propertyName: "t", mapping: { ...PET.discriminator.mapping, p: "Pet" } } },
      },
      want: { Pet: { anyOf: [derived(["p"], {}), { $ref: "Cat" }, { $ref: "Dog" }] } },
    },
    {
      what: "by values that they list themselves",
      schemas: { Pet: { ...PET, discriminator: { propertyName: "t" } }, Dog: from("Pet", { t: { const: "hound" } }) },
      want: { Cat: derived(["Cat"], { lives: text }), Dog: { type: "object", properties: { t: { const: "hound" } } } },
    },
    {
      what: "by values of the base that are written otherwise",
      schemas: {
        Pet: { ...PET, properties: { t: { enum: ["CAT", "DOG"] } }, discriminator: { propertyName: "t" } },
      },
      want: { Cat: derived(["CAT"], { lives: text }), Dog: derived(["DOG"]) },
    },
    {
      what: "by values that an extension gives",
      schemas: {
        Pet: { ...PET, discriminator: { propertyName: "t" } },
        Dog: from("Pet", {}, { "x-ms-discriminator-value": "h" }),
      },
      want: { Dog: derived(["h"]) },
    },
    {
      what: "over steps between",
      schemas: { Puppy: from("Dog") },
      want: {
        ...CAT_AND_DOG,
        Dog: { anyOf: [derived(["d"], {}, "DogFields"), { $ref: "Puppy" }] },
        Puppy: derived(["Puppy"], {}, "DogFields"),
      },
    },
    {
      what: "where the base lists them, which is no circle",
      schemas: { Pet: { ...PET, oneOf: [ref("Cat"), ref("Dog")] } },
      want: CAT_AND_DOG,
    },
    {
      what: "where base and derived are closed",
      schemas: {
        Pet: { ...PET, additionalProperties: false },
        Cat: from("Pet", { lives: text }, { additionalProperties: false }),
        Dog: from("Pet", { bark: text }, { additionalProperties: false }),
      },
      want: {
        Cat: {
          type: "object",
          properties: { t: { type: "string", enum: ["c"] }, lives: text },
          required: ["t"],
          additionalProperties: false,
        },
      },
      codes: ["closed-parts"],
    },
    {
      what: "also where alternatives of a choice are derived, which then do not overlap",
      schemas: { Pair: { oneOf: [ref("Cat"), ref("Dog")] } },
      want: { Pair: { oneOf: [{ $ref: "Cat" }, { $ref: "Dog" }] } },
    },
    {
      what: "though another may be null besides",
      schemas: { Maybe: { allOf: [ref("Pet")], nullable: true } },
      want: { Pet: either("Cat", "Dog") },
    },
    {
      what: "of which the mapping's other names are told",
      schemas: {
        Pet: {
          ...PET,
          discriminator: { propertyName: "t", mapping: { ...PET.discriminator.mapping, b: "Bird", x: "No" } },
        },
        Bird: { type: "object" },
      },
      want: CAT_AND_DOG,
      codes: ["discriminator-mapping", "discriminator-mapping"],
    },
    {
      what: "and values of the property that none has are told",
      schemas: { Pet: { ...PET, properties: { t: { enum: ["c", "d", "fish"] } } } },
      want: CAT_AND_DOG,
      codes: ["discriminator-values"],
    },
  ];
  it.each(table)("$what", async ({ schemas, want, codes = [], version }) => {
    const all = { Pet: PET, Cat: from("Pet", { lives: text }), Dog: from("Pet"), ...schemas };
    const used = { type: "object", properties: Object.fromEntries(Object.keys(all).map((name) => [name, ref(name)])) };
    const read = await readSchema(used, version, all);
    expect(read.models).toMatchObject(want);
    expect(read.codes).toEqual(codes);
  });
});

describe("a discriminator that derived schemas cannot be told apart by is told", () => {
  const table: [what: string, schemas: Record<string, unknown>, code: string][] = [
    [
      "where a name means two",
      { Pet: { ...PET, discriminator: { propertyName: "t", mapping: { Dog: "Cat" } } } },
      "discriminator-ignored",
    ],
    [
      "where the property is not a text",
      { Pet: { ...PET, properties: { t: { type: "integer" } } } },
      "discriminator-ignored",
    ],
    [
      "where its example is none of them",
      { Pet: { ...PET, properties: { t: { ...text, example: "cat" } } } },
      "discriminator-ignored",
    ],
    [
      "where the property lists others",
      { Pet: { ...PET, properties: { t: { enum: ["k", "h"] } } } },
      "discriminator-ignored",
    ],
    [
      "with a default",
      { Pet: { ...PET, discriminator: { ...PET.discriminator, defaultMapping: "Dog" } } },
      "discriminator-ignored",
    ],
    ["where the property need not be there", { Pet: { ...PET, required: [] } }, "discriminator-optional"],
    ["where nothing is derived", { Cat: { type: "object" }, Dog: { type: "object" } }, "discriminator-alone"],
  ];
  it.each(table)("%s", async (_, schemas, code) => {
    const all = { Pet: PET, Cat: from("Pet"), Dog: from("Pet"), ...schemas };
    const read = await readSchema({ type: "array", items: ref("Pet") }, undefined, all);
    expect(read.codes).toEqual([code]);
  });
});

it("does not make a union of more schemas than anybody reads", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`D${index}`, from("Pet")]));
  const pet = { ...PET, discriminator: { propertyName: "t" } };
  const read = await readSchema(ref("Pet"), undefined, { Pet: pet, ...many });
  expect(read.codes).toEqual(["discriminator-ignored"]);
  expect(Object.keys(read.models)).toEqual(["Pet"]);
});

it("reads the discriminator of 2.0: a property whose value is the name of a schema", async () => {
  const at = (name: string) => ({ $ref: `#/definitions/${name}` });
  const definitions = {
    Pet: { ...PET, discriminator: "t" },
    Cat: { type: "object", allOf: [at("Pet")], properties: { lives: text } },
  };
  const responses = { 200: { description: "", schema: at("Pet") } };
  const { api } = await readPaths({ "/x": { get: { responses } } }, { swagger: "2.0", definitions });
  expect(api.models.get("Pet")?.schema).toEqual({ anyOf: [derived(["Pet"]), { $ref: "Cat" }] });
  expect(api.models.get("Cat")?.schema).toEqual(derived(["Cat"], { lives: text }));
});

it("finds what is derived in files of their own", async () => {
  const responses = {
    200: { description: "", content: { "application/json": { schema: { $ref: "schemas/pet.json" } } } },
  };
  const { api, diagnostics } = await readFiles({
    "openapi.json": {
      openapi: "3.0.3",
      paths: { "/x": { get: { responses } } },
      components: { schemas: { Pet: { $ref: "schemas/pet.json" } } },
    },
    "schemas/pet.json": { ...PET, discriminator: { propertyName: "t", mapping: { c: "cat.json", d: "./dog.json" } } },
    "schemas/cat.json": { type: "object", allOf: [{ $ref: "pet.json" }] },
    "schemas/dog.json": { type: "object", allOf: [{ $ref: "pet.json" }] },
  });
  expect(diagnostics).toEqual([]);
  expect(api.models.get("Pet")?.schema).toEqual(either("cat", "dog"));
  expect(api.models.get("dog")?.schema).toEqual(derived(["d"]));
});

it("makes a union that narrows, over steps between", async () => {
  const schemas = { Pet: PET, Cat: from("Pet"), Dog: from("Pet"), Puppy: from("Dog") };
  const responses = { 200: { description: "", content: { "application/json": { schema: ref("Pet") } } } };
  const { api } = await readPaths({ "/x": { get: { responses } } }, { components: { schemas } });
  const { text: printed } = emitModelFile(api.models.get("Pet")!, apiScope(api.models));
  expect(printed).toContain("export type Pet = Cat | Dog;");
  expect(printed).toContain("z.union([catSchema, dogSchema])");
});
