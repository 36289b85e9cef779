// Written by create-api-route; rewritten by `create-api-route generate`.

import { readJsonBody } from "./body";
import {
  coerce,
  emptyValue,
  kinds,
  type Spelling,
  tooManyDigits,
} from "./coerce";
import { readContents } from "./contents";
import type {
  Issue,
  Operation,
  PairParameter,
  RouteRequest,
  Schema,
  Slugs,
  TextParameter,
} from "./contract";
import {
  decodeCookie,
  decodeForm,
  decodeName,
  toPairs,
  tryDecode,
} from "./pairs";
import type { Decode } from "./parameter";
import { pairSpellings, simple, withLists } from "./parameters";
import { isMalformed, Problem, type Violation, violations } from "./problem";

/**
 * The parts of a request that the operation declares, parsed and validated. Throws a
 * problem that lists everything that is wrong with them.
 */
export async function readInput(
  request: RouteRequest,
  operation: Operation,
  slugs: Slugs,
  // #if contentBody|jsonBody|querystring
  bodyLimit: number,
  // #end
): Promise<object> {
  const errors: Violation[] = [];
  const { params, query } = operation;
  // #if headers
  const { headers } = operation;
  // #end
  // #if cookies
  const { cookies } = operation;
  // #end
  const input: Partial<Record<keyof Operation, unknown>> = {};
  // #if segment|nested
  if (params) input.params = readParams(params, request, slugs, errors);
  // #else
  // if (params) input.params = readParams(params, slugs, errors);
  // #end
  if (query) input.query = readQuery(query, request.search, errors);
  // #if headers
  if (headers) input.headers = readHeaders(headers, request, errors);
  // #end
  // #if cookies
  if (cookies) input.cookies = readCookies(cookies, request, errors);
  // #end
  // #if contentBody|querystring
  const read = await readContents(request, operation, bodyLimit, errors);
  Object.assign(input, read);
  // #end
  // #if jsonBody
  const { body } = operation;
  if (body?.json) {
    input.body = await readJsonBody(request, body, bodyLimit, errors);
  }
  // #end
  if (errors.length === 0) return input;
  throw new Problem(400, "The request is not valid.", { errors });
}

// #if segment|nested
function readParams(
  list: TextParameter[],
  { path }: RouteRequest,
  slugs: Slugs,
  errors: Violation[],
) {
  const segments = path.split("/");
  return readEach(list, "path", errors, (parameter) => {
    const { name, segment = 0 } = parameter;
    const slug = Object.hasOwn(slugs, name) ? slugs[name] : undefined;
    // Undecoded, a comma between values differs from one inside a value.
    const raw = segment > 0 ? rawOf(slug, segment, segments) : undefined;
    const decode = raw === undefined ? String : decodeURIComponent;
    return textSpellings(parameter, raw ?? slug, decode);
  });
}
// #else
// function readParams(list: TextParameter[], slugs: Slugs, errors: Violation[]) {
//   return readEach(list, "path", errors, ({ name }) =>
//     Object.hasOwn(slugs, name) ? [slugs[name] ?? []] : [],
//   );
// }
// #end

/** The segment of the URL that is a path parameter; after a rewrite it may be another. */
function rawOf(slug: unknown, segment: number, path: string[]) {
  const isMeant = (raw = "") => tryDecode(raw) === slug;
  const place = path[segment];
  return isMeant(place) ? place : [...path].reverse().find(isMeant);
}

function readQuery(list: PairParameter[], search: string, errors: Violation[]) {
  // #if nested
  const sent = toPairs(search, "&", decodeName);
  const pairs = withLists(sent, list);
  // #else
  // const pairs = toPairs(search, "&", decodeName);
  // #end
  return readEach(list, "query", errors, (parameter) => {
    // #if nested
    const decode = parameter.allowReserved ? decodeURIComponent : decodeForm;
    return pairSpellings(parameter, pairs, decode);
    // #else
    // const own = pairs.filter(({ name }) => name === parameter.name);
    // const texts = own.map(({ raw }) => decodeForm(raw));
    // return texts.length < 2 ? texts : [texts];
    // #end
  });
}

