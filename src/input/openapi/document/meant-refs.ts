import type { Json } from "../../../model/schema.js";
import { member, members, type Node } from "./node.js";
import type { Library } from "./library.js";

const SCHEMAS = ["components/schemas", "definitions"];

/** Where each version keeps what references name, and where authors put it; the first that has it counts. */
const PLACES: readonly (readonly [word: RegExp, places: readonly string[]])[] = [
  [/^parameters?$/i, ["components/parameters", "parameters"]],
  [/^responses?$/i, ["components/responses", "responses", ...SCHEMAS]],
  [/^request_?bod(?:y|ies)$/i, ["components/requestBodies", ...SCHEMAS]],
  [/^(?:schemas?|definitions?|models?|components?)$/i, [...SCHEMAS, "components", "schemas"]],
];

/** A reference's target by another path, and the reference that leads there. */
export interface Meant {
  node: Node;
  reference: string;
}

/**
 * What a reference within the document means that leads nowhere: `#/definitions/User` where components has it, and the
 * reverse; `#/components/schema/User`, `components/schemas/User`, `#/User`. Undefined where nothing is called so.
 */
export function meantRef({ root }: Library, stated: string): Meant | undefined {
  // A model as Amazon's API Gateway has it.
  const reference = /^https:\/\/apigateway\.\S+\/restapis\/[^/]+(\/models\/\w+)$/.exec(stated)?.[1] ?? stated;
  if (!/^(?:#|\/|components\/|definitions\/)/.test(reference) || /\.(?:json|ya?ml)\b/i.test(reference))
    return undefined;
  const tokens = reference.split(/[#/]+/).filter((token) => token !== "");
  const name = tokens.at(-1);
  if (name === undefined || tokens.length > 3) return undefined;
  const words = tokens.slice(0, -1).reverse();
  const found = words.length === 0 ? PLACES.at(-1) : PLACES.find(([word]) => words.some((each) => word.test(each)));
  for (const place of found?.[1] ?? []) {
    const holder = place.split("/").reduce<Node | undefined>((here, token) => here && member(here, token), top(root));
    const target = holder && (member(holder, name) ?? spelledOtherwise(holder, name));
    if (target !== undefined) return { node: target, reference: `#${target.pointer}` };
  }
  return undefined;
}

function top(root: Library["root"]): Node<Json> {
  return { doc: root, pointer: "", value: root.value };
}

/** In another case, or with other signs between words: `API_Entities_Order` for `API::Entities::Order`. */
function spelledOtherwise(holder: Node, name: string): Node | undefined {
  const same = members(holder).filter(([key]) => letters(key) === letters(name));
  return same.length === 1 ? same[0]![1] : undefined;
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[\s_.:\\-]/g, "");
}
