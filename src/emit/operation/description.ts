import type { Diagnostic } from "../../model/diagnostic.js";
import type { Method, ParameterStyle, RouteMatch, SecurityRequirement, StatusKey } from "../../model/route-spec.js";
import type { Json, Schema } from "../../model/schema.js";
import type { Shape } from "../shape/shape.js";

/**
 * What the contract of one Next.js route says, decided once. Its types, its values and the first handlers are all
 * printed from this description, so that they cannot disagree. Plain data: names are as wanted, before a file makes
 * them its own, and texts are the spec's, to be encoded by whoever prints them.
 */
export interface ContractDescription {
  /** Those of the document's paths that live in the route, in the order given. */
  readonly routes: readonly RouteDescription[];
  /** What of the schemas cannot be checked. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RouteDescription {
  /** See `RouteSpec.id`. */
  readonly id: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** What its contract is called: `usersById`. */
  readonly name: string;
  readonly match: RouteMatch | undefined;
  readonly operations: readonly OperationDescription[];
}

export interface OperationDescription {
  /** See `Operation.id`. */
  readonly id: string;
  /** What receipts and options call it: see `operationKey`. */
  readonly key: string;
  readonly method: Method;
  /** What its types begin with: `ListUsers`. */
  readonly typeName: string;
  /** The same where a model has the name: by method and path, `GetUsers`. */
  readonly pathName: string;
  readonly deprecated: boolean;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly parameters: Readonly<Record<ParameterGroup, readonly ParameterDescription[]>>;
  /** The whole query string as one value. */
  readonly querystring: (RequestContent & { readonly required: boolean }) | undefined;
  readonly body: BodyDescription | undefined;
  /** See `Operation.bodyLimit`. */
  readonly bodyLimit: number | undefined;
  readonly responses: readonly ResponseDescription[];
  /** See `Operation.security`. */
  readonly security: readonly SecurityRequirement[] | undefined;
  /**
   * Whose answers the handler finds in `auth`: of each alternative the names of its schemes, empty where nobody is asked.
   * Undefined where no alternative names any.
   */
  readonly callers: readonly (readonly string[])[] | undefined;
}

/** The four places of parameters, under the names handlers know them by. */
export const PARAMETER_GROUPS = ["params", "query", "headers", "cookies"] as const;
export type ParameterGroup = (typeof PARAMETER_GROUPS)[number];

/** A schema of the spec and what it accepts. In forms the latter knows the fields that are files. */
export interface AnalysedSchema {
  readonly schema: Schema;
  readonly shape: Shape;
}

/** What text may stand for, in the words of `runtime/contract.ts`. */
export type TextType =
  | "string"
  | "number"
  | "boolean"
  | "null"
  | "json"
  | { items: TextType }
  | { properties: Record<string, TextType>; rest?: TextType }
  | { anyOf: TextType[] };

/** How a value is written where only text can stand. */
export interface TextForm {
  readonly type: TextType;
  /** Undefined where the text has a media type and is parsed as a whole. */
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean;
}

export interface ParameterDescription extends TextForm {
  /** Headers in lower case, as Node.js and handlers know them. */
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Requests without it are refused. */
  readonly required: boolean;
  /** Handlers can count on it: it is required or has a default. */
  readonly isPresent: boolean;
  /** `?name=` may be sent in a query string or cookie. */
  readonly allowEmpty: boolean;
  /** Handlers may get `""`, whatever the schema says. */
  readonly mayBeEmptyText: boolean;
  /** `+` in a query string means itself. */
  readonly allowReserved: boolean;
  /** Of a path parameter with a shape: the index of its undecoded text among the segments of the URL. */
  readonly segment: number | undefined;
  /** Of an object that takes every pair left: the parameters whose pairs are not its own. */
  readonly except: readonly string[];
  /** Taken when it is absent. */
  readonly default: Json | undefined;
  readonly value: AnalysedSchema;
}

/** How bodies of a media type are read and written. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "events" | "lines" | "bytes";

export interface ContentDescription {
  /** Lower case, without parameters; may be a range. */
  readonly mediaType: string;
  readonly kind: BodyKind;
  /**
   * What a value of this kind must be: the JSON, the form, the text, each of the lines, the data of each event.
   * Undefined where anything of the kind will do.
   */
  readonly value: AnalysedSchema | undefined;
}

export interface RequestContent extends ContentDescription {
  /** Of a form, in the schema's order; those of alternatives too. */
  readonly fields: readonly FieldDescription[];
  /** What the fields of a form stand for that the schema does not name. */
  readonly otherFields: TextType;
  /** Handed on as it comes; then nothing of the above is. */
  readonly isStream: boolean;
  /** Of a form that is handed on part by part; empty where any part will do. */
  readonly parts: readonly PartDescription[];
  /** What the schema itself says of parts that it does not name. */
  readonly otherParts: "refuse" | "keep" | undefined;
}

/** A part of a form, with what each of its name must be. */
export interface PartDescription {
  readonly name: string;
  readonly required: boolean;
  /** There may be several. */
  readonly isList: boolean;
  readonly content:
    | { readonly types: readonly string[] }
    | {
        readonly type: TextType;
        readonly value: AnalysedSchema;
        /** It may come in parts of its own, `meta[street]`. */
        readonly hasBrackets: boolean;
      };
}

/** A field of a form: a file, a list of files, or text. */
export type FieldDescription = { readonly name: string } & (FileForm | TextForm);
export interface FileForm {
  readonly file: FileKind;
  /** Media types and ranges of them; empty where any file will do. */
  readonly types: readonly string[];
}
export type FileKind = "one" | "many";

export interface BodyDescription {
  readonly required: boolean;
  readonly description: string | undefined;
  /** In the document's order; at least one. */
  readonly contents: readonly RequestContent[];
}

export interface ResponseDescription {
  readonly status: StatusKey;
  readonly headers: readonly HeaderDescription[];
  /** JSON first, as a handler that names no type means it; empty where HTTP has no content. */
  readonly contents: readonly ResponseContent[];
  /** See `ResponseSpec.mayBeAny`. */
  readonly mayBeAny: boolean;
}

export interface HeaderDescription extends TextForm {
  readonly name: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly value: AnalysedSchema;
}

export interface ResponseContent extends ContentDescription {
  /** Of `events`: the value is the whole event instead of its data. */
  readonly isWholeEvent: boolean;
  readonly example: Json | undefined;
}
