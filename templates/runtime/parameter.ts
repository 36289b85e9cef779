// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Schema } from "./contract";

// #if nested|parameter.Kind
/** The types text may stand for; `string` when absent. */
export type TextType =
  | "string"
  | "number"
  | "boolean"
  | "null"
  | "json"
  | { items: TextType }
  | { properties: Record<string, TextType>; rest?: TextType }
  | { anyOf: TextType[] };
// #else
// /** The types text may stand for; `string` when absent. */
// export type TextType = "string" | "number" | "boolean" | "null" | "json";
// #end

interface BaseParameter {
  name: string;
  required?: boolean;
  type?: TextType;
  // #if nested|parameter.Kind
  explode?: boolean;
  // #end
  // #if default|allowEmpty
  /** Used when the parameter is absent. */
  default?: unknown;
  // #end
  // #if allowEmpty
  /** `?name` and `?name=` are fine. */
  allowEmpty?: boolean;
  // #end
  /** Any text when absent. */
  schema?: Schema;
}

// #if segment|nested|parameter.Kind
/** A path parameter, required unless it says otherwise, or a header: one text. */
export interface TextParameter extends BaseParameter {
  /** `simple` when absent. */
  style?: TextStyle;
  /** Where the undecoded text is: the index among the segments of the URL. */
  segment?: number;
}
// #else
// /** A path parameter, required unless it says otherwise, or a header: one text. */
// export type TextParameter = BaseParameter;
// #end

// #if allowReserved|nested|parameter.Kind
/** A query parameter or cookie: some of the pairs `name=value`. */
export interface PairParameter extends BaseParameter {
  /** `+` means itself, not a space. */
  allowReserved?: boolean;
  /** `form` when absent. */
  style?: PairStyle;
  /** Names of other parameters: what they begin with `[` is not of this open object. */
  except?: string[];
}
// #else
// /** A query parameter or cookie: some of the pairs `name=value`. */
// export type PairParameter = BaseParameter;
// #end

/** A field of a form: a query parameter that is validated with its form. */
export interface Field extends Omit<PairParameter, "schema" | "default"> {
  /** A file, or several: part of a multipart body. */
  file?: "one" | "many";
  /** The media types a file may have: `image/png`, `image/*`. */
  types?: string[];
}

/** A name with its undecoded value, from a query string, cookie or form. */
export interface Pair {
  name: string;
  raw: string;
}

/** Which of three shapes a style is asked for. */
export type Kind = "text" | "list" | "record";

// #if nested|parameter.Kind
/** What a style found, still text. */
export type Spelling = string | Spelling[] | { [name: string]: Spelling };
// #else
// /** What a parameter is, still text: a list where it came several times. */
// export type Spelling = string | string[];
// #end

export type Decode = (raw: string) => string;

/** All ways to read a parameter, the likeliest first. */
export type TextStyle = (
  raw: string,
  kind: Kind,
  parameter: BaseParameter,
  decode: Decode,
) => Spelling[];

/** The same; none when it is absent. */
export type PairStyle = (
  pairs: Pair[],
  kind: Kind,
  field: Field,
  decode: Decode,
) => Spelling[];
