import type { Schema, SchemaObject } from "../../model/schema.js";
import { statedShape } from "./analyse-type.js";
import { areDisjoint, shareNoParts } from "./disjoint.js";
import { FILE_SCHEMA } from "./file-schema.js";
import { withoutImplied } from "./implied.js";
import { noteNothing } from "./nothing.js";
import { shapeInPlace, type Position } from "./position.js";
import { typedFromBeside } from "./required-beside.js";
import { isCircular, isLoop, warn, type Scope } from "./scope.js";
import {
  allOf,
  check,
  FILE,
  NEVER,
  shapeArgument,
  UNKNOWN,
  unionOf,
  withChecks,
  type Check,
  type Shape,
} from "./shape.js";
import { ALL_TYPES, possibleTypes } from "./type-set.js";
import { simplifyUnevaluated, unevaluatedChecks } from "./unevaluated.js";

/** The meaning of a schema, exact for values of the types assumed. */
export function analyse(schema: Schema, scope: Scope): Shape {
  return shapeAt(schema, { scope, types: ALL_TYPES, inPlace: true, analyse: shapeAt });
}

function shapeAt(stated: Schema, position: Position): Shape {
  const shape = meaningAt(stated, position);
  // Of alternatives that are narrowed from outside it is not the schema's own doing.
  if (typeof stated === "object" && position.types === ALL_TYPES) noteNothing(stated, shape, position.scope);
  return shape;
}

function meaningAt(stated: Schema, position: Position): Shape {
  if (typeof stated === "boolean") return stated ? UNKNOWN : NEVER;
  if (stated.withheld !== undefined) return withoutShape(stated, Object.keys(stated.withheld), position);
  if (stated === FILE_SCHEMA) return FILE;
  const { scope } = position;
  scope.budget.spend();
  const schema = simplifyUnevaluated(stated);
  const types = position.types & possibleTypes(schema, scope.models, scope.typeSets);
  if (types === 0) return NEVER;
  const inner: Position = types === position.types ? position : { ...position, types };
  const base = statedShape(schema, inner);
  if (!appliesInPlace(schema)) return base;
  const members = [base];
  if (schema.$ref !== undefined) members.push(referenceShape(schema.$ref, inner));
  for (const member of schema.allOf ?? []) members.push(shapeInPlace(member, inner));
  if (schema.anyOf !== undefined) members.push(choiceShape(schema.anyOf, inner, false));
  if (schema.oneOf !== undefined) members.push(choiceShape(schema.oneOf, inner, true));
  const all = allOf(withoutImplied(members, scope));
  return withChecks(typedFromBeside(all, schema, inner), [
    ...logicChecks(schema, inner),
    ...unevaluatedChecks(schema, inner),
  ]);
}

function withoutShape(stated: SchemaObject, names: readonly string[], position: Position): Shape {
  const { withheld: _, ...schema } = stated;
  return { kind: "without", names, shape: meaningAt(schema, position), checks: [] };
}

/** Whether more than the keywords of single types describes the value. */
function appliesInPlace(schema: SchemaObject): boolean {
  return (
    schema.$ref !== undefined ||
    schema.allOf !== undefined ||
    schema.anyOf !== undefined ||
    schema.oneOf !== undefined ||
    schema.not !== undefined ||
    schema.if !== undefined ||
    schema.unevaluatedProperties !== undefined ||
    schema.unevaluatedItems !== undefined
  );
}

function referenceShape(id: string, { scope, inPlace }: Position): Shape {
  if (inPlace && isLoop(scope, id)) {
    warn(scope, {
      code: "schema-loop",
      message: `A schema refers back to itself ("${id}") without a property or element between; the reference says nothing`,
    });
    return UNKNOWN;
  }
  return { kind: "ref", id, deferred: isCircular(scope, id), checks: [] };
}

/** `anyOf` and `oneOf`. Alternatives that exclude each other anyway need neither be counted nor all be tried. */
function choiceShape(members: readonly Schema[], position: Position, exactlyOne: boolean): Shape {
  const shapes = members.map((member) => shapeInPlace(member, position));
  const isFirst = areDisjoint(members, position) || (!exactlyOne && shareNoParts(members, position));
  return unionOf(shapes, isFirst ? "first" : exactlyOne ? "one" : "any");
}

/** `not`, `if`, `then` and `else`. */
function logicChecks(schema: SchemaObject, position: Position): Check[] {
  const checks: Check[] = [];
  const argument = (child: Schema) => shapeArgument(shapeInPlace(child, position));
  if (schema.not !== undefined) checks.push(check("not", argument(schema.not)));
  if (schema.if !== undefined) {
    const { then: holds, else: fails } = schema;
    const branches = fails === undefined ? (holds === undefined ? [] : [holds]) : [holds ?? true, fails];
    checks.push(check("conditional", argument(schema.if), ...branches.map(argument)));
  }
  return checks;
}
