// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1365f53ce4c83cd2-d204df40-5c93d7e3

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface GoogleApiJsonSchema {
  /** A reference to another schema. The value of this property is the "id" of another schema. */
  $ref?: string;
  id?: string;
  /** @format byte */
  bytes?: string;
  properties?: { [key: string]: GoogleApiJsonSchema };
}

export const googleApiJsonSchemaSchema: ZodType<GoogleApiJsonSchema> = z.object(
  {
    $ref: z.string().optional(),
    id: z.string().optional(),
    bytes: z.base64().optional(),
    properties: z
      .record(
        z.string(),
        z.lazy(() => googleApiJsonSchemaSchema),
      )
      .optional(),
  },
);
