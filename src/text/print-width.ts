/** Columns of a line by Prettier's defaults (https://prettier.io/docs/options#print-width): what all generated code is laid out for. */
export const PRINT_WIDTH = 80;
