import { didYouMean } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import { statedOfScheme, type SecurityScheme } from "../../../model/route-spec.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import { kindOf, textOf } from "../document/node.js";

/** A scheme as it was read, and in which words it differs from what is written; or why it cannot be understood. */
export type ReadScheme = { scheme: SecurityScheme; readAs: readonly string[] } | { problem: string };

const TYPES = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect", "basic"] as const;
type Type = (typeof TYPES)[number];

const PLACES = ["query", "header", "cookie"] as const;

/** What people write for a type, as {@link plain} words. */
const OTHER_WORDS = new Map<string, readonly [type: Type, scheme?: string]>([
  ["bearer", ["http", "bearer"]],
  ["bearerauth", ["http", "bearer"]],
  ["bearertoken", ["http", "bearer"]],
  ["jwt", ["http", "bearer"]],
  ["basicauth", ["http", "basic"]],
  ["digest", ["http", "digest"]],
  ["oauth", ["oauth2"]],
  ["oidc", ["openIdConnect"]],
  ["openid", ["openIdConnect"]],
  ["mtls", ["mutualTLS"]],
]);

/**
 * Reads a Security Scheme Object (https://spec.openapis.org/oas/v3.1.1#security-scheme-object), also in spellings of its
 * words that leave no doubt.
 */
export function readScheme(name: string, value: Json): ReadScheme {
  if (!isObject(value)) return { problem: `Expected an object, got ${kindOf(value)}` };
  const [type, implied] = typeOf(value.type);
  if (type === undefined)
    return { problem: `Expected a type of ${TYPES.slice(0, -1).join(", ")}, got ${shown(value.type)}` };
  const description = textOf(value.description);
  const described = { name, ...(description !== undefined && { description }), ...statedOfScheme(value) };
  const readAs =
    type === value.type
      ? []
      : [
          `the type ${shown(value.type)} is read as ${type}${implied === undefined ? "" : ` with the scheme ${implied}`}`,
        ];
  if (type === "apiKey") return apiKey(value, described, readAs);
  if (type === "basic") return { scheme: { ...described, kind: "http", scheme: "basic" }, readAs };
  if (type === "http") return http(value, described, { implied, readAs });
  return { scheme: { ...described, kind: type }, readAs };
}

type Described = Pick<SecurityScheme, "name" | "description" | "stated">;

function http(
  value: JsonObject,
  described: Described,
  { implied, readAs }: { implied: string | undefined; readAs: readonly string[] },
): ReadScheme {
  const stated = textOf(value.scheme)?.trim().toLowerCase() ?? implied;
  const meant = stated && schemeNamed(stated);
  if (meant !== undefined && meant !== stated) {
    const told = [...readAs, `the scheme ${shown(value.scheme)} is read as ${meant}`];
    return { scheme: { ...described, kind: "http", scheme: meant }, readAs: told };
  }
  if (stated !== undefined) return { scheme: { ...described, kind: "http", scheme: stated }, readAs };
  const isBearer = value.bearerFormat !== undefined || /token/i.test(described.name);
  const scheme = isBearer ? "bearer" : schemeNamed(described.name);
  if (scheme === undefined) return { problem: "Expected a scheme such as bearer or basic for type http, got none" };
  return {
    scheme: { ...described, kind: "http", scheme },
    readAs: [...readAs, `a missing scheme is read as ${scheme}`],
  };
}

/** The scheme of HTTP authentication that a name says: `bearerAuth`, `JWT-auth`, `basic`. */
export function schemeNamed(name: string): "bearer" | "basic" | undefined {
  return /bearer|jwt/i.test(name) ? "bearer" : /basic/i.test(name) ? "basic" : undefined;
}

function apiKey(value: JsonObject, described: Described, readAs: readonly string[]): ReadScheme {
  const word = plain(value.in);
  const near = didYouMean(word, PLACES, 4);
  const place = PLACES.find((one) => one === (near ?? word));
  const parameter = textOf(value.name);
  if (place === undefined) return { problem: `Expected "in" to be ${PLACES.join(", ")}, got ${shown(value.in)}` };
  if (!parameter) return { problem: `Expected a name for what is in the ${place}, got ${shown(value.name)}` };
  const told = place === value.in ? readAs : [...readAs, `the place ${shown(value.in)} is read as ${place}`];
  return { scheme: { ...described, kind: "apiKey", in: place, parameter }, readAs: told };
}

function typeOf(stated: Json | undefined): readonly [type?: Type, scheme?: string] {
  const word = plain(stated);
  const exact = TYPES.find((type) => plain(type) === word);
  if (exact !== undefined) return [exact];
  const other = OTHER_WORDS.get(word);
  if (other !== undefined) return other;
  const near = word.length > 3 ? didYouMean(word, TYPES) : undefined;
  return near === undefined ? [] : [near];
}

/** Without case, blanks, hyphens and underscores. */
export function plain(word: Json | undefined): string {
  return typeof word === "string" ? word.replace(/[\s_-]/g, "").toLowerCase() : "";
}

function shown(value: Json | undefined): string {
  return typeof value === "string" ? quote(value) : value === undefined ? "none" : kindOf(value);
}
