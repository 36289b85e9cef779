import type { Json } from "../../model/schema.js";

/**
 * A small language for the shape of a file, from which both its check (`check.ts`) and its JSON Schema
 * (`json-schema.ts`) are made, so that the two cannot disagree.
 */
export type Shape =
  | TextShape
  | { kind: "flag" }
  | { kind: "null" }
  | { kind: "number"; integer?: true }
  | { kind: "any" }
  | ChoiceShape
  | ListShape
  | MapShape
  | ObjectShape
  | EitherShape
  | FormsShape
  | KeyedShape
  | { kind: "use"; name: string };

export interface TextShape {
  kind: "text";
  /** What the text is, for messages: `a type such as uuid or User[]`. */
  what?: string;
  /** A regular expression the whole text must match, in the syntax JavaScript and JSON Schema share. */
  pattern?: string;
  /** Texts that editors offer. */
  offered?: readonly string[];
  /** What to say about a text that does not match. */
  hint?(text: string): string | undefined;
}

export interface ChoiceShape {
  kind: "choice";
  values: readonly string[];
  /** What to say about other values, by lower-case value. */
  hints?: Readonly<Record<string, string>>;
}

export interface ListShape {
  kind: "list";
  items: Shape;
  nonEmpty?: true;
  /** What to say where another value stands in its place. */
  hint?: string;
}

/** Any keys, all with the same kind of value. */
export interface MapShape {
  kind: "map";
  values: Shape;
  keys?: { pattern: string; what: string };
  asides?: Asides;
  /** What to say where something else stands in its place. */
  hint?(value: Json): string | undefined;
  /** What to say about a key that says more than the entry's name; its entry is left unread then. */
  keyHint?(key: string): string | undefined;
}

/** Keys of a map that are not entries but say something of all of them. */
export interface Asides {
  shapes: Readonly<Record<string, Shape>>;
  /** Those that no entry is ever called; the others are asides where their value could not be an entry's. */
  always: readonly string[];
  /** What an entry's text looks like. */
  entryText: string;
}

export interface ObjectShape {
  kind: "object";
  keys: Readonly<Record<string, Key>>;
  /** Of these at least one must be given. */
  needsOneOf?: readonly string[];
  required?: readonly string[];
  /** Pairs of keys that exclude each other. */
  conflicts?: readonly (readonly [string, string])[];
  /** What to say about keys that are known to be wrong, by lower-case key. */
  refused?: Readonly<Record<string, string>>;
  /** What to say about another key. */
  keyHint?(key: string): string | undefined;
  /** What to say where something else stands in its place. */
  hint?(value: Json): string | undefined;
}

export interface Key {
  shape: Shape;
  /** Shown by editors. A key without one is accepted, and not offered by them. */
  description?: string;
}

/** One of several shapes, told apart by their JSON type; each type occurs once. */
export interface EitherShape {
  kind: "either";
  /** For the message when none fits: `a type or a JSON Schema`. */
  what: string;
  shapes: readonly Shape[];
  /** What to say about a value that none fits. */
  hint?(value: Json): string | undefined;
}

/** An object in its long form when it looks like one, else another shape. */
export interface FormsShape {
  kind: "forms";
  long: ObjectShape;
  /** The long form it is when all keys are the long form's and one of these signs is there. */
  signs: readonly Sign[];
  /** Keys that the long form refuses, and that no entry is where their value could not be one's. */
  slips?: { keys: readonly string[]; entryText: string };
  otherwise: Shape;
}

/** A map when it has keys and all of them are as the map's have to be, else another shape. */
export interface KeyedShape {
  kind: "keyed";
  map: MapShape & { keys: object };
  otherwise: Shape;
}

export interface Sign {
  key: string;
  /** Another key that has to be there too. */
  beside?: string;
  value:
    | "any"
    | "text"
    | "list"
    | "object"
    | { kind: "one or more of"; words: readonly string[] }
    | { kind: "keys match"; pattern: string }
    | { kind: "text unlike"; pattern: string }
    | { kind: "text amid"; pattern: string; keys: readonly string[] };
}

export type Definitions = Readonly<Record<string, Shape>>;
