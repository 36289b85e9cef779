import { mayHaveContent } from "../model/http.js";
import { setOwn } from "../model/object.js";
import type {
  Body,
  Encoding,
  MediaType,
  Operation,
  Parameter,
  ResponseSpec,
  SecurityRequirement,
} from "../model/route-spec.js";
import type { Json, JsonObject } from "../model/schema.js";
import type { SchemaWriter } from "./schemas.js";

/** Writes one operation (https://spec.openapis.org/oas/v3.1.1#operation-object). */
export function writeOperation(operation: Operation, schemas: SchemaWriter): JsonObject {
  const { operationId, summary, description, deprecated, tags, body, bodyLimit, responses, security } = operation;
  const parameters = writeParameters(operation, schemas);
  return {
    ...(tags && { tags }),
    ...(operationId !== undefined && { operationId }),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: writeBody(body, schemas) }),
    ...(bodyLimit !== undefined && { "x-body-limit": bodyLimit }),
    responses: writeResponses(responses, schemas),
    ...(security && { security: security.map(writeRequirement) }),
  };
}

function writeRequirement(requirement: SecurityRequirement): JsonObject {
  return { ...requirement };
}

function writeParameters(operation: Operation, schemas: SchemaWriter): JsonObject[] {
  const { params, query, headers, cookies, querystring } = operation;
  const whole: JsonObject[] = querystring
    ? [
        {
          name: "query",
          in: "querystring",
          ...(querystring.required && { required: true }),
          content: writeContent([querystring], schemas),
        },
      ]
    : [];
  return [
    ...params.map((each) => writeParameter({ ...each, required: true }, "path", schemas)),
    ...query.map((each) => writeParameter(each, "query", schemas)),
    ...whole,
    ...headers.map((each) => writeParameter(each, "header", schemas)),
    ...cookies.map((each) => writeParameter(each, "cookie", schemas)),
  ];
}

function writeParameter(parameter: Parameter, place: string, schemas: SchemaWriter): JsonObject {
  return { name: parameter.name, in: place, ...describeParameter(parameter, defaultStyle(place), schemas) };
}

/** Styles where none is stated (https://spec.openapis.org/oas/v3.1.1#parameter-object). */
function defaultStyle(place: string): Parameter["style"] {
  return place === "path" || place === "header" ? "simple" : "form";
}

/** What a parameter and a header have in common. */
function describeParameter(parameter: Parameter, style: Parameter["style"], schemas: SchemaWriter): JsonObject {
  const { description, required, deprecated, mediaType, schema, example } = parameter;
  const value: JsonObject =
    mediaType === undefined
      ? { ...writeStyle(parameter, style), schema: schemas.write(schema) }
      : { content: writeContent([{ mediaType, schema }], schemas) };
  return {
    ...(description !== undefined && { description }),
    ...(required && { required }),
    ...(deprecated && { deprecated }),
    ...value,
    ...(example !== undefined && { example }),
  };
}

function writeStyle(parameter: Parameter, style: Parameter["style"]): JsonObject {
  const isExploded = parameter.style === "form" || parameter.style === "deepObject";
  return {
    // Swagger 2.0 alone knows lists with tabs.
    ...(parameter.style !== style && parameter.style !== "tabDelimited" && { style: parameter.style }),
    ...(parameter.explode !== isExploded && { explode: parameter.explode }),
    ...(parameter.allowReserved && { allowReserved: true }),
    ...(parameter.allowEmptyValue && { allowEmptyValue: true }),
  };
}

function writeBody({ required, description, content }: Body, schemas: SchemaWriter): JsonObject {
  return {
    ...(description !== undefined && { description }),
    ...(required && { required }),
    content: writeContent(content, schemas),
  };
}

function writeContent(content: readonly MediaType[], schemas: SchemaWriter): JsonObject {
  const written: JsonObject = {};
  for (const { mediaType, schema, itemSchema, encoding, stream, example } of content) {
    setOwn(written, mediaType, {
      ...(schema !== undefined && { schema: schemas.write(schema) }),
      ...(itemSchema !== undefined && { itemSchema: schemas.write(itemSchema) }),
      ...(encoding && { encoding: writeEncoding(encoding) }),
      ...(stream && { "x-stream": true }),
      ...(example !== undefined && { example }),
    });
  }
  return written;
}

function writeEncoding(encoding: Record<string, Encoding>): JsonObject {
  const written: JsonObject = {};
  for (const [name, { contentType, style, explode }] of Object.entries(encoding)) {
    setOwn(written, name, {
      ...(contentType !== undefined && { contentType }),
      ...(style !== undefined && { style }),
      ...(explode !== undefined && { explode }),
    });
  }
  return written;
}

function writeResponses(responses: readonly ResponseSpec[], schemas: SchemaWriter): JsonObject {
  const written: JsonObject = {};
  for (const { status, description = "", headers, content, mayBeAny } of responses) {
    // Where nothing stands, there may be any body.
    const isNone = !mayBeAny && mayHaveContent("GET", status);
    const described: [string, Json][] = headers.map((each) => [each.name, describeParameter(each, "simple", schemas)]);
    setOwn(written, String(status), {
      description,
      ...(described.length > 0 && { headers: Object.fromEntries(described) }),
      ...((content.length > 0 || isNone) && { content: writeContent(content, schemas) }),
    });
  }
  return written;
}
