import { isObject, type Json } from "../../../model/schema.js";
import type { Node } from "../document/node.js";
import { conjuncts, type Lookup } from "./stated.js";

/**
 * Properties that say `type: object` and nothing else while another part of an `allOf` gives them a type that is not an
 * object, and where it does. Envelopes are written so (`utils.Response{data=string}` of Go's swag, whose `interface{}` was
 * an object): such a property is anything until an operation says what, and taken at its word no value would fit both.
 *
 * @param several what parts say of one property
 */
export function overlaidAmong(context: Lookup, several: readonly Node[]): [bare: Json, other: Node][] {
  const bare = several.length > 1 ? several.filter(isBareObject) : [];
  const other = bare.length === 0 ? undefined : several.find((each) => excludesObjects(context, each));
  return other === undefined ? [] : bare.map(({ value }) => [value, other]);
}

/** Beside the type nothing that decides about values. */
export const SAYS_NOTHING = /^(?:type|title|description|default|examples?|nullable|x-.*)$/;

/** Whether all that is said of a value is that it is an object. */
export function isBareObject({ value }: Node): boolean {
  if (!isObject(value) || value.type !== "object") return false;
  const { additionalProperties: others } = value;
  const isOpen = others === true || (isObject(others) && Object.keys(others).length === 0);
  return Object.keys(value).every((key) => SAYS_NOTHING.test(key) || (isOpen && key === "additionalProperties"));
}

function excludesObjects(context: Lookup, property: Node): boolean {
  return conjuncts(context, property).some(({ value: { type } }) => {
    const types = Array.isArray(type) ? type : [type];
    return types.every((one) => typeof one === "string" && /^(?:string|number|integer|boolean|array)$/.test(one));
  });
}
