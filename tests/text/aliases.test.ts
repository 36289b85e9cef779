import { describe, expect, it } from "vitest";
import type { Aliases } from "../../src/model/aliases.js";
import { aliased, headsInto, withoutAliases } from "../../src/text/aliases.js";

const ALIASES: Aliases = [
  ["form", ["src/lib/api/runtime/form.ts"]],
  ["#rt/*", ["out/*", "lib/api/runtime/*"]],
  ["#*.model", ["lib/api/models/*.ts"]],
  ["#*", ["*"]],
];

describe("aliases", () => {
  it.each([
    ["form", ["src/lib/api/runtime/form.ts"]],
    ["form/a", []],
    ["#rt/a/b", ["out/a/b", "lib/api/runtime/a/b"]],
    ["#user.model", ["lib/api/models/user.ts"]],
    ["#.model", ["lib/api/models/.ts"]],
    ["#lib/$&", ["lib/$&"]],
    ["react", []],
  ])("%s", (from, files) => {
    expect(aliased(from, ALIASES)).toEqual(files);
  });

  it("into the library are those that lead nowhere else first", () => {
    expect(headsInto(ALIASES)).toEqual(["form", "#rt/", "#"]);
    expect(
      headsInto([
        ["@api/*", ["lib/api/*"]],
        ["@lib/*", ["lib/*"]],
      ]),
    ).toEqual(["@api/"]);
  });

  it.each([
    ['import { a } from "form";', 'import { a } from "./src/lib/api/runtime/form.ts";'],
    ["// don't\nimport('#rt/scan')", "// don't\nimport('./lib/api/runtime/scan')"],
    ["import(`#user.model`)", "import(`./lib/api/models/user.ts`)"],
    ['"platform" + "#rt/a\'', '"platform" + "#rt/a\''],
  ])("%s says where it leads", (text, wanted) => {
    expect(withoutAliases(text, ALIASES)).toBe(wanted);
  });
});
