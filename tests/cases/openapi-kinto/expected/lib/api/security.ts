// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 8b1fbb43a45edfa6-5e73d763-a4164d9b

import type { SecurityScheme } from "./runtime/security";

export const securitySchemes: SecurityScheme[] = [
  { name: "basicAuth", in: "authorization", challenge: 'Basic realm="api"' },
];
