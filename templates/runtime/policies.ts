// Written by create-api-route; rewritten by `create-api-route generate`.

import type { ZodType } from "zod";

import type { Schema } from "./contract";
import { MAX_PROBLEMS, unknownFields } from "./problem";
import { finalize, run } from "./zod";

/** The schema, for requests in which a field that it does not name is a problem. */
export function refuseUnknown(schema: ZodType): Schema {
  return {
    safeParse(value) {
      const { value: data, issues: wrong } = run(schema, value);
      const issues = [
        ...wrong.slice(0, MAX_PROBLEMS).map(finalize),
        ...unknownFields(value, data).map((path) => ({
          path,
          message: "Unknown field",
        })),
      ];
      if (issues.length === 0) return { success: true, data };
      return { success: false, error: { issues } };
    },
  };
}

/** The schema, for requests that are handed on with all that was sent. */
export function keepUnknown(schema: Schema): Schema {
  return {
    safeParse(value) {
      const result = schema.safeParse(value);
      return result.success ? { success: true, data: value } : result;
    },
  };
}
