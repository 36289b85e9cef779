// Written by create-api-route; rewritten by `create-api-route generate`.

import { coerce, emptyValue, kinds, recordType, tooManyDigits } from "./coerce";
import type { Issue, Schema } from "./contract";
import type {
  Decode,
  Field,
  Kind,
  Pair,
  PairParameter,
  PairStyle,
  Spelling,
  TextParameter,
  TextStyle,
} from "./parameter";
import { isMalformed, type Violation, violations } from "./problem";

type Place = Violation["in"];

/** Reads a query parameter or cookie. */
export function readPairs(
  parameter: PairParameter,
  pairs: Pair[],
  decode: Decode,
  place: Place,
  errors: Violation[],
): unknown {
  // #if nested
  return accept(parameter, place, errors, () =>
    pairSpellings(parameter, pairs, decode),
  );
  // #else
  // const own = pairs.filter(({ name }) => name === parameter.name);
  // return accept(parameter, place, errors, () => {
  //   const texts = own.map(({ raw }) => decode(raw));
  //   return texts.length < 2 ? texts : [texts];
  // });
  // #end
}

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

/** Reads a path parameter or header. The segments of a catch-all come as a list. */
export function readText(
  parameter: TextParameter,
  text: string | string[] | undefined,
  decode: Decode,
  place: Place,
  errors: Violation[],
): unknown {
  // #if nested
  const { style = simple, type = "string" } = parameter;
  // #end
  return accept(parameter, place, errors, () => {
    if (text === undefined) return [];
    if (Array.isArray(text)) return [text.map(decode)];
    // #if nested
    return kinds(type).flatMap((kind) => style(text, kind, parameter, decode));
    // #else
    // return [decode(text)];
    // #end
  });
}

/** For parameters of which no more is known. */
const oneText: Schema = {
  safeParse(data) {
    if (typeof data === "string") return { success: true, data };
    const issues = [{ path: [], message: "Expected a single value" }];
    return { success: false, error: { issues } };
  },
};

/** The first reading that the schema accepts, else the errors of the likeliest. */
function accept(
  parameter: PairParameter | TextParameter,
  place: Place,
  errors: Violation[],
  read: () => Spelling[],
): unknown {
  const { name, type = "string", schema = oneText } = parameter;
  const { required = place === "path" } = parameter;
  const at = { in: place, name };
  let wrong: Violation[] | undefined;
  try {
    for (const spelling of read()) {
      // #if allowEmpty
      if (parameter.allowEmpty && spelling.toString() === "") {
        return emptyValue(type) ?? defaultOf(parameter);
      }
      // #end
      const value = coerce(spelling, type);
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      const issues = result.error.issues.map((issue) => exact(issue, value));
      wrong ??= violations(issues, at, value);
    }
  } catch (error) {
    if (!isMalformed(error)) throw error;
    wrong = [{ ...at, detail: error.message }];
  }
  if (wrong !== undefined) errors.push(...wrong);
  else if (required) errors.push({ ...at, detail: "Required" });
  // #if default|allowEmpty
  else return defaultOf(parameter);
  // #end
  return undefined;
}

/** Each request its own: a handler may change what it is given. */
function defaultOf({ default: value }: PairParameter | TextParameter): unknown {
  return typeof value === "object" ? structuredClone(value) : value;
}

/** A number with too many digits stays text, but that it is text is not what is wrong. */
function exact(issue: Issue, value: unknown): Issue {
  if (issue.expected !== "number") return issue;
  const found = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown>)[key],
    value,
  );
  return { ...issue, message: tooManyDigits(found) ?? issue.message };
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
