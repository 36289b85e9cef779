// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 8223340ef3b5a7db-66e3605c-8836aabe

import type { core, ZodNumber } from "zod";
import { z } from "./zod";

type Payload<T = unknown> = core.ParsePayload<T>;

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
