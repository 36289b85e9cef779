// Written by create-api-route; rewritten by `create-api-route generate`.

import { utf8 } from "./body";
import { coerce, safeRecord } from "./coerce";
import type { Content, ContentReader } from "./contents";
import type { Issue, Schema } from "./contract";
import type { Decode, Field } from "./parameter";
import { decodeForm, type Pair, toPairs } from "./pairs";
import { listName, pairSpellings, withLists } from "./parameters";
import { isMalformed } from "./problem";

/** `application/x-www-form-urlencoded`. */
export const readForm: ContentReader = (bytes, content, _type, malformed) =>
  fromFields(
    toPairs(utf8(bytes), "&", decodeForm),
    content,
    decodeForm,
    malformed,
  );

/** The value of each declared field, and of the others. */
export function fromFields(
  pairs: Pair[],
  { fields = [], others = "string", schema }: Content,
  decode: Decode,
  malformed: Issue[],
): Record<string, unknown> {
  const readings = new Map<string, unknown[]>();
  const read = (field: Field, from: Pair[]) => {
    const { name, type = "string" } = field;
    try {
      const spellings = pairSpellings(field, from, decode);
      if (spellings.length === 0) return;
      readings.set(
        name,
        spellings.map((spelling) => coerce(spelling, type)),
      );
    } catch (error) {
      if (!isMalformed(error)) throw error;
      malformed.push({ path: [name], message: error.message });
    }
  };
  const listed = withLists(pairs, fields);
  for (const field of fields) read(field, listed);
  for (const [name, own] of byName(pairs)) {
    const list = listName(name, fields);
    const isOther = !fields.some(
      (field) => list === field.name || isInside(name, field),
    );
    if (isOther) read({ name, type: others }, own);
  }
  return firstAccepted(readings, schema);
}

function byName(pairs: Pair[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.name);
    if (group) group.push(pair);
    else groups.set(pair.name, [pair]);
  }
  return groups;
}

/** Of each field the first reading that the schema accepts, else the likeliest. */
function firstAccepted(
  readings: Map<string, unknown[]>,
  schema?: Schema,
): Record<string, unknown> {
  const chosen = new Map<string, unknown>();
  for (const [name, [likeliest]] of readings) chosen.set(name, likeliest);
  let open = [...readings].filter(([, all]) => all.length > 1);
  for (let turn = 0; open.length > 0; turn += 1) {
    // After the last comes the first once more.
    for (const [name, all] of open) chosen.set(name, all[turn % all.length]);
    const wrong = wrongNames(safeRecord(chosen), schema);
    open = open.filter(([name, all]) => wrong.has(name) && turn < all.length);
  }
  return safeRecord(chosen);
}

function wrongNames(value: unknown, schema?: Schema): Set<unknown> {
  const issues = schema?.safeParse(value).error?.issues ?? [];
  return new Set(issues.map(({ path }) => path[0]));
}

/** Only other styles than the usual one know brackets. */
function isInside(name: string, field: Field): boolean {
  return field.style !== undefined && name.startsWith(`${field.name}[`);
}
