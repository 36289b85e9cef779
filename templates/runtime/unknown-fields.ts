// Written by create-api-route; rewritten by `create-api-route generate`.

import { MAX_PROBLEMS } from "./problem";

/** Where a value has fields that a schema left out; not more than can be told. */
export function unknownFields(
  sent: unknown,
  handedOn: unknown,
  path: PropertyKey[] = [],
  found: PropertyKey[][] = [],
): PropertyKey[][] {
  if (sent === handedOn || !isNested(sent) || !isNested(handedOn)) return found;
  const isList = Array.isArray(sent);
  for (const [name, child] of Object.entries(sent)) {
    if (found.length >= MAX_PROBLEMS) break;
    const at = [...path, isList ? Number(name) : name];
    const isKnown = isList || Object.hasOwn(handedOn, name);
    if (isKnown) unknownFields(child, handedOn[name], at, found);
    else found.push(at);
  }
  return found;
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
