import type { Json, Schema } from "../../../model/schema.js";
import type { Node } from "../document/node.js";
import type { Notes } from "../document/notes.js";
import type { BrokenRef } from "../document/refs.js";
import type { Inheritance } from "./inheritance.js";

/** Who uses schemas: an operation or a model. What it refers to decides which models are kept and what must be refused. */
export interface Owner {
  /** Ids of models. */
  refs: Set<string>;
  /** The first reference inside that leads nowhere. */
  broken?: BrokenRef;
  /** Whether it says `readOnly` or `writeOnly` somewhere itself. */
  marked?: boolean;
}

export function newOwner(): Owner {
  return { refs: new Set() };
}

/** Two parts of an `allOf` of which no value fits both. */
export interface Clash {
  /** The keyword of the later part, and that of the other. */
  at: Node;
  other: Node;
  /** Absent: the value itself. */
  property: string | undefined;
  why: string;
}

/** What the parts of every `allOf` of the documents say about the same value. */
export interface Compositions {
  /** Properties that are read as anything, and what says more of each. */
  overlaid: ReadonlyMap<Json, Node>;
  /** What of a schema no value fits, as parts of it exclude each other. */
  clashes: ReadonlyMap<Json, readonly Clash[]>;
}

/** What reading one schema needs. */
export interface SchemaContext extends Compositions {
  notes: Notes;
  owner: Owner;
  /** Whether what stands beside a `$ref` applies (2020-12) or only describes (before 3.1). */
  siblingsApply: boolean;
  /**
   * The same to the letter of JSON Schema, without what authors usually mean: below `not` and `if`, where a schema is
   * asked about values it need not describe, and where it names its dialect. Itself when it is that already.
   */
  literal: SchemaContext;
  /** Reads a schema inside; references become models. */
  read(node: Node): Schema;
  /** What a reference stands for when no schema is wanted, e.g. below `properties`. */
  follow(node: Node): Node | undefined;
  /** The same where nothing is lost without it: a reference that leads nowhere breaks nothing. */
  lookUp(node: Node): Node | undefined;
  inheritance: Inheritance;
}
