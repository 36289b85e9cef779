import type { Model } from "../model/schema.js";
import { hardline, print, type Doc } from "./doc.js";
import { emitTypeDeclaration } from "./types.js";
import { emitZod } from "./zod.js";
import { fileScope, modelName, type ApiScope } from "./scope.js";
import type { Diagnostic } from "../model/diagnostic.js";

export interface ModelFile {
  /** The module's text without a header, ending in a line break. */
  text: string;
  /** Names exported by `runtime/checks` that it imports. */
  checks: ReadonlySet<string>;
  diagnostics: readonly Diagnostic[];
}

/** `models/<file>.ts`: one model's type and zod schema. */
export function emitModelFile(model: Model, api: ApiScope): ModelFile {
  const scope = fileScope(api, model.id, model.origin);
  const name = modelName(api, model.id);
  const declaration = emitTypeDeclaration(name.type, model.schema, scope);
  const schema = emitZod(model.schema, scope);
  const doc: Doc = [
    declaration,
    hardline,
    hardline,
    ["export const ", name.schema, ": z.ZodType<", name.type, "> = ", schema, ";", hardline],
  ];
  const text = print(['import * as z from "zod";', hardline, hardline, doc]);
  return { text, checks: scope.used.checks, diagnostics: scope.used.diagnostics };
}
