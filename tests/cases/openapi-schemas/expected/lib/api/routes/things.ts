// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4f5a5efe84151ed7-640db426-cb56ca7d

import { type ErrorModel, errorModelSchema } from "../models/error-model";
import { type Model400, model400Schema } from "../models/model400";
import { type StringModel, stringModelSchema } from "../models/string-model";
import type { Contract } from "../runtime/contract";
import type { Status4XX } from "../runtime/status";

export interface DefaultRequest {
  body: ErrorModel;
}

export type DefaultResponse =
  { status: 200; body: Model400 } | { status: Status4XX; body: StringModel };

export interface ThingsRoute {
  POST: { request: DefaultRequest; response: DefaultResponse };
}

/** /things */
export const things: Contract<ThingsRoute> = {
  operations: {
    POST: {
      id: "default",
      body: { required: true, json: errorModelSchema },
      responses: {
        200: { json: model400Schema },
        "4XX": { json: stringModelSchema },
      },
    },
  },
};
