/** What a spec file says about the run; flags win over it. */
export interface Settings {
  language?: "ts" | "js";
  /** Put before the routes of an OpenAPI document, below `/api`. */
  prefix?: string;
  /** OpenAPI documents, relative to the file. */
  spec: string[];
  /** Globs over routes. */
  include: string[];
  exclude: string[];
}
