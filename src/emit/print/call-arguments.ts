import type { Json } from "../../model/schema.js";
import type { Expr } from "./expression.js";

/** Several arguments, among them functions: Prettier always breaks those (`pipe(map(() => a), b)`). */
export function composesFunctions(args: readonly Expr[]): boolean {
  if (args.length <= 1) return false;
  const functions = args.filter((arg) => arg.kind === "arrow").length;
  return functions > 1 || args.some((arg) => arg.kind === "call" && arg.args.some((inner) => inner.kind === "arrow"));
}

/** Whether the last argument may be broken while the call's own parentheses stay on its lines. */
export function canHug(args: readonly Expr[]): boolean {
  const last = args[args.length - 1] as Expr;
  const before = args[args.length - 2];
  if (!isHuggable(last)) return false;
  if (before !== undefined && literalKind(before) === literalKind(last)) return false;
  return !(args.length > 1 && isNumberArray(last));
}

function isHuggable(expr: Expr): boolean {
  switch (expr.kind) {
    case "object":
      return expr.properties.length > 0;
    case "array":
      return expr.items.length > 0;
    case "json":
      return Object.keys(expr.value as object).length > 0;
    case "arrow":
      return expr.body.kind === "call" || isHuggable(expr.body);
    default:
      return false;
  }
}

function literalKind(expr: Expr): string {
  if (expr.kind !== "json") return expr.kind;
  return Array.isArray(expr.value) ? "array" : "object";
}

function isNumberArray(expr: Expr): boolean {
  if (expr.kind === "json") {
    return (
      Array.isArray(expr.value) && expr.value.every((item) => typeof item === "number" || typeof item === "bigint")
    );
  }
  return expr.kind === "array" && expr.items.every((item) => item.kind === "literal" && item.literal === "number");
}

/** Prettier: isSimpleCallArgument. */
export function isSimpleArgument(expr: Expr, depth: number): boolean {
  if (depth <= 0) return false;
  switch (expr.kind) {
    case "name":
    case "literal":
      return true;
    case "regex":
      return expr.sourceLength <= 5;
    case "json":
      return isSimpleJson(expr.value, depth);
    case "object":
      return expr.properties.every(({ key, value }) => !key.startsWith("[") && isSimpleArgument(value, depth - 1));
    case "array":
      return expr.items.every((item) => isSimpleArgument(item, depth - 1));
    case "call":
      return (
        isSimpleArgument(expr.callee, depth) &&
        expr.args.length <= depth &&
        expr.args.every((arg) => isSimpleArgument(arg, depth - 1))
      );
    case "member":
      return isSimpleArgument(expr.object, depth);
    case "arrow":
      return false;
  }
}

function isSimpleJson(value: Json, depth: number): boolean {
  if (typeof value !== "object" || value === null) return depth > 0;
  if (depth <= 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((child: Json) => isSimpleJson(child, depth - 1));
}
