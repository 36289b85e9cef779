// Written by create-api-route; rewritten by `create-api-route generate`.

import { joined, markup, prose, type Markup } from "./markup";

export type Schema = boolean | SchemaObject;

/** What is read of a JSON Schema. */
interface SchemaObject {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  deprecated?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  [keyword: string]: unknown;
}

/** A parameter, a header or a property. */
export interface Field {
  name: string;
  in?: string;
  required?: boolean;
  deprecated?: boolean;
  description?: string;
  schema?: Schema;
}

/** For an `id`, and for the `href` that leads there. */
export function anchor(...names: string[]): string {
  return encodeURIComponent(names.join("-").replace(/\p{Cs}/gu, ""));
}

/** A type in a few words: `string (uuid)`, `User[]`, `"admin" | "member"`. */
export function typeName(schema: Schema = true): Markup {
  if (typeof schema === "boolean") return markup`${schema ? "any" : "nothing"}`;
  const { $ref, allOf, oneOf, anyOf = oneOf, items, format } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return markup`<a href="#${anchor("model", name)}">${name}</a>`;
  }
  const { const: constant } = schema;
  if (constant !== undefined) return json(constant);
  if (schema.enum) return joined(schema.enum.map(json), " | ");
  if (anyOf) return joined(anyOf.map(typeName), " | ");
  if (allOf) return joined(allOf.map(typeName), " & ");
  const { type = schema.properties ? "object" : "any" } = schema;
  const types = [type].flat().map((name) => {
    return name === "array" ? markup`${typeName(items)}[]` : markup`${name}`;
  });
  return markup`${joined(types, " | ")}${format && ` (${format})`}`;
}

function json(value: unknown): Markup {
  return markup`<code>${JSON.stringify(value)}</code>`;
}

/** The properties that a schema, its parts or the items of its list state. */
export function properties(schema: Schema = true): Markup {
  if (typeof schema === "boolean") return markup``;
  const { allOf = [], items, required = [] } = schema;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, schema]) => ({ name, schema, required: required.includes(name) }),
  );
  return markup`${fieldTable("Properties", fields)}${[...allOf, items].map(properties)}`;
}

export function fieldTable(caption: string, fields: readonly Field[]): Markup {
  if (fields.length === 0) return markup``;
  return markup`<table>
<caption>${caption}</caption>
<tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Description</th></tr>
${fields.map(fieldRow)}</table>
`;
}

const LIMIT =
  /^(?:min|max|exclusive|multiple|pattern|unique|default|examples$)/;

function fieldRow({ name, schema = true, ...field }: Field): Markup {
  const stated = typeof schema === "boolean" ? {} : schema;
  const marks = [
    field.in,
    field.required && "required",
    (field.deprecated || stated.deprecated) && "deprecated",
    stated.readOnly && "in answers",
    stated.writeOnly && "in requests",
  ];
  const limits = Object.entries(stated)
    .filter(([keyword]) => LIMIT.test(keyword))
    .map(
      ([keyword, value]) => markup` <small>${keyword} ${json(value)}</small>`,
    );
  return markup`<tr>
<th scope="row"><code>${name}</code> <small>${marks.filter(Boolean).join(", ")}</small></th>
<td>${typeName(schema)}${limits}</td>
<td>${prose(field.description ?? stated.description)}${properties(schema)}</td>
</tr>
`;
}
