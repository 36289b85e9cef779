import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const TEMPLATES = join(import.meta.dirname, "../../templates/runtime");
const texts = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(join(TEMPLATES, file), "utf8") }));

/** Errors of Biome's recommended rules that it cannot mend, in files that must not be edited. */
test.each([
  ["noEmptyCharacterClassInRegex", /\[\^\]/],
  ["noShadowRestrictedNames", /\b(?:function|const|let) (?:valueOf|toString|hasOwnProperty|undefined|NaN|escape)\b/],
  ["noAssignInExpressions", /\b(?:if|while) \(+\w+ = /],
  ["noImplicitAnyLet", /\blet \w+;/],
  ["noAccumulatingSpread", /\.reduce\(\s*\((\w+)[^]{0,40}\.\.\.\1\b/],
])("no file of the runtime has what %s of Biome is against", (_rule, pattern) => {
  expect(texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
});
