// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Spelling } from "./coerce";
import type { PairParameter, TextParameter } from "./contract";
import type { Pair } from "./pairs";

/** A field of a form: a query parameter that is validated with its form. */
export interface Field extends Omit<PairParameter, "schema" | "default"> {
  /** A file, or several: part of a multipart body. */
  file?: "one" | "many";
  /** The media types a file may have: `image/png`, `image/*`. */
  types?: string[];
}

/** Which of three shapes a style is asked for. */
export type Kind = "text" | "list" | "record";

export type Decode = (raw: string) => string;

/** All ways to read a parameter, the likeliest first. */
export type TextStyle = (
  raw: string,
  kind: Kind,
  parameter: Omit<TextParameter, "style">,
  decode: Decode,
) => Spelling[];

/** The same; none when it is absent. */
export type PairStyle = (
  pairs: Pair[],
  kind: Kind,
  field: Field,
  decode: Decode,
) => Spelling[];
