import { getOwn } from "../model/object.js";
import type { Encoding, MediaType } from "../model/route-spec.js";
import type { Schema } from "../model/schema.js";
import { array, inlineObject, method, name as nameExpr, object, type Expr } from "./code.js";
import { objectType } from "./contract-doc.js";
import { bodyKind, isBinary, mediaTypeName, type BodyKind } from "./contract-media.js";
import { stated, typeProperty, writing, type Property } from "./contract-parameters.js";
import { runtimeValue, type ContractScope, schemaTypeDoc, schemaZod } from "./contract-scope.js";
import {
  conjuncts,
  isPlainText,
  isTextOnly,
  textType,
  variantsOf,
  type Models,
  type TextType,
} from "./contract-text-type.js";
import type { Doc } from "./doc.js";

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
      return schema === undefined ? "Record<string, unknown>" : formType(schema, scope);
    case "json":
      return schema === undefined ? "unknown" : schemaTypeDoc(schema, scope);
  }
}

/** How the contract's value states one media type of a request body. */
export function contentValue(content: MediaType, scope: ContractScope): Property[] {
  const kind = bodyKind(content, scope.models);
  const reader = READERS[kind];
  const schema = schemaValue(content, kind, scope);
  const fields = kind === "form" || kind === "multipart" ? fieldValues(content, scope) : [];
  return [
    ...stated({ mediaType: mediaTypeName(content, scope.models) }),
    ...(reader === undefined ? [] : [{ name: "read", value: nameExpr(runtimeValue(scope, ...reader)) }]),
    ...(fields.length === 0 ? [] : [{ name: "fields", value: array(fields.map(inlineObject)) }]),
    ...(schema === undefined ? [] : [{ name: "schema", value: schema }]),
  ];
}

const READERS: { [K in BodyKind]?: [module: string, name: string] } = {
  form: ["form", "readForm"],
  multipart: ["multipart", "readMultipart"],
  text: ["text", "readTextBody"],
  events: ["text", "readTextBody"],
  lines: ["text", "readTextBody"],
  bytes: ["text", "readBytesBody"],
};

function schemaValue({ schema }: MediaType, kind: BodyKind, scope: ContractScope): Expr | undefined {
  if (schema === undefined || kind === "bytes") return undefined;
  if (kind === "json") return schemaZod(schema, scope);
  if (kind === "form" || kind === "multipart") return formSchema(schema, scope);
  return isTextOnly(schema, scope.models) ? schemaZod(schema, scope) : undefined;
}

interface FormProperty {
  name: string;
  schema: Schema;
  required: boolean;
  file?: "one" | "many";
}

/** The fields a form may have, in the schema's order; those of alternatives too. */
function formProperties(schema: Schema, { models }: ContractScope, withVariants = false): FormProperty[] {
  const own = conjuncts(schema, models);
  const variants = withVariants ? own.flatMap(variantsOf).flatMap((variant) => conjuncts(variant, models)) : [];
  const required = new Set(own.flatMap((part) => part.required ?? []));
  const named = new Map([...own, ...variants].flatMap((part) => Object.entries(part.properties ?? {})));
  return [...named].map(([name, property]) => {
    const file = fileKind(property, models);
    return { name, schema: property, required: required.has(name), ...(file && { file }) };
  });
}

function fileKind(schema: Schema, models: Models): "one" | "many" | undefined {
  if (isBinary(schema, models)) return "one";
  const items = conjuncts(schema, models).find((part) => part.items !== undefined)?.items;
  return items !== undefined && isBinary(items, models) ? "many" : undefined;
}

/** A form without files is what its schema says; with files, its fields are spelled out. */
function formType(schema: Schema, scope: ContractScope): Doc {
  const fields = formProperties(schema, scope);
  if (!fields.some(({ file }) => file)) return schemaTypeDoc(schema, scope);
  return objectType(
    fields.map(({ name, schema: field, required, file }) => ({
      name,
      optional: !required,
      type: file === undefined ? schemaTypeDoc(field, scope) : file === "one" ? "File" : "File[]",
      comment: file === undefined ? [] : conjuncts(field, scope.models).map(({ description }) => description),
    })),
  );
}

function formSchema(schema: Schema, scope: ContractScope): Expr {
  const fields = formProperties(schema, scope);
  if (!fields.some(({ file }) => file)) return schemaZod(schema, scope);
  scope.used.z = true;
  const z = nameExpr("z");
  const anyFile = method(z, "file");
  const shape = fields.map(({ name, schema: field, required, file }) => {
    const one = file === undefined ? schemaZod(field, scope) : anyFile;
    const value = file === "many" ? method(z, "array", one) : one;
    return { name, value: required ? value : method(value, "optional") };
  });
  return method(z, "looseObject", object(shape));
}

/** The fields that are more than one text. */
function fieldValues({ schema = true, encoding = {} }: MediaType, scope: ContractScope): Property[][] {
  return formProperties(schema, scope, true).flatMap((field) => {
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
  const isJson = encoding.contentType !== undefined && /[/+]json$/.test(encoding.contentType);
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
