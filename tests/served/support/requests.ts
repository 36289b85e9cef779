import type { Ask } from "../../e2e/support/next-server.js";
import { canWriteBody, writeBody } from "./body.js";
import { node, resolve, type Document, type Node, type Operation, type Parameter } from "./document.js";
import { sampler, type Sampler } from "./schemas.js";
import { Unwritable, writeCredentials, writeHeaders, writePath } from "./write.js";

export interface Request {
  /** What is wrong with it; `valid` when nothing is. */
  title: string;
  path: string;
  ask: Ask;
  /** What may be answered. */
  statuses: number[];
}

/** Requests of a document's operations: made by json-schema-faker, judged by Ajv, written by openapi-fetch. */
export interface RequestMaker {
  /** A request that the document allows, the same for the same seed. */
  valid(operation: Operation, seed: number): Promise<Request>;
  /** One that it does not allow; in which way, the seed says. */
  invalid(operation: Operation, seed: number): Promise<Request>;
}

/** The values of a valid request, from which an invalid one differs in one thing. */
interface Parts {
  operation: Operation;
  values: ReadonlyMap<Parameter, unknown>;
  body?: Body;
}

interface Body {
  type: string;
  value: unknown;
  media: Node;
  files: ReadonlySet<string>;
  sampler: Sampler;
}

/** Schemas are compiled once. */
type Samplers = (schema: unknown) => Sampler;

export function requestMaker(document: Document, operations: readonly Operation[]): RequestMaker {
  const known = new Map<unknown, Sampler>();
  const samplers: Samplers = (schema) => {
    const made = known.get(schema) ?? sampler(document, schema);
    known.set(schema, made);
    return made;
  };
  return {
    async valid(operation, seed) {
      return request("valid", makeParts(document, operation, samplers, seed), [200, 201, 202, 204, 501]);
    },
    async invalid(operation, seed) {
      const parts = makeParts(document, operation, samplers, seed);
      const wrong = [...(await wrongParameters(parts, samplers)), ...(await wrongBodies(parts))];
      return wrong.length > 0 ? (wrong[seed % wrong.length] as Request) : wrongMethod(parts, operations);
    },
  };
}

function makeParts(document: Document, operation: Operation, samplers: Samplers, seed: number): Parts {
  const values = new Map<Parameter, unknown>();
  for (const parameter of operation.parameters) {
    const value = parameterValue(parameter, samplers(parameter.schema), seed);
    if (value !== undefined) values.set(parameter, value);
  }
  const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  // What a body means there is not defined (RFC 9110, 9.3.1).
  if (type === undefined || media === undefined || /^(?:GET|HEAD)$/.test(operation.method))
    return { operation, values };
  const body = bodyValue({ type, media, files: fileProperties(document, media.schema) }, samplers, seed);
  if (body === undefined) throw new Error(`no value was found for the body of ${operation.method} ${operation.path}`);
  return { operation, values, body };
}

/** Undefined when no value was found that the media type can write. */
function bodyValue(body: Omit<Body, "value" | "sampler">, samplers: Samplers, seed: number): Body | undefined {
  const sampler = samplers(body.media.schema);
  const value = sampler.valid(seed, (each) => canWriteBody(body.type, each, body.media));
  return value === undefined ? undefined : { ...body, value, sampler };
}

/** Undefined for a parameter that is better left out. */
function parameterValue(parameter: Parameter, { valid }: Sampler, seed: number): unknown {
  if (isOverruled(parameter)) return undefined;
  for (let attempt = 0; attempt < 20; attempt++) {
    const value = valid(seed + attempt * 1000);
    const isEmpty = value === null || (typeof value === "object" && Object.keys(value ?? {}).length === 0);
    if (value !== undefined && !isEmpty && canWrite(parameter, value)) return value;
  }
  if (parameter.required) throw new Error(`no value was found for the parameter ${parameter.name}`);
  return undefined;
}

/** Header parameters of these names have no effect (https://spec.openapis.org/oas/v3.1.1.html#parameter-object). */
function isOverruled({ in: place, name }: Parameter): boolean {
  return place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);
}

function canWrite(parameter: Parameter, value: unknown): boolean {
  const values = new Map([[parameter, value]]);
  try {
    writePath({ method: "GET", path: `/{${parameter.name}}`, parameters: [] }, values);
    writeHeaders(values);
    return true;
  } catch (error) {
    if (error instanceof Unwritable) return false;
    throw error;
  }
}

