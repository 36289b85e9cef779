import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { Operation, Parameter, SecurityScheme } from "./document.js";

/** A value of a parameter that its style cannot write, such as a list in a list. */
export class Unwritable extends Error {}

/** The path of a request: what openapi-fetch writes in place of each parameter. */
export function writePath(operation: Operation, values: ReadonlyMap<Parameter, unknown>): string {
  let path = operation.path.replace(/#.*$/s, "");
  for (const [parameter, value] of values) {
    if (parameter.in === "path") path = path.replaceAll(`{${parameter.name}}`, () => writeInPath(parameter, value));
  }
  const [before = "", stated] = path.split("?");
  const query = [...values].flatMap(([parameter, value]) =>
    parameter.in === "query" ? writeInQuery(parameter, value) : [],
  );
  const search = [...(stated === undefined ? [] : [stated]), ...query].filter((part) => part !== "").join("&");
  return `/api${before === "/" ? "" : before.replace(/\/$/, "")}${search === "" ? "" : `?${search}`}`;
}

function writeInPath({ name, style, explode }: Parameter, value: unknown): string {
  const options = { style: style as "simple", explode };
  const text = Array.isArray(value)
    ? serializeArrayParam(name, value, options)
    : isObject(value)
      ? serializeObjectParam(name, value, options)
      : single(name, style, value);
  if (/^\.{0,2}$/.test(text)) throw new Unwritable(`${name} is not a path segment`);
  return text;
}

function single(name: string, style: string, value: unknown): string {
  const text = encodeURIComponent(String(value));
  if (style === "matrix") return `;${serializePrimitiveParam(name, String(value))}`;
  return style === "label" ? `.${text}` : text;
}

function writeInQuery({ name, style, explode, isJson }: Parameter, value: unknown): string[] {
  const key = encodeURIComponent(name);
  if (isJson) return [`${key}=${encodeURIComponent(JSON.stringify(value))}`];
  if (Array.isArray(value)) {
    if (style === "deepObject") return deepPairs(key, value);
    value.forEach(mustBeFlat);
    return [serializeArrayParam(key, value, { style: style as "form", explode })];
  }
  if (isObject(value)) {
    if (style === "deepObject") return deepPairs(key, value);
    Object.values(value).forEach(mustBeFlat);
    return [serializeObjectParam(key, value as Record<string, string>, { style: style as "form", explode })];
  }
  mustBeFlat(value);
  return [serializePrimitiveParam(key, String(value))];
}

/** `filter[a][b]=1`, as PHP, Rails and Stripe write what the specification leaves open. */
export function deepPairs(key: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null) {
    mustBeFlat(value);
    return [`${key}=${encodeURIComponent(String(value))}`];
  }
  const entries = Object.entries(value);
  if (entries.length === 0) throw new Unwritable("no text stands for nothing in a value");
  return entries.flatMap(([name, child]) => deepPairs(`${key}[${encodeURIComponent(name)}]`, child));
}

export function writeHeaders(values: ReadonlyMap<Parameter, unknown>): Record<string, string> {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (const [{ name, in: place, isJson }, value] of values) {
    if (place === "header") headers[name.toLowerCase()] = headerText(isJson ? JSON.stringify(value) : value);
    if (place === "cookie") cookies.push(`${name}=${encodeURIComponent(String(value))}`);
  }
  return { ...headers, ...(cookies.length > 0 && { cookie: cookies.join("; ") }) };
}

function headerText(value: unknown): string {
  const items = Array.isArray(value) ? value : [value];
  items.forEach(mustBeFlat);
  const text = items.map(String).join(",");
  if (!/^[!-~](?:[ -~]*[!-~])?$/.test(text) || (Array.isArray(value) && items.some((item) => /,/.test(String(item))))) {
    throw new Unwritable(`${text} is not a value of a header`);
  }
  return text;
}

/** What a caller who may has with them. */
export function writeCredentials(security: readonly SecurityScheme[]): {
  headers: Record<string, string>;
  query: string[];
} {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  for (const { type, scheme = "", in: place, name = "" } of security) {
    if (type === "apiKey" && place === "header") headers[name.toLowerCase()] = "secret";
    else if (type === "apiKey" && place === "cookie") headers.cookie = `${name}=secret`;
    else if (type === "apiKey") query.push(`${encodeURIComponent(name)}=secret`);
    else if (scheme.toLowerCase() === "basic") headers.authorization = `Basic ${btoa("user:secret")}`;
    else headers.authorization = `${scheme || "Bearer"} secret`;
  }
  return { headers, query };
}

function mustBeFlat(value: unknown): void {
  if (typeof value === "object") throw new Unwritable("no text stands for a value in a value");
}

function isObject(value: unknown): value is Record<string, string> {
  return typeof value === "object" && value !== null;
}
