import { byStatus, isSuccess, mayHaveContent, statusKey } from "../../model/http.js";
import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import type { Body, MediaType, Method, ResponseSpec, StatusKey } from "../../model/route-spec.js";
import { isObject, type Json, type JsonObject, type Schema } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { isKeyed, isLongForm } from "./check.js";
import { parameters } from "./parameters.js";
import { BY_MEDIA_TYPE, longForm } from "./payload-shapes.js";
import { PROBLEM } from "./problem.js";
import { readRequiredType, readType, type ReadContext } from "./schemas.js";
import { BUILT_IN_TYPES } from "./short-type.js";
import { texts } from "./values.js";

/** A body in any of its forms. */
export function readBody(context: ReadContext, value: Json, pointer: string): Body {
  const origin = { file: context.file, pointer };
  if (isObject(value) && isLongForm(value, longForm("body"))) {
    const content = readContent(context, value.content, pointerTo(pointer, "content"));
    return {
      required: value.required !== false,
      ...texts(value, "description"),
      content: value.stream === true ? content.map((one) => ({ ...one, stream: true })) : content,
      origin,
    };
  }
  if (isKeyed(value, BY_MEDIA_TYPE)) return { required: true, content: readContent(context, value, pointer), origin };
  tellTaken(context, value, pointer);
  const { schema, optional } = readType(context, value, pointer);
  const mediaType = hasFile(context, schema) ? "multipart/form-data" : mediaTypeOf(context, schema);
  return { required: !optional, content: [{ mediaType, schema }], origin };
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
    const [status, place] = [stated.response === null ? 204 : 200, pointerTo(pointer, "response")];
    tellStatuses(context, stated.response, place);
    found.push(readResponse(context, method, status, stated.response, place));
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
    found.push(readResponse(context, method, status, value, place));
  }
  if (found.length === 0) found.push(unstatedResponse({ file: context.file, pointer }));
  for (const response of found.filter(({ status }) => !mayHaveContent(method, status))) {
    response.content = [];
    delete response.mayBeAny;
  }
  addExample(context, found, stated.example, pointerTo(pointer, "example"));
  return found.sort(byStatus);
}

function readResponse(
  context: ReadContext,
  method: Method,
  status: StatusKey,
  value: Json,
  pointer: string,
): ResponseSpec {
  const origin = { file: context.file, pointer };
  if (value === null) return { status, headers: [], content: [], origin };
  if (isObject(value) && isLongAnswer(value, method, status)) {
    const key = ["content", "body", "schema"].find((one) => value[one] !== undefined);
    const body = key === undefined ? undefined : { value: value[key]!, pointer: pointerTo(pointer, key) };
    return {
      status,
      ...texts(value, "description"),
      headers: parameters(context, value.headers, pointerTo(pointer, "headers"), "simple"),
      content: body === undefined ? [] : readAnswer(context, body.value, body.pointer),
      ...(key === undefined && { mayBeAny: true }),
      // What is wrong in the body is looked for there, and headers have places of their own.
      origin: { file: context.file, pointer: body?.pointer ?? pointer },
    };
  }
  tellTaken(context, value, pointer);
  return { status, headers: [], content: readAnswer(context, value, pointer), origin };
}

/** Where there can be no body, what looks like an answer's fields cannot be the body's properties. */
function isLongAnswer(value: JsonObject, method: Method, status: StatusKey): boolean {
  const form = longForm("response");
  const fields = Object.keys(form.long.keys);
  return (
    isLongForm(value, form) ||
    (!mayHaveContent(method, status) && Object.keys(value).every((key) => fields.includes(key)))
  );
}

/** The body of an answer, by media type or as one type. */
function readAnswer(context: ReadContext, value: Json, pointer: string): MediaType[] {
  if (value === null) return [];
  if (isKeyed(value, BY_MEDIA_TYPE)) return readContent(context, value, pointer);
  const schema = readRequiredType(context, value, pointer);
  return [{ mediaType: mediaTypeOf(context, schema), schema }];
}

