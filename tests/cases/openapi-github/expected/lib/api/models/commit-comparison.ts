// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: dc3e4f5a2a8e46bb-27bcbb52-0642c0a5

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";
import {
  type NullableSimpleUser,
  nullableSimpleUserSchema,
} from "./nullable-simple-user";

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
