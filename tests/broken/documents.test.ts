import { parse as parseTypeScript } from "@babel/parser";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { planFiles } from "../../src/plan/index.js";
import { renderFiles } from "../../src/render/index.js";
import { plainProject } from "../../scripts/corpus/generate.js";
import { newSeed } from "../emit/support/schemas.js";
import { readFiles } from "../input/openapi/read.js";
import { mutate, mutations } from "./mutations.js";

const CASES = resolve(import.meta.dirname, "../cases");

/** The documents of the test cases, each with hazards of its own. */
const DOCUMENTS = readdirSync(CASES)
  .flatMap((name) => ["openapi.yaml", "swagger.yaml"].map((file) => join(CASES, name, file)))
  .flatMap((path) => {
    try {
      return [parse(readFileSync(path, "utf8")) as Parameters<typeof mutate>[0]];
    } catch {
      return [];
    }
  });

/**
 * Whatever is wrong with a document, it is read: what can be served is, as files that parse; the rest has a place. No
 * exception, no endless loop.
 */
test("a document that something was done to is read or refused, never a crash", { timeout: 240_000 }, async () => {
  expect(DOCUMENTS.length).toBeGreaterThan(9);
  const seed = newSeed();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...DOCUMENTS), mutations(), async (document, all) => {
      const read = await readFiles({ "openapi.json": mutate(document, all) });
      const errors = read.diagnostics.filter(({ severity }) => severity === "error");
      for (const { origin, message } of errors) expect(origin, message).toBeDefined();
      for (const { origin, reason } of read.api.refused) expect(origin.pointer, reason).not.toBe("");
      if (errors.length > 0) return;
      const { files } = await planFiles(read.api, plainProject("ts"), { templates: [], mock: true });
      const rendered = await renderFiles(files, { language: "ts" });
      for (const { path, text } of rendered) {
        expect(() => parseTypeScript(text, { sourceType: "module", plugins: ["typescript"] }), path).not.toThrow();
      }
    }),
    { seed, numRuns: 100, includeErrorInReport: true },
  );
});
