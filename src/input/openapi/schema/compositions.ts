import { pointerTo } from "../../../model/pointer.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { member, members, type Doc, type Node } from "../document/node.js";
import { isBroken, type Refs } from "../document/refs.js";
import { clashIn } from "./clashes.js";
import type { Clash, Compositions } from "./context.js";
import { overlaidAmong } from "./overlaid.js";
import { conjuncts, type Lookup } from "./stated.js";

/** @param refs those that tell nobody: what is found here may be of no use to any operation */
export function findCompositions(refs: Refs, docs: Iterable<Doc>): Compositions {
  const overlaid = new Map<Json, Node>();
  const clashes = new Map<Json, Clash[]>();
  const context: Lookup = {
    lookUp: (node) => {
      const target = refs.follow(node);
      return isBroken(target) ? undefined : target;
    },
  };
  for (const whole of compositions(docs)) {
    const parts = conjuncts(context, whole);
    const stated = statedProperties(parts);
    for (const several of stated.values())
      for (const [value, other] of overlaidAmong(context, several)) overlaid.set(value, other);
    const all: [name: string | undefined, statements: readonly Node[]][] = [[undefined, parts], ...stated];
    const found = all.flatMap(([name, statements]) => {
      const isOverlaid = statements.some(({ value }) => overlaid.has(value));
      return (statements.length > 1 && !isOverlaid && clashIn(context, statements, name)) || [];
    });
    if (found.length > 0) clashes.set(whole.value, found);
  }
  return { overlaid, clashes };
}

/** The schemas that parts have for each property. */
function statedProperties(parts: readonly Node[]): Map<string, Node[]> {
  const stated = new Map<string, Node[]>();
  for (const part of parts) {
    for (const [name, property] of members(member(part, "properties"))) {
      const others = stated.get(name);
      if (others === undefined) stated.set(name, [property]);
      else others.push(property);
    }
  }
  return stated;
}

/** Where a value is, without the text of it, which only few are asked for. */
interface Step {
  value: JsonObject | Json[];
  key: string;
  from: Step | undefined;
}

/** Everything with an `allOf` of several parts, or with properties beside one; not in examples, which are large. */
function* compositions(docs: Iterable<Doc>): Iterable<Node> {
  const seen = new Set<Json>();
  for (const doc of docs) {
    const waiting: Step[] = isContainer(doc.value) ? [{ value: doc.value, key: "", from: undefined }] : [];
    for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
      const { value } = here;
      if (seen.has(value)) continue;
      seen.add(value);
      if (!Array.isArray(value) && isComposition(value)) yield { doc, pointer: pointerOf(here, doc), value };
      for (const key in value) {
        const inside = (value as JsonObject)[key]!;
        if (isContainer(inside) && holdsContainer(inside) && key !== "examples" && key !== "example")
          waiting.push({ value: inside, key, from: here });
      }
    }
  }
}

function isComposition({ allOf, properties, type, enum: values }: JsonObject): boolean {
  if (!Array.isArray(allOf) || allOf.length === 0) return false;
  return allOf.length > 1 || [properties, type, values].some((own) => own !== undefined);
}

function isContainer(value: Json): value is JsonObject | Json[] {
  return typeof value === "object" && value !== null;
}

/** What holds none has no `allOf` in it, nor anything that has. Most are such. */
function holdsContainer(value: JsonObject | Json[]): boolean {
  for (const key in value) if (isContainer((value as JsonObject)[key]!)) return true;
  return false;
}

function pointerOf({ key, from }: Step, doc: Doc): string {
  return from === undefined ? doc.pointer : pointerTo(pointerOf(from, doc), key);
}
