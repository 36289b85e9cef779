import type { Json } from "../../model/schema.js";
import type { TextForm, TextType } from "../operation/description.js";
import { isPlainText } from "../operation/text-type.js";
import { print } from "../print/printer.js";
import { array, inlineObject, json, name as nameExpr, type Expr } from "../print/expression.js";
import { exprDoc } from "../print/expression-layout.js";
import { stated, type NamedValue } from "../print/properties.js";
import { runtimeType, runtimeValue, type ContractScope } from "./scope.js";

/** How the text of a value is to be understood, where it is not just text. */
export function typeValue(type: TextType, scope: ContractScope): NamedValue[] {
  return type === "string" ? [] : [{ name: "type", value: textTypeExpr(type, scope) }];
}

/** What text may stand for, as a `TextType` of `runtime/contract.ts`. */
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

const TEXT_STYLES: ReadonlySet<string> = new Set(["label", "matrix"]);
export const DELIMITERS = new Map([
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
  ["tabDelimited", "\t"],
]);

/**
 * Style and explode, where they are not what is taken without them.
 *
 * @param isText of one text, as path parameters and headers are, rather than pairs
 */
export function styleValues({ type, style, explode }: TextForm, isText: boolean, scope: ContractScope): NamedValue[] {
  if (style === undefined) return [];
  const isPlain = isPlainText(type);
  const isDelimited = DELIMITERS.has(style);
  const isDelimitedText = isText && isDelimited && !isPlain;
  const isNamed = isText
    ? isDelimitedText || TEXT_STYLES.has(style)
    : !isPlain && (style === "deepObject" || (isDelimited && !explode));
  const reader = isDelimitedText ? `${style}Text` : style;
  const saysExplode = !isPlain && explode === isText && style !== "deepObject" && !isDelimited;
  return [
    ...(isNamed ? [{ name: "style", value: nameExpr(runtimeValue(scope, "styles", reader)) }] : []),
    ...(saysExplode ? stated({ explode }) : []),
  ];
}

/** How a header is written, where that is not style `simple` without `explode`. */
export function headerForm({ type, style, explode }: TextForm): Record<string, Json | undefined> {
  if (type === "json") return { json: true };
  if (style === undefined || typeof type === "string") return {};
  const hasPairs = explode && "properties" in type;
  return { explode: hasPairs || undefined, delimiter: "items" in type ? DELIMITERS.get(style) : undefined };
}
