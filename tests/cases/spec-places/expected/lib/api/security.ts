// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 92bc4dff9ae630c1-ae90b7c3-a4164d9b

import type { SecurityScheme } from "./runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "bearer", in: "authorization", challenge: "Bearer" },
];
