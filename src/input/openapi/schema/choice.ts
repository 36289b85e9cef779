import type { JsonObject, SchemaObject } from "../../../model/schema.js";
import { member, originOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { discriminate } from "./discriminator.js";
import { relaxOneOf } from "./overlap.js";

/**
 * Sees to it that the alternatives of `oneOf` and `anyOf` can be told apart, or need not be.
 *
 * @param schema what `node` was read as; changed
 */
export function settleChoice(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): void {
  const told = discriminate(context, node, schema);
  const pair = told === true ? undefined : relaxOneOf(context, node, schema);
  const fits = pair && `${pair[0]} and ${pair[1]} of oneOf fit the same values`;
  const discriminator = member(node, "discriminator");
  if (typeof told === "string" && discriminator !== undefined) {
    const message = `${told}${fits === undefined ? "" : `. Alternatives ${fits}: it is read as anyOf`}.`;
    context.notes.warn({ code: "discriminator-ignored", message }, originOf(discriminator));
  } else if (fits !== undefined) {
    const message = `Alternatives ${fits}, so that these would be refused; it is read as anyOf.`;
    const hint = "additionalProperties: false, or a property with one value in each, tells objects apart";
    context.notes.warn({ code: "one-of-overlaps", message, hint }, originOf(member(node, "oneOf")!));
  }
}
