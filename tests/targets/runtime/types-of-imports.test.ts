import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "templates/runtime";

/** Names that a text asks for their types: `Parameters<typeof take>`. */
function askedForType(text: string): string[] {
  return [...text.matchAll(/<typeof (\w+)>/g)].map(([, name = ""]) => name);
}

/** What is left of an import whose function was cut away would be a value that only a type names, which linters warn of. */
test.each(readdirSync(FOLDER).filter((file) => file.endsWith(".ts")))("%s asks no import for its type", (file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");
  const imported = [...text.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, names = ""]) => names.split(/[\s,]+/));
  expect(askedForType(text).filter((name) => imported.includes(name))).toEqual([]);
});

/**
 * A class of zod's has some hundred members that TypeScript goes through to hold one against `ZodType`: in GitHub's
 * API that was two thirds of all instantiations. Types are stated beside schemas, so that none has to be inferred.
 */
test.each(readdirSync(FOLDER).filter((file) => file.endsWith(".ts")))("%s gives no schema by its class", (file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");
  expect([...text.matchAll(/^(?:export function \w+.*|\)): Zod(?!Type\b)\w+/gm)].map(([line]) => line)).toEqual([]);
});
