// Written by create-api-route; rewritten by `create-api-route generate`.

import type { ZodType } from "zod";
import { canonical, type Check, fail } from "./checks";
import { isObject, limit, merge } from "./merge";
import { MAX_PROBLEMS } from "./problem";
import { finalize, type Issues, once, run, z } from "./zod";

/**
 * Schemas made of several, and what JSON Schema says of the parts of a value.
 * All parts see the value as it was sent, and what any of them names is handed
 * on. What names nothing, such as `z.unknown()`, hands on the value itself.
 */

/** What the parts of a schema have found out so far. */
export interface Findings {
  value: unknown;
  issues: Issues;
  /** What each part hands on. */
  outputs: object[];
}

export type Rule = (findings: Findings) => void;

/** All of the schemas and rules. Unlike `z.intersection`, strict objects stay strict. */
export function allOf<T extends readonly (ZodType | Rule | Check)[]>(
  ...parts: T
): ZodType<Intersection<T>> {
  return compose((findings) => {
    for (const part of parts) {
      if (typeof part === "function") part(findings);
      else apply(part, findings);
    }
  });
}

type Intersection<T extends readonly unknown[]> = T extends readonly [
  infer First,
  ...infer Rest extends readonly unknown[],
]
  ? Output<First> & Intersection<Rest>
  : unknown;

/** `never`, which fits everywhere, for what `zod.ts` leaves untyped. */
type Output<S> = 0 extends 1 & S
  ? never
  : S extends ZodType<infer T>
    ? T
    : unknown;

/** Any of the schemas; unlike `z.union`, all that accept the value hand on what they name. */
export function anyOf<T extends readonly ZodType[]>(
  ...schemas: T
): ZodType<Output<T[number]>> {
  return compose((findings) => {
    const { value: input } = findings;
    const all = schemas.map((schema) => run(schema, input));
    const accepted = all.filter(({ issues }) => issues.length === 0);
    for (const { value } of accepted) hand(value, findings);
    if (accepted.length > 0) return;
    const errors = all.map(({ issues }) => issues.map(finalize));
    findings.issues.push({ code: "invalid_union", errors, input });
  });
}

/** A schema by a rule of its own. */
export function compose<T>(rule: Rule): ZodType<T> {
  return z.unknown().check((payload: Findings) => {
    const { value } = payload;
    const result = once(rule, value, () => {
      const findings: Findings = { value, issues: [], outputs: [] };
      rule(findings);
      const { issues, outputs } = findings;
      // What a part that is wrong names is not known.
      const isWrong = issues.length > 0;
      return { value: isWrong ? value : merge(value, outputs), issues };
    });
    payload.value = result.value;
    payload.issues.push(...result.issues);
  });
}

function apply(schema: ZodType, findings: Findings): boolean {
  const { value, issues } = run(schema, findings.value);
  if (issues.length === 0) hand(value, findings);
  findings.issues.push(...issues.slice(0, MAX_PROBLEMS));
  return issues.length === 0;
}

function hand(output: unknown, { value, outputs }: Findings): void {
  const isNamed = typeof output === "object" && output !== value;
  if (isNamed && output !== null) outputs.push(output);
}

/** The schema, for objects without these fields: whatever they are, they are not handed on. */
export function without<T>(names: string[], schema: ZodType<T>): ZodType<T> {
  return compose((findings) => {
    const { value, issues } = findings;
    const isLeft = ([name]: [string, unknown]) => !names.includes(name);
    const left = isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(isLeft))
      : value;
    const result = run(schema, left);
    issues.push(...result.issues);
    hand(result.value, findings);
  });
}

/** Objects of which nothing is named, so that all is handed on. */
export function anyObject(): ZodType<Record<string, unknown>> {
  return compose((findings) => {
    if (!isObject(findings.value)) wrongType(findings, "object");
  });
}

/** Lists of which no item is described. */
export function anyArray(): ZodType<unknown[]> {
  return compose((findings) => {
    if (!Array.isArray(findings.value)) wrongType(findings, "array");
  });
}

export function wrongType(
  { value: input, issues }: Findings,
  expected: string,
): void {
  issues.push({ code: "invalid_type", expected, input });
}

/** One of the values, compared deeply; the order of keys does not matter. */
export function equalTo<const T extends readonly unknown[]>(
  ...values: T
): ZodType<Mutable<T[number]>> {
  const allowed = new Set(values.map(canonical));
  return compose((findings) => {
    const { value, outputs } = findings;
    if (!allowed.has(canonical(value))) {
      fail(findings, "Invalid value: must be one of those listed");
    } else if (typeof value === "object" && value !== null) {
      outputs.push(limit(named(value) as object, []));
    }
  });
}

type Mutable<T> = T extends object
  ? { -readonly [K in keyof T]: Mutable<T[K]> }
  : T;

/** A copy: all of it is named. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__");
  return Object.fromEntries(entries.map(([key, child]) => [key, named(child)]));
}

export function conditional(
  condition: ZodType,
  then: ZodType = z.unknown(),
  otherwise: ZodType = z.unknown(),
): Rule {
  return (findings) => {
    const { value, issues } = run(condition, findings.value);
    const holds = issues.length === 0;
    if (holds) hand(value, findings);
    apply(holds ? then : otherwise, findings);
  };
}

/** The schema, for values of one type only. */
export function when(
  type: "string" | "number" | "boolean" | "array" | "object" | "null",
  schema: ZodType,
): Rule {
  return (findings) => {
    const { value } = findings;
    const actual =
      value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
    if (actual === type) apply(schema, findings);
  };
}

export function dependentSchemas(schemas: Record<string, ZodType>): Rule {
  return (findings) => {
    const { value } = findings;
    if (!isObject(value)) return;
    for (const [name, schema] of Object.entries(schemas)) {
      if (Object.hasOwn(value, name)) apply(schema, findings);
    }
  };
}
