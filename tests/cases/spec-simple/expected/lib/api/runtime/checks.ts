// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 2fc214d4b8232def-6fc40f8b-8836aabe

import { take, z } from "./zod";

/** The part of zod's `ParsePayload` that is used here. */
interface Payload<T = unknown> {
  value: T;
  issues: Issues;
}

type Issues = Parameters<typeof take>[2];

/** Whole numbers, also beyond 2^53, where `z.int()` ends. */
export function integer() {
  return z.number().check((payload: Payload) => {
    if (Number.isInteger(payload.value)) return;
    const { value: input } = payload;
    payload.issues.push({
      code: "invalid_type",
      expected: "int",
      input,
      continue: typeof input === "number",
    });
  });
}
