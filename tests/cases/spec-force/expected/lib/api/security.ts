// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1d153a97b766accd-e4b2dc4c-a4164d9b

import * as auth from "./auth";
import type { Callers, Security, SecurityScheme } from "./runtime/security";

const schemes: SecurityScheme[] = [
  { name: "bearer", in: "authorization", challenge: "Bearer" },
];

/** What contracts ask for, and whom `auth.ts` lets in. */
export const apiSecurity: Security = {
  ...auth,
  schemes,
  file: "lib/api/auth.ts",
};

/** Who is calling, by the slots that have let them in. */
export type Auth<Name extends string> = Callers<typeof auth.slots, Name>;
