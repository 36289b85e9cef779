/** What templates may call besides Handlebars' own block helpers. Pure, and none returns text of its own making. */
export const HELPERS = {
  /** `{{#if (eq name "POST")}}` */
  eq: (left: unknown, right: unknown): boolean => left === right,
} as const;

/** Handlebars' own helpers that templates may use; `lookup` and `log` are left out. */
export const BLOCK_HELPERS = ["if", "unless", "each", "with"] as const;
