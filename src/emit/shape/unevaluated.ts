import type { Schema, SchemaObject } from "../../model/schema.js";
import { usableRegex } from "./analyse-scalar.js";
import type { Regex } from "../pattern/pattern.js";
import { shapeInPlace, shapeOfChild, type Position } from "./position.js";
import {
  check,
  isUnknown,
  jsonArgument,
  listArgument,
  recordArgument,
  shapeArgument,
  type Check,
  type CheckArgument,
  type Shape,
} from "./shape.js";

/**
 * Which properties or elements of a value a schema has looked at, as 2020-12 core 11 collects it through the keywords
 * that apply to the same value. What depends on the value is left to run time as `branches`.
 */
interface Evaluated {
  all: boolean;
  names: string[];
  patterns: Regex[];
  /** The first so many elements. */
  count: number;
  /** Elements of these shapes. */
  contains: Shape[];
  branches: Branch[];
}

type Branch =
  | { kind: "if"; condition: Shape; then: Evaluated; otherwise?: Evaluated }
  | { kind: "present"; name: string; then: Evaluated };

type Part = "properties" | "items";

/** `unevaluated*` with nothing else that looks at the value means what `additionalProperties` and `items` mean. */
export function simplifyUnevaluated(schema: SchemaObject): SchemaObject {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return schema;
  if (evaluatesInPlace(schema)) return schema;
  const simple: SchemaObject = { ...schema };
  delete simple.unevaluatedProperties;
  delete simple.unevaluatedItems;
  if (unevaluatedProperties !== undefined) simple.additionalProperties ??= unevaluatedProperties;
  if (unevaluatedItems !== undefined && schema.contains !== undefined) simple.unevaluatedItems = unevaluatedItems;
  else if (unevaluatedItems !== undefined) simple.items ??= unevaluatedItems;
  return simple;
}

function evaluatesInPlace(schema: SchemaObject): boolean {
  const { $ref, allOf, anyOf, oneOf, if: condition, dependentSchemas } = schema;
  return [$ref, allOf, anyOf, oneOf, condition, dependentSchemas].some((keyword) => keyword !== undefined);
}

export function unevaluatedChecks(schema: SchemaObject, position: Position): Check[] {
  const checks: Check[] = [];
  for (const [part, name] of [
    ["properties", "unevaluatedProperties"],
    ["items", "unevaluatedItems"],
  ] as const) {
    const stated = schema[name];
    if (stated === undefined) continue;
    const shape = shapeOfChild(stated, position);
    const evaluated = evaluatedBy(schema, part, position, { outermost: true, seen: new Set() });
    if (!isUnknown(shape) && !evaluated.all)
      checks.push(check(name, shapeArgument(shape), evaluatedArgument(evaluated)));
  }
  return checks;
}

function nothing(): Evaluated {
  return { all: false, names: [], patterns: [], count: 0, contains: [], branches: [] };
}

/** How the schemas that evaluate the same value are walked. */
interface Walk {
  /** The schema whose own `unevaluated*` is being decided. */
  outermost: boolean;
  /** Models that apply in any case and have been looked at: a second time they add nothing. */
  seen: Set<string>;
}

function evaluatedBy(schema: Schema, part: Part, position: Position, { outermost, seen }: Walk): Evaluated {
  const evaluated = nothing();
  if (typeof schema === "boolean") return evaluated;
  if (part === "properties") addProperties(evaluated, schema, position, outermost);
  else addItems(evaluated, schema, position, outermost);

  const always = (child: Schema): Evaluated => evaluatedBy(child, part, position, { outermost: false, seen });
  const inner = (child: Schema): Evaluated =>
    evaluatedBy(child, part, position, { outermost: false, seen: new Set(seen) });
  const { $ref = "" } = schema;
  const target = seen.has($ref) ? undefined : position.scope.models.get($ref);
  if (target !== undefined) {
    seen.add($ref);
    add(evaluated, always(target.schema));
  }
  for (const member of schema.allOf ?? []) add(evaluated, always(member));
  for (const member of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    addBranch(evaluated, { kind: "if", condition: shapeInPlace(member, position), then: inner(member) });
  }
  if (schema.if !== undefined) {
    const then = inner(schema.if);
    if (schema.then !== undefined) add(then, inner(schema.then));
    const otherwise = schema.else === undefined ? nothing() : inner(schema.else);
    addBranch(evaluated, { kind: "if", condition: shapeInPlace(schema.if, position), then, otherwise });
  }
  for (const [name, child] of Object.entries(schema.dependentSchemas ?? {})) {
    addBranch(evaluated, { kind: "present", name, then: inner(child) });
  }
  return evaluated;
}

