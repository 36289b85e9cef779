import { quote } from "../../../model/quote.js";
import type { MediaType } from "../../../model/route-spec.js";
import type { OperationContext } from "./context.js";
import { items, kindOf, member, members, originOf, textOf, valueAt, type Node } from "../document/node.js";
import type { Kind } from "../document/known-fields.js";
import { isTypeWord } from "../schema/meant-type.js";
import { exampleInstead } from "../schema/slips.js";
import { meantMediaType } from "./meant-media-type.js";

const JSON_TYPE = "application/json";

/** Keywords of which no other object of OpenAPI has one. */
const OF_SCHEMAS = ["properties", "items", "allOf", "anyOf", "oneOf", "enum"];

/** Whether a schema stands where an object that holds one is expected, or its properties: `{ id: "int" }`. */
export function isSchema(node: Node): boolean {
  const all = members(node);
  const isWord = ([key, { value }]: (typeof all)[number]): boolean => isTypeWord(value) && !TEXTS.test(key);
  return (
    typeof valueAt(node, "type") === "string" ||
    OF_SCHEMAS.some((key) => valueAt(node, key) !== undefined) ||
    (all.length > 0 && all.every(isWord))
  );
}

/** Fields of what holds a schema that are texts. */
const TEXTS = /^(?:\$ref|summary|description|content|example)$/;

/**
 * What a request body or response without a map `content` means by what it has instead: the name of a media type, media
 * types without the map around them, a schema without a media type. Each is told; undefined where there is none.
 *
 * @param stated before a reference is followed
 * @param kind what is expected
 * @param readMedia reads what a media type has
 */
export function meantContent(
  context: OperationContext,
  stated: Node,
  kind: Kind,
  readMedia: (part: Node) => Omit<MediaType, "mediaType">,
): MediaType[] | undefined {
  const node = context.follow(stated) ?? stated;
  const told = (part: Node, expected: string, came: string, fate: string): void => {
    context.notes.warn(
      { code: "content-slip", message: `Expected ${expected}, got ${came}; ${fate}.` },
      originOf(part),
    );
  };
  const content = member(node, "content");
  const schema = member(node, "schema");
  const names = [content, ...items(content)].flatMap((part) => textOf(part?.value) ?? []);
  if (content !== undefined && names.length > 0) {
    const types = names.flatMap(
      (text) => meantMediaType(text) ?? (text.includes("/") ? text.trim().toLowerCase() : []),
    );
    if (types.length === 0) return undefined;
    const fate = "what stands beside it is read as its schema";
    told(content, "a map of media types for content", names.map((name) => quote(name)).join(", "), fate);
    return types.map((mediaType) => ({ mediaType, ...(schema && { schema: context.schema(schema) }) }));
  }
  const isMedia = ([key]: [string, Node]): boolean => /^(?!x-)[\w*]+\/[\w.+*-]+$/.test(key);
  const media = (content ? items(content).flatMap(members) : members(node)).filter(isMedia);
  const [first] = media;
  if (first !== undefined) {
    if (content) told(content, "a map of media types for content", "a list", "its items are read as one");
    else told(first[1], "content", `the media type ${quote(first[0])}`, "it is read as if it stood in content");
    return media.map(([key, part]) => ({ mediaType: meantMediaType(key) ?? key.toLowerCase(), ...readMedia(part) }));
  }
  if (content !== undefined) return undefined;
  const whole = schema ?? (isSchema(node) ? stated : undefined);
  if (whole === undefined) {
    const shape = exampleInstead(context.notes, node, kind);
    return shape && [{ mediaType: JSON_TYPE, schema: shape }];
  }
  const came = schema ? "a schema" : `${kindOf(node.value)} that is a schema`;
  told(whole, "content", came, `it is read as that of ${JSON_TYPE}`);
  return [{ mediaType: JSON_TYPE, schema: context.schema(whole) }];
}
