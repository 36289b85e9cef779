import { STATUS_KEYS, UNROUTED_METHODS } from "../../model/http.js";
import { METHODS, UNKNOWN_FIELDS } from "../../model/route-spec.js";
import { ROUTER_NAMES } from "../../model/routers/index.js";
import { BYTE_SIZE, byteSizeHint } from "../byte-size.js";
import { KEYWORDS, SCHEMA_SIGNS } from "./keywords.js";
import type { Definitions, Key, ObjectShape, Shape } from "./shape.js";
import { SHORT_TYPE_PATTERN } from "./short-type.js";

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

const MEDIA_TYPE_KEYS = { pattern: "^[^\\s/]+/[^\\s/]+$", what: "a media type such as text/plain" };
const MODEL_KEYS = { pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$", what: "a model's name: letters, digits and _ . -" };

const content: Key = {
  shape: { kind: "map", keys: MEDIA_TYPE_KEYS, values: schema },
  description: "A schema for each media type.",
};

function schemaMap(description: string): Key {
  return { shape: { kind: "map", values: schema }, description };
}

const typeText: Shape = {
  kind: "text",
  what: "a type such as uuid, integer?, User[] or admin|member",
  pattern: SHORT_TYPE_PATTERN,
};

const byteSize: Shape = {
  kind: "either",
  what: BYTE_SIZE.what,
  shapes: [
    { kind: "number", integer: true },
    { kind: "text", ...BYTE_SIZE, hint: byteSizeHint },
  ],
};

/** A long form is told from a list of properties by its `content`. */
const CONTENT_SIGN = [{ key: "content", value: { kind: "keys match", pattern: MEDIA_TYPE_KEYS.pattern } }] as const;

const operation: ObjectShape = {
  kind: "object",
  keys: {
    summary: { shape: text, description: "One line for the handler's comment." },
    description: { shape: text, description: "More than one line." },
    deprecated: { shape: flag, description: "Marks the operation as deprecated." },
    operationId: { shape: text, description: "A stable name; the operation keeps it when its path changes." },
    params: schemaMap("Path parameters; one that is not described is a string, a catch-all a list of strings."),
    query: schemaMap("Query parameters."),
    headers: schemaMap("Request headers."),
    cookies: schemaMap("Cookies."),
    body: { shape: { kind: "use", name: "body" }, description: "The request's body; a final ? makes it optional." },
    bodyLimit: { shape: byteSize, description: "The largest request body: bytes, or a size such as 10mb." },
    response: {
      shape: { kind: "use", name: "response" },
      description: "The body of the answer 200; null means 204 without a body. Without any response: 200 and any JSON.",
    },
    responses: {
      shape: { kind: "map", keys: STATUS_KEYS, values: { kind: "use", name: "response" } },
      description: "The body of each status; null means no body.",
    },
    security: {
      shape: { kind: "use", name: "security" },
      description: "Overrides the file's security; [] means open.",
    },
    example: { shape: any, description: "An example of the successful answer, used by --mock." },
  },
};

const METHOD_KEYS = METHODS.flatMap((method) => [method.toLowerCase(), method]);

const route: ObjectShape = {
  kind: "object",
  keys: {
    summary: { shape: text, description: "One line about the route." },
    description: { shape: text, description: "More about the route." },
    template: { shape: text, description: "A template instead of operations: basic, rest, cors, ... or a .hbs file." },
    params: schemaMap("Path parameters of all operations."),
    ...Object.fromEntries(
      METHOD_KEYS.map((key): [string, Key] => [
        key,
        { shape: { kind: "use", name: "operation" }, description: `What ${key.toUpperCase()} takes and answers.` },
      ]),
    ),
  },
  needsOneOf: ["template", ...METHOD_KEYS],
  conflicts: [
    ...METHODS.map((method) => [method.toLowerCase(), method] as const),
    ...METHOD_KEYS.map((key) => ["template", key] as const),
  ],
  refused: {
    ...Object.fromEntries(
      UNROUTED_METHODS.map((method) => [method.toLowerCase(), `The App Router of Next.js cannot route ${method}`]),
    ),
    query:
      "The App Router of Next.js cannot route QUERY; query parameters belong to a method, e.g. get: { query: ... }",
  },
};

const unknownFields: ObjectShape["keys"][string] = {
  shape: { kind: "choice", values: UNKNOWN_FIELDS },
  description: "What of a request its schema does not name: strip (default), refuse with 400, or keep.",
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
  },
  required: ["file"],
};

const documents: Shape = {
  kind: "list",
  items: { kind: "either", what: "a file, or a mapping with a file", shapes: [text, document] },
};

const securityScheme: ObjectShape = {
  kind: "object",
  keys: {
    type: {
      shape: { kind: "choice", values: ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"] },
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
      shape: { kind: "choice", values: ROUTER_NAMES },
      description: "Which router the routes are written for; detected when not said.",
    },
    language: { shape: { kind: "choice", values: ["ts", "js"] }, description: "Detected when not said." },
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
    include: { shape: texts, description: "Only these routes, as globs." },
    exclude: { shape: texts, description: "Not these routes, as globs." },
    securitySchemes: {
      shape: { kind: "map", values: { kind: "use", name: "securityScheme" } },
      description: "How callers prove who they are, as in OpenAPI.",
    },
    security: {
      shape: { kind: "use", name: "security" },
      description: "What every operation asks for unless it says otherwise.",
    },
    routes: {
      shape: { kind: "map", values: { kind: "use", name: "route" } },
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
  },
};

export const DEFINITIONS: Definitions = {
  route,
  operation: { kind: "either", what: "an operation", shapes: [operation, { kind: "null" }] },
  securityScheme,
  schema: {
    kind: "either",
    what: "a type such as uuid or User[], a list of properties, or JSON Schema",
    shapes: [
      typeText,
      flag,
      {
        kind: "forms",
        long: { kind: "object", keys: KEYWORDS },
        signs: SCHEMA_SIGNS,
        otherwise: { kind: "map", values: schema },
      },
    ],
  },
  body: {
    kind: "either",
    what: "a type, a list of properties, JSON Schema, or { content: ... }",
    shapes: [
      typeText,
      flag,
      {
        kind: "forms",
        long: {
          kind: "object",
          keys: {
            description: { shape: text, description: "About the body." },
            required: { shape: flag, description: "Whether it must be sent; true when not said." },
            stream: {
              shape: flag,
              description: "Handed to the handler as it comes, unchecked; of a form part by part, fields checked.",
            },
            content,
          },
        },
        signs: CONTENT_SIGN,
        otherwise: schema,
      },
    ],
  },
  response: {
    kind: "either",
    what: "a type, a list of properties, JSON Schema, { content: ... }, or null",
    shapes: [
      typeText,
      flag,
      { kind: "null" },
      {
        kind: "forms",
        long: {
          kind: "object",
          keys: {
            description: { shape: text, description: "When this is the answer." },
            headers: schemaMap("Response headers."),
            content,
          },
        },
        signs: CONTENT_SIGN,
        otherwise: schema,
      },
    ],
  },
  security: {
    kind: "either",
    what: "a scheme's name or a list of alternatives",
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
