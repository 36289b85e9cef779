import type { UnknownFields } from "../model/document-use.js";
import type { RouterName } from "../model/routers/index.js";

/** What of a document is taken; empty lists are no choice. */
export interface Choice {
  /** Globs over its paths. */
  include: readonly string[];
  exclude: readonly string[];
  /** Only operations with one of these. */
  tag: readonly string[];
}

/** One document below `spec:`. */
export interface SpecEntry extends Choice {
  /** Relative to the file that lists it. */
  file: string;
  prefix?: string;
  as?: string;
  unknownFields?: UnknownFields;
  client?: boolean;
  withTests?: boolean;
  /** Where it is listed. */
  pointer: string;
}

/** What a spec file says about the run; flags win over it. */
export interface Settings {
  language?: "ts" | "js";
  router?: RouterName;
  unknownFields?: UnknownFields;
  /** A typed client for the front end. */
  client?: boolean;
  /** A test for each route. */
  withTests?: boolean;
  /** Put before the routes of an OpenAPI document that has none of its own, below `/api`. */
  prefix?: string;
  /** OpenAPI documents. */
  spec: SpecEntry[];
  /** Globs over routes. */
  include: readonly string[];
  exclude: readonly string[];
}

/** What the spec file says for all documents holds for those that say nothing else. */
export function withDefaults(
  entry: SpecEntry,
  { prefix, include, exclude, unknownFields, client, withTests }: Settings,
): SpecEntry {
  return {
    ...(prefix !== undefined && { prefix }),
    ...(unknownFields !== undefined && { unknownFields }),
    ...(client !== undefined && { client }),
    ...(withTests !== undefined && { withTests }),
    ...entry,
    include: entry.include.length > 0 ? entry.include : include,
    exclude: [...exclude, ...entry.exclude],
  };
}
