// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Method } from "./client-types";

/** Writes requests and reads answers. It runs in browsers: no schema is here. */

/** How operations have what is not a list as `a=1&a=2`, or `1,2` in paths and headers, or a JSON body. */
export type Formats = Partial<Record<string, Format>>;

interface Format {
  params?: Styles;
  query?: Styles;
  headers?: Styles;
  /** Of a form. */
  fields?: Styles;
  /** The whole query string. */
  querystring?: "json";
  /** The media type. */
  body?: string;
}

/**
 * By name: what stands between values (`,` or `/`), `json`, `deepObject`,
 * `label` or `matrix`; `*` behind it: `key=value`.
 */
type Styles = Partial<Record<string, string>>;

type Values = Record<string, unknown>;

/** What is asked for. A client's types have checked it. */
export interface Call extends Omit<RequestInit, "body" | "headers" | "method"> {
  params?: Values;
  query?: Values;
  querystring?: unknown;
  headers?: Values;
  contentType?: string;
  body?: unknown;
}

interface Init extends RequestInit {
  headers: Record<string, string>;
}

/** A function for each method that sends what it is given. */
export function forMethods<Client>(
  send: (method: Method, path: string, call: Call) => Promise<unknown>,
): Client {
  const of = (method: Method) => [
    method,
    (path: string, call: Call = {}) => send(method, path, call),
  ];
  return Object.fromEntries(METHODS.map(of)) as Client;
}

const METHODS: Method[] = ["GET", "PUT", "POST", "DELETE", "PATCH"];

/** The URL below the API's, and what `fetch` is told besides. */
export function requestOf(
  method: string,
  path: string,
  call: Call,
  formats: Formats,
): { url: string; init: Init } {
  const { params, query, querystring, headers, contentType, body, ...init } =
    call;
  const format = formats[`${method} ${path}`] ?? {};
  const search =
    format.querystring === "json" && querystring !== undefined
      ? encode(JSON.stringify(querystring))
      : pairsOf({ ...query, ...(querystring as Values) }, format.query);
  const type = contentType ?? format.body ?? "application/json";
  const sent = body === undefined ? undefined : write(body, type, format);
  const hasType = sent !== undefined && !(sent instanceof FormData);
  return {
    url: `${fill(path, params, format.params)}${search && `?${search}`}`,
    init: {
      ...init,
      method,
      headers: {
        ...(hasType && { "content-type": type }),
        ...headerTexts(headers, format.headers),
      },
      ...(sent !== undefined && { body: sent }),
    },
  };
}

function fill(path: string, params: Values = {}, styles: Styles = {}): string {
  const filled = path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    pathText(name, params[name] ?? "", styles[name]),
  );
  return filled.replace(/(?:\/|#.*)$/, "");
}

function pathText(name: string, value: unknown, style = ""): string {
  if (style === "json") return encode(JSON.stringify(value));
  const isExploded = style.endsWith("*");
  const kind = style.replace("*", "");
  if (kind === "/") return listOf(value).map(encode).join("/");
  const items = itemsOf(value, isExploded, encode);
  if (kind === "label") return `.${items.join(isExploded ? "." : ",")}`;
  if (kind !== "matrix") return items.join(kind === "" ? "," : encode(kind));
  if (!isExploded) return `;${name}=${items.join(",")}`;
  const front = isRecord(value) ? ";" : `;${name}=`;
  return items.map((item) => front + item).join("");
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : String(value).split("/");
}

function headerTexts(headers: Values = {}, styles: Styles = {}) {
  const said = Object.entries(headers).filter(([, value]) => isSaid(value));
  const texts = said.map(([name, value]) => [
    name,
    styles[name] === "json"
      ? JSON.stringify(value)
      : itemsOf(value, styles[name] === "*", String).join(","),
  ]);
  return Object.fromEntries(texts) as Record<string, string>;
}

/** The values of a list; of an object its keys and values in turn, or `key=value`. */
function itemsOf(
  value: unknown,
  isExploded: boolean,
  write: (value: unknown) => string,
): string[] {
  if (Array.isArray(value)) return value.map(write);
  if (!isRecord(value)) return [write(value)];
  const entries = Object.entries(value).filter(([, one]) => isSaid(one));
  return isExploded
    ? entries.map(([key, one]) => `${write(key)}=${write(one)}`)
    : entries.flat().map(write);
}

/** A query, or a form: `name=value` for each of its values. */
function pairsOf(values: Values, styles: Styles = {}): string {
  const entries = Object.entries(values);
  return entries
    .flatMap(([name, value]) => pairs(name, value, styles[name]))
    .join("&");
}

function pairs(name: string, value: unknown, style = ""): string[] {
  if (!isSaid(value)) return [];
  const pair = (text: string) => [`${encode(name)}=${text}`];
  if (style === "json") return pair(encode(JSON.stringify(value)));
  if (style === "deepObject" && isRecord(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      pairs(`${name}[${key}]`, item, style),
    );
  }
  if (Array.isArray(value) && (style === "" || style === "deepObject")) {
    return value.flatMap((item) => pair(encode(plainValue(item))));
  }
  if (isRecord(value) && style === "") {
    return Object.entries(value).flatMap(([key, item]) => pairs(key, item));
  }
  const delimiter = style === "," ? style : encode(style);
  return pair(itemsOf(value, false, encode).join(delimiter));
}

function write(
  body: unknown,
  type: string,
  { fields }: Format,
): RequestInit["body"] {
  if (body instanceof FormData) return body;
  if (/[/+](?:x-)?json$/.test(type)) return JSON.stringify(body);
  if (!isRecord(body) || isFinished(body)) return body as RequestInit["body"];
  if (!type.startsWith("multipart/")) return pairsOf(body, fields);
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isSaid(item)) form.append(name, plainValue(item));
    }
  }
  return form;
}

function isFinished(body: object): boolean {
  return (
    body instanceof Blob ||
    body instanceof URLSearchParams ||
    body instanceof ReadableStream ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}

/** Files as they are, objects as JSON, all else as text. */
function plainValue(value: unknown): string | Blob {
  if (value instanceof Blob) return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function encode(value: unknown): string {
  return encodeURIComponent(String(value));
}

const TEXT =
  /^text\/|[/+](?:xml|yaml|x-yaml|javascript|ecmascript|graphql|jwt|sql|toml|csv|html|plain|pem-[\w-]+)$|^application\/(?:dns|sdp|jose)$/;

const PARTS =
  /^text\/event-stream$|[/+](?:x-)?(?:jsonl|ndjson|json-lines|jsonlines|json-seq|stream\+json)$/;

/** What was answered, read by its media type. */
export async function answerOf(response: Response): Promise<object> {
  const { status, ok } = response;
  const body = await read(response);
  return { status, [ok ? "data" : "error"]: body, response };
}

async function read(response: Response): Promise<unknown> {
  const given = response.headers.get("content-type") ?? "";
  const [type = ""] = given.toLowerCase().split(/\s*;/);
  if (PARTS.test(type)) return response.body;
  if (/[/+](?:x-)?json$/.test(type)) {
    const text = await response.text();
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  }
  if (TEXT.test(type)) return response.text();
  const blob = await response.blob();
  return blob.size === 0 && type === "" ? undefined : blob;
}
