import { handlerComment } from "../emit/contract/types.js";
import type { OperationDescription, ResponseContent, ResponseDescription } from "../emit/operation/description.js";
import { withExample } from "../emit/operation/scope.js";
import { indent, type Doc } from "../emit/print/doc.js";
import { print } from "../emit/print/printer.js";
import { inlineObject, json, plainJson, type Expr } from "../emit/print/expression.js";
import { exprDoc } from "../emit/print/expression-layout.js";
import { docComment, propertyKey } from "../emit/print/literals.js";
import type { NamedValue } from "../emit/print/properties.js";
import type { Sampler } from "../emit/sample/sample.js";
import { isSuccess } from "../model/http.js";
import type { Json } from "../model/schema.js";

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
 * @param sampleOf makes the examples
 * @param level how deep the method is indented: 1 in `defineRoute`, 2 inside `dispatchRoutes`
 */
export function handlerView(
  operation: OperationDescription,
  sampleOf: Sampler,
  options: { mock: boolean; level: number },
): HandlerView {
  const answer = options.mock ? mockAnswer(operation, sampleOf) : undefined;
  const statement = answer === undefined ? NOT_IMPLEMENTED : ["return ", exprDoc(answer), ";"];
  return {
    method: propertyKey(operation.method),
    comment: printAt(docComment(handlerComment(operation)), options.level),
    statement: printAt(statement, options.level + 1),
  };
}

/** Whether the statement needs `NotImplemented`. */
export function isUnwritten({ statement }: HandlerView): boolean {
  return statement === NOT_IMPLEMENTED;
}

/** The text at a level of indentation, without the indentation of its first line. */
function printAt(doc: Doc, level: number): string {
  let indented = doc;
  for (let count = 0; count < level; count++) indented = indent(indented);
  return print(["  ".repeat(level), indented]).trim();
}

/** The example of the first response that means success, else of the first; undefined where none can be made. */
function mockAnswer({ responses }: OperationDescription, sampleOf: Sampler): Expr | undefined {
  const numbered = responses.filter(({ status }) => typeof status === "number");
  const response = numbered.find(({ status }) => isSuccess(status)) ?? numbered[0];
  if (response === undefined) return undefined;
  const headers = mockHeaders(response, sampleOf);
  const [content] = response.contents;
  const body = content && mockBody(content, sampleOf);
  if (headers === undefined || (content !== undefined && body === undefined)) return undefined;
  return inlineObject([
    { name: "status", value: json(response.status) },
    ...(headers.length === 0 ? [] : [{ name: "headers", value: inlineObject(headers) }]),
    ...(body === undefined ? [] : [{ name: "body", value: plainJson(body) }]),
  ]);
}

/** Headers that must be there. */
function mockHeaders({ headers }: ResponseDescription, sampleOf: Sampler): NamedValue[] | undefined {
  const required = headers.filter((header) => header.required);
  const values = required.map(({ name, value }) => ({ name, value: sampleOf(value.schema) }));
  if (values.some(({ value }) => value === undefined)) return undefined;
  return values.map(({ name, value = null }) => ({ name, value: plainJson(value) }));
}

function mockBody({ kind, value, example }: ResponseContent, sampleOf: Sampler): Json | undefined {
  if (kind !== "json" && kind !== "text") return undefined;
  if (kind === "json" || value !== undefined) return sampleOf(withExample(value?.schema ?? true, example));
  return typeof example === "string" ? example : "";
}
