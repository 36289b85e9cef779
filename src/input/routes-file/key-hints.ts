import { askWhether } from "../../model/did-you-mean.js";
import { getOwn } from "../../model/object.js";
import { FURTHER_METHODS, METHODS } from "../../model/route-spec.js";
import { isObject, type Json } from "../../model/schema.js";

/** What is said to those who write keys of `api-routes.yaml` as other files and languages call them. */

/** One hint for several words. */
export function every(words: string, hint: string): Record<string, string> {
  return Object.fromEntries(words.split(" ").map((word) => [word, hint]));
}

/** The further ones in upper case alone: `query` and `search` in lower case are more often meant as something else. */
export const METHOD_KEYS = [...METHODS.flatMap((method) => [method.toLowerCase(), method]), ...FURTHER_METHODS];

export const STATUS = "a status is a key of responses: { 201: User }";
export const OPEN = "an open operation has security: []";
export const BEARER = "write { type: http, scheme: bearer }";
export const ROUTE_KEY = "each route is a key: users: { get: { response: User } }";

/** `GET /users`, of which only the path is a route's name. */
export function methodInKey(key: string): string | undefined {
  const [, methods = "", path = ""] = /^([A-Za-z]+(?:[|,][A-Za-z]+)*)\s+(\/?\S+)$/.exec(key) ?? [];
  const [first = ""] = methods.split(/[|,]/);
  const isMethod = METHOD_KEYS.includes(first.toUpperCase());
  const route = path.replace(/^\/(?:api\/)?/, "");
  return isMethod ? `the method is a key of its own: ${route}: { ${first.toLowerCase()}: { ... } }` : undefined;
}

/** `users:`, `users: GET` and `users: [GET, POST]`. */
export function methodsHint(value: Json): string | undefined {
  const stated = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  const methods = stated.flatMap((one) => one.split(/[\s,|]+/)).map((one) => one.toLowerCase());
  const known = value === null ? ["get"] : methods.filter((one) => METHOD_KEYS.includes(one));
  return known.length === 0 ? ROUTE_KEY : `each method is a key: { ${known.map((one) => `${one}: {}`).join(", ")} }`;
}

/** `users/[id]` below `users`, and `get, post`. */
export function routeKeyHint(key: string): string | undefined {
  if (/^[/[:{]/.test(key)) return "a route below another one is a key of routes: users/[id]";
  return /[\s,|]/.test(key) ? methodsHint(key) : undefined;
}

/** Those that are called by a word, and those with one. */
export function statusHint(key: string): string | undefined {
  const [code] = /\b[1-5]\d\d\b/.exec(key) ?? [];
  const word = { ok: "200", success: "200", created: "201", error: "default", failure: "default", notfound: "404" };
  const meant = code ?? getOwn(word, key.toLowerCase().replace(/[\s_-]/g, ""));
  return meant === undefined ? undefined : askWhether(meant);
}

/** `get: User` and `get: true`. */
export function operationHint(value: Json): string | undefined {
  if (value === true || value === "") return "an operation of which nothing is said is {}";
  return typeof value === "string" ? `an answer is { response: ${quoted(value)} }` : undefined;
}

/** `security: true`, the schemes themselves (`{ key: { type: apiKey } }`), and one alternative without the list around it. */
export function securityHint(value: Json): string {
  if (value === true) return "name one of securitySchemes";
  if (!isObject(value)) return OPEN;
  const names = Object.keys(value);
  return Object.values(value).some(isObject)
    ? `schemes are described in securitySchemes; security names them: [${names.join(", ")}]`
    : `write a list: [{ ${names.map((name) => `${name}: []`).join(", ")} }]`;
}

function quoted(type: string): string {
  return /[[\]]/.test(type) ? `"${type}"` : type;
}

/** Of operations, by lower-case key. */
export const OPERATION_SLIPS: Readonly<Record<string, string>> = {
  parameters: "parameters stand in params, query, headers and cookies, by name: query: { page: integer? }",
  requestbody: "it is called body here: body: User",
  status: STATUS,
  errors: STATUS,
  statuscode: STATUS,
  ...every("returns return output result res reply answer", "it is called response here: response: User"),
  ...every("input request req payload data json schema", "it is called body here: body: User"),
  ...every("form formdata files file upload", "a form is a body: body: { multipart/form-data: { file: binary } }"),
  ...every("contenttype consumes produces", "a media type is a key: body: { text/csv: string }"),
  ...every("auth authenticated protected private authorization", "it is called security here: security: bearer"),
  ...every("public", OPEN),
  ...every("name id", "it is called operationId here"),
  ...every("path pathparams pathparameters", "they are called params here: params: { id: uuid }"),
  ...every("method methods", ROUTE_KEY),
  ...every("desc doc comment", "it is called description here"),
  ...every(
    "queries search searchparams queryparams queryparameters",
    "they are called query here: query: { page: integer? }",
  ),
  tags: "routes of this file are chosen by their paths: --include",
  ...every("handler middleware cache revalidate runtime dynamic", "that is code: it goes into the route's file"),
};
