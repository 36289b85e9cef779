import { expect, test } from "vitest";
import type { Schema } from "../../../src/model/schema.js";
import { compilePrograms } from "../../conformance/compile.js";

const NODE = { $ref: "Node" };
const TEXT = { type: "string" } as const;

/** Schemas in which several keywords lead to the same child. */
const SCHEMAS: Record<string, Schema> = {
  unevaluatedProperties: {
    anyOf: [{ properties: { child: NODE } }, { properties: { x: TEXT } }],
    unevaluatedProperties: false,
  },
  oneOf: {
    oneOf: [
      { properties: { child: NODE, a: TEXT }, required: ["a"] },
      { properties: { child: NODE, x: TEXT }, required: ["x"] },
    ],
  },
  if: {
    type: "object",
    properties: { child: NODE, x: TEXT },
    allOf: [{ if: { properties: { child: NODE } }, then: { properties: { child: NODE } } }],
  },
  allOf: {
    type: "object",
    properties: { child: NODE, x: TEXT },
    allOf: [{ type: "object", properties: { child: NODE } }],
    additionalProperties: false,
  },
};

const validators = await compilePrograms(
  Object.values(SCHEMAS).map((schema) => {
    const node = { id: "Node", name: "Node", schema, origin: { file: "api.yaml", pointer: "" } };
    return { models: new Map([["Node", node]]), root: "Node" };
  }),
);

/** How often an object of a body so deep is read from while it is validated. */
function readsOf(validator: (typeof validators)[number], depth: number, x: unknown) {
  let reads = 0;
  const counted = (value: object) =>
    new Proxy(value, {
      get: (...args): unknown => {
        reads += 1;
        return Reflect.get(...args);
      },
    });
  let body = counted({ x });
  for (let level = 0; level < depth; level += 1) body = counted({ x, child: body });
  const { success } = validator.safeParse(body);
  return { reads, success };
}

test.each(Object.keys(SCHEMAS).flatMap((name, index) => ["right", 1].map((x) => ({ name, index, x }))))(
  "a body twice as deep is twice the work: $name, x: $x",
  ({ index, x }) => {
    const validator = validators[index]!;
    const half = readsOf(validator, 6, x);
    const whole = readsOf(validator, 12, x);
    expect(whole.reads).toBeGreaterThan(half.reads);
    expect(whole.reads).toBeLessThan(3 * half.reads);
    expect([half.success, whole.success]).toEqual(Array(2).fill(x === "right"));
  },
);

test("a wrong leaf is told a bounded number of times", () => {
  const validator = validators[Object.keys(SCHEMAS).indexOf("allOf")]!;
  let body: object = { x: 1 };
  for (let level = 0; level < 12; level += 1) body = { child: body };
  const { error } = validator.safeParse(body) as { error?: { issues: object[] } };
  expect(error?.issues.length).toBeGreaterThan(0);
  expect(error?.issues.length).toBeLessThanOrEqual(100);
});

test("an object changed between two validations is looked at again", () => {
  const validator = validators[Object.keys(SCHEMAS).indexOf("allOf")]!;
  const child: Record<string, unknown> = { x: "right" };
  const body = { child };
  expect(validator.safeParse(body).success).toBe(true);
  child.x = 1;
  expect(validator.safeParse(body).success).toBe(false);
});
