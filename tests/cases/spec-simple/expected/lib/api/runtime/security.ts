// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1a35f731bf09dcb6-370b7a41-144c16b0

/** Where requests carry the credential of a security scheme, if anywhere. */
export interface SecurityScheme {
  name: string;
  in?: "query" | "header" | "cookie" | "authorization";
  /** The parameter that is the credential; headers in lower case. */
  parameter?: string;
  /** What a 401 asks for in `WWW-Authenticate`. */
  challenge?: string;
}

export const securitySchemes: SecurityScheme[] = [];
