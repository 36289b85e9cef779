// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 91bafe7c5a94d607-025e9bd1-5c6ac507

import type { Schema } from "./contract";

/** The types text may stand for; `string` when absent. */
export type TextType = "string" | "number" | "boolean" | "null" | "json";

interface BaseParameter {
  name: string;
  required?: boolean;
  type?: TextType;
  /** Any text when absent. */
  schema?: Schema;
}

/** A path parameter, required unless it says otherwise, or a header: one text. */
export type TextParameter = BaseParameter;

/** A query parameter or cookie: some of the pairs `name=value`. */
export type PairParameter = BaseParameter;

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

/** What a parameter is, still text: a list where it came several times. */
export type Spelling = string | string[];

export type Decode = (raw: string) => string;
