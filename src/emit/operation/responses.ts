import { mayHaveContent } from "../../model/http.js";
import type { MediaType, Method, Parameter, ResponseSpec } from "../../model/route-spec.js";
import type { Schema } from "../../model/schema.js";
import { depthFirst } from "../../model/schema-walk.js";
import type {
  AnalysedSchema,
  BodyKind,
  HeaderDescription,
  ResponseContent,
  ResponseDescription,
} from "./description.js";
import { bodyKind, jsonFirst, mediaTypeName } from "./media.js";
import { describeTextForm } from "./parameters.js";
import { analysed, type DescriptionScope } from "./scope.js";
import { isTextOnly, type Models } from "./text-type.js";

/** What may be answered with one status. */
export function describeResponse(
  { status, headers, content, mayBeAny = false }: ResponseSpec,
  method: Method,
  scope: DescriptionScope,
): ResponseDescription {
  const contents = mayHaveContent(method, status) ? jsonFirst(content, scope.models) : [];
  return {
    status,
    headers: headers.map((header) => describeHeader(header, scope)),
    contents: contents.map((one) => describeResponseContent(one, scope)),
    mayBeAny,
  };
}

function describeHeader(header: Parameter, scope: DescriptionScope): HeaderDescription {
  const { name, description, required, schema } = header;
  return {
    name,
    description,
    required,
    ...describeTextForm(header, scope.models),
    value: analysed(schema, scope),
  };
}

function describeResponseContent(content: MediaType, scope: DescriptionScope): ResponseContent {
  const kind = bodyKind(content, scope.models);
  const { itemSchema, example } = content;
  return {
    mediaType: mediaTypeName(content, scope.models),
    kind,
    value: valueOf(content, kind, scope),
    isWholeEvent: kind === "events" && itemSchema !== undefined && describesEvents(itemSchema, scope.models),
    example,
  };
}

/** `itemSchema` is of each event or line (OpenAPI 3.2, "Sequential Media Types"); documents before 3.2 have `schema`. */
function valueOf(
  { schema, itemSchema }: MediaType,
  kind: BodyKind,
  scope: DescriptionScope,
): AnalysedSchema | undefined {
  switch (kind) {
    case "bytes":
      return undefined;
    case "json":
      return schema === undefined ? undefined : analysed(schema, scope);
    case "events":
    case "lines": {
      const item = itemSchema ?? schema;
      return item === undefined ? undefined : analysed(item, scope);
    }
    default:
      return schema !== undefined && isTextOnly(schema, scope.models) ? analysed(schema, scope) : undefined;
  }
}

/** What an event may have (OpenAPI 3.2, "Server-Sent Events"). */
const EVENT_FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/** An event, or one of its alternatives, has `data`, or its name and nothing else; what has neither is the data itself. */
function describesEvents(schema: Schema, models: Models): boolean {
  const parts = depthFirst(schema, (each) => {
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
  return names.includes("data") || (names.includes("event") && names.every((name) => EVENT_FIELDS.has(name)));
}
