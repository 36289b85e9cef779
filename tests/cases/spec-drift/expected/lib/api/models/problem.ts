// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c8ea814af57f04e3-766ae500-f425b385

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

/** Problem details for HTTP APIs (RFC 9457). */
export interface Problem {
  /**
   * Identifies the kind of problem.
   *
   * @format uri-reference
   */
  type?: string;
  /** A short summary of the kind of problem. */
  title?: string;
  /** The status code of this answer. */
  status?: number;
  /** What is wrong in this case. */
  detail?: string;
  /**
   * Identifies this case.
   *
   * @format uri-reference
   */
  instance?: string;
}

export const problemSchema: ZodType<Problem> = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  status: z.int().min(100).max(599).optional(),
  detail: z.string().optional(),
  instance: z.string().optional(),
});
