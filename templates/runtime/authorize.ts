// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Operation, RouteRequest } from "./contract";
import type { Decode } from "./parameter";
import { isDevelopment, tellOnce } from "./development";
import { decodeCookie, decodeName, type Pair, toPairs } from "./pairs";
import { Problem } from "./problem";
import type { Security, SecurityScheme } from "./security";

/**
 * Answers who is calling; `undefined` refuses. The credential is the token, the
 * key or, for Basic, `user:password`; it is empty where the scheme sends none.
 */
export type Slot = (
  credential: string,
  scopes: string[],
  request: RouteRequest,
) => unknown;

const NOTHING: Security = { schemes: [], slots: {}, file: "auth.ts" };

/**
 * The answers of the first alternative whose slots all agree, by slot; else 401.
 * None where the operation asks for nothing.
 */
export async function identify(
  { security: alternatives = [] }: Operation,
  request: RouteRequest,
  security: Security = NOTHING,
): Promise<Record<string, unknown> | undefined> {
  const named = alternatives.filter((scopes) => Object.keys(scopes).length > 0);
  if (named.length === 0) return undefined;
  for (const alternative of named) {
    const callers = await ask(alternative, security, request);
    if (callers !== undefined) return callers;
  }
  const isOptional = named.length < alternatives.length;
  if (isOptional || (security.openInDevelopment && isDevelopment())) return {};
  for (const name of namesOf(alternatives)) tellUnfilled(name, security);
  throw new Problem(401);
}

/** A 401, of a slot or handler too, says what it asks for (RFC 9110, 11.6.1). */
export function challenge(
  error: unknown,
  { security: alternatives = [] }: Operation,
  security: Security = NOTHING,
): void {
  if (!(error instanceof Problem) || error.status !== 401) return;
  const { headers } = error;
  const isSaid = Object.keys(headers).some((name) => CHALLENGE.test(name));
  const challenges = new Set(
    namesOf(alternatives).map((name) => challengeOf(name, security)),
  );
  if (isSaid || challenges.size === 0) return;
  headers["WWW-Authenticate"] = [...challenges];
}

const CHALLENGE = /^www-authenticate$/i;

function namesOf(alternatives: Record<string, string[]>[]): string[] {
  return [...new Set(alternatives.flatMap((scopes) => Object.keys(scopes)))];
}

/** Also where no scheme is registered for what it asks for. */
function challengeOf(name: string, security: Security): string {
  const { in: place, challenge } = schemeOf(name, security) ?? {};
  return challenge ?? (place ? "APIKey" : name.replace(/[^\w.-]/g, "-"));
}

/** What a slot does that is still as it was written, as far as its text tells. */
const ANSWERS_NOTHING = /^[^{]*\{\s*(return(\s+undefined|\s+void 0)?;?\s*)?\}$/;

/** A slot that is filled may refuse, and need not be told of. */
function tellUnfilled(scheme: string, security: Security): void {
  const { name, slot } = slotOf(scheme, security);
  if (slot !== undefined && !ANSWERS_NOTHING.test(String(slot))) return;
  const what = slot === undefined ? "missing" : "not filled";
  tellOnce(`Answered 401: the slot ${name} in ${security.file} is ${what}.`);
}

async function ask(
  alternative: Record<string, string[]>,
  security: Security,
  request: RouteRequest,
): Promise<Record<string, unknown> | undefined> {
  const callers: [string, unknown][] = [];
  for (const [scheme, scopes] of Object.entries(alternative)) {
    const { name, slot } = slotOf(scheme, security);
    const credential = credentialOf(schemeOf(scheme, security), request);
    if (slot === undefined || credential === undefined) return undefined;
    const caller = await slot(credential, scopes, request);
    if (caller === undefined || caller === null || caller === false) {
      return undefined;
    }
    callers.push([name, caller]);
  }
  return Object.fromEntries(callers);
}

function slotOf(scheme: string, security: Security) {
  const { slots } = security;
  const name = schemeOf(scheme, security)?.slot ?? scheme;
  return { name, slot: Object.hasOwn(slots, name) ? slots[name] : undefined };
}

function schemeOf(
  name: string,
  { schemes }: Security,
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
  const { cookie, authorization } = request.headers;
  switch (scheme.in) {
    case "query": {
      const pairs = toPairs(request.search, "&", decodeName);
      return findValue(parameter, pairs, decodeName);
    }
    case "cookie": {
      const pairs = toPairs(String(cookie ?? ""), ";", String);
      return findValue(parameter, pairs, decodeCookie);
    }
    case "header": {
      const isSent = Object.hasOwn(request.headers, parameter);
      return isSent ? request.headers[parameter]?.toString() : undefined;
    }
    case "authorization":
      return afterScheme(challenge, authorization?.toString());
    default:
      return "";
  }
}

function findValue(parameter: string, pairs: Pair[], decode: Decode) {
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
