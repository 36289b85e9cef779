// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 76b69f3c4c74d1d9-c0322764-2b4658af

import type { ZodType } from "zod";
import { not } from "../runtime/checks";
import { allOf } from "../runtime/compose";
import { z } from "../runtime/zod";

export type StringModel = unknown;

export const stringModelSchema: ZodType<StringModel> = allOf(not(z.string()));
