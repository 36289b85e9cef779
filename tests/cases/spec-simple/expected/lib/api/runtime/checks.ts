// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 9e12bacd56698002-d8d0cbd0-8836aabe

import type { ZodNumber } from "zod";
import { type Issues, z } from "./zod";

/** The part of zod's `ParsePayload` that is used here. */
interface Payload<T = unknown> {
  value: T;
  issues: Issues;
}

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
