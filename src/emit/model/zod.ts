import {
  array,
  call,
  inlineObject,
  json,
  method,
  name,
  number,
  object,
  regex,
  string,
  type Expr,
} from "../print/expression.js";
import { modelName, type Scope } from "../shape/scope.js";
import type {
  Check,
  CheckArgument,
  NumberShape,
  ObjectShape,
  Primitive,
  Shape,
  ShapeKind,
  StringShape,
  TupleShape,
} from "../shape/shape.js";

/** A zod schema, as the tree of an expression, that accepts exactly what the JSON Schema of the shape accepts. */
export function zodExpr(shape: Shape, scope: Scope): Expr {
  const base = kindExpr(shape, scope);
  if (shape.checks.length === 0) return base;
  return method(base, "check", ...shape.checks.map((check) => checkExpr(check, scope)));
}

/** `z.name(...args)`. */
function z(scope: Scope, path: string, ...args: Expr[]): Expr {
  scope.used.z = true;
  const [first = "", second] = path.split(".");
  const owner = name("z");
  return second === undefined ? method(owner, first, ...args) : method(member(owner, first), second, ...args);
}

function member(owner: Expr, property: string): Expr {
  return { kind: "member", object: owner, property };
}

/** A call of something `runtime/checks` exports. */
function runtime(scope: Scope, helper: string, ...args: Expr[]): Expr {
  scope.used.checks.add(helper);
  return call(name(helper), ...args);
}

function kindExpr(shape: ShapeKind, scope: Scope): Expr {
  switch (shape.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "file":
      return z(scope, shape.kind);
    case "string":
      return stringExpr(shape, scope);
    case "number":
      return numberExpr(shape, scope);
    case "literals":
      return literalsExpr(shape.values, scope);
    case "constants":
      return runtime(scope, "equalTo", ...shape.values.map(json));
    case "array":
      return bounded(z(scope, "array", zodExpr(shape.items, scope)), shape);
    case "tuple":
      return tupleExpr(shape, scope);
    case "object":
      return objectExpr(shape, scope);
    case "record":
      return z(scope, "record", z(scope, "string"), zodExpr(shape.values, scope));
    case "ref":
      return referenceExpr(shape.id, shape.deferred, scope);
    case "union":
      return unionExpr(shape.members, shape.exactlyOne, scope);
    case "all":
      return allExpr(shape.members, shape.native, scope);
  }
}

function bounded(base: Expr, { min, max }: { min?: number; max?: number }): Expr {
  if (min !== undefined && min === max) return method(base, "length", number(min));
  const atLeast = min === undefined ? base : method(base, "min", number(min));
  return max === undefined ? atLeast : method(atLeast, "max", number(max));
}

function stringExpr(shape: StringShape, scope: Scope): Expr {
  const options = shape.format === "iso.datetime" ? [inlineObject([{ name: "offset", value: json(true) }])] : [];
  const base = shape.format === undefined ? z(scope, "string") : z(scope, shape.format, ...options);
  return shape.patterns.reduce(
    (expr, { source, flags }) => method(expr, "regex", regex(source, flags)),
    bounded(base, shape),
  );
}

function numberExpr(shape: NumberShape, scope: Scope): Expr {
  const base = shape.integer === "integer" ? runtime(scope, "integer") : z(scope, shape.integer ?? "number");
  return (["min", "max", "gt", "lt"] as const).reduce((expr, bound) => {
    const value = shape[bound];
    return value === undefined ? expr : method(expr, bound, number(value));
  }, base);
}

function literalsExpr(values: readonly Primitive[], scope: Scope): Expr {
  const present = values.filter((value) => value !== null);
  const [first] = present;
  if (first === undefined) return z(scope, "null");
  const base = presentLiterals(first, present, scope);
  return present.length < values.length ? method(base, "nullable") : base;
}

function presentLiterals(first: Primitive, values: readonly Primitive[], scope: Scope): Expr {
  if (values.length === 1) return z(scope, "literal", json(first));
  if (values.length === 2 && values.every((value) => typeof value === "boolean")) return z(scope, "boolean");
  const strings = values.filter((value) => typeof value === "string");
  // An enum is an object inside zod, and that name would be its prototype.
  const isEnum = strings.length === values.length && !strings.includes("__proto__");
  if (isEnum) return z(scope, "enum", array(strings.map(string)));
  return z(scope, "literal", json([...values]));
}

function tupleExpr({ items, required, rest }: TupleShape, scope: Scope): Expr {
  const docs = items.map((item, index) => {
    const expr = zodExpr(item, scope);
    return index < required ? expr : method(expr, "optional");
  });
  return z(scope, "tuple", array(docs), ...(rest === undefined ? [] : [zodExpr(rest, scope)]));
}

function objectExpr({ properties, rest }: ObjectShape, scope: Scope): Expr {
  const shape = object(
    properties.map(({ name: key, required, shape: value }) => {
      const expr = zodExpr(value, scope);
      return { name: key, value: required ? expr : method(expr, "optional") };
    }),
  );
  if (rest === "loose") return z(scope, "looseObject", shape);
  if (rest === "strict") return z(scope, "strictObject", shape);
  return method(z(scope, "object", shape), "catchall", zodExpr(rest, scope));
}

function referenceExpr(id: string, deferred: boolean, scope: Scope): Expr {
  scope.used.schemas.add(id);
  const schema = name(modelName(scope, id).schema);
  return deferred ? z(scope, "lazy", { kind: "arrow", body: schema }) : schema;
}

function unionExpr(members: readonly Shape[], exactlyOne: boolean, scope: Scope): Expr {
  if (exactlyOne) return z(scope, "xor", array(members.map((shape) => zodExpr(shape, scope))));
  const present = members.filter((shape) => shape.kind !== "null" || shape.checks.length > 0);
  const [first] = present;
  if (first === undefined) return z(scope, "null");
  const base =
    present.length === 1
      ? zodExpr(first, scope)
      : z(scope, "union", array(present.map((shape) => zodExpr(shape, scope))));
  return present.length < members.length ? method(base, "nullable") : base;
}

function allExpr(members: readonly Shape[], native: boolean, scope: Scope): Expr {
  const args = members.map((shape) => zodExpr(shape, scope));
  return native && args.length === 2 ? z(scope, "intersection", ...args) : runtime(scope, "allOf", ...args);
}

function checkExpr({ name: helper, args }: Check, scope: Scope): Expr {
  return runtime(scope, helper, ...args.map((argument) => argumentExpr(argument, scope)));
}

function argumentExpr(argument: CheckArgument, scope: Scope): Expr {
  switch (argument.kind) {
    case "shape":
      return zodExpr(argument.shape, scope);
    case "json":
      return json(argument.value);
    case "regex":
      return regex(argument.regex.source, argument.regex.flags);
    case "list":
      return array(argument.items.map((item) => argumentExpr(item, scope)));
    case "record":
      return object(argument.entries.map(([key, value]) => ({ name: key, value: argumentExpr(value, scope) })));
  }
}
