// Written by create-api-route; rewritten by `create-api-route generate`.

import { kinds, recordType, type Spelling } from "./coerce";
import type { Decode, Field, Kind, PairStyle, TextStyle } from "./parameter";
import type { Pair } from "./pairs";

/**
 * The list that `tags[]` is an item of, as PHP, Rails and jQuery write `tags`;
 * the name itself where it is declared, or no list is.
 */
export function listName(name: string, fields: Field[]): string {
  const own = name.endsWith("[]") ? name.slice(0, -2) : name;
  if (own === name || fields.some((field) => field.name === name)) return name;
  const list = fields.find((field) => field.name === own);
  if (list?.file === "many") return own;
  return list && kinds(list.type ?? "string").includes("list") ? own : name;
}

/** The pairs, and those of lists once more by the names of the lists. */
export function withLists(pairs: Pair[], fields: Field[]): Pair[] {
  return pairs.flatMap((pair) => {
    const name = listName(pair.name, fields);
    return name === pair.name ? [pair] : [pair, { ...pair, name }];
  });
}

/** All ways to read a query parameter, cookie or form field; none when it is absent. */
export function pairSpellings(
  field: Field,
  pairs: Pair[],
  decode: Decode,
): Spelling[] {
  const { style = form, type = "string" } = field;
  const all = kinds(type).flatMap((kind) => style(pairs, kind, field, decode));
  // Nothing is an empty text before it is a list of one.
  return all.includes("") ? ["", ...all.filter((one) => one !== "")] : all;
}

/** `color=blue,black` or, exploded, `color=blue&color=black` and `R=100&G=200`. */
export const form: PairStyle = (pairs, kind, field, decode) => {
  const { name, explode = true } = field;
  if (kind === "record" && explode) return explodedRecord(pairs, field, decode);
  const raws = pairs.filter((pair) => pair.name === name).map(({ raw }) => raw);
  if (raws.length === 0) return [];
  const values = () => raws.map(decode);
  if (kind === "list" && explode) return [values()];
  if (kind === "text") return [raws.length === 1 ? values().join() : values()];
  return splits(raws.join(","), ",").map((parts) =>
    kind === "list" ? parts.map(decode) : toRecord(parts.map(decode)),
  );
};

/** `blue,black` and `R,100,G,200` or, exploded, `R=100,G=200`. */
export const simple: TextStyle = (raw, kind, { explode = false }, decode) => {
  if (kind === "text") return [decode(raw)];
  return splits(raw, ",").map((parts) => toShape(parts, kind, explode, decode));
};

/** The parts as a list, or as a record of names and values in turn or of `name=value`. */
export function toShape(
  parts: string[],
  kind: Exclude<Kind, "text">,
  explode: boolean,
  decode: Decode,
): Spelling {
  if (kind === "list") return parts.map(decode);
  return toRecord((explode ? parts.flatMap(nameAndValue) : parts).map(decode));
}

function nameAndValue(part: string): string[] {
  const at = part.indexOf("=");
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}

/** Names and values in turn; with an odd one out it is not a record. */
function toRecord(parts: string[]): Spelling {
  if (parts.length % 2 !== 0) return parts;
  const names = parts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(
    names.map((name, index) => [name, parts[2 * index + 1] ?? ""]),
  );
}

/**
 * The parts between delimiters. An encoded delimiter is data; only where that is
 * not valid, it is taken for the delimiter that many clients encode.
 */
export function splits(raw: string, delimiter: string): string[][] {
  if (raw === "") return [[""], []];
  const encoded = new RegExp(encodeURIComponent(delimiter), "gi");
  const loose = raw.replace(encoded, delimiter);
  return [raw, ...(loose === raw ? [] : [loose])].map((text) =>
    text.split(delimiter),
  );
}

/** Its properties are pairs of their own, beside those of other parameters. */
function explodedRecord(
  pairs: Pair[],
  { type = "string", except = [] }: Field,
  decode: Decode,
): Spelling[] {
  const { properties, rest } = recordType(type);
  const isOthers = (name: string) =>
    except.some((other) => name === other || name.startsWith(`${other}[`));
  const found = new Map<string, string[]>();
  for (const { name, raw } of pairs) {
    if (Object.hasOwn(properties, name) || (rest && !isOthers(name))) {
      const values = found.get(name) ?? [];
      values.push(decode(raw));
      found.set(name, values);
    }
  }
  if (found.size === 0) return [];
  const entries = [...found].map(([name, values]): [string, Spelling] => [
    name,
    values.length === 1 ? values.join() : values,
  ]);
  return [Object.fromEntries(entries)];
}
