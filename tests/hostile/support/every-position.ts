import type { Json } from "../../../src/model/schema.js";

/**
 * Gives the string for a position of a document.
 *
 * @param place unique; what the tests call it
 * @param harmless what stands there when nobody means harm
 */
export type At = (place: string, harmless: string) => string;

/** An OpenAPI 3.1 document with a string of the caller's in every position where text is free. */
export function everyPosition(at: At): Json {
  const model = at("model name", "Pet");
  const property = at("property name", "petName");
  const inner = at("name in $defs", "inner");
  const scheme = at("scheme name", "apiToken");
  const scope = at("scope", "read");
  const header = at("response header name", "X-Rate");
  const kind = at("discriminator property", "kind");
  const escaped = (name: string): string => {
    const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
    const isWhole = !/\p{Surrogate}/u.test(name);
    return isWhole ? encodeURIComponent(pointer) : pointer.replaceAll("%", "%25");
  };
  const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${escaped(name)}` });
  return {
    openapi: "3.1.0",
    info: { title: at("title", "A title"), description: at("description", "All of it."), version: at("version", "1") },
    servers: [{ url: at("server url", "https://example.com"), description: at("server description", "Here.") }],
    tags: [{ name: at("tag", "pets"), description: at("tag description", "Pets.") }],
    externalDocs: { url: at("docs url", "https://example.com"), description: at("docs description", "More.") },
    [`x-${at("extension key", "more")}`]: at("extension value", "More."),
    security: [{ [scheme]: [scope] }],
    paths: {
      "/pets": {
        summary: at("path summary", "All pets."),
        description: at("path description", "Every one."),
        get: {
          operationId: at("operationId", "listPets"),
          summary: at("operation summary", "List pets."),
          description: at("operation description", "In pages."),
          tags: [at("operation tag", "pets")],
          parameters: [
            {
              name: at("query name", "limit"),
              in: "query",
              description: at("parameter description", "How many."),
              schema: {
                type: "string",
                default: at("parameter default", "many"),
              },
              example: at("parameter example", "few"),
            },
            { name: "sort", in: "query", schema: { type: "string", enum: [at("parameter enum", "age"), "name"] } },
            {
              name: at("header name", "X-Tenant"),
              in: "header",
              schema: { type: "string", const: at("parameter const", "me") },
            },
            { name: at("cookie name", "theme"), in: "cookie", schema: { type: "array", items: { type: "string" } } },
            {
              name: at("deep name", "filter"),
              in: "query",
              style: "deepObject",
              schema: { type: "object", properties: { [at("deep property", "age")]: { type: "integer" } } },
            },
          ],
          responses: {
            "200": {
              description: at("response description", "Pets."),
              headers: {
                [header]: { description: at("header description", "How fast."), schema: { type: "integer" } },
              },
              content: {
                "application/json": {
                  schema: { type: "array", items: ref(model) },
                  example: [
                    { [property]: at("example value", "Rex"), [at("example key", "more")]: [at("example item", "b")] },
                  ],
                },
              },
              links: { [at("link name", "next")]: { operationId: at("link operation", "listPets") } },
            },
            default: {
              description: at("default description", "Wrong."),
              content: { "text/plain": { schema: { type: "string" } } },
            },
          },
          callbacks: {
            [at("callback name", "onPet")]: {
              [at("callback url", "{$request.body#/url}")]: { post: { responses: {} } },
            },
          },
        },
        post: {
          requestBody: {
            description: at("body description", "A pet."),
            required: true,
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  properties: { [property]: { type: "string" }, file: { type: "string", format: "binary" } },
                },
                encoding: { [property]: { contentType: at("encoding type", "text/plain") } },
              },
            },
          },
          responses: {
            "201": {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Shape" } } },
            },
          },
        },
      },
    },
    webhooks: {
      [at("webhook name", "petAdded")]: { post: { summary: at("webhook summary", "Hello."), responses: {} } },
    },
    components: {
      securitySchemes: {
        [scheme]: {
          type: "apiKey",
          in: "header",
          name: at("key name", "X-Key"),
          description: at("scheme description", "A key."),
        },
        oauth: {
          type: "oauth2",
          flows: {
            implicit: {
              authorizationUrl: at("oauth url", "https://example.com"),
              scopes: { [scope]: at("scope text", "Reads.") },
            },
          },
        },
      },
      schemas: {
        [model]: {
          title: at("schema title", "A pet"),
          description: at("schema description", "It has a name."),
          type: "object",
          $comment: at("comment", "Nothing."),
          [at("unknown keyword", "x-unknown")]: at("unknown keyword value", "x"),
          required: [property],
          properties: {
            [property]: {
              type: "string",
              title: at("property title", "Name"),
              description: at("property description", "What it is called."),
              default: at("property default", "Rex"),
              examples: [at("property example", "Tom")],
              format: at("format", "pet-name"),
              contentMediaType: at("contentMediaType", "text/x-name"),
            },
            colour: { enum: [at("enum value", "red"), "green", 1, null] },
            sort: { const: at("const value", "dog") },
            point: { const: { [at("const key", "x")]: [at("const item", "y")] } },
            next: ref(model),
            inner: { $ref: `#/components/schemas/${escaped(model)}/$defs/${escaped(inner)}` },
          },
          patternProperties: { "^x-": { type: "string", description: at("pattern property text", "Any.") } },
          propertyNames: { not: { const: at("forbidden name", "nothing") } },
          not: { required: [at("forbidden property", "never")] },
          additionalProperties: { type: "string", description: at("additional text", "Others.") },
          $defs: { [inner]: { type: "string", enum: [at("inner value", "in")] } },
        },
        Shape: {
          oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }],
          discriminator: {
            propertyName: kind,
            mapping: { [at("mapping key", "circle")]: "#/components/schemas/Circle" },
          },
        },
        Circle: { type: "object", required: [kind], properties: { [kind]: { type: "string" }, r: { type: "number" } } },
        Square: {
          type: "object",
          required: [kind],
          properties: { [kind]: { type: "string" } },
          dependentRequired: { [kind]: [at("dependent property", "side")] },
          xml: { name: at("xml name", "square") },
          externalDocs: { url: at("schema docs url", "https://example.com") },
        },
      },
    },
  };
}

