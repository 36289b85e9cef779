import { getOwn } from "../../model/object.js";
import type { Encoding, MediaType } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { quote } from "../../model/quote.js";
import { conjuncts } from "../../model/schema-walk.js";
import { warn } from "../shape/scope.js";
import type { AnalysedSchema, BodyKind, FieldDescription, RequestContent, TextType } from "./description.js";
import { fileKind, withFiles } from "./form-files.js";
import { bodyKind, mediaTypeName } from "./media.js";
import { analysed, scopeAt, type DescriptionScope } from "./scope.js";
import { isTextOnly, textType, variantsOf, type Models } from "./text-type.js";

/** A request body of one media type. */
export function describeRequestContent(content: MediaType, scope: DescriptionScope): RequestContent {
  const kind = bodyKind(content, scope.models);
  const isStream = content.stream === true;
  const isForm = !isStream && (kind === "form" || kind === "multipart");
  return {
    mediaType: mediaTypeName(content, scope.models),
    kind,
    isStream,
    value: isStream ? undefined : valueOf(content, kind, scope),
    fields: isForm ? describeFields(content, scope) : [],
    otherFields: isForm ? otherFields(content, scope.models) : "string",
  };
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

function describeFields({ schema = true, encoding = {} }: MediaType, scope: DescriptionScope): FieldDescription[] {
  const { models } = scope;
  const own = conjuncts(schema, models);
  const variants = own.flatMap(variantsOf).flatMap((variant) => conjuncts(variant, models));
  const named = new Map([...own, ...variants].flatMap((part) => Object.entries(part.properties ?? {})));
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
