import { didYouMean } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import type { SchemaObject } from "../../../model/schema.js";
import { member, originOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { typesOf } from "./values.js";

/** The formats of texts that decide something: of others nothing is lost that is misspelt. */
const FORMATS = "date-time date time duration email uuid uri hostname ipv4 ipv6 byte binary".split(" ");

/** What generators and authors write for one of them, by its letters and digits. */
const WORDS: Readonly<Record<string, string>> = {
  emailaddress: "email",
  mail: "email",
  url: "uri",
  base64: "byte",
  file: "binary",
  ipv4address: "ipv4",
  ipv6address: "ipv6",
};

const WHOLE = /^(?:int|integer|int32|int64|long)$/i;

/** What they look like in letters, by the ISO. */
const MASKS: readonly (readonly [mask: RegExp, format: string])[] = [
  [/^y{4}-mm-dd$/i, "date"],
  [/^y{4}-mm-dd'?t'?hh:mm:ss(?:\.s+)?'?(?:z|x+)'?$/i, "date-time"],
];

/** RFC 3339 section 5.6. */
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * A format that is not one, but means one (`datetime`, `UUID`, `uuid4`, `e-mail`), is read as that and told. Formats are
 * free words (OpenAPI 3.1 section 4.4): what is near none says what it says. A date-time whose own examples are not one
 * (`2024-01-31 12:00:00` of a database) stays a text.
 */
export function settleFormat(context: SchemaContext, schema: SchemaObject, node: Node): void {
  const { format: stated } = schema;
  if (stated === undefined || context === context.literal || stated === "url") return;
  const types = typesOf(schema);
  const shown = [...(schema.examples ?? []), ...(schema.default === undefined ? [] : [schema.default])];
  // OpenAPI's formats of whole numbers are those of `number` too.
  const { minimum, maximum, multipleOf, const: only, enum: listed = [] } = schema;
  const numbers = [...shown, minimum, maximum, multipleOf, only, ...listed];
  if (
    schema.type === "number" &&
    WHOLE.test(stated) &&
    !numbers.some((one) => typeof one === "number" && one % 1 !== 0)
  )
    schema.type = "integer";
  const meant = types === undefined || types.includes("string") ? meantFormat(stated) : undefined;
  if (meant === undefined || meant === stated) return;
  const own = meant === "date-time" ? DATE_TIME : meant === "date" ? DATE : /(?:)/;
  const other = shown.find((one) => typeof one === "string" && !own.test(one));
  if (other === undefined) schema.format = meant;
  const fate =
    other === undefined ? "it is read as that" : `it is ignored, since ${quote(String(other))} beside it is not one`;
  const message = `Expected a format such as ${meant}, got ${quote(stated)}; ${fate}.`;
  context.notes.warn({ code: "schema-format", message }, originOf(member(node, "format")!));
}

function meantFormat(stated: string): string | undefined {
  if (FORMATS.includes(stated)) return stated;
  const masked = MASKS.find(([mask]) => mask.test(stated))?.[1];
  if (masked !== undefined) return masked;
  const word = squeezed(stated);
  if (/^(?:uuid|guid)(?:v?\d)?$/.test(word)) return "uuid";
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  return FORMATS.find((format) => {
    const own = squeezed(format);
    // Short words are near to many: they have to have the same letters.
    return own.length < 5 ? sorted(own) === sorted(word) : didYouMean(word, [own], 5) !== undefined;
  });
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function sorted(text: string): string {
  return [...text].sort().join("");
}
