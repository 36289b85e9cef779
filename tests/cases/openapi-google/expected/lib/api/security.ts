// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 54921facdd29ad43-93589ef6-a4164d9b

import * as auth from "./auth";
import type { Callers, Security, SecurityScheme } from "./runtime/security";

const schemes: SecurityScheme[] = [
  { name: "Oauth2", in: "authorization", challenge: "Bearer" },
  { name: "Oauth2c", in: "authorization", challenge: "Bearer" },
];

/** What contracts ask for, and whom `auth.ts` lets in. */
export const apiSecurity: Security = {
  ...auth,
  schemes,
  file: "lib/api/auth.ts",
};

/** Who is calling, by the slots that have let them in. */
export type Auth<Name extends string> = Callers<typeof auth.slots, Name>;
