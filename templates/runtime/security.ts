// Written by create-api-route; rewritten by `create-api-route generate`.

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
