// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 066ff124324c9b05-caf9ef85-a4164d9b

import type { SecurityScheme } from "./runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "api key", in: "header", parameter: "x-api-key" },
  { name: "bearer", in: "authorization", challenge: "Bearer" },
  { name: "session", in: "cookie", parameter: "sid" },
];
