import { format } from "prettier";
import { beforeAll, describe, expect, it } from "vitest";
import type { RenderedFile } from "../../src/model/files.js";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { packagesOf } from "../../src/render/packages.js";
import { AS_LIBRARY, typeCheck } from "../contract/program.js";
import { typeProblems } from "./compile.js";
import { matrix, RECORDS } from "./matrix.js";
import { rendered, renderedAll, type Named } from "./render.js";

/** Files of routes that come out differently. The same path may be there twice; each route has a project of its own. */
async function everything(language: "ts" | "js"): Promise<[folder: string, file: RenderedFile][]> {
  const seen = new Set<string>();
  const routes = (await renderedAll(await matrix(), language)).filter((files) => {
    const text = files.map((file) => file.text).join("\0");
    return !seen.has(text) && seen.add(text);
  });
  return routes.flatMap((files, index) => files.map((file): [string, RenderedFile] => [`projects/${index}`, file]));
}

describe.each([
  ["ts", "typescript"],
  ["js", "babel"],
] as const)("every template for every route, in %s", (language, parser) => {
  let files: [string, RenderedFile][] = [];
  beforeAll(async () => {
    files = await everything(language);
  }, 60_000);

  it("is what Prettier's defaults would make of it", async () => {
    expect(files.length).toBeGreaterThan(200);
    for (const [, { path, template, text }] of files) {
      expect(await format(text, { parser }), `${template} ${path}`).toBe(text);
    }
  });

  it("says nothing of the templating", () => {
    for (const [, { text }] of files) expect(text).not.toMatch(/\{\{|\}\}(?!`)|undefined|\[object/);
  });
});

it("every template for every route passes tsc --strict", { timeout: 120_000 }, async () => {
  const files = await everything("ts");
  const texts = new Map(files.map(([folder, { path, text }]) => [`${folder}/${path}`, text]));
  for (const [folder] of files) {
    texts.set(`${folder}/data/records.json`, JSON.stringify(RECORDS));
    texts.set(`${folder}/lib/api/openapi.ts`, "export const openapi: Record<string, unknown> = {};");
    texts.set(
      `${folder}/lib/api/runtime/docs-page.ts`,
      'export { docsPage } from "../../../../../templates/runtime/docs-page";',
    );
  }
  expect(typeProblems(texts)).toEqual([]);
});

it.each(ROUTER_NAMES)("%s: a proxy passes where lib is without dom.iterable, or without dom", async (router) => {
  const files = await rendered({ name: "proxy", template: "proxy", router });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  expect(typeCheck(texts, { lib: ["dom", "esnext"] })).toEqual([]);
  expect(typeCheck(texts, { lib: ["esnext"] })).toEqual([]);
});

const strictest = { refusesUnused: true, wantsBrackets: true, statesTypes: true };

describe("what the strictest compiler refuses", () => {
  const isShort = ({ name }: Named): boolean =>
    /^(?:user|users\/\[id\]|hello\/\[name\]|\w+\/\[+\.{3}slug\]+)$/.test(name);

  it("no template writes", { timeout: 60_000 }, async () => {
    const routes = (await matrix()).filter(isShort);
    const texts = new Map<string, string>();
    for (const [index, files] of (await renderedAll(routes, "ts", strictest)).entries()) {
      for (const { path, text } of files) texts.set(`${index}/${path}`, text);
      texts.set(`${index}/data/records.json`, JSON.stringify(RECORDS));
      texts.set(`${index}/lib/api/openapi.ts`, "export const openapi: Record<string, unknown> = {};");
      texts.set(
        `${index}/lib/api/runtime/docs-page.ts`,
        "export declare const docsPage: (api: object) => { html: string; policy: string };",
      );
    }
    expect(typeCheck(texts, AS_LIBRARY)).toEqual([]);
  });

  it("leaves Prettier nothing to do", async () => {
    const names = [20, 24, 28, 30, 33, 36, 40].flatMap((length) => {
      const word = "bcdefghij".repeat(5).slice(0, length);
      return [`x/[${word}]`, `[${word}Id]`, `x/[...${word}]`, `x/[[...${word}]]`, `x/[${word}-z]`];
    });
    const many = names.map((name) => ({ name, template: "rest", router: "pages" as const }));
    const all = (await matrix()).filter(({ name, methods }) => name === "users/[id]" && methods?.length !== 1);
    const files = (await renderedAll([...many, ...all], "ts", strictest)).flat();
    const changed = await Promise.all(
      files.map(async ({ path, text }) => ((await format(text, { parser: "typescript" })) === text ? [] : [path])),
    );
    expect(changed.flat()).toEqual([]);
  });
});

it.each(ROUTER_NAMES)("%s: JavaScript passes where the project has it checked", { timeout: 60_000 }, async (router) => {
  const isOther = ({ name, template }: Named): boolean =>
    /^(?:user|users\/\[id\]|\w+\/\[+\.{3}slug\]+)$/.test(name) && !["docs", "openapi"].includes(template);
  const routes = (await matrix()).filter((each) => isOther(each) && each.router === router);
  const texts = new Map<string, string>();
  for (const [index, files] of (await renderedAll(routes, "js", { ...strictest, checksJs: true })).entries()) {
    for (const { path, text } of files) texts.set(`${index}/${path}`, text);
    texts.set(`${index}/data/records.json`, JSON.stringify(RECORDS));
  }
  expect(texts.size).toBeGreaterThan(20);
  expect(typeCheck(texts, { allowJs: true, checkJs: true })).toEqual([]);
});

it("the packages a template needs are those it imports", async () => {
  const many = (await matrix()).filter(({ name, methods }) => name === "user" && methods?.length === 0);
  const files = await renderedAll(many);
  const packages = Object.fromEntries(
    many.map(({ template, router }, index) => [
      `${router}/${template}`,
      files[index]?.flatMap(({ text }) => packagesOf(text)),
    ]),
  );
  expect(packages).toEqual({
    "app/auth": [],
    "app/basic": ["next"],
    "app/collection": ["next"],
    "app/cors": [],
    "app/docs": [],
    "app/graphql": ["@escape.tech/graphql-armor", "graphql", "graphql-yoga"],
    "app/health": ["next"],
    "app/middleware": ["next"],
    "app/openapi": [],
    "app/proxy": [],
    "app/rest": ["next"],
    "app/stream": [],
    "app/upload": [],
    "app/webhook": [],
    "pages/auth": ["next"],
    "pages/basic": ["next"],
    "pages/collection": ["next", "next"],
    "pages/cors": ["cors", "next"],
    "pages/docs": ["next"],
    "pages/graphql": ["@escape.tech/graphql-armor", "graphql-yoga", "next"],
    "pages/health": ["next"],
    "pages/middleware": ["cookie", "next"],
    "pages/openapi": ["next"],
    "pages/proxy": ["next"],
    "pages/rest": ["next"],
    "pages/stream": ["next"],
    "pages/upload": ["next"],
    "pages/webhook": ["next"],
  });
});
