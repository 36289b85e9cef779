import type { AnalysedSchema, OperationDescription, RouteDescription } from "../operation/description.js";
import type { Doc } from "../print/doc.js";
import { name as nameExpr, type Expr } from "../print/expression.js";
import { assignmentDoc, exprDoc } from "../print/expression-layout.js";
import { camelCase } from "../print/identifiers.js";
import { print } from "../print/printer.js";
import { schemaZod, type ContractScope, type Declare } from "./scope.js";

/**
 * Schemas that several answers of a route spell out alike are declared once, before its contract, and called after the
 * first of them: `getUsers400Schema`.
 */
export function sharedAnswers(route: RouteDescription, declare: Declare, scope: ContractScope): Doc[] {
  const found = new Map<string, { wanted: string; expr: Expr; uses: number }>();
  const answers = route.operations.flatMap(spelledOut);
  if (answers.length < 2) return [];
  for (const { value, wanted } of answers) {
    const expr = schemaZod(value, scope);
    const text = print(exprDoc(expr));
    // What fits on a line is not worth a name.
    if (!text.includes("\n") || scope.answers.has(text)) continue;
    const known = found.get(text);
    if (known === undefined) found.set(text, { wanted, expr, uses: 1 });
    else known.uses++;
  }
  return [...found].flatMap(([text, { wanted, expr, uses }]) => {
    if (uses < 2) return [];
    const name = declare(wanted);
    scope.answers.set(text, name);
    return [[assignmentDoc(["const ", name], " =", expr), ";"]];
  });
}

/** The schema of an answer: by its name where it has one. */
export function answerZod(value: AnalysedSchema, scope: ContractScope): Expr {
  const expr = schemaZod(value, scope);
  if (scope.answers.size === 0) return expr;
  const name = scope.answers.get(print(exprDoc(expr)));
  return name === undefined ? expr : nameExpr(name);
}

interface Answer {
  value: AnalysedSchema;
  wanted: string;
}

/** Answers that are more than the name of a model, where there are several of them. */
function spelledOut({ typeName, responses }: OperationDescription): Answer[] {
  return responses.flatMap(({ status, contents }) =>
    contents.flatMap(({ kind, value }) => {
      if (value === undefined || kind !== "json" || value.shape.kind === "ref") return [];
      return [{ value, wanted: camelCase(`${typeName} ${status} Schema`) }];
    }),
  );
}
