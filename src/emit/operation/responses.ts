import { mayHaveContent } from "../../model/http.js";
import type { MediaType, Method, Parameter, ResponseSpec } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { conjuncts, depthFirst } from "../../model/schema-walk.js";
import type {
  AnalysedSchema,
  BodyKind,
  HeaderDescription,
  ResponseContent,
  ResponseDescription,
} from "./description.js";
import { bodyKind, jsonFirst, mediaTypeName } from "./media.js";
import { describeTextForm } from "./parameters.js";
import { tellFieldsOfText } from "./request-content.js";
import { analysed, scopeAt, scopeOf, type DescriptionScope } from "./scope.js";
import { isTextOnly, type Models } from "./text-type.js";

/** What may be answered with one status. */
export function describeResponse(
  { status, headers, content, mayBeAny = false }: ResponseSpec,
  method: Method,
  scope: DescriptionScope,
): ResponseDescription {
  const contents = mayHaveContent(method, status) ? jsonFirst(content, scope.models) : [];
  tellFieldsOfText(contents, scope);
  return {
    status,
    headers: headers.map((header) => describeHeader(header, scope)),
    contents: contents.map((one) => describeResponseContent(one, scopeOf(one, scope))),
    mayBeAny,
  };
}

function describeHeader(header: Parameter, scope: DescriptionScope): HeaderDescription {
  const { name, description, required, schema, origin } = header;
  return {
    name,
    description,
    required,
    ...describeTextForm(header, scope.models),
    value: analysed(schema, scopeAt(origin, scope)),
  };
}

function describeResponseContent(content: MediaType, scope: DescriptionScope): ResponseContent {
  const { models } = scope;
  const kind = bodyKind(content, models);
  const item = itemSchemaOf(content, models);
  return {
    mediaType: mediaTypeName(content, models),
    kind,
    value: valueOf(content.schema, item ?? content.schema, kind, scope),
    isWholeEvent: kind === "events" && item !== undefined && describesEvents(item, content, models),
    example: content.example,
  };
}

/** Of each event or line (OpenAPI 3.2, "Sequential Media Types"): `itemSchema`, or what a list of all of them is of. */
function itemSchemaOf({ schema = true, itemSchema }: MediaType, models: Models): Schema | undefined {
  return itemSchema ?? conjuncts(schema, models).find(({ type }) => type === "array")?.items;
}

/** @param item of each event or line */
function valueOf(
  schema: Schema | undefined,
  item: Schema | undefined,
  kind: BodyKind,
  scope: DescriptionScope,
): AnalysedSchema | undefined {
  switch (kind) {
    case "bytes":
      return undefined;
    case "json":
      return schema === undefined ? undefined : analysed(schema, scope);
    case "events":
    case "lines":
      return item === undefined ? undefined : analysed(item, scope);
    default:
      return schema !== undefined && isTextOnly(schema, scope.models) ? analysed(schema, scope) : undefined;
  }
}

/** What an event may have (OpenAPI 3.2, "Server-Sent Events"). */
const EVENT_FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/**
 * An event, or one of its alternatives, has `data`, or its name and nothing else; what has neither is the data itself, and
 * so is what has more, in the words of versions before 3.2.
 */
function describesEvents(item: Schema, { itemSchema }: MediaType, models: Models): boolean {
  const parts = depthFirst(item, (each) => {
    if (typeof each === "boolean") return [];
    const target = each.$ref === undefined ? undefined : models.get(each.$ref)?.schema;
    return [
      ...(target === undefined ? [] : [target]),
      ...(each.allOf ?? []),
      ...(each.anyOf ?? []),
      ...(each.oneOf ?? []),
    ];
  });
  const names = parts.flatMap((part) => (typeof part === "boolean" ? [] : Object.keys(part.properties ?? {})));
  const isAll = names.every((name) => EVENT_FIELDS.has(name));
  return names.includes("data") ? isAll || itemSchema !== undefined : names.includes("event") && isAll;
}
