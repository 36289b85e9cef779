// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d03133778b344417-a3d4738a-bf5b8b3c

import type { ZodType } from "zod";
import {
  integer,
  maxCodePoints,
  minCodePoints,
  minProperties,
  multipleOf,
  uniqueItems,
} from "../runtime/checks";
import { allOf, anyObject } from "../runtime/compose";
import { ownProperties } from "../runtime/parts";
import { z } from "../runtime/zod";
import { type MapModel, mapModelSchema } from "./map-model";
import { type Sizes, sizesSchema } from "./sizes";

/**
 * Ends a comment: *\/ and a line
 * with `code`, ${braces} and a tag @deprecated.
 */
export interface ErrorModel {
  Map: MapModel;
  "2'": string;
  ""?: string;
  price: number;
  code?: string;
  slug?: string;
  sizes?: Record<string, unknown>[];
  kind?: string;
  self?: ErrorModel;
  /** @format int64 */
  total?: number;
  colour?: "red" | "3" | null;
  children?: Sizes;
}

export const errorModelSchema: ZodType<ErrorModel> = allOf(
  z.object({
    Map: mapModelSchema,
    "2'": z.string(),
    "": z.string().optional(),
    price: z.number().gt(0).check(multipleOf(0.01)),
    code: z.string().optional(),
    slug: z
      .string()
      .regex(/^[a-z]+$/iu)
      .optional(),
    sizes: z.optional(allOf(z.array(anyObject()), uniqueItems())),
    kind: z
      .xor([
        z.string().check(maxCodePoints(5)),
        z.string().check(minCodePoints(3)),
      ])
      .optional(),
    self: z.lazy(() => errorModelSchema).optional(),
    total: integer().max(9223372036854776000).optional(),
    colour: z.enum(["red", "3"]).nullable().optional(),
    children: z.optional(sizesSchema),
  }),
  minProperties(1),
  ownProperties({
    constructor: z.string(),
    ["__proto__"]: z.string(),
  }),
);
