import { examplesIn, type Examiner } from "../emit/sample/examples.js";
import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { pointerTo } from "../model/pointer.js";
import { quote } from "../model/quote.js";
import type { MediaType, Parameter, RouteSpec } from "../model/route-spec.js";
import type { Json, Model, Schema } from "../model/schema.js";

/** Examples of requests that would be refused, and others that their schemas refuse, of the operations of a route. */
export function examplesOfRoutes(routes: readonly RouteSpec[], refuses: Examiner): Diagnostic[] {
  const operations = routes.flatMap((route) => route.operations);
  return operations.flatMap(({ params, query, headers, cookies, body, responses }) => [
    ...[params, query, headers, cookies].flat().flatMap((parameter) => ofParameter(parameter, refuses)),
    ...(body?.content.flatMap((media) => ofMedia(media, body.origin, refuses, true)) ?? []),
    ...responses.flatMap(({ content, origin }) => content.flatMap((media) => ofMedia(media, origin, refuses, false))),
  ]);
}

/** The same of a model. */
export function examplesOfModel({ schema, origin }: Model, refuses: Examiner): Diagnostic[] {
  return insideOf(schema, origin, refuses);
}

function ofParameter({ schema, example, mediaType, origin }: Parameter, refuses: Examiner): Diagnostic[] {
  if (mediaType !== undefined) return [];
  // What it is as text is not known here where the type is a model's.
  const isRefused = [example, String(example)].every((value = null) => refuses(schema, value));
  const own = example !== undefined && isRefused ? [told(example, at(origin, "example"), true)] : [];
  return [...own, ...insideOf(schema, at(origin, "schema"), refuses)];
}

/** JSON and what a form without files is as JSON. */
const AS_VALUES = /[/+]json$|^application\/x-www-form-urlencoded$/;

function ofMedia(
  { mediaType, key = mediaType, schema, example, examples = [] }: MediaType,
  origin: Origin,
  refuses: Examiner,
  isRequest: boolean,
): Diagnostic[] {
  if (schema === undefined || !AS_VALUES.test(mediaType)) return [];
  const place = at(at(origin, "content"), key);
  const values = [...(example === undefined ? [] : [example]), ...examples];
  const wrong = values.filter((value) => refuses(schema, value));
  const own = wrong.map((value) => told(value, at(place, values.length > 1 ? "examples" : "example"), isRequest));
  return [...own, ...insideOf(schema, at(place, "schema"), refuses)];
}

function insideOf(schema: Schema, origin: Origin, refuses: Examiner): Diagnostic[] {
  return examplesIn(schema, origin.pointer).flatMap(({ schema: own, value, pointer }) =>
    refuses(own, value) ? [told(value, { file: origin.file, pointer }, false)] : [],
  );
}

function at({ file, pointer }: Origin, key: string): Origin {
  return { file, pointer: pointerTo(pointer, key) };
}

function told(example: Json, origin: Origin, isRequest: boolean): Diagnostic {
  const isPart = typeof example === "object" && example !== null;
  const shown = isPart ? "" : ` ${typeof example === "string" ? quote(example, 40) : String(example)}`;
  const fate = isRequest ? "a request like it is refused" : "another is made up where one is needed";
  const message = `The example${shown} is not allowed by its own schema; ${fate}.`;
  return { code: "schema-example", severity: isRequest ? "warning" : "info", message, origin };
}
