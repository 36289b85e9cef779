// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 410fea76933d30b6-dcc119cc-a4164d9b

import * as auth from "./auth";
import type { Callers, Security, SecurityScheme } from "./runtime/security";

const schemes: SecurityScheme[] = [
  { name: "api key", in: "header", parameter: "x-api-key" },
  { name: "bearer", in: "authorization", challenge: "Bearer" },
  { name: "session", in: "cookie", parameter: "sid" },
];

/** What contracts ask for, and whom `auth.ts` lets in. */
export const apiSecurity: Security = {
  ...auth,
  schemes,
  file: "lib/api/auth.ts",
};

/** Who is calling, by the slots that have let them in. */
export type Auth<Name extends string> = Callers<typeof auth.slots, Name>;