function addProperties(evaluated: Evaluated, schema: SchemaObject, position: Position, outermost: boolean): void {
  evaluated.names.push(...Object.keys(schema.properties ?? {}));
  for (const pattern of Object.keys(schema.patternProperties ?? {})) {
    const regex = usableRegex(pattern, position.scope);
    // Of a pattern that cannot be matched, nothing can be said to be left over.
    if (regex === undefined) evaluated.all = true;
    else evaluated.patterns.push(regex);
  }
  if (schema.additionalProperties !== undefined) evaluated.all = true;
  if (schema.unevaluatedProperties !== undefined && !outermost) evaluated.all = true;
}

function addItems(evaluated: Evaluated, schema: SchemaObject, position: Position, outermost: boolean): void {
  evaluated.count = schema.prefixItems?.length ?? 0;
  if (schema.contains !== undefined) evaluated.contains.push(shapeOfChild(schema.contains, position));
  if (schema.items !== undefined) evaluated.all = true;
  if (schema.unevaluatedItems !== undefined && !outermost) evaluated.all = true;
}

function add(evaluated: Evaluated, other: Evaluated): void {
  evaluated.all ||= other.all;
  evaluated.count = Math.max(evaluated.count, other.count);
  for (const name of other.names) if (!evaluated.names.includes(name)) evaluated.names.push(name);
  evaluated.patterns.push(...other.patterns);
  evaluated.contains.push(...other.contains);
  evaluated.branches.push(...other.branches);
}

function addBranch(evaluated: Evaluated, branch: Branch): void {
  const otherwise = branch.kind === "if" ? branch.otherwise : undefined;
  if (!isNothing(branch.then) || (otherwise !== undefined && !isNothing(otherwise))) evaluated.branches.push(branch);
}

function isNothing({ all, names, patterns, count, contains, branches }: Evaluated): boolean {
  return !all && count === 0 && [names, patterns, contains, branches].every((list) => list.length === 0);
}

/** The form the runtime's `Evaluated` has, without what is empty. */
function evaluatedArgument(evaluated: Evaluated): CheckArgument {
  const { all, names, patterns, count, contains, branches } = evaluated;
  if (all) return recordArgument([["all", jsonArgument(true)]]);
  const conditions = branches.flatMap((branch) => (branch.kind === "if" ? [conditionArgument(branch)] : []));
  const present = branches.flatMap((branch) =>
    branch.kind === "present" ? [listArgument([jsonArgument(branch.name), evaluatedArgument(branch.then)])] : [],
  );
  const entries: [string, CheckArgument][] = [
    ...(names.length === 0 ? [] : [field("names", jsonArgument(names))]),
    ...fieldOf(
      "patterns",
      patterns.map((regex): CheckArgument => ({ kind: "regex", regex })),
    ),
    ...(count === 0 ? [] : [field("count", jsonArgument(count))]),
    ...fieldOf("contains", contains.map(shapeArgument)),
    ...fieldOf("when", conditions),
    ...fieldOf("present", present),
  ];
  return recordArgument(entries);
}

function conditionArgument({ condition, then, otherwise }: Extract<Branch, { kind: "if" }>): CheckArgument {
  const branches = [then, ...(otherwise === undefined || isNothing(otherwise) ? [] : [otherwise])];
  return listArgument([shapeArgument(condition), ...branches.map(evaluatedArgument)]);
}

function field(name: string, argument: CheckArgument): [string, CheckArgument] {
  return [name, argument];
}

function fieldOf(name: string, items: readonly CheckArgument[]): [string, CheckArgument][] {
  return items.length === 0 ? [] : [[name, listArgument(items)]];
}
