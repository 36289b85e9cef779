// Written by create-api-route; rewritten by `create-api-route generate`.

import { anchor, fieldTable, properties, typeName } from "./docs-schema";
import type { Field, Schema } from "./docs-schema";
import { joined, markup, prose, type Markup } from "./markup";

export interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: Field[];
  requestBody?: Payload;
  responses?: Record<string, Payload>;
  security?: Requirement[];
}

interface Payload {
  description?: string;
  headers?: Record<string, Omit<Field, "name">>;
  content?: Record<string, Content>;
}

interface Content {
  schema?: Schema;
  itemSchema?: Schema;
  example?: unknown;
}

type Requirement = Record<string, string[]>;

export function operationText(operation: Operation): Markup {
  const { summary, description, deprecated, security } = operation;
  const { parameters = [], requestBody, responses = {} } = operation;
  const answers = Object.entries(responses);
  return markup`${[
    deprecated && markup`<p><strong>Deprecated</strong></p>\n`,
    prose(summary),
    prose(description),
    security && markup`<p>Security: ${requirements(security)}</p>\n`,
    fieldTable("Parameters", parameters),
    requestBody && payload("Body", requestBody),
    answers.map(([status, answer]) => payload(status, answer)),
  ]}`;
}

/** Any of these will do. */
function requirements(security: readonly Requirement[]): Markup {
  const ways = security.map(schemes);
  return ways.length > 0 ? joined(ways, ", or ") : markup`none`;
}

function schemes(requirement: Requirement): Markup {
  const links = Object.entries(requirement).map(([name, scopes]) => {
    const link = markup`<a href="#${anchor("security", name)}">${name}</a>`;
    return joined([link, ...scopes.map((scope) => markup`${scope}`)], " ");
  });
  return links.length > 0 ? joined(links, " and ") : markup`none`;
}

function payload(title: string, { description, ...payload }: Payload): Markup {
  const headers = Object.entries(payload.headers ?? {});
  const contents = Object.entries(payload.content ?? {});
  const fields = headers.map(([name, header]) => ({ ...header, name }));
  return markup`<h4>${title}</h4>
${prose(description)}${fieldTable("Headers", fields)}${contents.map(body)}`;
}

function body([mediaType, content]: [string, Content]): Markup {
  const { itemSchema, schema = itemSchema, example } = content;
  return markup`<p><code>${mediaType}</code> ${typeName(schema)}</p>
${properties(schema)}${example !== undefined && exampleText(example)}`;
}

function exampleText(example: unknown): Markup {
  const text =
    typeof example === "string" ? example : JSON.stringify(example, null, 2);
  return markup`<pre><code>${text}</code></pre>\n`;
}
