// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 7914c934a4f8e655-dc7b7ea5-8836aabe

import type { ZodNumber } from "zod";
import { type Payload, z } from "./zod";

/** Whole numbers, also beyond 2^53, where `z.int()` ends. */
export function integer(): ZodNumber {
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
