import { parse } from "@babel/parser";
import { expect, test } from "vitest";
import { runtimeSources } from "../../../src/runtime-sources.js";

const modules = Object.entries(runtimeSources()).filter(([name]) => name.startsWith("runtime/"));

/** ESLint takes one that it does not know for an error, which those of create-next-app 13 and 14 do not: `next build` fails. */
test("no module names a rule of a linter", () => {
  expect(modules.filter(([, text]) => /(?:eslint|biome)-/.test(text)).map(([name]) => name)).toEqual([]);
});

/** TypeScript 5 refuses it under `isolatedDeclarations` (TS9025); the compiler of these tests does not. */
test("no parameter of the runtime has a default before one that has to be given", () => {
  const late = modules.flatMap(([name, text]) =>
    parse(text, { sourceType: "module", plugins: ["typescript"] }).program.body.flatMap((statement) => {
      const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : undefined;
      const params = declared?.type === "FunctionDeclaration" ? declared.params : [];
      const given = params.findLastIndex((each) => each.type === "Identifier" && each.optional !== true);
      return params.slice(0, given + 1).flatMap(({ type }) => (type === "AssignmentPattern" ? [name] : []));
    }),
  );
  expect(late).toEqual([]);
});
