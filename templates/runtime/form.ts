// Written by create-api-route; rewritten by `create-api-route generate`.

import { utf8 } from "./body";
import { coerce } from "./coerce";
import type { Content, ContentReader, Decode, Field, Pair } from "./contract";
import { decodeForm, toPairs } from "./pairs";
import { pairSpellings } from "./parameters";

/** `application/x-www-form-urlencoded`. */
export const readForm: ContentReader = (bytes, content) =>
  fromFields(toPairs(utf8(bytes), "&", decodeForm), content, decodeForm);

/** The value of each declared field, and the others as text. */
export function fromFields(
  pairs: Pair[],
  { fields = [] }: Content,
  decode: Decode,
): Record<string, unknown> {
  const isOther = ({ name }: Pair) =>
    !fields.some((field) => name === field.name || isInside(name, field));
  const values = [...fields, ...toFields(pairs.filter(isOther))].map(
    (field): [string, unknown] => {
      const [spelling] = pairSpellings(field, pairs, decode);
      const { name, type = "string" } = field;
      return [name, spelling === undefined ? spelling : coerce(spelling, type)];
    },
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function isInside(name: string, field: Field): boolean {
  return name.startsWith(`${field.name}[`);
}

function toFields(pairs: Pair[]): Field[] {
  return [...new Set(pairs.map(({ name }) => name))].map((name) => ({ name }));
}
