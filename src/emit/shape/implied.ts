import type { Scope } from "./scope.js";
import { UNKNOWN, type CheckName, type Shape } from "./shape.js";
import { possibleTypes, typeBit, typeOfValue, type BasicType } from "./type-set.js";

/** Checks that hand nothing on, so that they may stand beside any schema of their type. */
const LIMITS: readonly CheckName[] = ["minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems"];

/**
 * Members that say of a value's type what one beside them says too: "an object" beside a model that is one, "a number, at least
 * 1" beside a choice of numbers. Nothing of them is left but their checks; those with bounds of their own are no part of the type.
 */
export function withoutImplied(members: readonly Shape[], scope: Scope): readonly Shape[] {
  return members.map((member) => {
    const type = plainType(member);
    if (type === undefined) return member;
    const rank = rankOf(member);
    if (!members.some((other) => rankOf(other) > rank && isCertainly(other, type, scope))) return member;
    return hasBounds(member) ? { ...member, isImplied: true } : { ...UNKNOWN, checks: member.checks };
  });
}

/** The type of which a shape says nothing but limits. */
function plainType(shape: Shape): BasicType | undefined {
  const isLimited = shape.checks.every(({ name }) => LIMITS.includes(name));
  switch (shape.kind) {
    case "string":
    case "number":
      return shape.kind;
    case "array":
      return shape.silent === true && isLimited ? "array" : undefined;
    case "object":
      return shape.rest === "strip" && shape.properties.length === 0 && isLimited ? "object" : undefined;
    default:
      return undefined;
  }
}

/** How much a shape says: no more than its type, limits too, or more. */
function rankOf(shape: Shape): 0 | 1 | 2 {
  if (plainType(shape) === undefined) return 2;
  return hasBounds(shape) || shape.checks.length > 0 ? 1 : 0;
}

/** Whether a plain shape has more limits than the checks that may stand by themselves. */
function hasBounds(shape: Shape): boolean {
  if (shape.kind === "object") return false;
  const isScalar = shape.kind !== "array";
  const { kind: _, checks, ...limits } = isScalar ? shape : { ...shape, items: [], silent: [] };
  return Object.values(limits).flat().length > 0 || (isScalar && checks.length > 0);
}

/** Whether no value of another type fits a shape. */
function isCertainly(shape: Shape, type: BasicType, scope: Scope): boolean {
  switch (shape.kind) {
    case "literals":
      return shape.values.every((value) => typeOfValue(value) === type);
    case "record":
      return type === "object";
    case "tuple":
      return type === "array";
    case "without":
      return isCertainly(shape.shape, type, scope);
    case "all":
      return shape.members.some((member) => isCertainly(member, type, scope));
    case "union":
      return shape.members.every((member) => isCertainly(member, type, scope));
    case "ref":
      return possibleTypes({ $ref: shape.id }, scope.models, scope.typeSets) === typeBit(type);
    default:
      return shape.kind === type;
  }
}
