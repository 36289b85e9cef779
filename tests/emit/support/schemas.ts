import { seedOfRun } from "../../support/seed-of-run.js";
import fc from "fast-check";
import type { Json, Model, Schema, SchemaObject } from "../../../src/model/schema.js";

/** Names and values are few, so that generated values often meet generated schemas. */
const NAMES = ["a", "b", "c", "x-1", "$d"];
const TEXTS = ["", "a", "b", "ab", "abc", "😀", "1", "foo bar"];
const NUMBERS = [0, 1, -1, 2, 3, 1.5, 10];
export const MODEL_IDS = ["A", "B", "C"];

const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);
const number = fc.constantFrom(...NUMBERS);
const small = fc.integer({ min: 0, max: 3 });

/** JSON values made of the same few words as the schemas. */
export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: "xsmall" },
    fc.constantFrom<Json>(null, true, false),
    number,
    text,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object") as fc.Arbitrary<
  "null" | "integer"
>;

type Keywords = { [K in keyof SchemaObject]?: fc.Arbitrary<SchemaObject[K]> };

/** One of the keywords with its value. */
function anyOne(keywords: Keywords): fc.Arbitrary<SchemaObject> {
  const single = Object.entries(keywords).map(([keyword, arbitrary]) =>
    arbitrary.map((stated) => ({ [keyword]: stated })),
  );
  return fc.oneof(...(single as fc.Arbitrary<SchemaObject>[]));
}

const scalarKeywords = anyOne({
  minLength: small,
  maxLength: small,
  pattern: fc.constantFrom("^a", "b$", "^[a-c]*$", "o{2}"),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: fc.constantFrom(1, 2, 3),
});

const listed = anyOne({ enum: fc.array(value, { minLength: 1, maxLength: 4 }), const: value });

/** A schema over the models of `MODEL_IDS`; `refs: false` makes it self-contained. */
function schemas(refs: boolean): fc.Arbitrary<Schema> {
  return fc.letrec<{ schema: Schema; object: SchemaObject }>((tie) => {
    const child = tie("schema");
    const children = fc.array(child, { minLength: 1, maxLength: 3 });
    const byName = fc.dictionary(name, child, { maxKeys: 3, noNullPrototype: true });
    // Without `contains`: ajv lets an empty array pass it beside `prefixItems`.
    const arrayKeywords = anyOne({
      items: child,
      prefixItems: children,
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
    });
    const objectKeywords = anyOne({
      properties: byName,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: child,
      patternProperties: fc.dictionary(fc.constantFrom("^a", "b$", "x"), child, { maxKeys: 2, noNullPrototype: true }),
      propertyNames: child,
      minProperties: small,
      maxProperties: small,
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      dependentSchemas: fc.dictionary(name, child, { maxKeys: 1, noNullPrototype: true }),
    });
    const logic = anyOne({ allOf: children, anyOf: children, oneOf: children, not: child });
    // Without `unevaluatedProperties`: ajv counts what an `if` that failed has looked at.
    const choice = fc.record({ if: child, then: child, else: child });
    const parts = fc
      .tuple(
        fc.option(type, { nil: undefined }),
        fc.array(fc.oneof(scalarKeywords, arrayKeywords, objectKeywords, objectKeywords, logic, choice, listed), {
          minLength: 1,
          maxLength: 2,
        }),
      )
      .map(([stated, keywords]): SchemaObject =>
        Object.assign({}, ...keywords, stated === undefined ? {} : { type: stated }),
      );
    const reference = fc.constantFrom(...MODEL_IDS).map((id): SchemaObject => ({ $ref: id }));
    return {
      schema: fc.oneof(
        { maxDepth: 2, depthSize: "xsmall" },
        type.map((stated): Schema => ({ type: stated })),
        fc.boolean(),
        ...(refs ? [reference] : []),
        tie("object"),
        tie("object"),
      ),
      object: parts,
    };
  }).object;
}

/** Three models that refer to each other below properties and elements, and one schema more that refers to them. */
export const modelSet: fc.Arbitrary<Map<string, Model>> = fc
  .tuple(schemas(false), schemas(false), schemas(false), schemas(true), fc.constantFrom(...MODEL_IDS))
  .map(([a, b, c, root, target]) => {
    const linked: Schema = {
      type: "object",
      properties: { a: { $ref: target }, list: { type: "array", items: { $ref: "D" } } },
    };
    return modelsOf({ A: a, B: b, C: { anyOf: [c, linked] }, D: root });
  });

export function modelsOf(schemasById: Record<string, Schema>): Map<string, Model> {
  return new Map(
    Object.entries(schemasById).map(([id, schema]) => [
      id,
      { id, name: id, schema, origin: { file: "spec.yaml", pointer: "" } },
    ]),
  );
}

/** The same schema as a JSON Schema document, for other validators: models become `$defs`. */
export function asDocument(models: ReadonlyMap<string, Model>, root: string): object {
  const defs = Object.fromEntries([...models].map(([id, { schema }]) => [id, withPointers(schema)]));
  return { $ref: `#/$defs/${root}`, $defs: defs };
}

function withPointers(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, child: unknown) =>
      key === "$ref" && typeof child === "string" ? `#/$defs/${child}` : child,
    ),
  );
}

/** For `fc.sample`: another seed with every run, named by every failure. */
export function newSeed(): number {
  return seedOfRun() ?? Math.floor(Math.random() * 2 ** 31);
}