/** The same for a spec file of ours. */
export function everyOwnPosition(at: At): Json {
  const model = at("own model name", "Pet");
  const scheme = at("own scheme name", "token");
  return {
    title: at("own title", "A title"),
    description: at("own description", "All of it."),
    securitySchemes: {
      [scheme]: {
        type: "apiKey",
        in: "query",
        name: at("own key name", "key"),
        description: at("own scheme text", "A key."),
      },
    },
    security: [{ [scheme]: [at("own scope", "read")] }],
    routes: {
      pets: {
        summary: at("own route summary", "All pets."),
        description: at("own route description", "Every one."),
        get: {
          summary: at("own summary", "List pets."),
          description: at("own operation description", "In pages."),
          operationId: at("own operationId", "listPets"),
          query: {
            limit: { type: "string", enum: [at("own enum", "few"), "many"] },
            sort: { type: "string", default: at("own default", "few") },
          },
          responses: {
            200: {
              description: at("own response", "Pets."),
              content: { "application/json": { type: "array", items: { $ref: model } } },
            },
          },
        },
        post: {
          body: { type: "object", properties: { [at("own property", "name")]: { type: "string" } } },
          response: null,
        },
      },
    },
    models: {
      [model]: {
        type: "object",
        description: at("own model description", "A pet."),
        properties: {
          name: { type: "string", description: at("own property text", "Its name."), const: at("own const", "Rex") },
        },
      },
    },
  };
}

/** Words that have a meaning: what stands there may change what is generated, or have it refused. */
export function everyKeyword(at: At): Json {
  return {
    openapi: `3.${at("version of OpenAPI", "1.0")}`,
    info: { title: "A title", version: "1" },
    servers: [{ url: at("server", "/v1") }],
    paths: {
      [`/pets${at("end of a segment", "")}`]: { get: { responses: { [at("status", "200")]: { description: "" } } } },
      [`/${at("segment", "a")}/b`]: { [at("method", "get")]: { responses: {} } },
      [`/c/{${at("path parameter", "id")}}`]: {
        get: {
          parameters: [
            { name: at("path parameter", "id"), in: "path", required: true, schema: { type: "string" } },
            { name: "a", in: at("in", "query"), style: at("style", "form"), schema: { type: at("type", "string") } },
            { name: "b", in: "query", content: { [at("parameter media type", "application/json")]: {} } },
          ],
          responses: {},
        },
      },
      [`/d/{a}${at("between parameters", "-")}{b}`]: {
        get: {
          parameters: ["a", "b"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
          responses: {},
        },
      },
      [`/e?${at("query key", "kind")}=${at("query value", "x")}`]: { get: { responses: {} } },
      [`/f#X-Kind=${at("fragment value", "x")}`]: {
        post: {
          parameters: [{ name: "X-Kind", in: "header", required: true, schema: { type: "string" } }],
          requestBody: { content: { [at("media type", "application/json")]: { schema: { type: "string" } } } },
          responses: {
            200: {
              description: "",
              content: { [at("response media type", "text/plain")]: { schema: { type: "string" } } },
            },
          },
        },
      },
      "/g": {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  patternProperties: { [at("pattern key", "^x-")]: { type: "string" } },
                  properties: {
                    a: { type: "string", pattern: at("pattern", "^a$") },
                    b: { type: "string", format: at("known format", "date") },
                    c: { type: "string", contentEncoding: at("contentEncoding", "base64") },
                    d: { $ref: at("reference", "#/components/schemas/Pet") },
                    e: { $ref: `#/components/schemas/${at("end of a reference", "Pet")}` },
                    f: { $ref: at("file of a reference", "") + "#/components/schemas/Pet" },
                  },
                },
              },
            },
          },
          responses: {},
        },
      },
    },
    components: {
      schemas: { Pet: { type: "string" } },
      securitySchemes: {
        basic: { type: "http", scheme: at("http scheme", "basic") },
        key: { type: at("scheme type", "apiKey"), in: at("key in", "header"), name: "X-Key" },
      },
    },
    security: [{ basic: [] }, { key: [] }],
  };
}
