import { isDeepStrictEqual } from "node:util";
import { factsByRoute, type Fact } from "./facts.js";

type Expected = Fact["expect"];

/** What the App Router answers differently of itself, or because a `route.ts` is written as its docs have it. */
export const DIFFERENCES = [
  "A method that the file does not export is answered 405 by Next.js, without Allow and without a body.",
  "OPTIONS is answered 204 by Next.js, where the file does not export it.",
  "Response.json says application/json without a charset, also of cookies.",
  "Next.js adds its own names to Vary.",
  "Next.js writes the attributes of a cookie in an order of its own; the cookie is sent back as name and value.",
] as const;

/** Methods that the templates export where none are asked for, by route. */
const EXPORTED: Readonly<Record<string, readonly string[]>> = {
  people: ["GET", "HEAD"],
  cookies: ["GET", "HEAD"],
  graphql: ["GET", "HEAD", "POST"],
  "graphql-parsed": ["GET", "HEAD", "POST"],
  users: ["GET", "HEAD"],
  user: ["GET", "HEAD", "PUT"],
  cors: ["GET", "HEAD", "POST", "OPTIONS"],
};

const COOKIE = "Next.js=api-middleware!; Path=/; Secure; HttpOnly; SameSite=lax";

/** The 50 facts as the App Router answers them. */
export function factsOfApp(): { route: string; facts: Fact[] }[] {
  return factsByRoute().map(({ route, facts }) => ({ route, facts: facts.map(inApp) }));
}

/** How many of the facts hold as they are, but for headers. */
export function unchanged(): number {
  const facts = factsByRoute().flatMap(({ facts }) => facts);
  return facts.filter((fact) => isDeepStrictEqual(bodyOf(inApp(fact).expect), bodyOf(fact.expect))).length;
}

function bodyOf({ status, bodyJson, bodyText, bodyContains }: Expected): unknown {
  return { status, bodyJson, bodyText, bodyContains };
}

function inApp(fact: Fact): Fact {
  const { method = "GET", path } = fact.request;
  const route = /^\/api\/([^/?]+)/.exec(path)?.[1] ?? "";
  const isRouted = fact.expect.status !== 404 || fact.expect.bodyJson !== undefined;
  if (!isRouted) return fact;
  if (EXPORTED[route]?.includes(method) !== true) return { ...fact, expect: byNext(method) };
  return { ...fact, expect: withOwnHeaders(fact.expect, route) };
}

function byNext(method: string): Expected {
  const status = method === "OPTIONS" ? 204 : 405;
  const headersAbsent = ["access-control-allow-origin", "set-cookie", "content-type"];
  return { status, headers: {}, headersAbsent: [...headersAbsent, ...(status === 405 ? ["allow"] : [])], bodyText: "" };
}

function withOwnHeaders({ headers, headersAbsent, ...expected }: Expected, route: string): Expected {
  const { vary, ...others } = headers;
  const isYoga = route.startsWith("graphql");
  const own = Object.entries(others).map(([name, value]): [string, string | string[]] => {
    if (name === "content-type" && !isYoga) return [name, String(value).replace("; charset=utf-8", "")];
    return name === "set-cookie" ? [name, [COOKIE]] : [name, value];
  });
  const names = typeof vary === "string" && vary !== "Accept-Encoding" ? [vary] : [];
  return {
    ...expected,
    headers: Object.fromEntries(own),
    headersAbsent: headersAbsent.filter((name) => name !== "vary" && !(route === "cookies" && name === "content-type")),
    ...(route === "cookies" && { bodyJson: ["Next.js=api-middleware!"] }),
    ...(names.length > 0 && { varies: names }),
  };
}
