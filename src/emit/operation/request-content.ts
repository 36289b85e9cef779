import { getOwn } from "../../model/object.js";
import type { Encoding, MediaType } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { quote } from "../../model/quote.js";
import { conjuncts } from "../../model/schema-walk.js";
import { warn } from "../shape/scope.js";
import type {
  AnalysedSchema,
  BodyKind,
  FieldDescription,
  PartDescription,
  RequestContent,
  TextType,
} from "./description.js";
import { fileKind, withFiles } from "./form-files.js";
import { bodyKind, mediaTypeName } from "./media.js";
import { analysed, scopeAt, scopeOf, withExample, type DescriptionScope } from "./scope.js";
import { isTextOnly, textType, variantsOf, type Models } from "./text-type.js";

/** A request body of one media type. */
export function describeRequestContent(content: MediaType, scope: DescriptionScope): RequestContent {
  const kind = bodyKind(content, scope.models);
  const isStream = content.stream === true;
  const isForm = !isStream && (kind === "form" || kind === "multipart");
  const value = isStream ? undefined : valueOf(content, kind, scope);
  return {
    mediaType: mediaTypeName(content, scope.models),
    kind,
    isStream,
    value: value && { ...value, schema: withExample(value.schema, content.example) },
    fields: isForm ? describeFields(content, scope) : [],
    otherFields: isForm ? otherFields(content, scope.models) : "string",
    parts: isStream && kind === "multipart" ? describeParts(content, scope) : [],
    otherParts: otherParts(content, scope.models),
  };
}

/** Tells that the schema of a plain text has fields, which nothing looks at, unless JSON is there for them. */
export function tellFieldsOfText(contents: readonly MediaType[], scope: DescriptionScope): void {
  const text = contents.find(({ mediaType }) => mediaType === "text/plain");
  if (text === undefined || contents.some((one) => bodyKind(one, scope.models) === "json")) return;
  if (propertiesOf(text, scope.models).size === 0) return;
  const message = "A plain text has no fields: its schema is not looked at.";
  const hint = "Put it below application/json where the body is JSON.";
  warn(scopeOf(text, scope), { code: "text-with-fields", message, hint });
}

function valueOf({ schema, encoding }: MediaType, kind: BodyKind, scope: DescriptionScope): AnalysedSchema | undefined {
  if (schema === undefined) return undefined;
  switch (kind) {
    case "bytes":
      return undefined;
    case "json":
      return analysed(schema, scope);
    case "form":
    case "multipart":
      return analysed(schema, scope, withFiles(schema, scope.models, encoding));
    default:
      return isTextOnly(schema, scope.models) ? analysed(schema, scope) : undefined;
  }
}

function otherFields({ schema = true }: MediaType, models: Models): TextType {
  const type = textType(schema, models);
  const rest = typeof type === "object" && "rest" in type ? type.rest : undefined;
  return rest ?? "string";
}

/** The properties of a form by name, those of alternatives too. */
function propertiesOf({ schema = true }: MediaType, models: Models): Map<string, Schema> {
  const own = conjuncts(schema, models);
  const variants = own.flatMap(variantsOf).flatMap((variant) => conjuncts(variant, models));
  return new Map([...own, ...variants].flatMap((part) => Object.entries(part.properties ?? {})));
}

/** Parts come one by one, so that each item of a list is held against the schema of items. */
function describeParts(content: MediaType, scope: DescriptionScope): PartDescription[] {
  const { schema = true, encoding = {} } = content;
  const { models } = scope;
  const required = new Set(conjuncts(schema, models).flatMap((part) => part.required ?? []));
  return [...propertiesOf(content, models)].map(([name, property]): PartDescription => {
    const about = { name, required: required.has(name) };
    const field = describeField(name, property, getOwn(encoding, name) ?? {}, scope);
    if ("file" in field) return { ...about, isList: field.file === "many", content: { types: field.types } };
    const items = typeof field.type === "object" && "items" in field.type ? itemsOf(property, models) : undefined;
    const value = analysed(items ?? property, scope);
    const type = items === undefined ? field.type : textType(items, models);
    const hasBrackets = items === undefined && field.style === "deepObject";
    return { ...about, isList: items !== undefined, content: { type, value, hasBrackets } };
  });
}

function otherParts({ schema = true }: MediaType, models: Models): RequestContent["otherParts"] {
  const said = conjuncts(schema, models).flatMap(({ additionalProperties }) => additionalProperties ?? []);
  if (said.length === 0) return undefined;
  return said.includes(false) ? "refuse" : "keep";
}

function itemsOf(schema: Schema, models: Models): Schema | undefined {
  return conjuncts(schema, models).find(({ items }) => items !== undefined)?.items;
}

function describeFields(content: MediaType, scope: DescriptionScope): FieldDescription[] {
  const { encoding = {} } = content;
  const named = propertiesOf(content, scope.models);
  return [...named].map(([name, property]) => describeField(name, property, getOwn(encoding, name) ?? {}, scope));
}

/**
 * OpenAPI writes lists as repeated fields and objects as JSON unless `encoding` gives a style ("Encoding Object");
 * `deepObject` reads brackets and JSON alike.
 */
function describeField(name: string, schema: Schema, encoding: Encoding, scope: DescriptionScope): FieldDescription {
  const { models } = scope;
  const file = fileKind(schema, models, encoding);
  if (file !== undefined) return { name, file, types: typesOf(encoding) };
  const isJson = encoding.contentType !== undefined && /^[^;,]*[/+]json\s*(?:[;,]|$)/i.test(encoding.contentType);
  if (!isJson && !mayBeText(encoding)) {
    const message = `The form field ${quote(name)} is read as text: that it is of type ${quote(encoding.contentType ?? "")} is not checked.`;
    warn(encoding.origin ? scopeAt(encoding.origin, scope) : scope, { code: "encoding-content-type", message });
  }
  const type = isJson ? "json" : textType(schema, models);
  const style = encoding.style ?? (hasRecords(type) ? "deepObject" : "form");
  return { name, type, style, explode: encoding.explode ?? style === "form" };
}

function mayBeText({ contentType = "text/plain" }: Encoding): boolean {
  return contentType.split(",").some((type) => /^\s*(?:text|\*)\//i.test(type));
}

/** `contentType` is a media type, a range, or several with commas; what is neither, or any type, says nothing. */
function typesOf({ contentType = "" }: Encoding): string[] {
  const types = contentType.split(",").map((type) => type.split(";", 1).join().trim().toLowerCase());
  return types.every((type) => /^[\w.+-]+\/(?:[\w.+-]+|\*)$/.test(type)) ? types : [];
}

function hasRecords(type: TextType): boolean {
  if (typeof type === "string") return false;
  if ("anyOf" in type) return type.anyOf.some(hasRecords);
  return "properties" in type || hasRecords(type.items);
}
