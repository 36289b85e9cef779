import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { loadRuntime } from "./load.js";

const { docsPage } = await loadRuntime<{
  docsPage(document: Record<string, unknown>): { html: string; policy: string };
}>("docs-page");

/** A document with one operation, whose parts are as given. */
function documentWith(operation: object, more: object = {}): Record<string, unknown> {
  return {
    openapi: "3.1.1",
    info: { title: "Shop", version: "2" },
    servers: [{ url: "/api" }],
    paths: { "/users/{id}": { summary: "One user", get: operation } },
    ...more,
  };
}

function shown(operation: object, more: object = {}): string {
  return docsPage(documentWith(operation, more)).html;
}

const SCRIPT = '"><script src=x>';
const ESCAPED = "&#34;&#62;&#60;script src=x&#62;";

describe("the page of a document", () => {
  it("names the style by its hash, and lets nothing else in", () => {
    const { html, policy } = docsPage(documentWith({}));
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(policy).toContain(`default-src 'none'; img-src 'self'; style-src 'sha256-${hash}';`);
    expect(policy).not.toContain("unsafe");
  });

  it.each<[part: string, html: string]>([
    ["an operation below its tag", '<h2>Users</h2>\n<article id="get-%2Fusers%2F%7Bid%7D">'],
    ["its URL", "<h3><s>GET /api/users/{id}</s></h3>"],
    ["that it is deprecated", "<strong>Deprecated</strong>"],
    [
      "paragraphs, code, strong words and links",
      '<p>a <code>b*</code> <strong>c</strong></p>\n<p><a href="https://x.y/?a=1&#38;b=2">d</a></p>',
    ],
    ["links of other kinds as text", "<p>[e](javascript:alert(1)) &#60;b&#62;</p>"],
    [
      "what it asks for",
      'Security: <a href="#security-key">key</a> and <a href="#security-user">user</a> read, or none',
    ],
    [
      "a parameter",
      "<code>id</code> <small>path, required</small></th>\n<td>string (uuid) <small>minLength <code>3</code></small></td>",
    ],
    ["a header", "<code>ETag</code>"],
    ["a list of a model", '<code>application/json</code> <a href="#model-User">User</a>[]'],
    ["a model", '<article id="model-User">\n<h3>User</h3>'],
    ["a choice", "<code>&#34;a&#34;</code> | <code>1</code>"],
    ["what is nested", "<code>street</code>"],
    ["what is only in answers", "<small>required, deprecated, in answers</small>"],
    ["a scheme", "<p>apiKey header X-Key</p>"],
    ["an example", "<pre><code>{\n  &#34;role&#34;: &#34;a&#34;\n}</code></pre>"],
    ["the examples of a field", "<small>examples <code>[&#34;Main Street&#34;]</code></small>"],
  ])("shows %s", (_, html) => {
    const operation = {
      tags: ["Users", "Other"],
      deprecated: true,
      description: "a `b*` **c**\n\n[d](https://x.y/?a=1&b=2)\n\n[e](javascript:alert(1)) <b>",
      security: [{ key: [], user: ["read"] }, {}],
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid", minLength: 3 } },
      ],
      requestBody: { content: { "application/json": { example: { role: "a" } } } },
      responses: {
        200: {
          headers: { ETag: { schema: { type: "string" } } },
          content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/User" } } } },
        },
      },
    };
    const User = {
      type: "object",
      required: ["role"],
      properties: {
        role: { enum: ["a", 1], deprecated: true, readOnly: true },
        address: { type: "object", properties: { street: { type: "string", examples: ["Main Street"] } } },
      },
    };
    const securitySchemes = { key: { type: "apiKey", in: "header", name: "X-Key" } };
    expect(shown(operation, { components: { schemas: { User }, securitySchemes } })).toContain(html);
  });

  it.each<[place: string, operation: object, more?: object]>([
    ["the title", {}, { info: { title: SCRIPT, version: SCRIPT, description: SCRIPT } }],
    ["a path", {}, { paths: { [`/${SCRIPT}`]: { get: {} } } }],
    ["a tag", { tags: [SCRIPT] }],
    ["a description", { summary: SCRIPT, description: `\`${SCRIPT}\` **${SCRIPT}**` }],
    ["a link", { description: `[${SCRIPT}](https://x.y/${SCRIPT})` }],
    ["a parameter", { parameters: [{ name: SCRIPT, in: SCRIPT, schema: { type: SCRIPT, pattern: SCRIPT } }] }],
    ["an answer", { responses: { [SCRIPT]: { description: SCRIPT, content: { [SCRIPT]: {} } } } }],
    ["security", { security: [{ [SCRIPT]: [SCRIPT] }] }],
    ["a model", {}, { components: { schemas: { [SCRIPT]: { enum: [SCRIPT], format: SCRIPT, description: SCRIPT } } } }],
    ["an example", { requestBody: { content: { a: { example: { [SCRIPT]: SCRIPT } } } } }],
    ["a reference", { requestBody: { content: { a: { schema: { $ref: `#/${SCRIPT}` } } } } }],
    ["a scheme", {}, { components: { securitySchemes: { [SCRIPT]: { type: SCRIPT, description: SCRIPT } } } }],
  ])("shows markup in %s as text", (_, operation, more) => {
    const html = shown(operation, more);
    expect(html).not.toContain("<script");
    expect(html).toContain(ESCAPED);
  });

  it("shows the methods that only OpenAPI 3.2 knows", () => {
    const html = shown({}, { paths: { "/a": { additionalOperations: { PURGE: { summary: "Empties it" } } } } });
    expect(html).toContain("<h3>PURGE /api/a</h3>\n<p>Empties it</p>");
  });
});
