// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 1d1d2271b02dfc40-500063c5-8836aabe

import type { core } from "zod";
import { z } from "./zod";

type Payload<T = unknown> = core.ParsePayload<T>;

/** Whole numbers, also beyond 2^53, where `z.int()` ends; as untyped as `z`. */
export function integer(): ReturnType<typeof z.number> {
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
