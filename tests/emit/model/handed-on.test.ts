import { beforeAll, describe, expect, test } from "vitest";
import type { Json, Model, Schema } from "../../../src/model/schema.js";
import { compilePrograms, type Validator } from "../../conformance/compile.js";

const string = { type: "string" } as const;
const a = { properties: { a: string } } as const;
const b = { properties: { b: string } } as const;
const object = { type: "object" } as const;

/** Models that the tables refer to. */
const MODELS: Record<string, Schema> = {
  Named: { ...object, properties: { name: string }, required: ["name"] },
  Free: object,
  Tree: {
    ...object,
    properties: { value: string, children: { type: "array", items: { $ref: "Tree" } } },
  },
  Loop: { allOf: [{ properties: { next: { $ref: "Loop" } } }, { properties: { next: { $ref: "Loop" }, id: string } }] },
};

const ORIGIN = { file: "spec.yaml", pointer: "" };

type Row = [title: string, schema: Schema, sent: Json, handedOn: Json];

const SINGLE: Row[] = [
  ["what an object declares", { ...object, ...a }, { a: "1", x: 1 }, { a: "1" }],
  ["what an object without a type declares", a, { a: "1", x: 1 }, { a: "1" }],
  ["any other type whole", a, ["x"], ["x"]],
  ["all where additional properties are stated", { ...object, ...a, additionalProperties: true }, { x: 1 }, { x: 1 }],
  [
    "all that has the stated schema",
    { ...a, additionalProperties: { type: "number" } },
    { a: "1", x: 1 },
    { a: "1", x: 1 },
  ],
  [
    "a part of additional properties",
    { ...object, additionalProperties: { ...object, ...a } },
    { k: { x: 1 } },
    { k: {} },
  ],
  ["all of a free-form object", object, { x: { y: 1 } }, { x: { y: 1 } }],
  ["all of a free-form object with limits", { ...object, minProperties: 1 }, { x: 1 }, { x: 1 }],
  ["all of what may be anything", {}, { x: 1 }, { x: 1 }],
  ["what is only required", { ...object, required: ["id"] }, { id: 1, x: 1 }, { id: 1 }],
  [
    "what is only required beside what is declared",
    { ...object, ...a, required: ["id"] },
    { a: "1", id: 1, x: 1 },
    { a: "1", id: 1 },
  ],
  ["what patterns name", { ...object, patternProperties: { "^x-": {} } }, { "x-a": 1, y: 1 }, { "x-a": 1 }],
  [
    "all beside patterns where stated",
    { patternProperties: { "^x-": {} }, additionalProperties: true },
    { y: 1 },
    { y: 1 },
  ],
  [
    "names that objects inherit",
    { ...object, properties: { constructor: { ...object, ...a } } },
    { constructor: { a: "1", x: 1 }, toString: 1 },
    { constructor: { a: "1" } },
  ],
  [
    "inside of properties",
    { ...object, properties: { o: { ...object, ...a } } },
    { o: { a: "1", x: 1 } },
    { o: { a: "1" } },
  ],
  ["inside of lists", { type: "array", items: { ...object, ...a } }, [{ a: "1", x: 1 }, {}], [{ a: "1" }, {}]],
  ["inside of tuples", { type: "array", prefixItems: [{ ...object, ...a }] }, [{ x: 1 }, { x: 1 }], [{}, { x: 1 }]],
  ["a list of which nothing is said", { type: "array", minItems: 1 }, [{ x: 1 }], [{ x: 1 }]],
  ["a list that must contain something", { type: "array", contains: a }, [{ a: "1", x: 1 }], [{ a: "1", x: 1 }]],
  [
    "inside of a recursive model",
    { $ref: "Tree" },
    { value: "1", x: 1, children: [{ y: 1, children: [{ value: "2", z: 1 }] }] },
    { value: "1", children: [{ children: [{ value: "2" }] }] },
  ],
  ["an object or nothing", { type: ["object", "null"], ...a }, { x: 1 }, {}],
  ["a listed value whole", { enum: [{ a: "1", x: 1 }, 2] }, { a: "1", x: 1 }, { a: "1", x: 1 }],
];

