// Written by create-api-route; rewritten by `create-api-route generate`.

import type { ZodType } from "zod";
import { fail } from "./checks";
import { compose, type Findings, type Rule, wrongType } from "./compose";
import { isObject, limit, merge, namesOf } from "./merge";
import { MAX_PROBLEMS } from "./problem";
import { run, take } from "./zod";

/** What JSON Schema says of some of the properties or items of a value. */

/** Objects that have these properties, of whatever kind. */
export function required<const K extends string>(
  ...names: K[]
): ZodType<{ [N in K]: unknown }> {
  return compose((findings) => {
    const { value, outputs } = findings;
    if (!isObject(value)) return wrongType(findings, "object");
    const present = names.filter((name) => Object.hasOwn(value, name));
    for (const name of names) {
      if (!present.includes(name)) fail(findings, "Required", [name]);
    }
    outputs.push(limit(pick(value, present), []));
  });
}

function pick(value: Record<string, unknown>, names: string[]) {
  return Object.fromEntries(
    names
      .filter((name) => name !== "__proto__")
      .map((name) => [name, value[name]]),
  );
}

/** A tuple that says nothing of the items after its own. */
export function firstItems<T extends ZodType>(count: number, tuple: T): T {
  return compose(({ value, issues, outputs }) => {
    const result = run(tuple, value);
    issues.push(...result.issues.slice(0, MAX_PROBLEMS));
    if (!Array.isArray(result.value) || result.issues.length > 0) return;
    const items = Object.keys(result.value).slice(0, count);
    outputs.push(limit(result.value, items));
  }) as unknown as T;
}

export function contains(
  schema: ZodType,
  minimum = 1,
  maximum: number = Infinity,
): Rule {
  return (findings) => {
    const { value, outputs } = findings;
    if (!Array.isArray(value)) return;
    const matching = Object.keys(value).filter(
      (index) => run(schema, value[Number(index)]).issues.length === 0,
    );
    if (matching.length < minimum) {
      fail(findings, `Too small: expected at least ${minimum} matching items`);
    } else if (matching.length > maximum) {
      fail(findings, `Too big: expected at most ${maximum} matching items`);
    }
    outputs.push(limit([...value], matching));
  };
}

/** Properties whose names every object inherits, such as `constructor`. */
export function ownProperties(
  schemas: Record<string, ZodType>,
  required: string[] = [],
): Rule {
  return (findings) => {
    const { value } = findings;
    if (!isObject(value)) return;
    const present = Object.entries(schemas).filter(([name]) =>
      Object.hasOwn(value, name),
    );
    handEach(
      present.map(([name, schema]) => [name, [schema]]),
      value,
      findings,
    );
    for (const name of required) {
      if (!Object.hasOwn(value, name)) fail(findings, "Required", [name]);
    }
  };
}

/** Each property by the patterns its name matches; `others` for the rest. */
export function patternProperties(
  patterns: [RegExp, ZodType][],
  declared: string[] = [],
  others?: ZodType,
): Rule {
  return (findings) => {
    const { value } = findings;
    if (!isObject(value)) return;
    const isDeclared = new Set(declared);
    const schemasOf = (name: string): ZodType[] => {
      const matching = patterns.filter(([pattern]) => pattern.test(name));
      if (matching.length > 0) return matching.map(([, schema]) => schema);
      return others && !isDeclared.has(name) ? [others] : [];
    };
    const all = Object.keys(value).map((name): [string, ZodType[]] => [
      name,
      schemasOf(name),
    ]);
    handEach(all, value, findings);
  };
}

/** Hands on the parts for which there are schemas. */
function handEach(
  parts: Iterable<[key: string, schemas: ZodType[]]>,
  value: Record<string, unknown>,
  { issues, outputs }: Findings,
): void {
  const output = new Map<string, unknown>();
  for (const [key, schemas] of parts) {
    if (issues.length >= MAX_PROBLEMS) return;
    const child = value[key];
    const found = schemas.map((schema) =>
      take(run(schema, child), key, issues),
    );
    if (found.length > 0) output.set(key, merge(child, found));
  }
  const names = [...output.keys()];
  output.delete("__proto__");
  outputs.push(limit(Object.fromEntries(output), names));
}

/** Properties that none of the parts before it has looked at. */
export function unevaluatedProperties(schema: ZodType): Rule {
  return (findings) => {
    const { value } = findings;
    if (isObject(value))
      handEach(unevaluated(findings, schema), value, findings);
  };
}

/** Items that none of the parts before it has looked at. */
export function unevaluatedItems(schema: ZodType): Rule {
  return (findings) => {
    const { value, issues, outputs } = findings;
    if (!Array.isArray(value)) return;
    const output: unknown[] = [...value];
    for (const [key, [rest]] of unevaluated(findings, schema)) {
      const index = Number(key);
      if (issues.length >= MAX_PROBLEMS) return;
      output[index] = take(run(rest, value[index]), index, issues);
    }
    outputs.push(output);
  };
}

function unevaluated(
  { value, outputs }: Findings,
  schema: ZodType,
): [string, ZodType[]][] {
  const known = new Set(outputs.flatMap((output) => [...namesOf(output)]));
  return Object.keys(value as object)
    .filter((key) => !known.has(key))
    .map((key) => [key, [schema]]);
}
