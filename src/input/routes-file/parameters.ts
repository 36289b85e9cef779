import { suggestion } from "../../model/did-you-mean.js";
import { isReservedHeader } from "../../model/http.js";
import { quote } from "../../model/quote.js";
import type { RoutePath, Segment } from "../../model/route-path.js";
import type { Parameter } from "../../model/route-spec.js";
import type { Json, Schema } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { readNamedTypes, type NamedType, type ReadContext } from "./schemas.js";

/** The route whose path parameters are read. */
export interface PathContext extends ReadContext {
  /** As its `id` says it: `/users/[id]`. */
  routeId: string;
  path: RoutePath;
  /** Path parameters described at the route, for all its operations. */
  routeParams: NamedType[];
}

/** Parameters of one place, e.g. `query: { page: integer? }`. */
export function parameters(
  context: ReadContext,
  value: Json | undefined,
  pointer: string,
  style: Parameter["style"],
): Parameter[] {
  const named = readNamedTypes(context, value, pointer);
  for (const { schema, pointer: at } of named) {
    const items = typeof schema === "object" ? (schema.items ?? schema) : true;
    if (typeof items !== "object" || items.format !== "binary") continue;
    const message = "A parameter cannot be a file; it is read as a text.";
    const hint = "Put it into body: { multipart/form-data: ... }.";
    context.diagnostics.push({
      code: "parameter-file",
      severity: "warning",
      message,
      hint,
      origin: { file: context.file, pointer: at },
    });
  }
  return named.map((each) => parameter(context, each, style));
}

/** Those of the query: what has parts of its own is written `filter[name]=x`, as nothing else keeps its name. */
export function queryParameters(context: ReadContext, value: Json | undefined, pointer: string): Parameter[] {
  return parameters(context, value, pointer, "form").map((one) => {
    const isObject = conjuncts(one.schema, context.read).some(
      ({ type, properties }) => type === "object" || properties,
    );
    return isObject ? { ...one, style: "deepObject" } : one;
  });
}

/** Those of a request, of which some say what is stated otherwise. */
export function requestHeaders(context: ReadContext, value: Json | undefined, pointer: string): Parameter[] {
  const all = parameters(context, value, pointer, "simple");
  for (const { name, origin } of all.filter((one) => isReservedHeader(one.name))) {
    const message = `The header ${name} is ignored: security and the media types of bodies say it.`;
    context.diagnostics.push({ code: "reserved-header", severity: "warning", message, origin });
  }
  return all;
}

function parameter(context: ReadContext, named: NamedType, style: Parameter["style"]): Parameter {
  const { name, schema, optional, pointer } = named;
  const notes: Exclude<Schema, boolean> = typeof schema === "object" ? schema : {};
  return {
    name,
    required: !optional,
    schema,
    style,
    explode: style === "form",
    allowReserved: false,
    allowEmptyValue: false,
    ...(notes.description !== undefined && { description: notes.description }),
    deprecated: notes.deprecated === true,
    origin: { file: context.file, pointer },
  };
}

/** A parameter for each slug of the path, in path order. */
export function pathParameters(context: PathContext, value: Json | undefined, pointer: string): Parameter[] {
  const described = [...context.routeParams, ...readNamedTypes(context, value, pointer)];
  const slugs = context.path.flatMap((segment) => (segment.kind === "static" ? [] : [segment]));
  for (const named of described) checkPathParameter(context, named, slugs);
  return slugs.map((slug) => {
    const named = described.findLast(({ name }) => name === slug.name);
    const optional = slug.kind === "optional-catch-all";
    if (named) return parameter(context, { ...named, optional }, "simple");
    const schema: Schema = slug.kind === "dynamic" ? { type: "string" } : { type: "array", items: { type: "string" } };
    return parameter(
      context,
      { name: slug.name, schema, optional, pointer: pointer.replace(/\/params$/, "") },
      "simple",
    );
  });
}

type Slug = Exclude<Segment, { kind: "static" }>;

function checkPathParameter(context: PathContext, named: NamedType, slugs: Slug[]): void {
  const { name, schema, optional, pointer } = named;
  const error = (code: string, message: string, hint?: string) =>
    context.diagnostics.push({
      code,
      severity: "error",
      message,
      ...(hint && { hint }),
      origin: { file: context.file, pointer },
    });
  const slug = slugs.find((one) => one.name === name);
  if (slug === undefined) {
    const names = slugs.map((one) => one.name);
    const hint = suggestion(name, names) ?? (names.length > 0 ? `its parameters: ${names.join(", ")}` : undefined);
    return void error("param-not-in-path", `The route ${context.routeId} has no parameter ${quote(name)}.`, hint);
  }
  if (optional && slug.kind !== "optional-catch-all") {
    error("path-param-optional", `The path parameter ${quote(name)} is always there, expected no ? and no default.`);
  }
  if (slug.kind !== "dynamic" && typeof schema === "object" && "type" in schema && schema.type !== "array") {
    error("catch-all-not-list", `The catch-all ${quote(name)} gives a list, expected a type such as string[].`);
  }
}
