// Written by create-api-route; rewritten by `create-api-route generate`.

import { readBody, readContent } from "./body";
import { kinds } from "./coerce";
import type { RouteRequest, Operation, Slugs } from "./contract";
import type { PairParameter, TextParameter } from "./parameter";
import {
  decodeCookie,
  decodeForm,
  decodeName,
  toPairs,
  tryDecode,
} from "./pairs";
import { readPairs, readText, withLists } from "./parameters";
import { Problem, type Violation } from "./problem";

/** What a handler gets of a request besides its body. */
interface Input {
  params?: unknown;
  query?: unknown;
  // #if querystring
  querystring?: unknown;
  // #end
  // #if headers
  headers?: unknown;
  // #end
  // #if cookies
  cookies?: unknown;
  // #end
}

// #if body|querystring
/** A promise only where something is read by its media type: each `await` costs. */
type Reading = object | Promise<object>;
// #else
// type Reading = object;
// #end

/**
 * The parts of a request that the operation declares, parsed and validated.
 * Throws a problem that lists everything that is wrong with them.
 */
export function readInput(
  request: RouteRequest,
  operation: Operation,
  slugs: Slugs,
  // #if body|querystring
  bodyLimit: number,
  // #end
): Reading {
  const errors: Violation[] = [];
  const input: Input = {};
  const { params } = operation;
  // #if segment
  if (params) input.params = readParams(params, request, slugs, errors);
  // #else
  // if (params) input.params = readParams(params, slugs, errors);
  // #end
  const { query } = operation;
  if (query) input.query = readQuery(query, request, errors);
  // #if headers
  const { headers } = operation;
  if (headers) input.headers = readHeaders(headers, request, errors);
  // #end
  // #if cookies
  const { cookies } = operation;
  if (cookies) input.cookies = readCookies(cookies, request, errors);
  // #end
  // #if querystring
  if (operation.querystring) {
    return withContents(input, request, operation, bodyLimit, errors);
  }
  // #end
  // #if body|querystring
  if (operation.body) {
    return withContents(input, request, operation, bodyLimit, errors);
  }
  // #end
  return accepted(input, errors);
}

/** With what is read by its media type. */
async function withContents(
  input: Input,
  request: RouteRequest,
  operation: Operation,
  bodyLimit: number,
  errors: Violation[],
): Promise<object> {
  const { body } = operation;
  // #if querystring
  const { querystring } = operation;
  if (querystring) {
    input.querystring = await readQuerystring(querystring, request, errors);
  }
  // #end
  if (body) {
    Object.assign(input, await readBody(request, body, bodyLimit, errors));
  }
  return accepted(input, errors);
}

function accepted(input: Input, errors: Violation[]): object {
  if (errors.length === 0) return input;
  throw new Problem(400, "The request is not valid.", { errors });
}

function readParams(
  parameters: TextParameter[],
  // #if segment
  request: RouteRequest,
  // #end
  slugs: Slugs,
  errors: Violation[],
) {
  // #if segment
  const path = request.path.split("/");
  // #end
  return collect(parameters, (parameter) => {
    const { name } = parameter;
    const slug = Object.hasOwn(slugs, name) ? slugs[name] : undefined;
    // #if segment
    const { segment = 0 } = parameter;
    // Undecoded, a comma between values differs from one inside a value.
    const raw = segment > 0 ? rawOf(slug, segment, path) : undefined;
    const text = raw ?? slug;
    const decode = raw === undefined ? String : decodeURIComponent;
    return readText(parameter, text, decode, "path", errors);
    // #else
    // return readText(parameter, slug, String, "path", errors);
    // #end
  });
}

/** The segment of the URL that is a path parameter; after a rewrite it may be another. */
function rawOf(slug: unknown, segment: number, path: string[]) {
  const isMeant = (raw = "") => tryDecode(raw) === slug;
  const place = path[segment];
  return isMeant(place) ? place : [...path].reverse().find(isMeant);
}

function readQuery(
  parameters: PairParameter[],
  request: RouteRequest,
  errors: Violation[],
) {
  // #if nested
  const sent = toPairs(request.search, "&", decodeName);
  const pairs = withLists(sent, parameters);
  // #else
  // const pairs = toPairs(request.search, "&", decodeName);
  // #end
  return collect(parameters, (parameter) => {
    // #if allowReserved
    const decode = parameter.allowReserved ? decodeURIComponent : decodeForm;
    return readPairs(parameter, pairs, decode, "query", errors);
    // #else
    // return readPairs(parameter, pairs, decodeForm, "query", errors);
    // #end
  });
}

/** The whole query string as one value: a form, or whatever else percent-encoded. */
function readQuerystring(
  content: NonNullable<Operation["querystring"]>,
  request: RouteRequest,
  errors: Violation[],
): unknown {
  const raw = request.search;
  if (raw === "") {
    if (content.required) errors.push({ in: "query", detail: "Required" });
    return undefined;
  }
  const isForm = content.mediaType === "application/x-www-form-urlencoded";
  const text = isForm ? raw : decodeName(raw);
  const bytes = new TextEncoder().encode(text);
  return readContent(content, bytes, "query", errors);
}

function readHeaders(
  parameters: TextParameter[],
  { headers }: RouteRequest,
  errors: Violation[],
) {
  return collect(parameters, (parameter) => {
    const { name } = parameter;
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    return readText(parameter, value, trim, "header", errors);
  });
}

function readCookies(
  parameters: PairParameter[],
  { headers: { cookie } }: RouteRequest,
  errors: Violation[],
) {
  const header = String(cookie ?? "");
  return collect(parameters, (parameter) => {
    // #if nested
    const { type = "string", explode = true } = parameter;
    const isOneText = !explode || kinds(type).includes("text");
    const pairs = toPairs(header, isOneText ? ";" : /[;&]/, trim);
    // #else
    // const pairs = toPairs(header, ";", trim);
    // #end
    // Of two cookies of one name the first is of the nearer path (RFC 6265, 5.4).
    const first = pairs.find(({ name }) => name === parameter.name);
    // #if nested
    const own = isOneText && first ? [first] : pairs;
    // #else
    // const own = first ? [first] : [];
    // #end
    return readPairs(parameter, own, decodeCookie, "cookie", errors);
  });
}

/** The values by name, without those that are absent. */
function collect<P extends { name: string }>(
  parameters: P[],
  read: (parameter: P) => unknown,
): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const parameter of parameters) {
    const value = read(parameter);
    if (value !== undefined) entries.push([parameter.name, value]);
  }
  return Object.fromEntries(entries);
}

function trim(text: string): string {
  return text.trim();
}
