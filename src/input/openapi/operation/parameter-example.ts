import type { Parameter } from "../../../model/route-spec.js";
import type { Json, Schema } from "../../../model/schema.js";
import type { Node } from "../document/node.js";
import type { OperationContext } from "./context.js";
import { readExamples } from "./media-types.js";

/** What a parameter's own example says of its value, where it says something. */
export function exampleOf(context: OperationContext, node: Node, schema: Schema): Pick<Parameter, "example"> {
  const example = valueMeant(readExamples(context, node)[0], schema);
  return example === undefined ? {} : { example };
}

/**
 * In a URL or header all is text, and many write the text of a number. That of lists and objects is left out: its value depends
 * on the style.
 */
function valueMeant(example: Json | undefined, schema: Schema): Json | undefined {
  if (typeof schema === "boolean" || typeof example === "object" || example === undefined) return example;
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return example;
  const text = String(example);
  if (types.includes("string")) return text;
  if (types.includes("boolean") && /^(?:true|false)$/.test(text)) return text === "true";
  const number = text.trim() === "" ? NaN : Number(text);
  if (types.includes("integer") || types.includes("number")) return Number.isNaN(number) ? example : number;
  return types.includes("boolean") ? example : undefined;
}
