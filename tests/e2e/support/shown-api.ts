import { validate } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { visit } from "../../support/browser.js";
import type { NextServer } from "./next-server.js";

/** The command lines that make the routes. */
export const SHOWING: readonly (readonly string[])[] = [
  ["-t", "openapi"],
  ["-t", "docs"],
];

/** A document whose texts would be code, if they were taken for that. */
export const HOSTILE = `openapi: 3.1.0
info: { title: Hostile, version: "1" }
paths:
  /hostile:
    get:
      tags: ["</style><script>window.taken = 1</script>"]
      summary: "<img src=x onerror='window.taken = 2'>"
      description: "[a](javascript:window.taken=3) <script src=https://example.com/x.js></script>"
      responses: { "200": { description: '"><svg onload=window.taken=4>' } }
`;

/** What is true of the page, in words that evaluate in it. */
const PAGE = `JSON.stringify({
  landmarks: [...document.querySelectorAll("header, nav, main")].map(({ localName }) => localName),
  tops: document.querySelectorAll("h1").length,
  operations: document.querySelectorAll("article h3").length > 1,
  scripts: document.querySelectorAll("script, img, svg, [onerror]").length,
  taken: window.taken ?? "no",
  styled: getComputedStyle(document.documentElement).colorScheme,
  dead: [...document.querySelectorAll("a[href^='#']")].filter(({ hash }) => {
    location.hash = hash;
    return document.querySelector(":target") === null;
  }).length,
  elsewhere: [...document.querySelectorAll("a:not([href^='#'])")].filter(({ href }) => !/^https?:/.test(href)).length,
})`;

/** What two validators say of a document, of which one knows OpenAPI 3.1 and nothing later. */
async function verdicts(document: { openapi: string }): Promise<boolean[]> {
  const { valid } = await new Validator().validate(structuredClone(document));
  return document.openapi.startsWith("3.1") ? [valid, (await validate(document as never)).valid] : [valid];
}

/** Tests of both routes on a server that runs. @param page where the page is */
export function expectShownApi(server: () => NextServer, page = "/api/docs"): void {
  it("serves the API as a document that two validators take", async () => {
    const { status, headers, body } = await server().ask("/api/openapi.json");
    expect({ status, type: headers["content-type"]?.split(";")[0] }).toEqual({ status: 200, type: "application/json" });
    expect(await verdicts(JSON.parse(body) as { openapi: string })).not.toContain(false);
  });

  it.each(["/api/openapi.json", page])("%s: a client that has it is told so, and HEAD has no body", async (path) => {
    const { headers } = await server().ask(path);
    expect(headers).toMatchObject({ "cache-control": "no-cache", etag: expect.stringMatching(/^(W\/)?".+"$/) });
    const known = { "if-none-match": String(headers.etag) };
    expect(await server().ask(path, { headers: known })).toMatchObject({ status: 304, body: "" });
    expect(await server().ask(path, { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
    expect(await server().ask(path, { method: "POST" })).toMatchObject({ status: 405 });
  });

  it("a browser shows the page, asks for nothing else and objects to nothing", async () => {
    const url = server().url + page;
    const { requests, complaints, value } = await visit(url, PAGE);
    expect({ requests, complaints }).toEqual({ requests: [url], complaints: [] });
    expect(JSON.parse(String(value))).toEqual({
      landmarks: ["header", "nav", "main"],
      tops: 1,
      operations: true,
      scripts: 0,
      taken: "no",
      styled: "light dark",
      dead: 0,
      elsewhere: 0,
    });
  });

  it("the same browser would have told", async () => {
    const image = "https://example.com/x";
    const blocked = `<meta http-equiv=Content-Security-Policy content="img-src 'none'"><img src=${image}>`;
    const { requests, complaints } = await visit(`data:text/html,${encodeURIComponent(blocked)}`, "1");
    expect(requests.slice(1)).toEqual([image]);
    expect(complaints).toEqual([expect.stringContaining("Content Security Policy")]);
  });
}
