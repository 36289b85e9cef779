import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, Model } from "../../../src/model/schema.js";
import { compilePrograms, type Validator } from "../../conformance/compile.js";
import { asDocument, modelSet, newSeed, value } from "../support/schemas.js";

const SCHEMAS = 150;
const VALUES = 60;

/** Schemas that some validator of theirs or ours cannot decide (endless recursion) are left out. */
function ajvValidator(models: ReadonlyMap<string, Model>): ((value: Json) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });
  try {
    const validate = ajv.compile(asDocument(models, "D"));
    return (instance) => validate(instance) === true;
  } catch {
    return undefined;
  }
}

test("random schemas accept what ajv accepts", async () => {
  const seed = newSeed();
  const sets = fc.sample(modelSet, { seed, numRuns: SCHEMAS });
  const values = fc.sample(value, { seed, numRuns: VALUES });
  const validators = await compilePrograms(sets.map((models) => ({ models, root: "D" })));
  const disagreements: string[] = [];
  let decided = 0;
  for (const [index, models] of sets.entries()) {
    const theirs = ajvValidator(models);
    if (theirs === undefined) continue;
    for (const instance of values) {
      const ours = (validators[index] as Validator).safeParse(instance).success;
      decided++;
      if (ours !== theirs(instance)) {
        const schema = JSON.stringify(Object.fromEntries([...models].map(([id, model]) => [id, model.schema])));
        disagreements.push(`we say ${ours} to ${JSON.stringify(instance)} for ${schema}`);
      }
    }
  }
  expect(disagreements.slice(0, 3), `SEED=${seed}`).toEqual([]);
  expect(decided).toBeGreaterThan((SCHEMAS * VALUES) / 2);
});
