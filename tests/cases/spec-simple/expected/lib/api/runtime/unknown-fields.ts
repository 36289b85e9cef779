// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: d8b9e63b59cdd445-13b63e96-ee7a743e

import { isObject } from "./merge";
import { MAX_PROBLEMS } from "./problem";

/** Where a value has fields that a schema left out; not more than can be told. */
export function unknownFields(
  sent: unknown,
  handedOn: unknown,
  path: PropertyKey[] = [],
  found: PropertyKey[][] = [],
): PropertyKey[][] {
  if (sent === handedOn || found.length >= MAX_PROBLEMS) return found;
  if (Array.isArray(sent) && Array.isArray(handedOn)) {
    for (const [index, item] of sent.entries()) {
      unknownFields(item, handedOn[index], [...path, index], found);
    }
  } else if (isObject(sent) && isObject(handedOn)) {
    for (const [name, child] of Object.entries(sent)) {
      const at = [...path, name];
      const isKnown = Object.hasOwn(handedOn, name);
      if (isKnown) unknownFields(child, handedOn[name], at, found);
      else if (found.length < MAX_PROBLEMS) found.push(at);
    }
  }
  return found;
}
