// Written by create-api-route; rewritten by `create-api-route generate`.

import { createHash } from "node:crypto";

import { operationText, type Operation } from "./docs-operation";
import { anchor, properties, typeName, type Schema } from "./docs-schema";
import { markup, prose, type Markup } from "./markup";

/** What is read of a document, as `openapi.ts` has it. */
interface OpenApi {
  info: { title: string; version: string; description?: string };
  servers: { url: string }[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
}

type PathItem = Record<string, Operation | string> & {
  additionalOperations?: Record<string, Operation>;
};

interface SecurityScheme {
  type: string;
  description?: string;
  scheme?: string;
  in?: string;
  name?: string;
}

interface Section {
  title: string;
  articles: Article[];
}

interface Article {
  id: string;
  title: Markup;
  text: Markup;
}

// No character that HTML escapes: the policy names the hash of this very text.
const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 2rem; max-width: 80rem; margin: auto; padding: 1rem }
header { grid-column: 1 / -1 }
nav { align-self: start; position: sticky; top: 0; max-height: 100vh; overflow: auto; overflow-wrap: anywhere }
article { margin-block: 2rem; border-top: 1px solid GrayText }
table { width: 100%; border-collapse: collapse }
caption, th { font-weight: inherit; text-align: start }
th, td { padding: .3rem .8rem .3rem 0; border-top: 1px solid GrayText; vertical-align: top }
p { margin: .3rem 0; white-space: pre-line }
pre { overflow: auto }
code { overflow-wrap: anywhere }
:target { outline: 2px solid Highlight; outline-offset: .5rem }
@media (max-width: 50rem) { body { display: block } nav { position: static; max-height: none } }
`;

/**
 * A document as a page without scripts or anything of another origin.
 *
 * @returns its HTML, and the Content-Security-Policy to send with it
 */
export function docsPage(document: Record<string, unknown>): {
  html: string;
  policy: string;
} {
  const {
    info,
    servers,
    paths,
    components = {},
  } = document as unknown as OpenApi;
  const schemes = Object.entries(components.securitySchemes ?? {});
  const models = Object.entries(components.schemas ?? {});
  const sections = [
    ...operations(paths, servers[0]?.url ?? ""),
    { title: "Security", articles: schemes.map(schemeArticle) },
    { title: "Models", articles: models.map(modelArticle) },
  ].filter(({ articles }) => articles.length > 0);
  const hash = createHash("sha256").update(STYLE).digest("base64");
  return {
    html: page(info, sections).text,
    policy: `default-src 'none'; img-src 'self'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

function page(info: OpenApi["info"], sections: readonly Section[]): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${info.title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${info.title} <small>${info.version}</small></h1>
${prose(info.description)}</header>
<nav aria-label="Contents">
${sections.map(links)}</nav>
<main>
${sections.map(texts)}</main>
</body>
</html>
`;
}

function links({ title, articles }: Section): Markup {
  const items = articles.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>\n`,
  );
  return markup`<h2>${title}</h2>\n<ul>\n${items}</ul>\n`;
}

function texts({ title, articles }: Section): Markup {
  const items = articles.map(
    ({ id, title, text }) =>
      markup`<article id="${id}">\n<h3>${title}</h3>\n${text}</article>\n`,
  );
  return markup`<section>\n<h2>${title}</h2>\n${items}</section>\n`;
}

/** By the first of their tags. */
function operations(paths: OpenApi["paths"], base: string): Section[] {
  const sections = new Map<string, Article[]>();
  for (const [path, item] of Object.entries(paths)) {
    const { additionalOperations, ...methods } = item;
    const all = Object.entries({ ...methods, ...additionalOperations });
    for (const [method, operation] of all) {
      // A path has a summary and a description, too
      if (typeof operation === "string") continue;
      const title = markup`${method.toUpperCase()} ${base}${path}`;
      const [tag = "Operations"] = operation.tags ?? [];
      const article = {
        id: anchor(method, path),
        title: operation.deprecated ? markup`<s>${title}</s>` : title,
        text: operationText(operation),
      };
      sections.set(tag, [...(sections.get(tag) ?? []), article]);
    }
  }
  return [...sections].map(([title, articles]) => ({ title, articles }));
}

function schemeArticle([name, scheme]: [string, SecurityScheme]): Article {
  const words = [scheme.type, scheme.scheme, scheme.in, scheme.name];
  const kind = words.filter(Boolean).join(" ");
  return {
    id: anchor("security", name),
    title: markup`${name}`,
    text: markup`<p>${kind}</p>\n${prose(scheme.description)}`,
  };
}

function modelArticle([name, schema]: [string, Schema]): Article {
  const stated = typeof schema === "object" && prose(schema.description);
  return {
    id: anchor("model", name),
    title: markup`${name}`,
    text: markup`${stated}<p>${typeName(schema)}</p>\n${properties(schema)}`,
  };
}
