import type { Project } from "../../src/model/project.js";
import { planFiles } from "../../src/plan/index.js";
import { renderFiles } from "../../src/render/index.js";
import { shapeDifferences, shapesOf } from "../../tests/hostile/support/shape.js";
import { setOwn } from "../../src/model/object.js";
import type { Api, Operation, Parameter } from "../../src/model/route-spec.js";
import type { Json, Model, Schema, SchemaObject } from "../../src/model/schema.js";

/**
 * An API with a harmless word in place of every free text and name, the same for the same. What has a meaning stays:
 * paths and their parameters, formats, patterns, media types, names every object has, and listed values that other
 * keywords of their schema choose from.
 */
export function harmlessApi(api: Api): Api {
  const words = new Map<string, string>();
  const word = (text: string): string => {
    if (text.trim() === "" || text in {}) return text;
    // As long as the text: what is short stands in a line, and a long type that is repeated gets a name.
    const known = words.get(text) ?? `w${words.size}`.padEnd(text.length, "x");
    words.set(text, known);
    return known;
  };
  return {
    ...api,
    routes: api.routes.map((route) => ({
      ...route,
      ...texts(word, route, ["summary", "description"]),
      operations: route.operations.map((operation) => harmlessOperation(word, operation)),
    })),
    models: new Map([...api.models].map(([id, model]) => [id, harmlessModel(word, model)])),
    securitySchemes: api.securitySchemes.map((scheme) => ({
      ...scheme,
      ...texts(word, scheme, ["description"]),
      // Nothing is generated from it.
      stated: {},
    })),
    ...(api.info && { info: texts(word, api.info, ["title", "description", "version"]) }),
  };
}

type Word = (text: string) => string;

/** How the syntax of the files would differ, had all free text of the API been harmless. */
export async function shapeProblems(
  api: Api,
  files: readonly { path: string; text: string }[],
  project: Project,
): Promise<string[]> {
  const plan = await planFiles(harmlessApi(api), project, { templates: [], mock: false });
  const harmless = await renderFiles(plan.files, { language: project.language });
  const known = new Map<string, string>();
  try {
    return shapeDifferences(shapesOf(harmless, known), shapesOf(files, known));
  } catch (error) {
    return [`a file cannot be parsed: ${(error as Error).message}`];
  }
}

/** Headers whose names decide what becomes of them. */
const RESERVED = new Set(["accept", "content-type", "authorization"]);

/** The members that are texts, each as a word. */
function texts<T extends object, K extends keyof T>(word: Word, object: T, keys: readonly K[]): Partial<T> {
  const stated = keys.filter((key) => typeof object[key] === "string");
  return Object.fromEntries(stated.map((key) => [key, word(asComment(object[key] as string))])) as Partial<T>;
}

/** Texts that are the same as comments, where spaces at an end and breaks of lines are not seen, are one word. */
function asComment(text: string): string {
  return text.trim() === "" ? text : text.replace(/\s+/g, " ").trim();
}

function harmlessModel(word: Word, model: Model): Model {
  return { ...model, name: word(model.name), schema: harmlessSchema(word, model.schema) };
}

function harmlessOperation(word: Word, operation: Operation): Operation {
  const media = <T extends { schema?: Schema; itemSchema?: Schema }>(one: T): T => ({
    ...one,
    ...(one.schema !== undefined && { schema: harmlessSchema(word, one.schema) }),
    ...(one.itemSchema !== undefined && { itemSchema: harmlessSchema(word, one.itemSchema) }),
  });
  const encoded = <T extends { encoding?: object }>(one: T): T =>
    one.encoding === undefined ? one : { ...one, encoding: renamed(word, one.encoding) };
  return {
    ...operation,
    ...texts(word, operation, ["id", "operationId", "summary", "description"]),
    params: operation.params.map((one) => harmlessParameter(word, one, one.name)),
    query: operation.query.map((one) => harmlessParameter(word, one, word(one.name))),
    cookies: operation.cookies.map((one) => harmlessParameter(word, one, word(one.name))),
    headers: operation.headers.map((one) => harmlessHeader(word, one)),
    ...(operation.querystring && { querystring: media(operation.querystring) }),
    ...(operation.body && {
      body: {
        ...operation.body,
        ...texts(word, operation.body, ["description"]),
        content: operation.body.content.map((one) => encoded(media(one))),
      },
    }),
    responses: operation.responses.map((response) => ({
      ...response,
      ...texts(word, response, ["description"]),
      headers: response.headers.map((one) => harmlessHeader(word, one)),
      content: response.content.map(media),
    })),
  };
}

function harmlessHeader(word: Word, header: Parameter): Parameter {
  const lower = header.name.toLowerCase();
  return harmlessParameter(word, header, RESERVED.has(lower) ? header.name : word(lower));
}

function harmlessParameter(word: Word, parameter: Parameter, name: string): Parameter {
  return {
    ...parameter,
    ...texts(word, parameter, ["description"]),
    name,
    schema: harmlessSchema(word, parameter.schema),
  };
}

function harmlessSchema(word: Word, schema: Schema): Schema {
  if (typeof schema === "boolean") return schema;
  const { pattern, format, minLength, maxLength } = schema;
  const isChosen = (pattern ?? format ?? minLength ?? maxLength) !== undefined;
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema))
    result[keyword] = harmlessKeyword(word, keyword, value, isChosen);
  return result as SchemaObject;
}

function harmlessKeyword(word: Word, keyword: string, value: unknown, isChosen: boolean): unknown {
  switch (keyword) {
    case "title":
      return word(value as string);
    case "description":
      return word(asComment(value as string));
    case "enum":
    case "const":
    case "default":
    case "examples":
      return isChosen ? value : harmlessJson(word, value as Json);
    case "required":
      return (value as string[]).map(word);
    case "dependentRequired":
      return renamed(word, value as Record<string, string[]>, (names) => names.map(word));
    case "properties":
    case "dependentSchemas":
      return renamed(word, value as Record<string, Schema>, (child) => harmlessSchema(word, child));
    case "patternProperties":
      return Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([key, child]) => [key, harmlessSchema(word, child)]),
      );
    case "prefixItems":
    case "allOf":
    case "anyOf":
    case "oneOf":
      return (value as Schema[]).map((child) => harmlessSchema(word, child));
    case "items":
    case "contains":
    case "additionalProperties":
    case "propertyNames":
    case "unevaluatedItems":
    case "unevaluatedProperties":
    case "not":
    case "if":
    case "then":
    case "else":
      return harmlessSchema(word, value as Schema);
    default:
      return value;
  }
}

function renamed<T, R = T>(
  word: Word,
  object: { readonly [name: string]: T } | object,
  change?: (value: T) => R,
): Record<string, R> {
  const result: Record<string, R> = {};
  for (const [name, value] of Object.entries(object) as [string, T][]) {
    setOwn(result, word(name), change === undefined ? (value as unknown as R) : change(value));
  }
  return result;
}

function harmlessJson(word: Word, value: Json): Json {
  if (typeof value === "string") return word(value);
  if (Array.isArray(value)) return value.map((item) => harmlessJson(word, item));
  if (typeof value !== "object" || value === null) return value;
  return renamed<Json, Json>(word, value, (child) => harmlessJson(word, child));
}
