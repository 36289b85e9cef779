// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: d08bbbec050a3f06-7a6a368c-144c16b0

import type { Slot } from "./authorize";

/** Where requests carry the credential of a security scheme, if anywhere. */
export interface SecurityScheme {
  name: string;
  /** Its slot in `auth.ts`, when that has another name. */
  slot?: string;
  in?: "query" | "header" | "cookie" | "authorization";
  /** The parameter that is the credential; headers in lower case. */
  parameter?: string;
  /** What a 401 asks for in `WWW-Authenticate`. */
  challenge?: string;
}

/** The security schemes of an API, with what `auth.ts` says of them. */
export interface Security {
  schemes: SecurityScheme[];
  slots: Record<string, Slot>;
  /** Nobody is refused, but in production. */
  openInDevelopment?: boolean;
  /** Where the slots are. */
  file: string;
}
