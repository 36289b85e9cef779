import { byStatus, isSuccess, mayHaveContent, statusKey } from "../../model/http.js";
import { pointerTo } from "../../model/pointer.js";
import type { Body, MediaType, Method, ResponseSpec, StatusKey } from "../../model/route-spec.js";
import { isObject, type Json, type JsonObject, type Schema } from "../../model/schema.js";
import { isLongForm } from "./check.js";
import { DEFINITIONS } from "./definition.js";
import { parameters } from "./parameters.js";
import { PROBLEM } from "./problem.js";
import { readRequiredType, readType, type ReadContext } from "./schemas.js";
import type { FormsShape, Shape } from "./shape.js";
import { texts } from "./values.js";

/** A body in any of its forms. */
export function readBody(context: ReadContext, value: Json, pointer: string): Body {
  const origin = { file: context.file, pointer };
  if (isObject(value) && isLongForm(value, forms("body"))) {
    const content = mediaTypes(readContent(context, value.content, pointerTo(pointer, "content")));
    return {
      required: value.required !== false,
      ...texts(value, "description"),
      content: value.stream === true ? content.map((one) => ({ ...one, stream: true })) : content,
      origin,
    };
  }
  const { schema, optional } = readType(context, value, pointer);
  return { required: !optional, content: [{ mediaType: mediaTypeOf(context, schema), schema }], origin };
}

/**
 * The answers of an operation: `response` is that of 200 (204 when null), `responses` those of each status. When nothing
 * is said the answer is 200 with any JSON, for HEAD 200 without a body.
 */
export function readResponses(
  context: ReadContext,
  method: Method,
  stated: JsonObject,
  pointer: string,
): ResponseSpec[] {
  const found: ResponseSpec[] = [];
  if (stated.response !== undefined) {
    const status = stated.response === null ? 204 : 200;
    found.push(readResponse(context, status, stated.response, pointerTo(pointer, "response")));
  }
  for (const [key, value] of isObject(stated.responses) ? Object.entries(stated.responses) : []) {
    const place = pointerTo(pointerTo(pointer, "responses"), key);
    const status = statusKey(key);
    if (status === undefined) continue;
    if (found.some((response) => response.status === status)) {
      const message = `The answer ${status} is given twice, in response and in responses.`;
      const origin = { file: context.file, pointer: place };
      context.diagnostics.push({
        code: "duplicate-status",
        severity: "error",
        message,
        hint: "remove one of the two",
        origin,
      });
      continue;
    }
    found.push(readResponse(context, status, value, place));
  }
  if (found.length === 0) found.push(unstatedResponse({ file: context.file, pointer }));
  for (const response of found) if (!mayHaveContent(method, response.status)) response.content = [];
  addExample(context, found, stated.example, pointerTo(pointer, "example"));
  return found.sort(byStatus);
}

function readResponse(context: ReadContext, status: StatusKey, value: Json, pointer: string): ResponseSpec {
  const origin = { file: context.file, pointer };
  if (value === null) return { status, headers: [], content: [], origin };
  if (isObject(value) && isLongForm(value, forms("response"))) {
    return {
      status,
      ...texts(value, "description"),
      headers: parameters(context, value.headers, pointerTo(pointer, "headers"), "simple"),
      content: mediaTypes(readContent(context, value.content, pointerTo(pointer, "content"))),
      origin,
    };
  }
  const schema = readRequiredType(context, value, pointer);
  return { status, headers: [], content: [{ mediaType: mediaTypeOf(context, schema), schema }], origin };
}

function unstatedResponse(origin: ResponseSpec["origin"]): ResponseSpec {
  return { status: 200, headers: [], content: [{ mediaType: "application/json" }], origin };
}

function addExample(context: ReadContext, responses: ResponseSpec[], example: Json | undefined, pointer: string): void {
  if (example === undefined) return;
  const media = responses.find(({ status, content }) => isSuccess(status) && content.length > 0)?.content[0];
  if (media) {
    media.example = example;
    return;
  }
  context.diagnostics.push({
    code: "example-without-response",
    severity: "warning",
    message: "The example is of no use: no successful answer has a body.",
    origin: { file: context.file, pointer },
  });
}

/** What a body without a media type is sent as: JSON, but for problem details (RFC 9457) and raw bytes. */
function mediaTypeOf(context: ReadContext, schema: Schema): string {
  if (typeof schema === "boolean") return "application/json";
  if (schema.$ref === context.models.get(PROBLEM)) return "application/problem+json";
  return schema.format === "binary" ? "application/octet-stream" : "application/json";
}

/** Media types compare without case and parameters (RFC 9110 section 8.3.1); of equal ones the first counts. */
function mediaTypes(content: [string, Schema][]): MediaType[] {
  const found = new Map<string, MediaType>();
  for (const [key, schema] of content) {
    const mediaType = key.split(";")[0]!.trim().toLowerCase();
    if (!found.has(mediaType)) found.set(mediaType, { mediaType, schema });
  }
  return [...found.values()];
}

function forms(name: "body" | "response"): FormsShape {
  const { shapes } = DEFINITIONS[name] as { shapes: readonly Shape[] };
  return shapes.find((shape): shape is FormsShape => shape.kind === "forms")!;
}

/** Schemas by media type. */
export function readContent(context: ReadContext, value: Json | undefined, pointer: string): [string, Schema][] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([mediaType, part]) => [
    mediaType,
    readRequiredType(context, part, pointerTo(pointer, mediaType)),
  ]);
}
