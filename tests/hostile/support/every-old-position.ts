import type { Json } from "../../../src/model/schema.js";
import type { At } from "./every-position.js";

/** What Swagger 2.0 says in other places than OpenAPI 3.1, with a string of the caller's in every one of them. */
export function everyOldPosition(at: At): Json {
  const model = at("old model name", "Pet");
  const property = at("old property name", "petName");
  const scheme = at("old scheme name", "apiToken");
  const shared = at("shared name", "Limit");
  const pointer = (name: string) => {
    const escaped = name.replaceAll("~", "~0").replaceAll("/", "~1");
    return /\p{Surrogate}/u.test(name) ? escaped.replaceAll("%", "%25") : encodeURIComponent(escaped);
  };
  return {
    swagger: "2.0",
    info: { title: at("old title", "A title"), description: at("old description", "All of it."), version: "1" },
    host: at("host", "example.com"),
    tags: [{ name: at("old tag", "pets"), description: at("old tag description", "Pets.") }],
    security: [{ [scheme]: [at("old scope", "read")] }],
    securityDefinitions: {
      [scheme]: {
        type: "apiKey",
        in: "query",
        name: at("old key name", "key"),
        description: at("old scheme text", "A key."),
      },
    },
    paths: {
      "/pets": {
        get: {
          operationId: at("old operationId", "listPets"),
          summary: at("old summary", "List pets."),
          [`x-${at("old extension key", "more")}`]: {
            [at("old extension name", "a")]: at("old extension value", "More."),
          },
          parameters: [
            { $ref: `#/parameters/${pointer(shared)}` },
            {
              name: at("old query name", "sort"),
              in: "query",
              description: at("old parameter text", "How."),
              type: "array",
              collectionFormat: "pipes",
              items: { type: "string", enum: [at("old item enum", "age"), "name"], default: "name" },
            },
            { name: at("old header name", "X-Tenant"), in: "header", type: "string", default: at("old default", "me") },
          ],
          responses: {
            200: {
              description: at("old response text", "Pets."),
              schema: { $ref: `#/definitions/${pointer(model)}` },
              headers: {
                [at("old response header", "X-Rate")]: { type: "integer", description: at("old header text", "Fast.") },
              },
              examples: { "application/json": { [property]: at("old example", "Rex") } },
            },
          },
        },
        post: {
          consumes: ["multipart/form-data"],
          parameters: [
            { name: at("form field", "note"), in: "formData", type: "string", description: at("form text", "What.") },
            { name: at("file field", "photo"), in: "formData", type: "file", required: true },
            {
              name: at("list field", "tags"),
              in: "formData",
              type: "array",
              items: { type: "string" },
              collectionFormat: "csv",
            },
          ],
          responses: {},
        },
      },
    },
    parameters: { [shared]: { name: at("shared parameter", "limit"), in: "query", type: "integer" } },
    definitions: {
      [model]: {
        type: "object",
        title: at("old schema title", "A pet"),
        discriminator: at("old discriminator", "kind"),
        required: [property],
        properties: {
          [property]: { type: "string", example: at("old property example", "Rex"), "x-nullable": true },
          size: { type: "string", enum: [at("old enum", "small"), "large"], [`x-${at("old keyword", "note")}`]: "x" },
        },
      },
    },
  };
}
