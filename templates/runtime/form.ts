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
  TextType,
} from "./contract";
import { decodeForm, toPairs } from "./pairs";
import { pairSpellings } from "./parameters";

/** `application/x-www-form-urlencoded`. */
export const readForm: ContentReader = (bytes, content) =>
  fromFields(toPairs(utf8(bytes), "&", decodeForm), content, decodeForm);

/** The value of each declared field, and of the others. */
export function fromFields(
  pairs: Pair[],
  { fields = [], others, schema }: Content,
  decode: Decode,
): Record<string, unknown> {
  const isOther = ({ name }: Pair) =>
    !fields.some((field) => name === field.name || isInside(name, field));
  const readings = new Map<string, unknown[]>();
  const rest = toFields(pairs.filter(isOther), others);
  for (const field of [...fields, ...rest]) {
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

/** Only other styles than the usual one know brackets. */
function isInside(name: string, field: Field): boolean {
  return field.style !== undefined && name.startsWith(`${field.name}[`);
}

function toFields(pairs: Pair[], type: TextType = "string"): Field[] {
  const names = [...new Set(pairs.map(({ name }) => name))];
  return names.map((name) => ({ name, type }));
}
