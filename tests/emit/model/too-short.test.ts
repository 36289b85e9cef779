import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Schema } from "../../../src/model/schema.js";
import { compilePrograms } from "../../conformance/compile.js";

const string = { type: "string" } as const;
const PREFIXES: Schema[][] = [
  [{}],
  [true, string],
  [string, {}],
  [{}, { not: string }],
  [{ minLength: 1 }, true, string],
];
const RESTS: object[] = [{}, { items: false }, { items: string }];
const VALUES = [[], [1], ["a"], [null, "a"], [1, 2], ["a", "b", "c"], "a"];
const origin = { file: "spec.yaml", pointer: "" };

const schemas = PREFIXES.flatMap((prefixItems) =>
  RESTS.flatMap((rest) => [0, 1, 2, 3].map((minItems): Schema => ({ type: "array", prefixItems, minItems, ...rest }))),
);

test("what a list must have and lacks is not there, also where anything could be", async () => {
  const programs = schemas.map((schema) => ({
    models: new Map([["M", { id: "M", name: "M", schema, origin }]]),
    root: "M",
  }));
  const validators = await compilePrograms(programs);
  const ajv = new Ajv2020({ strict: false });
  for (const [index, schema] of schemas.entries()) {
    const accepted = VALUES.filter((value) => validators[index]!.safeParse(value).success);
    expect(accepted, JSON.stringify(schema)).toEqual(VALUES.filter((value) => ajv.validate(schema, value)));
  }
});