function readHeaders(
  list: TextParameter[],
  { headers }: RouteRequest,
  errors: Violation[],
) {
  return readEach(list, "header", errors, (parameter) => {
    const { name } = parameter;
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    // #if segment|nested
    return textSpellings(parameter, value, trim);
    // #else
    // return value === undefined ? [] : [String(value).trim()];
    // #end
  });
}

function readCookies(
  list: PairParameter[],
  { headers: { cookie } }: RouteRequest,
  errors: Violation[],
) {
  const header = String(cookie ?? "");
  return readEach(list, "cookie", errors, (parameter) => {
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
    return pairSpellings(parameter, own, decodeCookie);
    // #else
    // return first ? [decodeCookie(first.raw)] : [];
    // #end
  });
}

function trim(text: string): string {
  return text.trim();
}

// #if segment|nested
/** All ways to read a path parameter or header. The segments of a catch-all come as a list. */
function textSpellings(
  parameter: TextParameter,
  text: string | string[] | undefined,
  decode: Decode,
): Spelling[] {
  if (text === undefined) return [];
  if (Array.isArray(text)) return [text.map(decode)];
  const { style = simple, type = "string" } = parameter;
  return kinds(type).flatMap((kind) => style(text, kind, parameter, decode));
}
// #end

/** The values by name, without those that are absent. */
function readEach<P extends TextParameter | PairParameter>(
  list: P[],
  place: Violation["in"],
  errors: Violation[],
  read: (parameter: P) => Spelling[],
) {
  const values: [name: string, value: unknown][] = [];
  for (const parameter of list) {
    const at = { in: place, name: parameter.name };
    try {
      const value = accept(parameter, read(parameter), at, errors);
      if (value !== undefined) values.push([at.name, value]);
    } catch (error) {
      if (!isMalformed(error)) throw error;
      errors.push({ ...at, detail: error.message });
    }
  }
  return Object.fromEntries(values);
}

/** The first reading that the schema accepts, else the errors of the likeliest. */
function accept(
  parameter: TextParameter | PairParameter,
  spellings: Spelling[],
  at: Pick<Violation, "in" | "name">,
  errors: Violation[],
): unknown {
  const { type = "string", schema = oneText } = parameter;
  const { required = at.in === "path" } = parameter;
  let wrong: Violation[] | undefined;
  for (const spelling of spellings) {
    // #if allowEmpty
    if (parameter.allowEmpty && spelling.toString() === "") {
      return emptyValue(type) ?? defaultOf(parameter);
    }
    // #end
    const value = coerce(spelling, type);
    const { data, error } = schema.safeParse(value);
    if (!error) return data;
    const issues = error.issues.map((issue) => exact(issue, value));
    wrong ??= violations(issues, at, value);
  }
  if (wrong === undefined && !required) {
    // #if nested|json
    return defaultOf(parameter);
    // #else
    // return parameter.default;
    // #end
  }
  errors.push(...(wrong ?? [{ ...at, detail: "Required" }]));
  return undefined;
}

/** Each request its own: a handler may change what it is given. */
function defaultOf({ default: value }: TextParameter | PairParameter): unknown {
  return typeof value === "object" ? structuredClone(value) : value;
}

/** For parameters of which no more is known. */
const oneText: Schema = {
  safeParse(data) {
    if (typeof data === "string") return { success: true, data };
    const issues = [{ path: [], message: "Expected a single value" }];
    return { success: false, error: { issues } };
  },
};

/** A number with too many digits stays text, but that it is text is not what is wrong. */
function exact(issue: Issue, value: unknown): Issue {
  if (issue.expected !== "number") return issue;
  // #if nested
  const found = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown>)[key],
    value,
  );
  return { ...issue, message: tooManyDigits(found) ?? issue.message };
  // #else
  // return { ...issue, message: tooManyDigits(value) ?? issue.message };
  // #end
}
