import { typeDeclaration } from "../model/types.js";
import { zodExpr } from "../model/zod.js";
import type { RouteDescription } from "../operation/description.js";
import type { Doc } from "../print/doc.js";
import { assignmentDoc } from "../print/expression-layout.js";
import { camelCase } from "../print/identifiers.js";
import type { LocalName } from "../shape/scope.js";
import type { Shape } from "../shape/shape.js";
import { repeatedSchemas, type RepeatedSchema } from "./repeated-schemas.js";
import type { ContractScope, Declare } from "./scope.js";

/** What a contract declares once and names wherever the spec spells it out again. */
export interface LocalSchemas {
  readonly names: ReadonlyMap<Shape, LocalName>;
  readonly schemas: readonly (RepeatedSchema & { readonly name: LocalName })[];
}

export function localSchemas(routes: readonly RouteDescription[], declare: Declare): LocalSchemas {
  const schemas = repeatedSchemas(routes).map((each) => {
    const name: LocalName = {
      type: declare(each.wanted),
      schema: declare(camelCase(`${each.wanted} Schema`)),
      used: new Set(),
    };
    return { ...each, name };
  });
  return { names: new Map(schemas.flatMap(({ all, name }) => all.map((shape) => [shape, name] as const))), schemas };
}

/** Their declarations, as far as the rest of the contract names them: to be made after it. */
export function localDeclarations({ schemas }: LocalSchemas, scope: ContractScope): { types: Doc[]; values: Doc[] } {
  const types = new Map<string, Doc>();
  const values: Doc[] = [];
  // Outer ones name those in them, which have to stand before them.
  for (const { name, shape } of [...schemas].sort((one, other) => other.order - one.order)) {
    const itself: Shape = { ...shape };
    if (name.used.has("type")) types.set(name.type, typeDeclaration(name.type, itself, scope, []));
    if (name.used.has("schema")) {
      values.unshift([assignmentDoc(["const ", name.schema], " =", zodExpr(itself, scope)), ";"]);
    }
  }
  const inOrder = schemas.map(({ name }) => types.get(name.type)).filter((each) => each !== undefined);
  return { types: inOrder, values };
}
