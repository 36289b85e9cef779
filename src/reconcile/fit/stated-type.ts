import type * as t from "@babel/types";

/** `"string"`, `"number"` or `"boolean"` for a property that is stated to be plainly that; empty for any other. */
export function statedType(member: t.Node): string {
  if (member.type === "TSPropertySignature") return keyword(member.typeAnnotation);
  if (member.type === "ClassProperty")
    return member.typeAnnotation ? keyword(member.typeAnnotation) : literal(member.value);
  return member.type === "ObjectProperty" && !member.shorthand ? literal(member.value) : "";
}

function keyword(annotation: t.Node | null | undefined): string {
  const type = annotation?.type === "TSTypeAnnotation" ? annotation.typeAnnotation.type : "";
  return /^TS(String|Number|Boolean)Keyword$/.exec(type)?.[1]?.toLowerCase() ?? "";
}

function literal(value: t.Node | null | undefined): string {
  if (value?.type === "TemplateLiteral") return "string";
  return (
    /^(String|Numeric|Boolean)Literal$/
      .exec(value?.type ?? "")?.[1]
      ?.toLowerCase()
      .replace("numeric", "number") ?? ""
  );
}
