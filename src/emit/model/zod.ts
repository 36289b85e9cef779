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
import { checkModule } from "./check-module.js";
import { localName, modelName, type Scope } from "../shape/scope.js";
import {
  isRequirement,
  isScalar,
  type ArrayShape,
  type Check,
  type CheckArgument,
  type Choice,
  type NumberShape,
  type ObjectShape,
  type Primitive,
  type PropertyShape,
  type Shape,
  type ShapeKind,
  type StringShape,
  type TupleShape,
} from "../shape/shape.js";

/**
 * A zod schema, as the tree of an expression, that accepts exactly what the JSON Schema of the shape accepts, and hands on
 * of objects what the schema names. Where several parts describe a value, each looks at the value that was sent.
 */
export function zodExpr(shape: Shape, scope: Scope): Expr {
  scope.budget.spend();
  const local = localName(scope, shape, "schema");
  if (local !== undefined) return name(local);
  const isOwn = ({ name }: Check): boolean => isScalar(shape) && name !== "matches" && checkModule(name) === "checks";
  const own = shape.checks.filter(isOwn);
  const checks = shape.checks.filter((check) => !isOwn(check)).map((check) => checkExpr(check, scope));
  const parts = isScalar(shape) ? scalarExprs(shape, own, scope) : partExprs(shape, scope);
  const [first, ...others] = [...parts, ...checks];
  if (first === undefined) return z(scope, "unknown");
  const isWhole = others.length === 0 && (parts.length > 0 || shape.checks.every(({ name }) => name === "matches"));
  return isWhole ? first : runtime(scope, "allOf", first, ...others);
}

/** A schema with the checks of its own type; nothing where it says nothing. */
function scalarExprs(shape: SimpleKind, own: readonly Check[], scope: Scope): Expr[] {
  if (shape.kind === "unknown" && own.length === 0) return [];
  const base = kindExpr(shape, scope);
  return [own.length === 0 ? base : method(base, "check", ...own.map((check) => checkExpr(check, scope)))];
}

/** The schemas that together are the shape without its checks. */
function partExprs(shape: ShapeKind, scope: Scope): Expr[] {
  switch (shape.kind) {
    case "unknown":
      return [];
    case "all":
      return shape.members.flatMap((member) =>
        member.kind !== "unknown" && member.checks.length === 0 && scope.local?.has(member) !== true
          ? partExprs(member, scope)
          : [zodExpr(member, scope)],
      );
    case "array":
      return arrayExprs(shape, scope);
    case "object":
      return objectExprs(shape, scope);
    default:
      return [kindExpr(shape, scope)];
  }
}

/** Kinds of one part each. */
type SimpleKind = Exclude<ShapeKind, { kind: "all" | "array" | "object" }>;

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

/** A call of something `runtime/checks`, `compose` or `parts` exports. */
function runtime(scope: Scope, helper: string, ...args: Expr[]): Expr {
  scope.used.checks.add(helper);
  return call(name(helper), ...args);
}

