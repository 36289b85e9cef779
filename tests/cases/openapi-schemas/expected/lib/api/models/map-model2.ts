// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1257c396112ca42f-38ea45c6-c8a09d5d

import type { ZodType } from "zod";
import { allOf } from "../runtime/checks";
import { z } from "../runtime/zod";
import { type Base, baseSchema } from "./base";

export type MapModel2 = Base & {
  name: string;
};

export const mapModel2Schema: ZodType<MapModel2> = allOf(
  baseSchema,
  z.looseObject({
    name: z.string(),
  }),
);
