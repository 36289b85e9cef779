import type { ContentDescription } from "../operation/description.js";
import { group, indent, softline, type Doc } from "../print/doc.js";
import { stringLiteral } from "../print/literals.js";
import { print } from "../print/printer.js";
import { argumentDoc, typeDoc, type TypeNode } from "../print/type.js";

/** Media types whose bodies have the same type share it. */
export function byType<Content extends ContentDescription>(
  contents: readonly Content[],
  typeOf: (content: Content) => Doc,
): { type: Doc; mediaTypes: string[] }[] {
  const found = new Map<string, { type: Doc; mediaTypes: string[] }>();
  for (const content of contents) {
    const type = typeOf(content);
    const key = contents.length === 1 ? "" : print(type);
    const entry = found.get(key) ?? { type, mediaTypes: [] };
    entry.mediaTypes.push(content.mediaType);
    found.set(key, entry);
  }
  return [...found.values()];
}

/** `"text/csv" | "text/plain"`; any text where a wildcard is among them. */
export function mediaTypeUnion(mediaTypes: readonly string[]): Doc {
  if (mediaTypes.some((mediaType) => mediaType.includes("*"))) return "string";
  const members = [...new Set(mediaTypes)].map((text): TypeNode => ({ kind: "text", text: stringLiteral(text) }));
  const [only] = members;
  return typeDoc(members.length === 1 && only !== undefined ? only : { kind: "union", members });
}

/** `name<argument>`: what has brackets or a name of its own is never moved below the `<`. */
export function generic(name: string, argument: TypeNode): Doc {
  const isCompact = argument.kind === "object" || argument.kind === "reference" || argument.kind === "text";
  return isCompact ? [name, "<", typeDoc(argument), ">"] : breakable(name, argumentDoc(argument));
}

export function breakable(name: string, argument: Doc): Doc {
  return group([name, "<", indent([softline, argument]), softline, ">"]);
}
