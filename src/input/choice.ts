import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import type { Api } from "../model/route-spec.js";

/** What a file offers, and what was chosen of it. */
export interface Offered {
  api: Api;
  chosen: Api;
  /** Where the document is listed. */
  origin?: Origin;
}

/** Named when nothing was chosen; of more the first ones. */
const SHOWN = 10;

/** A choice that leaves nothing, of all files or of a document that is listed, is a slip: an error that says what there is. */
export function noneChosen({ offered }: { offered: readonly Offered[] }): Diagnostic[] {
  const empty = offered.filter(({ api, chosen }) => hasAny(api) && !hasAny(chosen));
  const listed = empty.filter(({ origin }) => origin !== undefined);
  if (listed.length > 0) return listed.map(nothing);
  return empty.length > 0 && !offered.some(({ chosen }) => hasAny(chosen)) ? [nothing(joined(empty))] : [];
}

function hasAny({ routes, refused }: Api): boolean {
  return routes.length + refused.length > 0;
}

function joined(offered: readonly Offered[]): Offered {
  const [first] = offered as [Offered, ...Offered[]];
  const routes = offered.flatMap(({ api }) => api.routes);
  return { ...first, api: { ...first.api, routes } };
}

function nothing({ api: { routes }, origin }: Offered): Diagnostic {
  const paths = routes.map(({ id }) => id);
  const tags = [...new Set(routes.flatMap(({ operations }) => operations.flatMap(({ tags = [] }) => tags)))].sort();
  return {
    code: "no-route-chosen",
    severity: "error",
    message: `include, exclude and tag leave none of the ${routes.length} routes.`,
    hint: [
      `The paths are ${few(paths)}; globs such as ${quote("users/**")} choose by them, ${quote("/api/v1/**")} by URL.`,
      ...(tags.length > 0 ? [`The tags are ${few(tags)}.`] : []),
    ].join("\n"),
    ...(origin && { origin }),
  };
}

function few(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names
    .slice(0, SHOWN)
    .map((name) => quote(name))
    .join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
