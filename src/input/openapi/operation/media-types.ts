import type { Encoding, MediaType } from "../../../model/route-spec.js";
import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import { isObject, type Json, type Schema } from "../../../model/schema.js";
import type { OperationContext } from "./context.js";
import { isObjectNode, isTrue, member, members, originOf, textOf, type Node, valueAt } from "../document/node.js";
import { flagAt } from "../document/flag.js";
import { respelled } from "../document/known-fields.js";
import { isBroken } from "../document/refs.js";
import { exampleInstead } from "../schema/slips.js";
import { isSchema } from "./content-slips.js";
import { meantMediaType } from "./meant-media-type.js";
import { ANNOTATIONS } from "../schema/annotations.js";
import { saysNothing } from "../schema/stated.js";
import { STYLES } from "./styles.js";

/** RFC 9110 section 8.3.1; ranges are allowed, also of a structured suffix; parameters are cut before. */
const MEDIA_TYPE = /^([\w!#$&^.+-]+|\*)\/([\w!#$&^.+-]+|\*|\*\+[\w!#$&^.-]+)$/;

/** Lower case and without parameters; `undefined` for what is not a media type. */
export function normalMediaType(text: string): string | undefined {
  const plain = text.split(";")[0]!.trim().toLowerCase();
  if (plain === "*") return "*/*";
  return MEDIA_TYPE.test(plain) ? plain : undefined;
}

/** The media type that a text is or means; what is not one is told at its place. */
export function mediaTypeOf({ notes }: Pick<OperationContext, "notes">, text: string, part: Node): string | undefined {
  const meant = meantMediaType(text);
  const stated = normalMediaType(text);
  if (meant === undefined && stated !== undefined) return stated;
  const fate = meant === undefined ? "it is ignored" : "it is read as that";
  const message = `Expected a media type such as ${meant ?? "application/json"}, got ${quote(text)}; ${fate}.`;
  notes.warn({ code: "media-type", message }, originOf(part));
  return meant;
}

/** That of a key, or those between which it has commas. */
function mediaTypesIn(context: OperationContext, key: string, part: Node): string[] {
  const listed = key.includes(";") ? [] : key.split(",").flatMap((one) => normalMediaType(one) ?? []);
  if (listed.length < 2) return [mediaTypeOf(context, key, part)].filter((one) => one !== undefined);
  const message = `Expected a media type, got ${quote(key)}; it is read as each of them.`;
  context.notes.warn({ code: "media-type", message }, originOf(part));
  return listed;
}

/**
 * A `content` map. Names that are not media types are left out with a warning; of names that differ in parameters only
 * either schema may be met. When nothing is left, anything may be sent.
 */
export function readContent(context: OperationContext, node: Node | undefined): MediaType[] {
  const found = new Map<string, MediaType>();
  for (const [key, part] of members(node)) {
    if (key.startsWith("x-") && !key.includes("/")) continue;
    for (const mediaType of mediaTypesIn(context, key, part)) {
      const media = {
        mediaType,
        ...(key !== mediaType && { key }),
        ...(key === "schema" ? { schema: context.schema(part) } : readMedia(context, part)),
      };
      if (mediaType === "application/json" && typeof media.schema === "object" && media.schema.format === "binary") {
        const message = "A file is not JSON; it is read as a text in JSON.";
        const hint = "Put it below application/octet-stream, or the media type it has.";
        context.notes.warn({ code: "json-file", message, hint }, originOf(part));
      }
      const first = found.get(mediaType);
      found.set(mediaType, first === undefined ? media : either(first, media));
    }
  }
  return [...found.values()];
}

/** Without the types whose schema says that nothing fits, which is how generators write that there is no body. */
export function sendable({ notes }: OperationContext, content: MediaType[], node: Node): MediaType[] {
  const stated = [node, ...members(member(node, "content")).map(([, part]) => part)].map((one) =>
    member(one, "schema"),
  );
  const nothing = stated.find((schema) => saysNothing(schema?.value));
  if (nothing === undefined) return content;
  const some = content.filter(({ schema }) => schema !== false);
  const message = `The schema accepts nothing; ${some.length > 0 ? "its media type is left out" : "it is read as no body"}.`;
  notes.info({ code: "body-of-nothing", message }, originOf(nothing));
  return some;
}

function either(one: MediaType, other: MediaType): MediaType {
  if (one.schema === undefined) return other.schema === undefined ? one : other;
  if (other.schema === undefined) return one;
  const isSame = JSON.stringify(one.schema, digits) === JSON.stringify(other.schema, digits);
  return isSame ? one : { ...one, schema: { anyOf: [one.schema, other.schema] } };
}

function digits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

export function readMedia(context: OperationContext, stated: Node): Omit<MediaType, "mediaType"> {
  const followed = context.follow(stated) ?? stated;
  const node = isSchema(followed) ? followed : respelled(context, followed, "media type");
  const schema = member(node, "schema") ?? bareSchema(context, stated, node);
  const itemSchema = member(node, "itemSchema");
  const encoding = readEncoding(context, member(node, "encoding"));
  const shown = readExamples(context, node);
  const [example, ...examples] = shown;
  const own = schema ? asShown(context, schema, shown) : exampleInstead(context.notes, node, "media type");
  return {
    ...(own !== undefined && { schema: own }),
    ...(itemSchema !== undefined && { itemSchema: context.schema(itemSchema) }),
    ...(encoding !== undefined && { encoding }),
    ...(isTrue(valueAt(node, "x-stream")) && { stream: true }),
    ...(example !== undefined && { example }),
    ...(examples.length > 0 && { examples }),
  };
}

/** Where an object, as in Postman's exports, or a list of which nothing is said is shown to be the other, that is meant. */
function asShown(context: OperationContext, node: Node, shown: readonly Json[]): Schema {
  const schema = context.schema(node);
  if (typeof schema === "boolean" || !/^(?:object|array)$/.test(String(schema.type))) return schema;
  const isBare = Object.keys(schema).every((key) => key === "type" || ANNOTATIONS.has(key));
  const all = isBare ? [...shown, ...(schema.examples ?? [])] : [];
  const type = schema.type === "object" ? "array" : "object";
  // PHP has an empty object as an empty list.
  const isOther = (one: Json): boolean => (type === "array" ? Array.isArray(one) && one.length > 0 : isObject(one));
  if (all.length === 0 || !all.every(isOther)) return schema;
  const [expected, came] = type === "array" ? ["a list", "an object"] : ["an object", "a list"];
  const fate = `it is read as any ${type === "array" ? "list" : type}`;
  const message = `Expected ${expected} as its example is, got ${came} of which nothing is said; ${fate}.`;
  context.notes.warn({ code: "schema-type", message }, originOf(node));
  return { ...schema, type };
}

/** A schema in the place of the media type that holds it. */
function bareSchema(context: OperationContext, stated: Node, node: Node): Node | undefined {
  // The schema says what is wrong with a list or a word.
  if (!isSchema(node)) return isObjectNode(node) || node.value === null ? undefined : stated;
  const message = "Expected a media type, with its schema below schema, got a schema; it is read as that.";
  context.notes.warn({ code: "content-slip", message }, originOf(stated));
  return stated;
}

/** `example`, and those of `examples` that have a value; one that a reference does not lead to is told, and left out. */
export function readExamples({ refs, notes }: OperationContext, node: Node): Json[] {
  const example = member(node, "example");
  const named = members(member(node, "examples")).flatMap(([, stated]) => {
    const one = refs.follow(stated);
    if (isBroken(one)) notes.warn({ code: "ref-unresolved", message: one.reason }, originOf(one.node));
    const value = isBroken(one) ? undefined : (member(one, "value") ?? member(one, "dataValue"));
    return value === undefined ? [] : [value.value];
  });
  return example === undefined ? named : [example.value, ...named];
}

function readEncoding(context: OperationContext, node: Node | undefined): Record<string, Encoding> | undefined {
  const encodings: Record<string, Encoding> = {};
  for (const [name, part] of members(node)) {
    if (!isObjectNode(part)) continue;
    const { value } = part;
    const stated = member(part, "contentType");
    const contentType = textOf(stated?.value);
    const style = STYLES.find((one) => one === value.style);
    setOwn(encodings, name, {
      ...(stated && contentType !== undefined && { contentType, origin: originOf(stated) }),
      ...(style !== undefined && { style }),
      ...(value.explode !== undefined && { explode: flagAt(context, part, "explode") }),
    });
  }
  return Object.keys(encodings).length > 0 ? encodings : undefined;
}
