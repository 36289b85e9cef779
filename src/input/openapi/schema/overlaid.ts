import { pointerTo } from "../../../model/pointer.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import { member, members, type Doc, type Node } from "../document/node.js";
import { isBroken, type Refs } from "../document/refs.js";
import { conjuncts, type Lookup } from "./stated.js";

/**
 * Properties that say `type: object` and nothing else while another part of an `allOf` gives them a type that is not an
 * object, and where it does. Envelopes are written so (`utils.Response{data=string}` of Go's swag, whose `interface{}` was
 * an object): such a property is anything until an operation says what, and taken at its word no value would fit both.
 *
 * @param refs those that tell nobody: what is found here may be of no use to any operation
 */
export function overlaidProperties(refs: Refs, docs: Iterable<Doc>): ReadonlyMap<Json, Node> {
  const found = new Map<Json, Node>();
  const context: Lookup = {
    lookUp: (node) => {
      const target = refs.follow(node);
      return isBroken(target) ? undefined : target;
    },
  };
  for (const whole of compositions(docs)) {
    const stated = new Map<string, Node[]>();
    for (const part of conjuncts(context, whole)) {
      for (const [name, property] of members(member(part, "properties"))) {
        stated.set(name, [...(stated.get(name) ?? []), property]);
      }
    }
    for (const several of stated.values()) {
      const bare = several.filter(isBareObject);
      const other = bare.length === 0 ? undefined : several.find((each) => excludesObjects(context, each));
      if (other !== undefined) for (const { value } of bare) found.set(value, other);
    }
  }
  return found;
}

/** Where a value is, without the text of it, which only few are asked for. */
interface Step {
  value: JsonObject | Json[];
  key: string;
  from: Step | undefined;
}

/** Everything with an `allOf` of several parts; not in examples, which are large. */
function* compositions(docs: Iterable<Doc>): Iterable<Node> {
  const seen = new Set<Json>();
  for (const doc of docs) {
    const waiting: Step[] = isContainer(doc.value) ? [{ value: doc.value, key: "", from: undefined }] : [];
    for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
      const { value } = here;
      if (seen.has(value)) continue;
      seen.add(value);
      const all = Array.isArray(value) ? undefined : value.allOf;
      if (Array.isArray(all) && all.length > 1) yield { doc, pointer: pointerOf(here, doc), value };
      for (const key in value) {
        const inside = (value as JsonObject)[key]!;
        if (isContainer(inside) && key !== "examples" && key !== "example")
          waiting.push({ value: inside, key, from: here });
      }
    }
  }
}

function isContainer(value: Json): value is JsonObject | Json[] {
  return typeof value === "object" && value !== null;
}

function pointerOf({ key, from }: Step, doc: Doc): string {
  return from === undefined ? doc.pointer : pointerTo(pointerOf(from, doc), key);
}

/** Beside the type nothing that decides about values. */
const SAYS_NOTHING = /^(?:type|title|description|default|examples?|nullable|x-.*)$/;

function isBareObject({ value }: Node): boolean {
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
