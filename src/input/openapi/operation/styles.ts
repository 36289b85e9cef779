import type { ParameterStyle } from "../../../model/route-spec.js";

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export const STYLES: readonly ParameterStyle[] = [
  "simple",
  "form",
  "label",
  "matrix",
  "spaceDelimited",
  "pipeDelimited",
  "tabDelimited",
  "deepObject",
];

/** Styles that a place allows (OpenAPI 3.2, "Style Values"); the first is the default. */
export const STYLES_OF: Readonly<Record<ParameterPlace, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

export interface Written {
  style: ParameterStyle;
  explode: boolean;
}

/**
 * 2.0's `collectionFormat` in the words of 3.x. Beyond what 3.x allows, every format may be in every place; then the
 * style is one of a query.
 */
export function ofCollectionFormat(format: unknown, place: ParameterPlace): Written | undefined {
  switch (format) {
    case undefined:
    case "csv":
      return { style: STYLES_OF[place][0]!, explode: false };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "tsv":
      return { style: "tabDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    case "multi":
      return place === "query" ? { style: "form", explode: true } : undefined;
    default:
      return undefined;
  }
}
