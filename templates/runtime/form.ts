// Written by create-api-route; rewritten by `create-api-route generate`.

import { utf8 } from "./body";
import { coerce } from "./coerce";
import type {
  Content,
  ContentReader,
  Decode,
  Field,
  Pair,
  Schema,
} from "./contract";
import { decodeForm, toPairs } from "./pairs";
import { pairSpellings } from "./parameters";

/** `application/x-www-form-urlencoded`. */
export const readForm: ContentReader = (bytes, content) =>
  fromFields(toPairs(utf8(bytes), "&", decodeForm), content, decodeForm);

/** The value of each declared field, and the others as text. */
export function fromFields(
  pairs: Pair[],
  { fields = [], schema }: Content,
  decode: Decode,
): Record<string, unknown> {
  const isOther = ({ name }: Pair) =>
    !fields.some((field) => name === field.name || isInside(name, field));
  const readings = new Map<string, unknown[]>();
  for (const field of [...fields, ...toFields(pairs.filter(isOther))]) {
    const { name, type = "string" } = field;
    const spellings = pairSpellings(field, pairs, decode);
    if (spellings.length === 0) continue;
    readings.set(
      name,
      spellings.map((spelling) => coerce(spelling, type)),
    );
  }
  return firstAccepted(readings, schema);
}

/** Of each field the first reading that the schema accepts, else the likeliest. */
function firstAccepted(
  readings: Map<string, unknown[]>,
  schema?: Schema,
): Record<string, unknown> {
  const value = Object.fromEntries(
    [...readings].map(([name, [likeliest]]) => [name, likeliest]),
  );
  for (const [name, all] of readings) {
    if (all.length === 1 || !isWrong(name, value, schema)) continue;
    const right = all.find(
      (reading) => !isWrong(name, { ...value, [name]: reading }, schema),
    );
    value[name] = right ?? value[name];
  }
  return value;
}

function isWrong(name: string, value: unknown, schema?: Schema): boolean {
  const result = schema?.safeParse(value);
  if (result === undefined || result.success) return false;
  return result.error.issues.some(({ path }) => path[0] === name);
}

function isInside(name: string, field: Field): boolean {
  return name.startsWith(`${field.name}[`);
}

function toFields(pairs: Pair[]): Field[] {
  return [...new Set(pairs.map(({ name }) => name))].map((name) => ({ name }));
}
