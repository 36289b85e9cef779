// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f9499a646e66ae78-729deb61-a4164d9b

import type { SecurityScheme } from "./runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "basicAuth", in: "authorization", challenge: 'Basic realm="api"' },
  { name: "bearerAuth", in: "authorization", challenge: "Bearer" },
];
