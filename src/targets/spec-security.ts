import { CONTRACT_HEADER } from "../emit/contract/index.js";
import { array, inlineObject } from "../emit/print/expression.js";
import { assignmentDoc } from "../emit/print/expression-layout.js";
import { stated } from "../emit/print/properties.js";
import { commentLines } from "../emit/print/comment.js";
import { print } from "../emit/print/printer.js";
import { propertyKey } from "../emit/print/literals.js";
import type { Api, SecurityScheme } from "../model/route-spec.js";

/** The schemes that are defined, and those that operations name all the same; sorted by name. */
export function securitySchemes({ securitySchemes: defined, routes }: Api): SecurityScheme[] {
  const byName = new Map(defined.map((scheme) => [scheme.name, scheme]));
  for (const { security = [] } of routes.flatMap((route) => route.operations)) {
    for (const name of security.flatMap(Object.keys)) {
      if (!byName.has(name)) byName.set(name, { name, kind: "undefined" });
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `runtime/security.ts`: where requests carry the credential of each scheme. */
export function securityText(schemes: readonly SecurityScheme[]): string {
  const value = array(schemes.map((scheme) => inlineObject(stated({ name: scheme.name, ...carrier(scheme) }))));
  const declaration = assignmentDoc("export const securitySchemes: SecurityScheme[]", " =", value);
  return `${CONTRACT_HEADER}\n${DECLARATION}\n${print(declaration)};\n`;
}

const DECLARATION = `/** Where requests carry the credential of a security scheme, if anywhere. */
export interface SecurityScheme {
  name: string;
  in?: "query" | "header" | "cookie" | "authorization";
  /** The parameter that is the credential; headers in lower case. */
  parameter?: string;
  /** What a 401 asks for in \`WWW-Authenticate\`. */
  challenge?: string;
}
`;

function carrier(scheme: SecurityScheme): Record<string, string> {
  const { kind, parameter = "" } = scheme;
  if (kind === "apiKey" && scheme.in !== undefined) {
    return { in: scheme.in, parameter: scheme.in === "header" ? parameter.toLowerCase() : parameter };
  }
  const challenge = challengeOf(scheme);
  return challenge === undefined ? {} : { in: "authorization", challenge };
}

/** An authentication scheme of RFC 9110, 11.1; undefined where the credential is in no header. */
function challengeOf({ kind, scheme = "" }: SecurityScheme): string | undefined {
  if (kind === "oauth2" || kind === "openIdConnect") return "Bearer";
  if (kind !== "http") return undefined;
  if (scheme === "basic") return 'Basic realm="api"';
  return /^[a-z][\w-]*$/.test(scheme) ? scheme.charAt(0).toUpperCase() + scheme.slice(1) : undefined;
}

/** One slot of `auth.ts`. */
export interface SlotView {
  /** A property key. */
  name: string;
  /** One line. */
  comment: string;
}

export function slotViews(schemes: readonly SecurityScheme[]): SlotView[] {
  return schemes.map((scheme) => ({
    name: propertyKey(scheme.name),
    comment: commentLines([describe(scheme)]).join(" "),
  }));
}

function describe({ kind, scheme = "", parameter = "", ...rest }: SecurityScheme): string {
  switch (kind) {
    case "apiKey":
      return `API key: the ${rest.in ?? "header"} parameter ${parameter}.`;
    case "http":
      return `HTTP ${scheme}: \`Authorization\`.`;
    case "oauth2":
      return "OAuth 2.0: a bearer token.";
    case "openIdConnect":
      return "OpenID Connect: a bearer token.";
    case "mutualTLS":
      return "Client certificate.";
    case "undefined":
      return "Named by operations but not described in the spec.";
  }
}
