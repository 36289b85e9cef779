/** The template of `client.ts`. */
export const CLIENT_SEED = "seeds/client";

/** How an operation writes what is not written the usual way: see `Format` of `templates/runtime/client.ts`. */
export interface ClientFormat {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  fields?: Record<string, string>;
  querystring?: "json";
  /** The media type of its body. */
  body?: string;
}

/** What a client has to know of one path besides the types of its contract. Receipts remember it: plain data. */
export interface ClientPath {
  /** Below `/api`, as OpenAPI writes it: `/users/{id}`. */
  path: string;
  /** The type of its operations, as its contract exports it. */
  type: string;
  /** Parameters that callers may leave out although handlers count on them, by method. */
  defaults?: Record<string, string[]>;
  /** By method. */
  formats?: Record<string, ClientFormat>;
}

/** The paths of one contract. */
export interface ClientRoute {
  /** The contract's file, from the project's root. */
  contract: string;
  /** The place of its document: see `DocumentUse.as`. */
  as?: string;
  paths: readonly ClientPath[];
}
