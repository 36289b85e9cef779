import { getOwn } from "../../model/object.js";
import type { Encoding, MediaType } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { array, inlineObject, name as nameExpr, type Expr } from "../print/expression.js";
import { bodyKind, mediaTypeName, type BodyKind } from "./media.js";
import { stated, textTypeExpr, typeProperty, writing, type Property } from "./parameters.js";
import { runtimeValue, type ContractScope, schemaTypeDoc, schemaZod } from "./scope.js";
import { conjuncts } from "../../model/schema-walk.js";
import { isPlainText, isTextOnly, textType, variantsOf, type TextType } from "./text-type.js";
import type { Doc } from "../print/doc.js";
import { fileKind, withFiles, type FileKind } from "./form-files.js";

/** The TypeScript type of a request body of one media type. */
export function contentType(content: MediaType, scope: ContractScope): Doc {
  const { schema } = content;
  switch (bodyKind(content, scope.models)) {
    case "bytes":
      return "Uint8Array";
    case "text":
    case "events":
    case "lines":
      return schema !== undefined && isTextOnly(schema, scope.models) ? schemaTypeDoc(schema, scope) : "string";
    case "multipart":
    case "form":
      return schema === undefined ? "Record<string, unknown>" : schemaTypeDoc(formSchema(content, scope), scope);
    case "json":
      return schema === undefined ? "unknown" : schemaTypeDoc(schema, scope);
  }
}

/** How the contract's value states one media type of a request body. */
export function contentValue(content: MediaType, scope: ContractScope): Property[] {
  const kind = bodyKind(content, scope.models);
  const reader = READERS[kind];
  const schema = schemaValue(content, kind, scope);
  const isForm = kind === "form" || kind === "multipart";
  const fields = isForm ? fieldValues(content, scope) : [];
  return [
    ...stated({ mediaType: mediaTypeName(content, scope.models) }),
    ...(reader === undefined ? [] : [{ name: "read", value: nameExpr(runtimeValue(scope, ...reader)) }]),
    ...(fields.length === 0 ? [] : [{ name: "fields", value: array(fields.map(inlineObject)) }]),
    ...(isForm ? otherFields(content, scope) : []),
    ...(schema === undefined ? [] : [{ name: "schema", value: schema }]),
  ];
}

/** What fields stand for that the schema does not name, where they are more than texts. */
function otherFields({ schema = true }: MediaType, scope: ContractScope): Property[] {
  const type = textType(schema, scope.models);
  const rest = typeof type === "object" && "rest" in type ? type.rest : undefined;
  return rest === undefined || rest === "string" ? [] : [{ name: "others", value: textTypeExpr(rest, scope) }];
}

const READERS: { [K in BodyKind]?: [module: string, name: string] } = {
  form: ["form", "readForm"],
  multipart: ["multipart", "readMultipart"],
  text: ["text", "readTextBody"],
  events: ["text", "readTextBody"],
  lines: ["text", "readTextBody"],
  bytes: ["text", "readBytesBody"],
};

function schemaValue(content: MediaType, kind: BodyKind, scope: ContractScope): Expr | undefined {
  const { schema } = content;
  if (schema === undefined || kind === "bytes") return undefined;
  if (kind === "json") return schemaZod(schema, scope);
  if (kind === "form" || kind === "multipart") return schemaZod(formSchema(content, scope), scope);
  return isTextOnly(schema, scope.models) ? schemaZod(schema, scope) : undefined;
}

/** A form's schema with files where they are sent. */
function formSchema({ schema = true, encoding }: MediaType, { models, forms }: ContractScope): Schema {
  const found = forms.get(schema) ?? withFiles(schema, models, encoding);
  forms.set(schema, found);
  return found;
}

interface FormProperty {
  name: string;
  schema: Schema;
  file?: FileKind;
}

/** The fields a form may have, in the schema's order; those of alternatives too. */
function formProperties({ schema = true, encoding = {} }: MediaType, { models }: ContractScope): FormProperty[] {
  const own = conjuncts(schema, models);
  const variants = own.flatMap(variantsOf).flatMap((variant) => conjuncts(variant, models));
  const named = new Map([...own, ...variants].flatMap((part) => Object.entries(part.properties ?? {})));
  return [...named].map(([name, property]) => {
    const file = fileKind(property, models, getOwn(encoding, name));
    return { name, schema: property, ...(file && { file }) };
  });
}

/** The fields that are more than one text. */
function fieldValues(content: MediaType, scope: ContractScope): Property[][] {
  const { encoding = {} } = content;
  return formProperties(content, scope).flatMap((field) => {
    const { name, file } = field;
    if (file !== undefined) return [stated({ name, file })];
    const properties = fieldValue(field, getOwn(encoding, name) ?? {}, scope);
    return properties.length === 0 ? [] : [[...stated({ name }), ...properties]];
  });
}

/**
 * OpenAPI writes lists as repeated fields and objects as JSON unless `encoding` gives a style ("Encoding Object");
 * `deepObject` reads brackets and JSON alike.
 */
function fieldValue({ schema }: FormProperty, encoding: Encoding, scope: ContractScope): Property[] {
  const isJson = encoding.contentType !== undefined && /^[^;,]*[/+]json\s*(?:[;,]|$)/i.test(encoding.contentType);
  const type = isJson ? "json" : textType(schema, scope.models);
  if (type === "string") return [];
  const typed = typeProperty(type, scope);
  if (isPlainText(type)) return typed;
  const style = encoding.style ?? (hasRecords(type) ? "deepObject" : "form");
  const explode = encoding.explode ?? style === "form";
  return [...typed, ...writing({ style, explode }, type, false, scope)];
}

function hasRecords(type: TextType): boolean {
  if (typeof type === "string") return false;
  if ("anyOf" in type) return type.anyOf.some(hasRecords);
  return "properties" in type || hasRecords(type.items);
}
