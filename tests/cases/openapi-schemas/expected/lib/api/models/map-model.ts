// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 27d767201b3a4404-b94c3323-d81a8564

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type MapModel2, mapModel2Schema } from "./map-model2";

export type MapModel = Record<string, MapModel2>;

export const mapModelSchema: ZodType<MapModel> = z.record(
  z.string(),
  mapModel2Schema,
);
