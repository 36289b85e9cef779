// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c5ffe06093265bd1-700f9c8d-a4164d9b

import type { SecurityScheme } from "./runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "Oauth2", in: "authorization", challenge: "Bearer" },
  { name: "Oauth2c", in: "authorization", challenge: "Bearer" },
];
