import { isObject, type Json } from "../../model/schema.js";
import { STATUS } from "./key-hints.js";
import { KEYWORD_SLIPS, KEYWORDS, PROPERTY_ASIDES, SCHEMA_SIGNS } from "./keywords.js";
import type { Definitions, EitherShape, FormsShape, Key, KeyedShape, ObjectShape, Shape, Sign } from "./shape.js";
import { SHORT_TYPE_PATTERN } from "./short-type.js";
import { typeHint } from "./type-hints.js";

/**
 * What requests and answers are made of, in the file's own words and where OpenAPI's are meant: types, media types,
 * parameters, bodies and answers.
 */

const text: Shape = { kind: "text" };
const flag: Shape = { kind: "flag" };
const any: Shape = { kind: "any" };
const schema: Shape = { kind: "use", name: "schema" };

const MEDIA_TYPE_KEYS = { pattern: "^[^\\s/]+/[^\\s/]+$", what: "a media type such as text/plain" };
const mediaTypes = { kind: "map", keys: MEDIA_TYPE_KEYS, values: { kind: "use", name: "media" } } as const;

const content: Key = { shape: mediaTypes, description: "A schema for each media type." };

export function parameters(description: string): Key {
  const hint = (value: Json): string | undefined => {
    const listed = typeof value === "string" ? value.split(/[\s,&=]+/) : Array.isArray(value) ? value : [];
    const [first] = listed.flatMap(named);
    return first && `each one is a key with its type: { ${first} }`;
  };
  return { shape: { kind: "map", values: { kind: "use", name: "parameter" }, hint }, description };
}

/** `page`, `{ page: integer }`, `{ name: page, schema: { type: integer } }`, each as a key and its type. */
function named(one: Json): string[] {
  if (typeof one === "string") return one === "" ? [] : [`${one}: string`];
  if (!isObject(one)) return [];
  const { name, type = isObject(one.schema) ? one.schema.type : undefined } = one;
  const [[key, stated] = []] = typeof name === "string" ? [[name, type] as const] : Object.entries(one);
  return key === undefined ? [] : [`${key}: ${typeof stated === "string" ? stated : "string"}`];
}

const typeText: Shape = {
  kind: "text",
  what: "a type such as uuid, integer?, User[] or admin|member",
  pattern: SHORT_TYPE_PATTERN,
  hint: typeHint,
};

/** `[User]` for `User[]`, `[a, b]` for `a|b`. */
function listHint(value: Json): string | undefined {
  if (typeof value === "number") return `one value is { const: ${value} }`;
  const items = Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  if (items.length === 0) return Array.isArray(value) ? "a list of any values is unknown[]" : undefined;
  if (items.length === 1) return `a list is written as "${items[0]}[]"`;
  return `a choice is written as ${items.join("|")}, properties as { ${items[0]}: string }`;
}

/** `response: 204`. */
function responseHint(value: Json): string | undefined {
  return typeof value === "number" ? `a status is a key: responses: { ${value}: null }` : listHint(value);
}

/** A long form is told from a list of properties by its `content`. */
const CONTENT_SIGN: Sign = { key: "content", value: { kind: "keys match", pattern: MEDIA_TYPE_KEYS.pattern } };

/** That of an answer also by a description in words, or by headers beside a body. */
const ANSWER_SIGNS: readonly Sign[] = [
  CONTENT_SIGN,
  { key: "description", value: { kind: "text unlike", pattern: SHORT_TYPE_PATTERN } },
  ...["body", "schema"].map((beside): Sign => ({ key: "headers", beside, value: "object" })),
  ...["body", "schema"].map((beside): Sign => ({ key: "status", beside, value: "any" })),
];

/** `response: { status: 201, body: User }`. */
const ANSWER_SLIPS = { status: STATUS };

/** `{ multipart/form-data: ... }` without `content` around it. */
export const BY_MEDIA_TYPE: KeyedShape = { kind: "keyed", map: mediaTypes, otherwise: schema };

/** A schema, and what OpenAPI says beside one in a parameter, a header or a media type. */
function schemaHolder(more: ObjectShape["keys"]): EitherShape {
  const long: ObjectShape = {
    kind: "object",
    keys: {
      schema: { shape: schema, description: "Its type, as OpenAPI has it." },
      example: { shape: any, description: "An example." },
      ...more,
    },
  };
  const forms: FormsShape = { kind: "forms", long, signs: [{ key: "schema", value: "any" }], otherwise: schema };
  return { ...schemaShape, shapes: [typeText, flag, forms] };
}

const schemaShape: EitherShape = {
  kind: "either",
  what: "a type such as uuid or User[], a list of properties, or JSON Schema",
  hint: listHint,
  shapes: [
    typeText,
    flag,
    {
      kind: "forms",
      long: { kind: "object", keys: KEYWORDS, refused: KEYWORD_SLIPS },
      signs: SCHEMA_SIGNS,
      slips: { keys: Object.keys(KEYWORD_SLIPS), entryText: SHORT_TYPE_PATTERN },
      otherwise: { kind: "map", values: schema, asides: PROPERTY_ASIDES },
    },
  ],
};

export const PAYLOADS: Definitions = {
  schema: schemaShape,
  media: schemaHolder({}),
  parameter: schemaHolder({
    description: { shape: text, description: "About it." },
    required: { shape: flag, description: "Whether it must be there; true when not said." },
    deprecated: { shape: flag, description: "Whether it is deprecated." },
  }),
  body: {
    kind: "either",
    what: "a type, a list of properties, JSON Schema, or { content: ... }",
    hint: listHint,
    shapes: [
      typeText,
      flag,
      {
        kind: "forms",
        long: {
          kind: "object",
          keys: {
            description: { shape: text, description: "About the body." },
            required: { shape: flag, description: "Whether it must be sent; true when not said." },
            stream: {
              shape: flag,
              description: "Handed to the handler as it comes, unchecked; of a form part by part, fields checked.",
            },
            content,
          },
        },
        signs: [CONTENT_SIGN],
        otherwise: BY_MEDIA_TYPE,
      },
    ],
  },
  answer: {
    kind: "either",
    what: "a type, a list of properties, JSON Schema, a media type's, or null",
    hint: listHint,
    shapes: [typeText, flag, { kind: "null" }, BY_MEDIA_TYPE],
  },
  response: {
    kind: "either",
    what: "a type, a list of properties, JSON Schema, { content: ... }, or null",
    hint: responseHint,
    shapes: [
      typeText,
      flag,
      { kind: "null" },
      {
        kind: "forms",
        long: {
          kind: "object",
          keys: {
            description: { shape: text, description: "When this is the answer." },
            headers: parameters("Response headers."),
            content,
            body: { shape: { kind: "use", name: "answer" }, description: "The body, beside its headers." },
            schema: { shape: { kind: "use", name: "answer" }, description: "The body, as OpenAPI 2.0 has it." },
          },
          refused: ANSWER_SLIPS,
          conflicts: [
            ["content", "body"],
            ["content", "schema"],
            ["body", "schema"],
          ],
        },
        signs: ANSWER_SIGNS,
        slips: { keys: Object.keys(ANSWER_SLIPS), entryText: SHORT_TYPE_PATTERN },
        otherwise: BY_MEDIA_TYPE,
      },
    ],
  },
};

/** The long form of a definition, by which a reader tells what the check has let pass. */
export function longForm(name: "schema" | "media" | "parameter" | "body" | "response"): FormsShape {
  const { shapes } = PAYLOADS[name] as EitherShape;
  return shapes.find((shape): shape is FormsShape => shape.kind === "forms")!;
}
