// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: a8c6096f1b44871a-5c064f7f-9dfadc70

import type { SecurityScheme } from "../runtime/security";

export const securitySchemes: SecurityScheme[] = [
  {
    name: "bearer",
    slot: "libraryBearer",
    in: "authorization",
    challenge: "Bearer",
  },
];