/** Words of OpenAPI that are properties where they stand, since a property may be called so. */
const PROPERTY_OR_NOT = ["schema", "body", "headers", "content", "requestBody"];

function tellTaken(context: ReadContext, value: Json, pointer: string): void {
  if (!isObject(value) || isLongForm(value, longForm("schema"))) return;
  for (const [key, part] of Object.entries(value)) {
    const isScalar = typeof part === "string" && BUILT_IN_TYPES.has(part.replace(/\s*\?$/, ""));
    if (!PROPERTY_OR_NOT.includes(key) || isScalar) continue;
    context.diagnostics.push({
      code: "taken-for-property",
      severity: "warning",
      message: `${quote(key)} is taken for a property here.`,
      hint: `write the type itself, or { content: { application/json: ... } }; if it is one: properties: { ${key}: ... }`,
      origin: { file: context.file, pointer: pointerTo(pointer, key) },
    });
  }
}

function unstatedResponse(origin: ResponseSpec["origin"]): ResponseSpec {
  return { status: 200, headers: [], content: [{ mediaType: "application/json" }], origin };
}

/** `response: { 200: User }`: a body that has a field called "200". */
function tellStatuses({ diagnostics, file }: ReadContext, value: Json, pointer: string): void {
  const keys = isObject(value) ? Object.keys(value) : [];
  if (keys.length === 0 || !keys.every((key) => statusKey(key) !== undefined)) return;
  diagnostics.push({
    code: "status-as-field",
    severity: "warning",
    message: `response is the body of one answer, so that ${keys.map((key) => quote(key)).join(", ")} of it is taken for a field.`,
    hint: "answers by their status stand below responses:",
    origin: { file, pointer },
  });
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
  if (typeof schema === "object" && schema.$ref === context.models.get(PROBLEM)) return "application/problem+json";
  return isFile(context, schema) ? "application/octet-stream" : "application/json";
}

function isFile({ read }: ReadContext, schema: Schema): boolean {
  return conjuncts(schema, read).some(({ format }) => format === "binary");
}

/** A file among fields is sent in parts. */
function hasFile(context: ReadContext, schema: Schema): boolean {
  const fields = conjuncts(schema, context.read).flatMap(({ properties = {} }) => Object.values(properties));
  const items = fields.flatMap((field) => conjuncts(field, context.read)).flatMap((field) => field.items ?? []);
  return [...fields, ...items].some((field) => isFile(context, field));
}

/**
 * Schemas by media type, each also as OpenAPI has it: `{ schema: User, example: ... }`. Media types compare without case
 * and parameters (RFC 9110 section 8.3.1); of equal ones the first counts.
 */
function readContent(context: ReadContext, value: Json | undefined, pointer: string): MediaType[] {
  const found = new Map<string, MediaType>();
  for (const [key, part] of isObject(value) ? Object.entries(value) : []) {
    const mediaType = key.split(";")[0]!.trim().toLowerCase();
    if (found.has(mediaType)) continue;
    const media = { mediaType, ...readMedia(context, part, pointerTo(pointer, key)) };
    found.set(mediaType, media);
    if (mediaType !== "application/json" || typeof media.schema !== "object" || media.schema.format !== "binary")
      continue;
    context.diagnostics.push({
      code: "json-file",
      severity: "warning",
      message: "A file is not JSON; it is read as a text in JSON.",
      hint: "Put it below application/octet-stream, or the media type it has.",
      origin: { file: context.file, pointer: pointerTo(pointer, key) },
    });
  }
  return [...found.values()];
}

function readMedia(context: ReadContext, value: Json, pointer: string): Pick<MediaType, "schema" | "example"> {
  if (!isObject(value) || !isLongForm(value, longForm("media"))) {
    return { schema: readRequiredType(context, value, pointer) };
  }
  const schema = readRequiredType(context, value.schema, pointerTo(pointer, "schema"));
  return { schema, ...(value.example !== undefined && { example: value.example }) };
}
