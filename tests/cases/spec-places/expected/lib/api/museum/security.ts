// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 73be8a1294bfc216-e05c6f22-7abfc2e4

import * as auth from "../auth";
import type { Callers, Security, SecurityScheme } from "../runtime/security";

const schemes: SecurityScheme[] = [
  { name: "bearer", slot: "museumBearer", in: "header", parameter: "x-ticket" },
];

/** What contracts ask for, and whom `auth.ts` lets in. */
export const apiSecurity: Security = {
  ...auth,
  schemes,
  file: "lib/api/auth.ts",
};

/** Who is calling, by the slots that have let them in. */
export type Auth<Name extends string> = Callers<typeof auth.slots, Name>;
