/** What kind of project it is. */
export interface Layout {
  src: boolean;
  language: "ts" | "js";
  alias: boolean;
  /** The document names no operations: they are known by their paths. Default: it does. */
  unnamed?: boolean;
}

/** The place of the document that has a path: the second document lies below its prefix, and in its own place. */
export function documentOf(path: string): string | undefined {
  return path.startsWith("shop/") ? "shop" : undefined;
}
