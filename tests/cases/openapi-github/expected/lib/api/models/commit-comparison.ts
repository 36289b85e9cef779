// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c43cbcfe9f4c4bb5-fadd1a3b-0642c0a5

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";
import {
  type NullableSimpleUser,
  nullableSimpleUserSchema,
} from "./nullable-simple-user";

/** Commit Comparison */
export interface CommitComparison {
  status: "diverged" | "ahead" | "behind" | "identical";
  ahead_by: number;
  base_commit: NullableSimpleUser;
  "+1"?: number;
  "-1"?: number;
}

export const commitComparisonSchema: ZodType<CommitComparison> = z.object({
  status: z.enum(["diverged", "ahead", "behind", "identical"]),
  ahead_by: integer(),
  base_commit: nullableSimpleUserSchema,
  "+1": integer().optional(),
  "-1": integer().optional(),
});
