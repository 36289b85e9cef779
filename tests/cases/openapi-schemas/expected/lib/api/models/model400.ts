// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 15d42edb302d7366-d61b3fa1-0c6d0f3d

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type MapModel2, mapModel2Schema } from "./map-model2";

export type Model400 = MapModel2[];

export const model400Schema: ZodType<Model400> = z
  .array(mapModel2Schema)
  .max(3);
