import { bodyKind, jsonFirst } from "../emit/contract-media.js";
import { object, property } from "../emit/contract-doc.js";
import { indent, print, type Doc } from "../emit/doc.js";
import { docComment, jsonLiteral, stringLiteral } from "../emit/literals.js";
import { sampleValue } from "../emit/sample.js";
import type { Api, MediaType, Operation, ResponseSpec } from "../model/route-spec.js";
import type { Json, Schema } from "../model/schema.js";

/** One handler of a route file; every text is source, its further lines indented. */
export interface HandlerView {
  method: string;
  /** A doc comment, or empty. */
  comment: string;
  statement: string;
}

const NOT_IMPLEMENTED = "throw new NotImplemented();";

/**
 * The handler of an operation as it is first written: it throws, or with `mock` answers the spec's example.
 *
 * @param level how deep the method is indented: 1 in `defineRoute`, 2 inside `dispatchRoutes`
 */
export function handlerView(operation: Operation, api: Api, options: { mock: boolean; level: number }): HandlerView {
  const answer = options.mock ? mockAnswer(operation, api) : undefined;
  const statement = answer === undefined ? NOT_IMPLEMENTED : ["return ", answer, ";"];
  return {
    method: operation.method,
    comment: printAt(docComment([operation.summary]), options.level),
    statement: printAt(statement, options.level + 1),
  };
}

/** Whether the statement needs `NotImplemented`. */
export function isUnwritten({ statement }: HandlerView): boolean {
  return statement === NOT_IMPLEMENTED;
}

/** The text at a level of indentation, without the indentation of its first line. */
function printAt(doc: Doc, level: number): string {
  let indented: Doc = [" ".repeat(0), doc];
  for (let count = 0; count < level; count++) indented = indent(indented);
  return print(["  ".repeat(level), indented]).trim();
}

/** The example of the first response that means success, else of the first; undefined where none can be made. */
function mockAnswer(operation: Operation, { models }: Api): Doc | undefined {
  const numbered = operation.responses.filter(({ status }) => typeof status === "number");
  const response = numbered.find(({ status }) => String(status).startsWith("2")) ?? numbered[0];
  if (response === undefined) return undefined;
  const headers = mockHeaders(response, models);
  const [content] = jsonFirst(response.content, models);
  const isEmpty =
    content === undefined || operation.method === "HEAD" || response.status === 204 || response.status === 304;
  const body = isEmpty ? undefined : mockBody(content, models);
  if (headers === undefined || (!isEmpty && body === undefined)) return undefined;
  return object([
    property("status", String(response.status)),
    ...headers,
    ...(body === undefined ? [] : [property("body", body)]),
  ]);
}

/** Headers that must be there. */
function mockHeaders({ headers }: ResponseSpec, models: Api["models"]): Doc[] | undefined {
  const required = headers.filter((header) => header.required);
  const values = required.map(({ name, schema }) => ({ name, value: sampleValue(schema, models) }));
  if (values.some(({ value }) => value === undefined)) return undefined;
  if (values.length === 0) return [];
  return [property("headers", object(values.map(({ name, value }) => property(name, jsonLiteral(value ?? null)))))];
}

function mockBody(content: MediaType, models: Api["models"]): Doc | undefined {
  const kind = bodyKind(content, models);
  if (kind === "json") {
    const value = sampleValue(withExample(content), models);
    return value === undefined ? undefined : jsonLiteral(value);
  }
  if (kind !== "text") return undefined;
  const { example = "" } = content;
  return stringLiteral(typeof example === "string" ? example : "");
}

/** The example of the media type goes before those of its schema, if it conforms. */
function withExample({ schema = true, example }: MediaType): Schema {
  if (example === undefined) return schema;
  const examples: Json[] = [example];
  return schema === true || schema === false ? { examples } : { ...schema, examples };
}
