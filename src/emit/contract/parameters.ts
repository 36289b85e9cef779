import { isReservedHeader } from "../../model/http.js";
import { getOwn } from "../../model/object.js";
import type { RoutePath } from "../../model/route-path.js";
import type { Operation, Parameter, RouteMatch } from "../../model/route-spec.js";
import type { Json } from "../../model/schema.js";
import { array, inlineObject, json, name as nameExpr, plainJson, type Expr } from "../print/expression.js";
import { exprDoc } from "../print/expression-layout.js";
import { objectType, type TypeMember } from "../print/declaration.js";
import { runtimeType, runtimeValue, type ContractScope, schemaType, schemaZod, isAnyText } from "./scope.js";
import { conjuncts } from "../../model/schema-walk.js";
import { isPlainText, textType, type TextType } from "./text-type.js";
import type { Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { isExactNumber, numberLiteral } from "../print/literals.js";
import { warn } from "../shape/scope.js";
import { typeDoc } from "../print/type.js";

/** The four places of parameters, under the names handlers know them by. */
export type Group = "params" | "query" | "headers" | "cookies";
export const GROUPS = ["params", "query", "headers", "cookies"] as const;

/** What is shared by the parameters of a route. */
export interface RouteContext {
  path: RoutePath;
  match?: RouteMatch;
}

/** The parameters of one place, each once; headers in lower case, as Node.js and handlers know them. */
export function parametersOf(operation: Operation, group: Group): Parameter[] {
  const named =
    group === "headers"
      ? operation.headers.map((header) => ({ ...header, name: header.name.toLowerCase() }))
      : operation[group];
  const unique = new Map(named.map((parameter) => [parameter.name, parameter]));
  if (group !== "headers") return [...unique.values()];
  return [...unique.values()].filter(({ name }) => !isReservedHeader(name));
}

/** The member of the request's type that holds the parameters of one place. */
export function parametersType(group: Group, parameters: readonly Parameter[], scope: ContractScope): TypeMember {
  const members = parameters.map((parameter): TypeMember => ({
    name: parameter.name,
    optional: !isPresent(parameter, scope),
    type: valueType(parameter, { ...scope, origin: parameter.origin }),
    comment: [parameter.description, parameter.deprecated ? { tag: "deprecated" as const } : undefined],
  }));
  return { name: group, type: objectType(members) };
}

/** Whether the handler can count on it. */
function isPresent(parameter: Parameter, scope: ContractScope): boolean {
  if (parameter.allowEmptyValue && emptyMeans(parameter, scope) === "absent") return false;
  return parameter.required || defaultOf(parameter, scope) !== undefined;
}

/** What `?name=` stands for where it is allowed, as `emptyValue` of `runtime/coerce.ts` decides. */
function emptyMeans({ schema }: Parameter, { models }: ContractScope): "text" | "value" | "absent" {
  const type = textType(schema, models);
  if (type === "boolean" || isList(type)) return "value";
  return type === "number" || !isPlainText(type) ? "absent" : "text";
}

function isList(type: TextType): boolean {
  return typeof type === "object" && "items" in type;
}

function valueType(parameter: Parameter, scope: ContractScope): Doc {
  const type = schemaType(parameter.schema, scope);
  const isText = type.kind === "text" && type.text === "string";
  if (isText || !parameter.allowEmptyValue || emptyMeans(parameter, scope) !== "text") return typeDoc(type);
  const members = type.kind === "union" ? type.members : [type];
  return typeDoc({ kind: "union", members: [...members, { kind: "text", text: '""' }] });
}

/** A property of an object the contract's value is made of. */
export interface Property {
  name: string;
  value: Expr;
}

/** The parameters of one place, as the contract's value states them. */
export function parametersValue(
  group: Group,
  parameters: readonly Parameter[],
  route: RouteContext,
  scope: ContractScope,
): Expr {
  const names = parameters.map(({ name }) => name);
  return array(
    parameters.map((parameter) => {
      const others = names.filter((name) => name !== parameter.name);
      return inlineObject(parameterValue(group, parameter, route, others, scope));
    }),
  );
}

function parameterValue(
  group: Group,
  parameter: Parameter,
  route: RouteContext,
  others: readonly string[],
  contract: ContractScope,
): Property[] {
  const scope: ContractScope = { ...contract, origin: parameter.origin };
  const { name, required, schema, mediaType, allowReserved, allowEmptyValue } = parameter;
  const type = mediaType === undefined ? textType(schema, scope.models) : contentTextType(mediaType);
  const isText = group === "params" || group === "headers";
  const fallback = defaultOf(parameter, scope);
  if (fallback !== undefined) warnOfInexact(fallback, scope);
  const segment = group === "params" && !isPlainText(type) ? segmentOf(name, route) : undefined;
  const except = isOpenRecord(type, parameter) && others.length > 0 ? [...others] : undefined;
  return [
    ...stated({
      name,
      required: requiredValue(group, required && fallback === undefined),
    }),
    ...typeProperty(type, scope),
    ...(mediaType === undefined ? writing(parameter, type, isText, scope) : []),
    ...stated({
      segment,
      allowReserved: (allowReserved && group === "query") || undefined,
      allowEmpty: (allowEmptyValue && !isText) || undefined,
      except,
      default: fallback,
    }),
    ...(type === "string" && isAnyText(schema, scope) ? [] : [{ name: "schema", value: schemaZod(schema, scope) }]),
  ];
}

/** What need not be said: path parameters are required, others are not. */
function requiredValue(group: Group, required: boolean): boolean | undefined {
  return required === (group === "params") ? undefined : required;
}

/** How the text of a value is to be understood, where it is not just text. */
export function typeProperty(type: TextType, scope: ContractScope): Property[] {
  return type === "string" ? [] : [{ name: "type", value: textTypeExpr(type, scope) }];
}

/** How text is to be understood, as the contract states it. */
export function textTypeExpr(type: TextType, scope: ContractScope): Expr {
  if (typeof type === "string") return json(type);
  if ("items" in type) return inlineObject([{ name: "items", value: textTypeExpr(type.items, scope) }]);
  if ("anyOf" in type) {
    return inlineObject([{ name: "anyOf", value: array(type.anyOf.map((one) => textTypeExpr(one, scope))) }]);
  }
  const properties = Object.entries(type.properties).map(([name, one]) => ({
    name,
    value: propertyType(name, one, scope),
  }));
  return inlineObject([
    { name: "properties", value: inlineObject(properties) },
    ...(type.rest === undefined ? [] : [{ name: "rest", value: textTypeExpr(type.rest, scope) }]),
  ]);
}

/** TypeScript takes `constructor` and the like for the members of `Object`, whatever the index signature says. */
function propertyType(name: string, type: TextType, scope: ContractScope): Expr {
  const expr = textTypeExpr(type, scope);
  if (!(name in Object.prototype) || name === "__proto__") return expr;
  return nameExpr(`${print(exprDoc(expr))} as ${runtimeType(scope, "contract", "TextType")}`);
}

/** The properties that have a value. */
export function stated(values: Record<string, Json | undefined>): Property[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: plainJson(value) }],
  );
}

