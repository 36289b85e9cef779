import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { embedRuntimeImports } from "../scripts/precompile-templates.js";
import type { RenderedFile } from "../src/model/files.js";
import { runtimeImports } from "../src/runtime-imports.js";
import { APIS } from "./contract/apis.js";
import { renderApi } from "./contract/support.js";

const FILLED = Object.keys(APIS).filter((name) => name !== "empty");

/** The files that a file imports, by their paths without extension, whatever form the import has. */
function importsOf({ path, text }: RenderedFile): string[] {
  return [...text.matchAll(/(?:from|import\()\s*"([@.][^"]*)"/g)].map(([, specifier = ""]) =>
    specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(path), specifier),
  );
}

describe("the runtime that is written beside contracts", () => {
  it.each(FILLED)("is all that some file imports and nothing else: %s", async (name) => {
    const files = await renderApi(APIS[name]!());
    const imported = new Set(files.flatMap(importsOf).filter((path) => path.startsWith("lib/api/runtime/")));
    const written = files.map(({ path }) => path.replace(/\.ts$/, "")).filter((path) => path.includes("/runtime/"));
    expect(written.length).toBeGreaterThan(5);
    expect(written.sort()).toEqual([...imported].sort());
  });
});

describe("what modules of the runtime import", () => {
  it("is read from modules and seeds alike", () => {
    const imports = runtimeImports();
    expect(imports["runtime/multipart"]).toEqual([
      "body",
      "coerce",
      "contract",
      "form",
      "parameters",
      "problem",
      "scan",
    ]);
    expect(imports["runtime/contract"]).toEqual(["find-operation", "security"]);
    expect(imports["runtime/development"]).toEqual([]);
    expect(imports["seeds/auth"]).toEqual(["authorize"]);
    expect(imports["seeds/define-route"]).toContain("node");
  });

  it("is the same when published", async () => {
    const source = `data:text/javascript,${encodeURIComponent(embedRuntimeImports())}`;
    const published = (await import(source)) as { runtimeImports: typeof runtimeImports };
    expect(published.runtimeImports()).toEqual(runtimeImports());
  });
});
