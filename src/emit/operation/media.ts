import type { MediaType } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import type { BodyKind } from "./description.js";
import { isTextOnly, type Models } from "./text-type.js";

const TEXT =
  /^text\/|[/+](?:xml|yaml|x-yaml|javascript|ecmascript|graphql|jwt|sql|toml|csv|html|plain|pem-[\w-]+)$|^application\/(?:dns|sdp|jose)$/;

/** The kind of a media type; wildcards and the unknown go by their schema. */
export function bodyKind({ mediaType, schema }: MediaType, models: Models): BodyKind {
  if (/[/+](?:x-)?(?:jsonl|ndjson|json-lines|jsonlines|json-seq|stream\+json)$/.test(mediaType)) return "lines";
  if (/[/+](?:x-)?json$/.test(mediaType)) return "json";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (mediaType === "multipart/form-data" || mediaType === "multipart/*") return "multipart";
  if (mediaType === "text/event-stream") return "events";
  if (mediaType === "text/*") return "text";
  if (/^(?:\*|application)\/\*$/.test(mediaType) || !mediaType.includes("/")) return kindOfSchema(schema, models);
  return TEXT.test(mediaType) ? "text" : "bytes";
}

function kindOfSchema(schema: Schema | undefined, models: Models): BodyKind {
  if (schema === undefined || saysNothing(schema) || isBinary(schema, models)) return "bytes";
  return isTextOnly(schema, models) ? "text" : "json";
}

function saysNothing(schema: Schema): boolean {
  return schema === true || (schema !== false && Object.keys(schema).length === 0);
}

/** Bytes rather than text: `format: binary` (3.0, `type: file` in 2.0) or a binary `contentMediaType` without an encoding (3.1). */
export function isBinary(schema: Schema, models: Models): boolean {
  return conjuncts(schema, models).some(
    ({ format, contentMediaType, contentEncoding }) =>
      format === "binary" ||
      format === "file" ||
      (contentMediaType !== undefined && contentEncoding === undefined && !/json|^text\//.test(contentMediaType)),
  );
}

/** Contents in the order they are tried for a response: JSON first, as a handler that names no type means it. */
export function jsonFirst(content: readonly MediaType[], models: Models): MediaType[] {
  const isJson = (one: MediaType) => bodyKind(one, models) === "json";
  return [...content.filter(isJson), ...content.filter((one) => !isJson(one))];
}

/** The media type; the obvious one where the document has a word that is none. */
export function mediaTypeName(content: MediaType, models: Models): string {
  if (content.mediaType.includes("/")) return content.mediaType;
  const kind = bodyKind(content, models);
  return kind === "json" ? "application/json" : kind === "text" ? "text/plain" : "application/octet-stream";
}
