import type { RouteMatch, StatusKey } from "../../model/route-spec.js";
import type { Json } from "../../model/schema.js";
import {
  PARAMETER_GROUPS,
  type AnalysedSchema,
  type BodyDescription,
  type BodyKind,
  type ContentDescription,
  type FieldDescription,
  type HeaderDescription,
  type OperationDescription,
  type ParameterDescription,
  type ParameterGroup,
  type PartDescription,
  type RequestContent,
  type ResponseContent,
  type ResponseDescription,
} from "../operation/description.js";
import { array, call, inlineObject, json, name as nameExpr, object, type Expr } from "../print/expression.js";
import { propertyKey } from "../print/literals.js";
import { stated, type NamedValue } from "../print/properties.js";
import type { Shape } from "../shape/shape.js";
import { requestZod, runtimeValue, schemaZod, type ContractScope } from "./scope.js";
import { answerZod } from "./shared-answers.js";
import { headerForm, styleValues, textTypeExpr, typeValue } from "./text-values.js";

/** What an operation's description says, as an `Operation` of `runtime/contract.ts`. */
export function operationValue(operation: OperationDescription, scope: ContractScope): Expr {
  const { id, parameters, querystring, body, bodyLimit, responses } = operation;
  const groups = PARAMETER_GROUPS.filter((group) => parameters[group].length > 0);
  return object([
    ...stated({ id }),
    ...groups.map((group) => ({ name: group, value: parametersValue(group, parameters[group], scope) })),
    ...(querystring ? [{ name: "querystring", value: querystringValue(querystring, scope) }] : []),
    ...(body ? [{ name: "body", value: bodyValue(body, scope) }] : []),
    ...stated({ bodyLimit }),
    { name: "responses", value: responsesValue(responses, scope) },
    ...securityValue(operation),
  ]);
}

/** How a route tells its requests from those that Next.js sends it too. */
export function matchValue({ slugs, query, headers }: RouteMatch, scope: ContractScope): Expr {
  const conditions = stated({
    slugs: Object.keys(slugs).length === 0 ? undefined : (slugs as unknown as Json),
    query,
    headers,
  });
  return call(nameExpr(runtimeValue(scope, "match", "routeMatch")), inlineObject(conditions));
}

function parametersValue(
  group: ParameterGroup,
  parameters: readonly ParameterDescription[],
  scope: ContractScope,
): Expr {
  return array(parameters.map((parameter) => inlineObject(parameterValue(group, parameter, scope))));
}

function parameterValue(group: ParameterGroup, parameter: ParameterDescription, scope: ContractScope): NamedValue[] {
  const { name, required, type, value, segment, allowReserved, allowEmpty, except } = parameter;
  const isText = group === "params" || group === "headers";
  // Path parameters are required and others are not, unless they say otherwise.
  const isUsual = required === (group === "params");
  return [
    ...stated({ name, required: isUsual ? undefined : required }),
    ...typeValue(type, scope),
    ...styleValues(parameter, isText, scope),
    ...stated({
      segment,
      allowReserved: allowReserved || undefined,
      allowEmpty: allowEmpty || undefined,
      except: except.length === 0 ? undefined : [...except],
      default: parameter.default,
    }),
    ...(type === "string" && isAnyText(value.shape) ? [] : [{ name: "schema", value: requestZod(value, scope) }]),
  ];
}

/** Whether any text will do, so that nothing needs to be checked. */
function isAnyText(shape: Shape): boolean {
  if (shape.kind !== "string" || shape.checks.length > 0 || shape.format !== undefined) return false;
  return shape.min === undefined && shape.max === undefined && shape.patterns.length === 0;
}

function querystringValue(
  { required, ...content }: NonNullable<OperationDescription["querystring"]>,
  scope: ContractScope,
): Expr {
  return inlineObject([...stated({ required: required || undefined }), ...requestContentValue(content, scope)]);
}

function bodyValue({ required, contents }: BodyDescription, scope: ContractScope): Expr {
  const only = onlyJson(contents);
  const content = only
    ? { name: "json", value: requestZod(only, scope) }
    : { name: "content", value: array(contents.map((one) => inlineObject(requestContentValue(one, scope)))) };
  return inlineObject([...stated({ required }), content]);
}

/** The schema of `application/json` where that is all there is. */
function onlyJson(contents: readonly ContentDescription[]): AnalysedSchema | undefined {
  const [only] = contents;
  return contents.length === 1 && only?.mediaType === "application/json" ? only.value : undefined;
}

/** What reads a body that is not JSON. */
const READERS: { [K in BodyKind]?: [module: string, name: string] } = {
  form: ["form", "readForm"],
  multipart: ["multipart", "readMultipart"],
  text: ["text", "readTextBody"],
  events: ["text", "readTextBody"],
  lines: ["text", "readTextBody"],
  bytes: ["text", "readBytesBody"],
};

