import { PRINT_WIDTH } from "../text/print-width.js";

/** What templates may call besides Handlebars' own block helpers. Pure, and none returns text of its own making. */
export const HELPERS = {
  /** `{{#if (eq name "POST")}}` */
  eq: (left: unknown, right: unknown): boolean => left === right,
  /** `{{#if (or isItem hasBody)}}` */
  or: (left: unknown, right: unknown): boolean => left === true || right === true,
  /** `{{#if (wide 20 endpoint)}}`: a text and that many columns more are wider than the 80 of Prettier's defaults. */
  wide: (columns: number, text: string): boolean => columns + text.length > PRINT_WIDTH,
} as const;

/** Handlebars' own helpers that templates may use; `lookup` and `log` are left out. */
export const BLOCK_HELPERS = ["if", "unless", "each", "with"] as const;