/** Style and explode, where they are not what is taken without them. */
export function writing(
  { style, explode }: Pick<Parameter, "style" | "explode">,
  type: TextType,
  isText: boolean,
  scope: ContractScope,
): Property[] {
  const isPlain = isPlainText(type);
  const isDelimited = DELIMITED.has(style);
  const isDelimitedText = isText && isDelimited && !isPlain;
  const isNamed = isText
    ? isDelimitedText || TEXT_STYLES.has(style)
    : !isPlain && (style === "deepObject" || (isDelimited && !explode));
  const name = isDelimitedText ? `${style}Text` : style;
  const saysExplode = !isPlain && explode === isText && style !== "deepObject" && !isDelimited;
  return [
    ...(isNamed ? [{ name: "style", value: nameExpr(runtimeValue(scope, "styles", name)) }] : []),
    ...(saysExplode ? stated({ explode }) : []),
  ];
}

const TEXT_STYLES: ReadonlySet<string> = new Set(["label", "matrix"]);
const DELIMITED: ReadonlySet<string> = new Set(["spaceDelimited", "pipeDelimited", "tabDelimited"]);

function contentTextType(mediaType: string): TextType {
  return /[/+]json$/.test(mediaType) ? "json" : "string";
}

/** Takes every pair that belongs to no other parameter. */
function isOpenRecord(type: TextType, { style, explode }: Parameter): boolean {
  return typeof type === "object" && "rest" in type && type.rest !== undefined && style === "form" && explode;
}

/** Where in the URL a parameter stands that fills a whole segment; the first is empty, the second `api`. */
function segmentOf(name: string, { path, match }: RouteContext): number | undefined {
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
function defaultOf({ required, schema, mediaType }: Parameter, { models }: ContractScope): Json | undefined {
  if (required || mediaType !== undefined) return undefined;
  const value = conjuncts(schema, models).find((part) => part.default !== undefined)?.default;
  return value !== undefined && fits(value, textType(schema, models)) ? value : undefined;
}

function warnOfInexact(value: Json, scope: ContractScope): void {
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
