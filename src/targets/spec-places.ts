import type { Api } from "../model/route-spec.js";

/** The part of an API that lies in one place of `lib/api`. */
export interface PlacedApi extends Pick<Api, "routes" | "models" | "securitySchemes"> {
  /** See `DocumentUse.as`; `undefined` for what lies in `lib/api` itself. */
  as: string | undefined;
  /** The same as the beginning of a path: `kinto/`, or empty. */
  place: string;
}

/** An API by the places of its documents: names are unique in each, and mean nothing in another. */
export function byPlace({ routes, models, securitySchemes }: Api): PlacedApi[] {
  const places = [...new Set(routes.map(({ document }) => document?.as))];
  return places.map((as) => ({
    as,
    place: as === undefined ? "" : `${as}/`,
    routes: routes.filter(({ document }) => document?.as === as),
    models: new Map([...models].filter(([, model]) => model.as === as)),
    securitySchemes: securitySchemes.filter((scheme) => scheme.as === as),
  }));
}
