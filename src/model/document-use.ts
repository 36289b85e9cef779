/** What may become of fields of a request that its schema does not name. */
export const UNKNOWN_FIELDS = ["strip", "refuse", "keep"] as const;

/** `strip`: they are not handed on; `refuse`: each is a problem of the request; `keep`: they are handed on. */
export type UnknownFields = (typeof UNKNOWN_FIELDS)[number];

/**
 * A document and how a run takes it. Receipts remember it: plain data, absent is what was not said. Routes of a spec file
 * of ours have one only where flags said something about it.
 */
export interface DocumentUse {
  /** Relative to the project root, with `/`. */
  file: string;
  /** Its routes lie below `/api/<prefix>`. */
  prefix?: string;
  /** Its models, security and contracts lie in `lib/api/<as>`, where no other document's names are in the way. */
  as?: string;
  /** Globs over its paths. */
  include?: string[];
  exclude?: string[];
  /** Only its operations with one of these tags. */
  tag?: string[];
  /** What becomes of fields that a request's schema does not name; `strip` when absent. */
  unknownFields?: UnknownFields;
  /** The front end gets a typed client for its routes. */
  client?: true;
  /** Each of its routes gets a test, which calls it through the client. */
  withTests?: true;
  /** Which of these a flag said, and no spec file. */
  flags?: DocumentSetting[];
}

/** A spec file that is read for its routes, and how. */
export interface SpecUse {
  use: DocumentUse;
  /** It is an OpenAPI document, not a spec file of ours. */
  isDocument: boolean;
  /** What a spec file says of what else it adds, be it that there is none. */
  stated?: readonly Lasting[];
}

/** Settings that add something beside routes: said once, they hold until the opposite is said. */
export const LASTING = ["client", "withTests"] as const;
export type Lasting = (typeof LASTING)[number];

/** What is said about a document, in the words of flags and spec file. */
export const DOCUMENT_SETTINGS = [
  "prefix",
  "as",
  "include",
  "exclude",
  "tag",
  "unknownFields",
  "client",
  "withTests",
] as const;
export type DocumentSetting = (typeof DOCUMENT_SETTINGS)[number];

/** What a setting may be; `undefined` where there is none. */
export type SettingValue = string | readonly string[] | boolean | undefined;

/** A setting as flags call it, without the dashes: `unknown-fields`. */
export function flagOf(setting: DocumentSetting): string {
  return setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
