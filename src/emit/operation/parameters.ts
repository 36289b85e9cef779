import { isReservedHeader } from "../../model/http.js";
import { getOwn } from "../../model/object.js";
import type { Operation, Parameter, RouteSpec } from "../../model/route-spec.js";
import type { Json, Schema } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { isExactNumber, numberLiteral } from "../print/literals.js";
import { jsonText } from "../shape/json-value.js";
import { warn } from "../shape/scope.js";
import type { ParameterDescription, ParameterGroup, TextForm, TextType } from "./description.js";
import { analysed, scopeAt, withExample, type DescriptionScope } from "./scope.js";
import { isPlainText, textType, type Models } from "./text-type.js";

/** What tells where in a URL path parameters stand. */
type RoutePlace = Pick<RouteSpec, "path" | "match">;

/** The parameters of one place. */
export function describeParameters(
  group: ParameterGroup,
  operation: Operation,
  route: RoutePlace,
  scope: DescriptionScope,
): ParameterDescription[] {
  const described = parametersOf(operation, group).map((parameter) => {
    return describeParameter(group, sayable(parameter, scope.models), route, scopeAt(parameter.origin, scope));
  });
  const names = described.map(({ name }) => name);
  return described.map((parameter) => {
    const others = isOpenRecord(parameter) ? names.filter((name) => name !== parameter.name) : [];
    return { ...parameter, except: others };
  });
}

/** Each once; headers in lower case. */
function parametersOf(operation: Operation, group: ParameterGroup): Parameter[] {
  const named =
    group === "headers"
      ? operation.headers.map((header) => ({ ...header, name: header.name.toLowerCase() }))
      : operation[group];
  const unique = new Map(named.map((parameter) => [parameter.name, parameter]));
  if (group !== "headers") return [...unique.values()];
  return [...unique.values()].filter(({ name }) => !isReservedHeader(name));
}

function describeParameter(
  group: ParameterGroup,
  parameter: Parameter,
  route: RoutePlace,
  scope: DescriptionScope,
): Omit<ParameterDescription, "except"> {
  const { name, description, deprecated, required, schema, allowEmptyValue, allowReserved } = parameter;
  const form = describeTextForm(parameter, scope.models);
  const empty = allowEmptyValue ? emptyMeans(parameter, scope.models) : undefined;
  const fallback = usableDefault(parameter, scope);
  const value = analysed(schema, scope);
  if (fallback !== undefined) warnOfInexact(fallback, scope);
  return {
    name,
    description,
    deprecated,
    ...form,
    required,
    isPresent: fallback !== undefined || (required && empty !== "absent"),
    allowEmpty: allowEmptyValue && (group === "query" || group === "cookies"),
    mayBeEmptyText: empty === "text",
    allowReserved: allowReserved && group === "query",
    segment: group === "params" && !isPlainText(form.type) ? segmentOf(name, route) : undefined,
    default: fallback,
    value: { ...value, schema: withExample(schema, parameter.example) },
  };
}

/** Without null beside texts, of which none spells it: `?q=null` is a text. */
function sayable(parameter: Parameter, models: Models): Parameter {
  const { schema, mediaType } = parameter;
  const type = textType(schema, models);
  const isText = typeof type === "object" && "anyOf" in type && type.anyOf.includes("string");
  return isText && mediaType === undefined ? { ...parameter, schema: withoutNull(schema) } : parameter;
}

function withoutNull(schema: Schema): Schema {
  if (typeof schema === "boolean") return schema;
  const { type, enum: values, anyOf, oneOf } = schema;
  const others = (schemas: readonly Schema[]): Schema[] =>
    schemas.filter((one) => typeof one === "boolean" || one.type !== "null");
  return {
    ...schema,
    ...(Array.isArray(type) && { type: type.filter((one) => one !== "null") }),
    ...(values && { enum: values.filter((one) => one !== null) }),
    ...(anyOf && { anyOf: others(anyOf) }),
    ...(oneOf && { oneOf: others(oneOf) }),
  };
}

/** How a parameter or header is written. */
export function describeTextForm({ schema, mediaType, style, explode }: Parameter, models: Models): TextForm {
  if (mediaType === undefined) return { type: textType(schema, models), style, explode };
  return { type: /[/+]json$/.test(mediaType) ? "json" : "string", style: undefined, explode };
}

/** What `?name=` stands for where it is allowed, as `emptyValue` of `runtime/coerce.ts` decides. */
function emptyMeans({ schema }: Parameter, models: Models): "text" | "value" | "absent" {
  const type = textType(schema, models);
  if (type === "boolean" || isList(type)) return "value";
  return type === "number" || !isPlainText(type) ? "absent" : "text";
}

function isList(type: TextType): boolean {
  return typeof type === "object" && "items" in type;
}

/** Takes every pair that belongs to no other parameter. */
function isOpenRecord({ type, style, explode }: TextForm): boolean {
  return typeof type === "object" && "rest" in type && type.rest !== undefined && style === "form" && explode;
}

/** Where in the URL a parameter stands that fills a whole segment; the first is empty, the second `api`. */
function segmentOf(name: string, { path, match }: RoutePlace): number | undefined {
  const index = path.findIndex((segment) => {
    if (segment.kind !== "dynamic") return false;
    const parts = getOwn(match?.slugs ?? {}, segment.name);
    if (parts === undefined) return segment.name === name;
    const [only] = parts;
    return parts.length === 1 && typeof only === "object" && only.param === name;
  });
  return index < 0 ? undefined : index + 2;
}

/** What is taken when an optional parameter is absent; only a default of the schema's own type is one. */
function defaultOf({ required, schema, mediaType }: Parameter, models: Models): Json | undefined {
  if (required || mediaType !== undefined) return undefined;
  const value = conjuncts(schema, models).find((part) => part.default !== undefined)?.default;
  return value !== undefined && fits(value, textType(schema, models)) ? value : undefined;
}

/** One that its own schema refuses would make every request without the value fail: it is left out, and told. */
function usableDefault(parameter: Parameter, scope: DescriptionScope): Json | undefined {
  const { schema, origin } = parameter;
  const value = defaultOf(parameter, scope.models);
  if (value === undefined || scope.acceptor()(schema, value)) return value;
  const at = scopeAt({ file: origin.file, pointer: `${origin.pointer}/schema/default` }, scope);
  const message = `The default ${jsonText(value)} is not allowed by its own schema; it is ignored.`;
  warn(at, { code: "schema-default", message });
  return undefined;
}

function warnOfInexact(value: Json, scope: DescriptionScope): void {
  if (typeof value === "object" && value !== null)
    return Object.values(value).forEach((part) => warnOfInexact(part, scope));
  if (typeof value !== "bigint" || isExactNumber(value)) return;
  warn(scope, {
    code: "inexact-number",
    message: `The default ${value} has more digits than a JavaScript number; ${numberLiteral(value)} is used`,
  });
}

function fits(value: Json, type: TextType): boolean {
  if (typeof type === "object" && "anyOf" in type) return type.anyOf.some((one) => fits(value, one));
  if (value === null) return type === "null";
  if (Array.isArray(value))
    return typeof type === "object" && "items" in type && value.every((item) => fits(item, type.items));
  if (typeof value === "object") return typeof type === "object" && "properties" in type;
  return type === (typeof value === "bigint" ? "number" : typeof value);
}
