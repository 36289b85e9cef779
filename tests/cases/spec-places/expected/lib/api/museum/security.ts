// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 13a19f35508997a0-60bb1cac-7abfc2e4

import type { SecurityScheme } from "../runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "bearer", slot: "museumBearer", in: "header", parameter: "x-ticket" },
];
