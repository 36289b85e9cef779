import type { Diagnostic } from "../../model/diagnostic.js";
import type { Model } from "../../model/schema.js";
import { importPath } from "../../text/paths.js";
import { analyse } from "../shape/analyse.js";
import { assignmentDoc } from "../print/expression-layout.js";
import { hardline, join, type Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { importDoc } from "../print/imports.js";
import { checkModule } from "./check-module.js";
import { fileScope, modelName, type ApiScope, type Scope } from "../shape/scope.js";
import { schemaComment, typeDeclaration } from "./types.js";
import { zodExpr } from "./zod.js";

export interface ModelFile {
  /** The module's text without a header, ending in a line break. */
  text: string;
  diagnostics: readonly Diagnostic[];
}

/**
 * `models/<file>.ts`: one model's type and zod schema.
 *
 * The type is written out and `z` comes untyped from `runtime/zod`, so that nothing is inferred from zod: with
 * TypeScript 7, a thousand models of a dozen properties cost 0.9 CPU-s to check, where `const s: z.ZodType<T> =
 * z.looseObject(...)` costs 26 and `z.infer` 4. (`import * as z` alone would add 0.6.) That types and schemas agree is
 * proved by our tests, which type-check the same files with the typed `z` in place of the untyped one.
 */
export function emitModelFile(model: Model, api: ApiScope): ModelFile {
  const scope = fileScope(api, model.id, model.origin);
  const name = modelName(api, model.id);
  const shape = analyse(model.schema, scope);
  const declaration = typeDeclaration(name.type, shape, scope, schemaComment(model.schema, name.type));
  const left = ["export const ", name.schema, `: ZodType<${name.type}>`];
  const schema: Doc = [assignmentDoc(left, " =", zodExpr(shape, scope)), ";"];
  const imports = modelImports(scope, model.id);
  const text = print([join([hardline, hardline], [imports, declaration, schema]), hardline]);
  return { text, diagnostics: scope.used.diagnostics };
}

/** What it imports of `runtime/`: module and names. */
function runtimeNames({ used }: Scope): [module: string, names: string[]][] {
  const all = [...used.checks].map((helper): [string, string] => [checkModule(helper), helper]);
  if (used.z) all.push(["zod", "z"]);
  return ["checks", "compose", "parts", "zod"].flatMap((module): [string, string[]][] => {
    const names = all.filter(([from]) => from === module).map(([, name]) => name);
    return names.length === 0 ? [] : [[module, names]];
  });
}

function modelImports(scope: Scope, self: string): Doc {
  const { used, names, place } = scope;
  const file = `${place}models/${modelName({ names }, self).file}`;
  const imports: Doc[] = [importDoc({ types: ["ZodType"], values: [], from: "zod" })];
  for (const [module, values] of runtimeNames(scope)) {
    imports.push(importDoc({ types: [], values, from: importPath(file, `runtime/${module}`) }));
  }
  const others = [...new Set([...used.types, ...used.schemas])].filter((id) => id !== self);
  const files = others.map((id) => {
    const name = modelName({ names }, id);
    return {
      types: used.types.has(id) ? [name.type] : [],
      values: used.schemas.has(id) ? [name.schema] : [],
      from: `./${name.file}`,
    };
  });
  files.sort((a, b) => (a.from < b.from ? -1 : 1));
  return join(hardline, [...imports, ...files.map(importDoc)]);
}
