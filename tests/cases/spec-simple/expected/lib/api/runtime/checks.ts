// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: fef4c945f99d6560-46b5af1d-8836aabe

import type { core } from "zod";
import { z } from "./zod";

type Payload<T = unknown> = core.ParsePayload<T>;

/** Whole numbers, also beyond 2^53, where `z.int()` ends; as untyped as `z`. */
export function integer(): ReturnType<typeof z.number> {
  return z.number().check((payload: Payload) => {
    const { value: input, issues } = payload;
    if (Number.isInteger(input)) return;
    issues.push({
      code: "invalid_type",
      expected: "int",
      input,
      continue: true,
    });
  });
}
