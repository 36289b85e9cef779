// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 11a903e4f30df2ca-b5c89656-d81a8564

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type MapRequest, mapRequestSchema } from "./map-request";

export type MapModel = Record<string, MapRequest>;

export const mapModelSchema: ZodType<MapModel> = z.record(
  z.string(),
  mapRequestSchema,
);
