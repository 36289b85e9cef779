import { askWhether } from "../../model/did-you-mean.js";
import { STATUS_KEYS, TUNNEL } from "../../model/http.js";
import { UNKNOWN_FIELDS } from "../../model/document-use.js";
import { FURTHER_METHODS, METHODS } from "../../model/route-spec.js";
import { ROUTER_NAMES } from "../../model/routers/index.js";
import { BYTE_SIZE, byteSizeHint } from "../byte-size.js";
import {
  BEARER,
  every,
  METHOD_KEYS,
  methodInKey,
  methodsHint,
  securityHint,
  OPERATION_SLIPS,
  operationHint,
  ROUTE_KEY,
  routeKeyHint,
  statusHint,
} from "./key-hints.js";
import { parameters, PAYLOADS } from "./payload-shapes.js";
import type { Definitions, Key, ObjectShape, Shape } from "./shape.js";
import { typeHint } from "./type-hints.js";

/**
 * What `api-routes.yaml` may contain: the one definition. The reader checks files against it, `schema.json` is printed
 * from it, and the messages about unknown keys take their suggestions from it.
 */

const text: Shape = { kind: "text" };
const flag: Shape = { kind: "flag" };
const any: Shape = { kind: "any" };
const schema: Shape = { kind: "use", name: "schema" };
const texts: Shape = {
  kind: "either",
  what: "a text or a list of texts",
  shapes: [text, { kind: "list", items: text }],
};