const COMPOSED: Row[] = [
  [
    "what any part of allOf names",
    { allOf: [{ $ref: "Named" }, a] },
    { name: "n", a: "1", x: 1 },
    { name: "n", a: "1" },
  ],
  [
    "what parts name inside of the same property",
    { allOf: [{ properties: { o: a } }, { $ref: "Named", properties: { o: b } }] },
    { name: "n", o: { a: "1", b: "2", x: 1 } },
    { name: "n", o: { a: "1", b: "2" } },
  ],
  [
    "what parts name inside of the same list",
    { allOf: [{ items: a }, { items: b }] },
    [{ a: "1", b: "2", x: 1 }],
    [{ a: "1", b: "2" }],
  ],
  ["what is beside a reference", { $ref: "Named", ...a }, { name: "n", a: "1", x: 1 }, { name: "n", a: "1" }],
  [
    "nothing more for a free-form object",
    { allOf: [{ $ref: "Named" }, { $ref: "Free" }] },
    { name: "n", x: 1 },
    { name: "n" },
  ],
  [
    "nothing more for a free-form property",
    { allOf: [{ properties: { o: object } }, { $ref: "Named", properties: { o: a } }] },
    { name: "n", o: { a: "1", x: 1 } },
    { name: "n", o: { a: "1" } },
  ],
  [
    "all where one part states so",
    { allOf: [a, { ...object, additionalProperties: true }] },
    { a: "1", x: 1 },
    { a: "1", x: 1 },
  ],
  [
    "what every accepted part of anyOf names",
    {
      anyOf: [
        { ...object, ...a },
        { ...object, ...b },
      ],
    },
    { a: "1", b: "2", x: 1 },
    { a: "1", b: "2" },
  ],
  [
    "nothing for a part of anyOf that is not accepted",
    {
      anyOf: [
        { ...object, ...a },
        { ...object, ...b },
      ],
    },
    { a: "1", b: 2 },
    { a: "1" },
  ],
  ["what anyOf names beside a free-form part", { anyOf: [{ ...object, ...a }, {}] }, { a: "1", x: 1 }, { a: "1" }],
  [
    "all where only free-form parts are accepted",
    { anyOf: [{ ...object, ...a }, object] },
    { a: 1, x: 1 },
    { a: 1, x: 1 },
  ],
  [
    "inside of the lists of anyOf",
    {
      anyOf: [
        { type: "array", items: { ...object, ...a } },
        { type: "array", items: { ...object, ...b } },
      ],
    },
    [{ a: "1", b: "2", x: 1 }],
    [{ a: "1", b: "2" }],
  ],
  [
    "what the one of oneOf names",
    {
      oneOf: [
        { ...object, ...a, required: ["a"] },
        { ...object, ...b, required: ["b"] },
      ],
    },
    { b: "2", x: 1 },
    { b: "2" },
  ],
  [
    "what the alternative of a discriminator names",
    {
      oneOf: [
        { ...object, properties: { kind: { const: "a" }, a: string }, required: ["kind"] },
        { ...object, properties: { kind: { const: "b" }, b: string }, required: ["kind"] },
      ],
    },
    { kind: "b", a: "1", b: "2" },
    { kind: "b", b: "2" },
  ],
  [
    "what a listed object and a described one name",
    { anyOf: [{ const: { a: "1", x: { y: 1 } } }, { ...object, properties: { x: object, a: string } }] },
    { a: "1", x: { y: 1 } },
    { a: "1", x: { y: 1 } },
  ],
  [
    "what if and then name",
    { ...object, if: { ...a, required: ["a"] }, then: b, else: { properties: { c: string } } },
    { a: "1", b: "2", c: "3" },
    { a: "1", b: "2" },
  ],
  [
    "what else names",
    { ...object, if: { ...a, required: ["a"] }, then: b, else: { properties: { c: string } } },
    { b: "2", c: "3" },
    { c: "3" },
  ],
  [
    "nothing for what it must not be",
    { ...object, ...a, not: { ...b, required: ["b"] } },
    { a: "1", x: 1 },
    { a: "1" },
  ],
  [
    "what dependent schemas name",
    { ...object, ...a, dependentSchemas: { a: b } },
    { a: "1", b: "2" },
    { a: "1", b: "2" },
  ],
  [
    "nothing for a dependent schema that does not apply",
    { ...object, ...a, dependentSchemas: { a: b } },
    { b: "2" },
    {},
  ],
  [
    "what is left over, where that is described",
    { ...object, allOf: [a], unevaluatedProperties: { type: "number" } },
    { a: "1", x: 1 },
    { a: "1", x: 1 },
  ],
  [
    "all that is left over, where that is allowed",
    { ...object, allOf: [a], unevaluatedProperties: true },
    { a: "1", x: 1 },
    { a: "1", x: 1 },
  ],
  [
    "inside of a model that is twice its own part",
    { $ref: "Loop" },
    { id: "1", x: 1, next: { id: "2", y: 1, next: { z: 1 } } },
    { id: "1", next: { id: "2", next: {} } },
  ],
];

