// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9b67384e9bd4b978-57057813-c8a09d5d

import type { ZodType } from "zod";
import { allOf } from "../runtime/compose";
import { z } from "../runtime/zod";
import { type Base, baseSchema } from "./base";

export type MapModel2 = Base & {
  name: string;
};

export const mapModel2Schema: ZodType<MapModel2> = allOf(
  baseSchema,
  z.object({
    name: z.string(),
  }),
);
