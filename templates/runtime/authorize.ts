// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Decode, Operation, Pair, RouteRequest } from "./contract";
import { decodeCookie, decodeName, toPairs } from "./pairs";
import { Problem } from "./problem";
import type { SecurityScheme } from "./security";

/**
 * Answers who is calling; `undefined` refuses. The credential is the token, the
 * key or, for Basic, `user:password`; it is empty where the scheme sends none.
 */
export type Slot = (
  credential: string,
  scopes: string[],
  request: RouteRequest,
) => unknown;

/** What an operation asks for, and what the names in it mean. */
interface Asked extends Operation {
  schemes?: SecurityScheme[] | undefined;
}

/** The answers of the first alternative whose slots all agree, by slot; else 401. */
export async function identify(
  { security = [], schemes = [] }: Asked,
  slots: Record<string, Slot>,
  request: RouteRequest,
): Promise<Record<string, unknown>> {
  const named = security.filter((scopes) => Object.keys(scopes).length > 0);
  for (const alternative of named) {
    const callers = await ask(alternative, schemes, slots, request);
    if (callers !== undefined) return callers;
  }
  // No alternative, or an empty one: security is not needed.
  if (named.length < security.length || named.length === 0) return {};
  const names = new Set(named.flatMap((scopes) => Object.keys(scopes)));
  const challenges = [...names].flatMap(
    (name) => schemeOf(name, schemes)?.challenge ?? [],
  );
  const headers = { "WWW-Authenticate": [...new Set(challenges)] };
  throw new Problem(401, "", challenges.length > 0 ? { headers } : {});
}

async function ask(
  alternative: Record<string, string[]>,
  schemes: SecurityScheme[],
  slots: Record<string, Slot>,
  request: RouteRequest,
): Promise<Record<string, unknown> | undefined> {
  const callers: [string, unknown][] = [];
  for (const [name, scopes] of Object.entries(alternative)) {
    const scheme = schemeOf(name, schemes);
    const slotName = scheme?.slot ?? name;
    const slot = Object.hasOwn(slots, slotName) ? slots[slotName] : undefined;
    const credential = credentialOf(scheme, request);
    if (slot === undefined || credential === undefined) return undefined;
    const caller = await slot(credential, scopes, request);
    if (caller === undefined || caller === null || caller === false) {
      return undefined;
    }
    callers.push([slotName, caller]);
  }
  return Object.fromEntries(callers);
}

function schemeOf(
  name: string,
  schemes: SecurityScheme[],
): SecurityScheme | undefined {
  return schemes.find((scheme) => scheme.name === name);
}

/** What the request carries for a scheme; `undefined` when it carries nothing. */
function credentialOf(
  scheme: SecurityScheme | undefined,
  request: RouteRequest,
): string | undefined {
  if (scheme === undefined) return undefined;
  const { parameter = "", challenge = "" } = scheme;
  switch (scheme.in) {
    case "query": {
      const pairs = toPairs(request.search, "&", decodeName);
      return valueOf(parameter, pairs, decodeName);
    }
    case "cookie": {
      const pairs = toPairs(String(request.headers.cookie ?? ""), ";", String);
      return valueOf(parameter, pairs, decodeCookie);
    }
    case "header":
      return request.headers[parameter]?.toString();
    case "authorization":
      return afterScheme(challenge, request.headers.authorization?.toString());
    default:
      return "";
  }
}

function valueOf(parameter: string, pairs: Pair[], decode: Decode) {
  const pair = pairs.find(({ name }) => name === parameter);
  return pair && decode(pair.raw);
}

/** `abc` of `Bearer abc`; Basic is decoded. */
function afterScheme(challenge: string, header = ""): string | undefined {
  const [wanted = ""] = challenge.split(" ");
  const [given = "", ...rest] = header.trim().split(/ +/);
  if (given.toLowerCase() !== wanted.toLowerCase()) return undefined;
  const credential = rest.join(" ");
  if (wanted !== "Basic") return credential;
  return Buffer.from(credential, "base64").toString();
}
