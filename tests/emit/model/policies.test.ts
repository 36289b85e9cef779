import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePrograms } from "../../conformance/compile.js";
import { loadRuntime } from "../../runtime/load.js";
import { modelSet, newSeed, value } from "../support/schemas.js";

interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}
type Policy = (schema: Schema) => Schema;

const { refuseUnknown, keepUnknown } = await loadRuntime<{ refuseUnknown: Policy; keepUnknown: Policy }>("policies");

const SCHEMAS = 100;
const VALUES = 120;

/** Whether all of a value is in another, keys and items alike. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null) return Object.is(part, whole);
  if (typeof whole !== "object" || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false;
  if (Array.isArray(part) && part.length !== (whole as unknown[]).length) return false;
  return Object.entries(part).every(
    ([key, child]) => Object.hasOwn(whole, key) && isWithin(child, (whole as Record<string, unknown>)[key]),
  );
}

test("whatever a schema accepts: strip hands on a part, keep all, refuse takes what strip leaves whole", async () => {
  const seed = newSeed();
  const sets = fc.sample(modelSet, { seed, numRuns: SCHEMAS });
  const values = fc.sample(value, { seed, numRuns: VALUES });
  const validators = await compilePrograms(sets.map((models) => ({ models, root: "D" })));
  let stripped = 0;
  for (const [index, schema] of validators.entries()) {
    for (const sent of values) {
      const before = JSON.stringify(sent);
      const { success, data } = schema.safeParse(sent);
      if (!success) continue;
      const about = `SEED=${seed} ${JSON.stringify([...(sets[index]?.values() ?? [])])} of ${before}`;
      expect(isWithin(data, sent), about).toBe(true);
      expect(keepUnknown(schema).safeParse(sent).data, about).toBe(sent);
      const isWhole = isWithin(sent, data);
      expect(refuseUnknown(schema).safeParse(sent).success, about).toBe(isWhole);
      expect(JSON.stringify(sent), about).toBe(before);
      if (!isWhole) stripped++;
    }
  }
  expect(stripped).toBeGreaterThan(0);
});