const ROWS = [...SINGLE, ...COMPOSED];

/** Checks about the whole object, of which none may depend on what is left out. */
const CHECKED: [schema: Schema, sent: Json, isAccepted: boolean][] = [
  [{ ...object, ...a, minProperties: 2 }, { a: "1", x: 1 }, true],
  [{ ...object, ...a, maxProperties: 1 }, { a: "1", x: 1 }, false],
  [{ ...object, ...a, propertyNames: { maxLength: 1 } }, { a: "1", long: 1 }, false],
  [{ ...object, ...a, dependentRequired: { x: ["y"] } }, { x: 1 }, false],
  [{ ...object, ...a, not: { required: ["x"] } }, { x: 1 }, false],
  [{ type: "array", items: { ...object, ...a }, uniqueItems: true }, [{ x: 1 }, { x: 2 }], true],
  [{ type: "array", items: { ...object, ...a }, contains: { required: ["x"] } }, [{ x: 1 }], true],
  [{ ...object, ...a, if: { required: ["x"] }, then: { required: ["y"] } }, { x: 1 }, false],
  [{ $ref: "Named", maxProperties: 1 }, { name: "n", x: 1 }, false],
  [{ allOf: [{ $ref: "Named" }, { ...object, ...a, additionalProperties: false }] }, { name: "n" }, false],
];

let validators: Validator[];

function program(schema: Schema) {
  const models = Object.entries({ ...MODELS, D: schema }).map(([id, one]): [string, Model] => [
    id,
    { id, name: id, schema: one, origin: ORIGIN },
  ]);
  return { models: new Map(models), root: "D" };
}

beforeAll(async () => {
  validators = await compilePrograms(
    [...ROWS.map(([, schema, sent]) => [schema, sent] as const), ...CHECKED].map((row) => program(row[0])),
  );
});

describe("a schema hands on", () => {
  test.each(ROWS.map((row, index) => [row[0], index] as const))("%s", (_, index) => {
    const [, , sent, handedOn] = ROWS[index] as Row;
    const result = validators[index]?.safeParse(sent);
    expect(result).toEqual({ success: true, data: handedOn });
    expect(validators[index]?.safeParse(handedOn).data, "once more").toEqual(handedOn);
  });
});

test("checks see what was sent, not what is handed on", () => {
  const results = CHECKED.map(([schema, sent], index) => [
    schema,
    validators[ROWS.length + index]?.safeParse(sent).success,
  ]);
  expect(results).toEqual(CHECKED.map(([schema, , isAccepted]) => [schema, isAccepted]));
});