function kindExpr(shape: SimpleKind, scope: Scope): Expr {
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
    case "tuple":
      return tupleExpr(shape, scope);
    case "record":
      return z(scope, "record", z(scope, "string"), zodExpr(shape.values, scope));
    case "without":
      return runtime(scope, "without", json([...shape.names]), zodExpr(shape.shape, scope));
    case "ref":
      return referenceExpr(shape.id, shape.deferred, scope);
    case "union":
      return unionExpr(shape.members, shape.choice, scope);
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
  const limit = shape.patternsUpTo;
  return shape.patterns.reduce(
    (expr, { source, flags }) => {
      const pattern = regex(source, flags);
      if (limit === undefined) return method(expr, "regex", pattern);
      return method(expr, "check", runtime(scope, "patternUpTo", pattern, number(limit)));
    },
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
  return present.length < values.length ? or("nullable", base, scope) : base;
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

function arrayExprs(shape: ArrayShape, scope: Scope): Expr[] {
  const { items, silent = false, min, max } = shape;
  if (!silent) return [bounded(z(scope, "array", zodExpr(items, scope)), shape)];
  return [
    runtime(scope, "anyArray"),
    ...(min === undefined ? [] : [runtime(scope, "minItems", number(min))]),
    ...(max === undefined ? [] : [runtime(scope, "maxItems", number(max))]),
  ];
}

function tupleExpr({ items, required, rest, silent = false }: TupleShape, scope: Scope): Expr {
  const docs = items.map((item, index) => {
    const expr = zodExpr(item, scope);
    return index < required ? expr : or("optional", expr, scope);
  });
  const tuple = z(scope, "tuple", array(docs), ...(rest === undefined ? [] : [zodExpr(rest, scope)]));
  return silent ? runtime(scope, "firstItems", number(items.length), tuple) : tuple;
}

/** The object with what it declares, then what it only requires. */
function objectExprs(whole: ObjectShape, scope: Scope): Expr[] {
  const { properties, rest } = whole;
  const declared = properties.filter(({ undeclared = false }) => !undeclared);
  const others = properties.filter(({ undeclared = false }) => undeclared).map(({ name: key }) => string(key));
  const needed = others.length === 0 ? [] : [runtime(scope, "required", ...others)];
  if (rest !== "strip" || declared.length > 0) return [objectExpr(declared, whole, scope), ...needed];
  return needed.length > 0 ? needed : [runtime(scope, "anyObject")];
}

function objectExpr(declared: readonly PropertyShape[], whole: ObjectShape, scope: Scope): Expr {
  const { rest } = whole;
  const properties = declared.map(({ name: key, required, shape: value }) => {
    const expr = zodExpr(value, scope);
    return { name: key, value: required ? expr : or("optional", expr, scope) };
  });
  const shape = isRequirement(whole) ? inlineObject(properties) : object(properties);
  if (rest === "strip") return z(scope, "object", shape);
  if (rest === "loose") return z(scope, "looseObject", shape);
  if (rest === "strict") return z(scope, "strictObject", shape);
  return method(z(scope, "object", shape), "catchall", zodExpr(rest, scope));
}

function referenceExpr(id: string, deferred: boolean, scope: Scope): Expr {
  scope.used.schemas.add(id);
  const schema = name(modelName(scope, id).schema);
  return deferred ? z(scope, "lazy", { kind: "arrow", body: schema }) : schema;
}

function unionExpr(members: readonly Shape[], choice: Choice, scope: Scope): Expr {
  if (choice === "one") return z(scope, "xor", array(members.map((shape) => zodExpr(shape, scope))));
  const present = members.filter((shape) => shape.kind !== "null" || shape.checks.length > 0);
  const [first] = present;
  if (first === undefined) return z(scope, "null");
  const all = present.map((shape) => zodExpr(shape, scope));
  const several = () => (choice === "any" ? runtime(scope, "anyOf", ...all) : z(scope, "union", array(all)));
  const base = present.length === 1 ? zodExpr(first, scope) : several();
  return present.length < members.length ? or("nullable", base, scope) : base;
}

/**
 * Or `undefined`, or `null`. What is typed is handed to `z`, which is not: to look for a method in the type of a schema,
 * a type-checker works out all of zod's methods for it.
 */
function or(kind: "optional" | "nullable", expr: Expr, scope: Scope): Expr {
  return isTyped(expr) ? z(scope, kind, expr) : method(expr, kind);
}

/** Named schemas, and what helpers of the runtime make; of those `integer()` is `z`'s. */
function isTyped(expr: Expr): boolean {
  if (expr.kind === "call") return isTyped(expr.callee);
  if (expr.kind === "member") return isTyped(expr.object);
  return expr.kind === "name" && expr.text !== "z" && expr.text !== "integer";
}

function checkExpr({ name: helper, args }: Check, scope: Scope): Expr {
  const [first] = args;
  if (helper === "matches" && first !== undefined) return argumentExpr(first, scope);
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