function requestContentValue(content: RequestContent, scope: ContractScope): NamedValue[] {
  const { mediaType, kind, value, otherFields, isStream } = content;
  if (isStream) return streamValue(content, scope);
  const reader = READERS[kind];
  const fields = content.fields.flatMap((field) => fieldValues(field, kind === "multipart", scope));
  const others = otherFields === "string" ? [] : [{ name: "others", value: textTypeExpr(otherFields, scope) }];
  return [
    ...stated({ mediaType }),
    ...(reader === undefined ? [] : [{ name: "read", value: nameExpr(runtimeValue(scope, ...reader)) }]),
    ...(fields.length === 0 ? [] : [{ name: "fields", value: array(fields.map(inlineObject)) }]),
    ...others,
    ...(value === undefined ? [] : [{ name: "schema", value: requestZod(value, scope) }]),
  ];
}

function streamValue({ mediaType, kind, parts, otherParts }: RequestContent, scope: ContractScope): NamedValue[] {
  if (kind !== "multipart") return stated({ mediaType, stream: true });
  const values = parts.map((part) => inlineObject(partValue(part, scope)));
  const read = nameExpr(runtimeValue(scope, "upload", "readParts"));
  const policy = otherParts ?? scope.unknownFields;
  const others = policy === "strip" ? [] : [json(policy)];
  const stream = values.length === 0 ? call(read) : call(read, array(values), ...others);
  return [...stated({ mediaType }), { name: "stream", value: stream }];
}

function partValue({ name, required, isList, content }: PartDescription, scope: ContractScope): NamedValue[] {
  const about = stated({ name, required: required || undefined, many: isList || undefined });
  if ("types" in content) {
    const types = content.types.length === 0 ? undefined : [...content.types];
    return [...about, ...stated({ file: true, types })];
  }
  const { type, value, hasBrackets } = content;
  const style = hasBrackets ? [{ name: "style", value: nameExpr(runtimeValue(scope, "styles", "deepObject")) }] : [];
  const isAny = type === "string" && isAnyText(value.shape);
  const schema = isAny ? [] : [{ name: "schema", value: requestZod(value, scope) }];
  return [...about, ...typeValue(type, scope), ...style, ...schema];
}

/**
 * Nothing where it is one text, which need not be said. Where a field that is not declared may be a file, it is; and so is
 * a name that could be taken for the items of a list: `tags[]`.
 */
function fieldValues(field: FieldDescription, mayBeFile: boolean, scope: ContractScope): NamedValue[][] {
  const { name } = field;
  if ("file" in field) {
    const types = field.types.length === 0 ? undefined : [...field.types];
    return [stated({ name, file: field.file, types })];
  }
  const how = [...typeValue(field.type, scope), ...styleValues(field, false, scope)];
  const isSaid = mayBeFile || how.length > 0 || name.endsWith("[]");
  return isSaid ? [[...stated({ name }), ...how]] : [];
}

function responsesValue(responses: readonly ResponseDescription[], scope: ContractScope): Expr {
  const properties = responses.map((response) => ({
    key: statusKey(response.status),
    value: responseValue(response, scope),
  }));
  return { kind: "object", properties, expanded: true };
}

/** Codes are written as numbers, which Prettier leaves alone in either language. */
function statusKey(status: StatusKey): string {
  return typeof status === "number" ? String(status) : propertyKey(status);
}

function responseValue({ headers, contents }: ResponseDescription, scope: ContractScope): Expr {
  const only = onlyJson(contents);
  const headerValues = headers.map((header) => inlineObject(headerValue(header, scope)));
  const contentValues = only ? [] : contents.map((one) => inlineObject(responseContentValue(one, scope)));
  return inlineObject([
    ...(headerValues.length === 0 ? [] : [{ name: "headers", value: array(headerValues) }]),
    ...(only ? [{ name: "json", value: answerZod(only, scope) }] : []),
    ...(contentValues.length === 0 ? [] : [{ name: "content", value: array(contentValues) }]),
  ]);
}

function headerValue(header: HeaderDescription, scope: ContractScope): NamedValue[] {
  const { name, required, value } = header;
  return [
    ...stated({ name, required: required || undefined, ...headerForm(header) }),
    { name: "schema", value: schemaZod(value, scope) },
  ];
}

function responseContentValue({ mediaType, kind, value }: ResponseContent, scope: ContractScope): NamedValue[] {
  const writer = kind === "events" ? "writeEvents" : kind === "lines" ? "writeLines" : undefined;
  return [
    ...stated({ mediaType }),
    ...(writer === undefined ? [] : [{ name: "write", value: nameExpr(runtimeValue(scope, "events", writer)) }]),
    ...(value === undefined || kind !== "json" ? [] : [{ name: "schema", value: answerZod(value, scope) }]),
  ];
}

/** Alternatives, each a scheme or more with the scopes it needs. */
function securityValue({ security }: OperationDescription): NamedValue[] {
  if (security === undefined) return [];
  const alternatives = security.map((schemes) =>
    inlineObject(Object.entries(schemes).map(([name, scopes]) => ({ name, value: json([...scopes]) }))),
  );
  return [{ name: "security", value: array(alternatives) }];
}
