import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderFiles } from "../../src/render/index.js";

const FOLDER = "templates/seeds";
const sources = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => `${FOLDER}/${file}`);

/** The names between the braces of each import of a text. */
function importedNames(text: string): string[][] {
  return [...text.matchAll(/^import (?:type )?\{([^}]*)\}/gm)].map(([, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim().replace(/^type /, ""))
      .filter((name) => name !== ""),
  );
}

test.each(sources)("%s imports names in their order, as formatters sort them", (file) => {
  const lists = importedNames(readFileSync(file, "utf8"));
  const lower = (name: string) => name.toLowerCase();
  const inOrder = (names: string[]) => [...names].sort((a, b) => (lower(a) < lower(b) ? -1 : 1));
  expect(lists).toEqual(lists.map(inOrder));
});

test("of a client that lies below, what is above is imported before what is beside", async () => {
  const plan = { path: "lib/api/a/client.ts", owner: "seed", routeId: "client", template: "seeds/client" } as const;
  const [file] = await renderFiles([{ ...plan, operations: [], view: { runtime: "../runtime" } }], { language: "ts" });
  const modules = [...(file?.text ?? "").matchAll(/^import .* from "(.*)";/gm)].map(([, module]) => module);
  expect(modules).toEqual(["../runtime/client", "../runtime/client-types", "./paths"]);
});
