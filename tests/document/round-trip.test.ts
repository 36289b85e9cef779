import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { validate } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../src/document/index.js";
import { jsonText } from "../../src/document/text.js";
import { readInput } from "../../src/input/index.js";
import { hasErrors } from "../../src/model/diagnostic.js";
import { routeName } from "../../src/model/route-path.js";
import type { Api } from "../../src/model/route-spec.js";
import { renderApi } from "../contract/support.js";
import { readFiles } from "../input/openapi/read.js";

const ROOT = resolve(import.meta.dirname, "..");

/** Specs of the case directories: documents in the manner of many tools, and files of routes. */
const SPECS = readdirSync(join(ROOT, "cases"))
  .flatMap((name) => ["project/api", "project", "."].map((folder) => join("cases", name, folder)))
  .concat("fixtures/served")
  .flatMap((folder) =>
    ["api-routes.yaml", "openapi.yaml", "swagger.yaml", "petstore.yaml"].map((file) => join(folder, file)),
  )
  .filter((file) => existsSync(join(ROOT, file)));

async function contractsOf(api: Api): Promise<Record<string, string>> {
  const files = await renderApi({ ...api, routes: api.routes.filter(({ operations }) => operations.length > 0) });
  return Object.fromEntries(files.filter(({ owner }) => owner === "contract").map(({ path, text }) => [path, text]));
}

/** `GET users/[id]`, sorted; that a parameter spans segments is nothing that OpenAPI could say. */
function served({ routes }: Api): string[] {
  return routes
    .flatMap(({ path, operations }) =>
      operations.map(({ method }) => `${method} ${routeName(path).replace("[...", "[")}`),
    )
    .sort();
}

test("there are specs of both kinds", () => {
  expect(SPECS.filter((file) => file.endsWith("api-routes.yaml")).length).toBeGreaterThan(4);
  expect(SPECS.filter((file) => !file.endsWith("api-routes.yaml")).length).toBeGreaterThan(8);
});

const READ = await Promise.all(
  SPECS.map(async (file) => ({ file, ...(await readInput({ cwd: ROOT, specs: [file] })) })),
);
/** Those that can be generated: of spec-collisions, routes differ in case alone. */
const FINE = READ.filter(({ file, diagnostics }) => !hasErrors(diagnostics) && !file.includes("spec-collisions"));

/** What OpenAPI has no words for is said otherwise, and the comments and names of contracts with it. */
const OTHERWISE: Record<string, string> = {
  "cases/openapi-kinto/swagger.yaml": "{name:pattern} is not a path template of OpenAPI",
  "cases/spec-places/project/api-routes.yaml": "documents with places of their own are one document",
  "cases/spec-security/api-routes.yaml": "blanks are not allowed in the names of components",
};

test("what is said otherwise is among them", () => {
  expect(FINE.map(({ file }) => file)).toEqual(expect.arrayContaining(Object.keys(OTHERWISE)));
});

test.each(FINE.filter(({ file }) => !(file in OTHERWISE)))(
  "$file as an OpenAPI document gives the same contracts when it is read",
  async ({ api }) => {
    const again = await readFiles({ "openapi.json": jsonText(openApiDocument(api)) });
    expect(await contractsOf(again.api)).toEqual(await contractsOf(api));
  },
);

describe.each(FINE)("$file as an OpenAPI document", ({ api }) => {
  const document = openApiDocument(api);
  const text = jsonText(document);

  test("serves the same operations when it is read", async () => {
    const again = await readFiles({ "openapi.json": text });
    expect(hasErrors(again.diagnostics)).toBe(false);
    expect(again.api.refused).toEqual([]);
    expect(served(again.api)).toEqual(served(api));
  });

  test("is valid for a validator of the specification's own schemas", async () => {
    // It takes a property that is called $ref for a reference.
    const plain = text.replaceAll('"$ref": {', '"ref": {');
    expect((await new Validator().validate(plain)).errors).toBeUndefined();
  });
});

/** That parser knows 3.1; methods of 3.2 make a document 3.2. */
const KNOWN = FINE.filter(({ api }) => openApiDocument(api).openapi === "3.1.1");

test.each(KNOWN)("$file as an OpenAPI document is valid for a parser that is not ours", async ({ api }) => {
  expect(await validate(JSON.parse(jsonText(openApiDocument(api))))).toMatchObject({ valid: true });
});

test("an answer that has no body is told from one of which no body is stated", async () => {
  const responses = { 200: { description: "", content: {} }, 201: { description: "" }, 204: { description: "" } };
  const { api } = await readFiles({ "openapi.json": { openapi: "3.1.0", paths: { "/a": { get: { responses } } } } });
  const document = openApiDocument(api);
  expect(document.paths).toMatchObject({ "/a": { get: { responses } } });
  const again = await readFiles({ "openapi.json": document });
  expect(await contractsOf(again.api)).toEqual(await contractsOf(api));
});
