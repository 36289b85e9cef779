import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import { askWhether, didYouMean } from "../../../model/did-you-mean.js";
import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import { member, originOf, type Node } from "./node.js";
import type { Notes } from "./notes.js";
import type { Version } from "./version.js";

/** Objects of a document whose fields are fixed. */
export type Kind =
  | "document"
  | "components"
  | "path item"
  | "operation"
  | "parameter"
  | "request body"
  | "response"
  | "media type"
  | "schema";

/** What each version has; 3.1 and 3.2 say what they add. */
const FIELDS: Readonly<Record<Kind, Partial<Record<Version, string>>>> = {
  document: {
    "2.0":
      "swagger info host basePath schemes consumes produces paths definitions parameters responses " +
      "securityDefinitions security tags externalDocs",
    "3.0": "openapi info servers paths components security tags externalDocs",
    "3.1": "webhooks jsonSchemaDialect",
    "3.2": "$self",
  },
  components: {
    "3.0": "schemas responses parameters examples requestBodies headers securitySchemes links callbacks",
    "3.1": "pathItems",
    "3.2": "mediaTypes",
  },
  "path item": {
    "2.0": "$ref get put post delete options head patch parameters",
    "3.0": "$ref summary description get put post delete options head patch trace servers parameters",
    "3.2": "query additionalOperations",
  },
  operation: {
    "2.0":
      "tags summary description externalDocs operationId consumes produces parameters responses schemes deprecated " +
      "security",
    "3.0":
      "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated " +
      "security servers",
  },
  parameter: {
    "2.0":
      "$ref name in description required schema type format allowEmptyValue items collectionFormat default maximum " +
      "exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum " +
      "multipleOf",
    "3.0":
      "$ref name in description required deprecated allowEmptyValue style explode allowReserved schema example " +
      "examples content",
    "3.1": "summary",
  },
  "request body": { "3.0": "$ref description content required", "3.1": "summary" },
  response: {
    "2.0": "$ref description schema headers examples",
    "3.0": "$ref description headers content links",
    "3.1": "summary",
  },
  "media type": {
    "3.0": "schema example examples encoding",
    "3.2": "$ref description itemSchema prefixEncoding itemEncoding",
  },
  // All versions read the keywords of all, those of JSON Schema included.
  schema: {
    "3.0":
      "$ref type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern " +
      "format contentEncoding contentMediaType contentSchema items prefixItems additionalItems contains minContains " +
      "maxContains maxItems minItems uniqueItems unevaluatedItems properties patternProperties additionalProperties " +
      "propertyNames required maxProperties minProperties dependentRequired dependentSchemas dependencies " +
      "unevaluatedProperties allOf anyOf oneOf not if then else title description default example examples " +
      "deprecated nullable readOnly writeOnly discriminator xml externalDocs $id id $schema $anchor $dynamicAnchor " +
      "$dynamicRef $recursiveAnchor $recursiveRef $defs definitions $comment $vocabulary",
  },
};

const SINCE_3: readonly Version[] = ["3.0", "3.1", "3.2"];

function fieldsFor(kind: Kind, version: Version): ReadonlySet<string> {
  const versions = version === "2.0" ? [version] : SINCE_3.slice(0, SINCE_3.indexOf(version) + 1);
  return new Set(versions.flatMap((each) => FIELDS[kind][each]?.split(" ") ?? []));
}

const VERSIONS: readonly Version[] = ["2.0", ...SINCE_3];

const KNOWN = new Map(
  (Object.keys(FIELDS) as Kind[]).map((kind) => [
    kind,
    // Keywords of schemas are read in every version.
    new Map(VERSIONS.map((version) => [version, fieldsFor(kind, kind === "schema" ? "3.2" : version)])),
  ]),
);

/** Whether a version of OpenAPI or JSON Schema has the field. */
export function isKnown(field: string, kind: Kind, version: Version = "3.2"): boolean {
  return KNOWN.get(kind)!.get(version)!.has(field);
}

/** Words of other languages for keywords of schemas that are not near to them in letters. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  length: "maxLength",
  regex: "pattern",
  regexp: "pattern",
  values: "enum",
  options: "enum",
  choices: "enum",
  of: "items",
  optional: "required",
  headers: "parameters",
  query: "parameters",
  params: "parameters",
  body: "requestBody",
};

/** What `min` and `max` begin, by the type beside them. */
const BOUNDS: Readonly<Record<string, string>> = { string: "Length", array: "Items", object: "Properties" };

/** Words that mean one field alone. */
const ALIAS = /^(?:min|max|regexp?|body|values|choices)$/;