function fileProperties({ root }: Document, schema: unknown): Set<string> {
  const properties = node(resolve(root, schema).properties);
  const isBinary = (value: unknown): boolean => resolve(root, value).format === "binary";
  const isFile = (name: string): boolean => {
    const { items } = resolve(root, properties[name]);
    return isBinary(properties[name]) || (items !== undefined && isBinary(items));
  };
  return new Set(Object.keys(properties).filter(isFile));
}

async function request(title: string, parts: Parts, statuses: number[], change: Ask = {}): Promise<Request> {
  const { operation, values, body } = parts;
  const credentials = writeCredentials(operation.security ?? []);
  const plain = writePath(operation, values);
  const path = [plain, ...credentials.query].reduce((url, part) => `${url}${url.includes("?") ? "&" : "?"}${part}`);
  const headers = { ...writeHeaders(values), ...credentials.headers };
  const written = body && (await writeBody(body.type, body.value, body.media, body.files));
  const ask: Ask = {
    method: operation.method,
    headers: { ...headers, ...(written && { "content-type": written.type }), ...change.headers },
    body: change.body === undefined ? (written?.bytes ?? null) : change.body,
    ...(change.method !== undefined && { method: change.method }),
  };
  return { title, path, ask, statuses };
}

/** A required parameter left out, or a text that no value of the parameter is written as. */
async function wrongParameters(parts: Parts, samplers: Samplers): Promise<Request[]> {
  const requests: Request[] = [];
  for (const parameter of parts.operation.parameters) {
    if (isOverruled(parameter)) continue;
    const { name, in: place, required, schema } = parameter;
    if (required && place !== "path") {
      const values = new Map([...parts.values].filter(([each]) => each !== parameter));
      requests.push(await request(`no ${place} ${name}`, { ...parts, values }, [400]));
    }
    const { accepts, types } = samplers(schema);
    const isScalar = types.size > 0 && !["string", "array", "object"].some((type) => types.has(type));
    if (isScalar && !accepts(WRONG)) {
      const values = new Map(parts.values).set(parameter, WRONG);
      requests.push(await request(`a wrong ${place} ${name}`, { ...parts, values }, [400]));
    }
  }
  return requests;
}

const WRONG = "nothing-like-it";

/** No body, half a body, a body of an unheard-of type, and one that the schema refuses. */
async function wrongBodies(parts: Parts): Promise<Request[]> {
  const { operation, body } = parts;
  if (body === undefined) return [];
  const requests: Request[] = [];
  const isJson = /^application\/(?:.*\+)?json$/.test(body.type);
  const takesAll = Object.keys(operation.body?.content ?? {}).some((type) => type.startsWith("*/"));
  if (operation.body?.required) requests.push(await request("no body", parts, [400, 415], { body: null }));
  if (isJson) requests.push(await request("half a body", parts, [400], { body: '{"a":' }));
  if (!takesAll) {
    const headers = { "content-type": "application/x-unheard-of" };
    // Nothing at all would not be a body, which has no type either.
    const { bytes } = await writeBody(body.type, body.value, body.media, body.files);
    const ask = bytes.length === 0 ? { headers, body: "x" } : { headers };
    requests.push(await request("a body of an unheard-of type", parts, [415], ask));
  }
  const refused = [42, "text", true, [7], {}].find((value) => !body.sampler.accepts(value));
  if (isJson && refused !== undefined) {
    requests.push(await request("a body of a wrong type", parts, [400], { body: JSON.stringify(refused) }));
  }
  return requests;
}

/** A method that no path has which the URL could stand for, or a URL that nothing stands for. */
async function wrongMethod(parts: Parts, operations: readonly Operation[]): Promise<Request> {
  const { path } = await request("", parts, []);
  const taken = new Set(operations.filter((each) => fits(each, path)).map(({ method }) => method));
  const free = ["PATCH", "DELETE", "PUT", "POST"].find((method) => !taken.has(method));
  if (free !== undefined) return request(`by ${free}`, parts, [405], { method: free, body: null });
  const wrong = await request("another path", parts, [404]);
  return { ...wrong, path: wrong.path.replace(/(?=\?|$)/, "/no/such/path/anywhere") };
}

function fits({ path }: Operation, url: string): boolean {
  const parts = path
    .replace(/[?#].*$/s, "")
    .split(/\{[^}]*\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^/api${parts.join("[^/]+")}/?$`).test(url.replace(/\?.*$/s, ""));
}