const MODEL_KEYS = { pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$", what: "a model's name: letters, digits and _ . -" };

const byteSize: Shape = {
  kind: "either",
  what: BYTE_SIZE.what,
  shapes: [
    { kind: "number", integer: true },
    { kind: "text", ...BYTE_SIZE, hint: byteSizeHint },
  ],
};

const operation: ObjectShape = {
  kind: "object",
  keys: {
    summary: { shape: text, description: "One line for the handler's comment." },
    description: { shape: text, description: "More than one line." },
    deprecated: { shape: flag, description: "Marks the operation as deprecated." },
    operationId: { shape: text, description: "A stable name; the operation keeps it when its path changes." },
    params: parameters("Path parameters; one that is not described is a string, a catch-all a list of strings."),
    query: parameters("Query parameters."),
    headers: parameters("Request headers."),
    cookies: parameters("Cookies."),
    body: { shape: { kind: "use", name: "body" }, description: "The request's body; a final ? makes it optional." },
    bodyLimit: { shape: byteSize, description: "The largest request body: bytes, or a size such as 10mb." },
    response: {
      shape: { kind: "use", name: "response" },
      description: "The body of the answer 200; null means 204 without a body. Without any response: 200 and any JSON.",
    },
    responses: {
      shape: {
        kind: "map",
        keys: STATUS_KEYS,
        values: { kind: "use", name: "response" },
        hint: (value) =>
          typeof value === "string" ? typeHint(value) : "each status is a key: responses: { 200: User, 404: Problem }",
        keyHint: statusHint,
      },
      description: "The body of each status; null means no body.",
    },
    security: {
      shape: { kind: "use", name: "security" },
      description: "Overrides the file's security; [] means open.",
    },
    example: { shape: any, description: "An example of the successful answer, used by --mock." },
  },
  refused: OPERATION_SLIPS,
};

const operationOf: Shape = { kind: "use", name: "operation" };

const route: ObjectShape = {
  kind: "object",
  keys: {
    summary: { shape: text, description: "One line about the route." },
    description: { shape: text, description: "More about the route." },
    template: { shape: text, description: "A template instead of operations: basic, rest, cors, ... or a .hbs file." },
    params: parameters("Path parameters of all operations."),
    ...Object.fromEntries(
      METHODS.flatMap((method) => {
        const key: Key = { shape: operationOf, description: `What ${method} takes and answers.` };
        return [[method.toLowerCase(), key] as const, [method, key] as const];
      }),
    ),
    ...Object.fromEntries(FURTHER_METHODS.map((method): [string, Key] => [method, { shape: operationOf }])),
  },
  needsOneOf: ["template", ...METHOD_KEYS],
  conflicts: [
    ...METHODS.map((method) => [method.toLowerCase(), method] as const),
    ...METHOD_KEYS.map((key) => ["template", key] as const),
  ],
  hint: methodsHint,
  keyHint: routeKeyHint,
  refused: {
    ...every("all any * handler method methods verbs", "each method is a key: get: { response: User }"),
    ...Object.fromEntries(
      FURTHER_METHODS.map((method) => [method.toLowerCase(), `the method ${method} is written in upper case`]),
    ),
    connect: TUNNEL,
    response: "an answer belongs to a method: get: { response: User }",
    body: "a body belongs to a method: post: { body: User }",
    ...every(
      "query queries",
      "query parameters belong to a method, e.g. get: { query: ... }; the method QUERY is written in upper case",
    ),
  },
};

const unknownFields: ObjectShape["keys"][string] = {
  shape: { kind: "choice", values: UNKNOWN_FIELDS },
  description: "What of a request its schema does not name: strip (default), refuse with 400, or keep.",
};

const client: ObjectShape["keys"][string] = {
  shape: { kind: "flag" },
  description: "Writes a typed client for the front end: lib/api/client.ts.",
};

const withTests: ObjectShape["keys"][string] = {
  shape: { kind: "flag" },
  description: "Writes a test for each route, and the client that it calls.",
};

const document: ObjectShape = {
  kind: "object",
  keys: {
    file: { shape: text, description: "The document, relative to this file." },
    prefix: { shape: text, description: "Puts its routes below /api/<prefix>: folders such as v1 or v1/admin." },
    as: {
      shape: text,
      description:
        "Its own place: models, security and contracts in lib/api/<as>, whatever other documents call theirs.",
    },
    include: { shape: texts, description: "Only its paths that these globs fit." },
    exclude: { shape: texts, description: "Not its paths that these globs fit." },
    tag: { shape: texts, description: "Only its operations with one of these tags." },
    unknownFields,
    client,
    withTests,
  },
  required: ["file"],
};

const documents: Shape = {
  kind: "list",
  items: { kind: "either", what: "a file, or a mapping with a file", shapes: [text, document] },
};

const securityScheme: ObjectShape = {
  kind: "object",
  hint: () => BEARER,
  refused: every("header cookie query key", "an API key is { type: apiKey, in: header, name: X-Key }"),
  keys: {
    type: {
      shape: {
        kind: "choice",
        values: ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"],
        hints: { bearer: BEARER, jwt: BEARER, token: BEARER, basic: "write { type: http, scheme: basic }" },
      },
      description: "The kind of scheme, as in OpenAPI.",
    },
    description: { shape: text, description: "About the scheme." },
    name: { shape: text, description: "Of an apiKey: the header, query parameter or cookie." },
    in: { shape: { kind: "choice", values: ["query", "header", "cookie"] }, description: "Of an apiKey: where it is." },
    scheme: { shape: text, description: "Of http: bearer, basic, ..." },
    bearerFormat: { shape: text, description: "A hint, e.g. JWT." },
    flows: { shape: any, description: "Of oauth2; not looked into." },
    openIdConnectUrl: { shape: text, description: "Of openIdConnect; not looked into." },
  },
  required: ["type"],
};

export const FILE_SHAPE: ObjectShape = {
  kind: "object",
  keys: {
    $schema: { shape: text, description: "The JSON Schema of this file, for editors." },
    title: { shape: text, description: "The API's name, for those who read the file." },
    description: { shape: text, description: "About the API, for those who read the file." },
    version: { shape: text, description: "The API's version, for its OpenAPI document." },
    router: {
      shape: {
        kind: "choice",
        values: ROUTER_NAMES,
        hints: Object.fromEntries(ROUTER_NAMES.map((name) => [`${name}-router`, askWhether(name)])),
      },
      description: "Which router the routes are written for; detected when not said.",
    },
    language: {
      shape: {
        kind: "choice",
        values: ["ts", "js"],
        hints: { typescript: askWhether("ts"), javascript: askWhether("js") },
      },
      description: "Detected when not said.",
    },
    spec: {
      shape: {
        kind: "either",
        what: "a file, a mapping with a file, or a list of them",
        shapes: [text, document, documents],
      },
      description: "OpenAPI documents to take routes from, relative to this file.",
    },
    prefix: {
      shape: text,
      description: "Puts an OpenAPI document's routes below /api/<prefix>: folders such as v1 or v1/admin.",
    },
    unknownFields,
    client,
    withTests,
    include: { shape: texts, description: "Only these routes, as globs." },
    exclude: { shape: texts, description: "Not these routes, as globs." },
    securitySchemes: {
      shape: {
        kind: "map",
        values: { kind: "use", name: "securityScheme" },
        hint: () => "each scheme is a key: bearer: { type: http, scheme: bearer }",
      },
      description: "How callers prove who they are, as in OpenAPI.",
    },
    security: {
      shape: { kind: "use", name: "security" },
      description: "What every operation asks for unless it says otherwise.",
    },
    routes: {
      shape: { kind: "map", values: { kind: "use", name: "route" }, hint: () => ROUTE_KEY, keyHint: methodInKey },
      description: "Routes by name: users, users/[id], users/:id, blog/[...slug].",
    },
    models: {
      shape: { kind: "map", keys: MODEL_KEYS, values: schema },
      description: "Named types: a list of properties, or JSON Schema.",
    },
  },
  refused: {
    as: "it belongs to a document: spec: [{ file: openapi.yaml, as: name }]",
    tag: "it belongs to a document: spec: [{ file: openapi.yaml, tag: name }]",
    ...every(
      "types schemas schema definitions components",
      "they are called models here: models: { User: { id: uuid } }",
    ),
    ...every("paths endpoints", `they are called routes here: ${ROUTE_KEY}`),
    info: "title, description and version stand by themselves",
    ...every("servers basepath base baseurl", "routes say themselves where they lie: v1/users"),
  },
};

export const DEFINITIONS: Definitions = {
  route,
  operation: {
    kind: "either",
    what: "an operation",
    shapes: [operation, { kind: "null" }],
    hint: operationHint,
  },
  securityScheme,
  ...PAYLOADS,
  security: {
    kind: "either",
    what: "a scheme's name or a list of alternatives",
    hint: securityHint,
    shapes: [
      text,
      {
        kind: "list",
        items: {
          kind: "either",
          what: "a scheme's name or a map of schemes to scopes",
          shapes: [text, { kind: "map", values: { kind: "list", items: text } }],
        },
      },
    ],
  },
};