function otherWord(key: string, { type, body }: JsonObject, kind: Kind): string | undefined {
  // As RAML has it.
  if (key === "body" && kind === "response")
    return isObject(body) && Object.keys(body).every((name) => name.includes("/")) ? "content" : undefined;
  if (key === "min" || key === "max")
    return key + (BOUNDS[String([type].flat().find((one) => one !== "null"))] ?? "imum");
  return Object.hasOwn(OTHER_WORDS, key) ? OTHER_WORDS[key] : undefined;
}

/** Fields near to words that authors add for themselves, or put where they do not belong: nobody means them. */
function isMeant(field: string): boolean {
  return !/^(?:not|if|then|else|xml|id|\$(?!ref$).*)$/.test(field);
}

/** A key that is not a field, and the field that is meant. */
export interface Slip {
  key: string;
  meant: string;
  node: Node;
}

/** Keys of an object that are not fields of its kind, but near one that is not there. */
export function slipsIn(node: Node, kind: Kind, version: Version): Slip[] {
  const { value } = node;
  if (!isObject(value)) return [];
  const known = KNOWN.get(kind)!.get(version)!;
  const found: Slip[] = [];
  for (const key in value) {
    if (known.has(key) || key.startsWith("x-")) continue;
    const missing = [...known].filter((field) => !Object.hasOwn(value, field) && isMeant(field));
    const word = otherWord(key, value, kind);
    const meant =
      word !== undefined && known.has(word) && !Object.hasOwn(value, word) ? word : didYouMean(key, missing);
    if (meant !== undefined) found.push({ key, meant, node: member(node, key)! });
  }
  return found;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** What fields hold, of those that are read where they are misspelt. */
const HOLDS: readonly (readonly [fields: RegExp, isOne: (value: Json) => boolean])[] = [
  [/^(?:requestBody|responses|schema|content|headers|encoding|properties|items|discriminator)$/, isObject],
  [/^(?:parameters|tags|security|enum|required|allOf|anyOf|oneOf|consumes|produces)$/, Array.isArray],
  [/^(?:tags|summary|description|operationId|title|type|format|pattern|style|name)$/, is("string")],
  [/^(?:(?:max|min)imum|(?:max|min)(?:Length|Items|Properties)|exclusiveM\w+|multipleOf)$/, is("number")],
  [/^(?:required|deprecated|nullable|explode|readOnly|writeOnly|uniqueItems|additionalProperties)$/, is("boolean")],
  [new RegExp(`^(?:${METHODS.join("|")})$`), (value) => isObject(value) && isObject(value.responses)],
];

function is(type: string): (value: Json) => boolean {
  return (value) => typeof value === type;
}

/** Whether a key is a field with a letter wrong or spelled in another way, and what it holds fits that one alone. */
function isPlain({ key, meant, node: { value } }: Slip): boolean {
  const isNear = (field: string): boolean => didYouMean(key.replace(/[-_\s]/g, ""), [field], 4) !== undefined;
  const others = METHODS.includes(meant) ? METHODS.filter(isNear).length - 1 : 0;
  return (
    (ALIAS.test(key) || (others === 0 && isNear(meant))) &&
    HOLDS.some(([fields, isOne]) => fields.test(meant) && isOne(value))
  );
}

/**
 * The same object with the fields that are plainly misspelt called as they are meant, which is told.
 *
 * @param tell whether those are told too of which nothing is read
 */
export function respelled<N extends Node>(
  { notes, version }: { notes: Notes; version: Version },
  node: N,
  kind: Kind,
  tell = true,
): N {
  const found = slipsIn(node, kind, version);
  if (found.length === 0 || !isObject(node.value)) return node;
  const spelled = new Map<string, string>();
  for (const slip of found) {
    const isRead = isPlain(slip) && !spelled.has(slip.meant);
    if (isRead) spelled.set(slip.meant, slip.key);
    if (isRead || tell) noteSlip(notes, slip, isRead);
  }
  const meant = new Map([...spelled].map(([field, key]) => [key, field]));
  const value: JsonObject = {};
  for (const key in node.value) setOwn(value, meant.get(key) ?? key, node.value[key]!);
  return { ...node, value, spelled };
}

/** Warns of the fields that are misspelt: nothing reads them. */
export function noteSlips({ notes, version }: { notes: Notes; version: Version }, node: Node, kind: Kind): void {
  for (const slip of slipsIn(node, kind, version)) noteSlip(notes, slip);
}

export function noteSlip(
  notes: Pick<Notes, "warn">,
  { key, meant, node }: Omit<Slip, "meant"> & Partial<Slip>,
  isRead = false,
): void {
  const fate = isRead ? `read as ${meant}` : "ignored";
  const message = `The key ${quote(key)} is not known here; it is ${fate}.`;
  const hint = isRead || meant === undefined ? {} : { hint: askWhether(meant) };
  notes.warn({ code: "unknown-field", message, ...hint }, originOf(node));
}
